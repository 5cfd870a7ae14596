# SPDX-License-Identifier: GPL-3.0-or-later
"""What a secret looks like in memory, and whether it is in the memory of a process, read from outside."""

import bisect
import contextlib
import hashlib
import itertools
import os
import pathlib
import re
import signal
import struct
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

import sealed  # noqa: E402


PAGE = os.sysconf("SC_PAGESIZE")


def spellings(text):
    """{name: bytes} of a text, as programs hold texts."""
    forms = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}
    return {f"{ascii(form)} in {coding}": form.encode(coding) for form in forms for coding in ("utf-8", "utf-16-le", "utf-32-le")}


def parts_of_text(text, size=12, count=40):
    """About this many pieces of it, so that a partial copy is found, too."""
    found = {}
    for start in range(0, len(text) - size + 1, max(size, len(text) // count)):
        found |= spellings(text[start : start + size])
    return found


def all_parts_of_text(text, size=12):
    """Each piece of that size: libraries contain shorter ones of words that anybody may use."""
    return {name: data for start in range(len(text) - size + 1) for name, data in spellings(text[start : start + size]).items()}


def parts_of_key(name, key):
    """Halves, as bytes and as SHA-256 holds them: words in the machine's order."""
    words = struct.pack(f"<{len(key) // 4}I", *struct.unpack(f">{len(key) // 4}I", key))
    return {f"{name}, {order} {i}": data[i : i + 16] for order, data in (("bytes", key), ("words", words)) for i in (0, 16)}


def keys_of_message(message, passphrase, key):
    parsed = sealed.read(message)
    found = {}
    if passphrase is not None:
        normal = unicodedata.normalize("NFC", passphrase).encode()
        derived = hashlib.pbkdf2_hmac("sha256", normal, parsed.salt, sealed.UNIT * parsed.cost, 32)
        found |= parts_of_key("PBKDF2", derived)
    root = sealed.derive(parsed.salt, passphrase, key, sealed.UNIT * parsed.cost)
    found |= parts_of_key("root", root)
    for purpose in (b"encrypt", b"authenticate"):
        found |= parts_of_key(purpose.decode(), sealed.expand(root, purpose))
    return found


@contextlib.contextmanager
def stopped(process):
    """A child of ours, stopped. What arrives meanwhile, such as keys, it gets afterwards and all at once."""
    process.send_signal(signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, process.pid, os.WSTOPPED)
        yield process.pid
    finally:
        process.send_signal(signal.SIGCONT)


def read_region(memory, start, end):
    """Zeros where nothing can be read: glibc's newer guard pages are part of the mapping that they guard."""
    parts = []
    while start < end:
        try:
            part = os.pread(memory, end - start, start)
        except OSError:
            part = bytes(min(PAGE, end - start))
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def used_parts(pagemap, start, end):
    """(start, end) of what was ever written to, in memory with no file behind it: a thread's stack is hardly used."""
    # The top byte of a page's entry says whether it is there (0x80) or swapped out (0x40).
    flags = os.pread(pagemap, (end - start) // PAGE * 8, start // PAGE * 8)[7::8]
    for match in re.finditer(rb"[\x40-\xff]+", flags):
        yield tuple(start + PAGE * page for page in match.span())


def read_memory(pid):
    """(name, address, bytes) of the parts that it wrote to, or could: not of what comes from a file, like the code of libraries.

    A part consists of whole pages, and adjacent pages of a mapping are one part.
    """
    with contextlib.ExitStack() as stack:
        maps = stack.enter_context(open(f"/proc/{pid}/maps", encoding="utf-8"))
        memory, pagemap = (stack.enter_context(open(f"/proc/{pid}/{name}", "rb", buffering=0)).fileno() for name in ("mem", "pagemap"))
        for line in maps:
            start, end, access, name = re.match(r"(\w+)-(\w+) (\S+) \S+ \S+ \S+ *(.*)", line).groups()
            of_file = name.startswith("/") and not name.startswith("/memfd:")
            if "r" not in access or (of_file and "w" not in access) or name in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            start, end = int(start, 16), int(end, 16)
            for first, last in [(start, end)] if name.startswith("/") else used_parts(pagemap, start, end):
                yield name or "nameless", first, read_region(memory, first, last)


MARGIN = 512  # in bytes: no secret that is searched for is longer


class Snapshot:
    """The memory as it was before there was any secret. What was already there, and still is, is no secret."""

    def __init__(self, pid):
        self.parts = sorted((start, data) for _, start, data in read_memory(pid))
        self.starts = [start for start, _ in self.parts]

    def read(self, address, size):
        """What was there, at this address: less than that, or nothing, where there was no memory."""
        i = bisect.bisect(self.starts, address) - 1
        if i < 0:
            return b""
        start, before = self.parts[i]
        return before[address - start : address - start + size]

    def changes(self, start, data):
        """(first, last) of each stretch of a part that has changed, with a margin."""
        first = end = 0
        for at in range(0, len(data), PAGE):
            if self.read(start + at, PAGE) == data[at : at + PAGE]:
                continue
            if end and at - MARGIN > end:
                yield first, end
                end = 0
            if not end:
                first = max(0, at - MARGIN)
            end = min(len(data), at + PAGE + MARGIN)
        if end:
            yield first, end


def find_all(data, secret):
    at = data.find(secret)
    while at >= 0:
        yield at
        at = data.find(secret, at + 1)


def any_of(secrets):
    """A pattern that finds whether there are any, by their first bytes: looking for each of a few hundred takes seven times as
    long."""
    groups = itertools.groupby(sorted(secrets), key=lambda secret: secret[:1])
    choices = (re.escape(first) + b"(?:" + b"|".join(re.escape(secret[1:]) for secret in group) + b")" for first, group in groups)
    return re.compile(b"|".join(choices), re.DOTALL)


def search(pid, secrets, expected=frozenset(("[heap]", "[stack]", "nameless")), before=None):
    """What of {name: bytes} is found, where, and how often; not what a Snapshot holds in the same place. `expected`: places that
    must be there."""
    assert all(len(secret) <= MARGIN for secret in secrets.values())
    pattern = any_of(secrets.values())
    found = []
    places = set()
    for place, start, data in read_memory(pid):
        places.add(place)
        for first, last in before.changes(start, data) if before else [(0, len(data))]:
            part = data[first:last]
            for name, secret in secrets.items() if pattern.search(part) else ():
                news = (at for at in find_all(part, secret) if not before or before.read(start + first + at, len(secret)) != secret)
                count = sum(1 for _ in news)
                if count:
                    found.append((name, place, count))
    assert places > expected, "is that all of it?"
    return found
