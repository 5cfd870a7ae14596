# SPDX-License-Identifier: GPL-3.0-or-later
"""What a secret looks like in memory, and whether it is in that of a process, read from outside."""

import bisect
import contextlib
import hashlib
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
    """{name: bytes} of a text as programs hold texts."""
    forms = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}
    return {f"{ascii(form)} in {coding}": form.encode(coding) for form in forms for coding in ("utf-8", "utf-16-le", "utf-32-le")}


def parts_of_text(text, size=12, count=40):
    """About so many pieces of it, so that what holds a part only is found, too."""
    found = {}
    for start in range(0, len(text) - size + 1, max(size, len(text) // count)):
        found |= spellings(text[start : start + size])
    return found


def all_parts_of_text(text, size=12):
    """Each piece of that size: of words that anybody may use, shorter ones stand in libraries, too."""
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
    """A child of ours, as it stands still: what comes meanwhile, like keys, it gets afterwards and all at once."""
    process.send_signal(signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, process.pid, os.WSTOPPED)
        yield process.pid
    finally:
        process.send_signal(signal.SIGCONT)


def read_region(memory, start, end):
    """Zeros where there is nothing to be read: glibc's newer guard pages are a part of the mapping that they guard."""
    data = bytearray()
    while start + len(data) < end:
        memory.seek(start + len(data))
        try:
            data += memory.read(end - start - len(data))
        except OSError:
            data += bytes(min(PAGE, end - start - len(data)))
    return bytes(data)


def read_memory(pid):
    """(name, address, bytes) of all of it but what it cannot write to and what comes out of a file, like the code of libraries."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            start, end, access, name = re.match(r"(\w+)-(\w+) (\S+) \S+ \S+ \S+ *(.*)", line).groups()
            of_file = name.startswith("/") and not name.startswith("/memfd:")
            if "r" not in access or (of_file and "w" not in access) or name in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            start, end = int(start, 16), int(end, 16)
            yield name or "nameless", start, read_region(memory, start, end)


BLOCK = 4096  # bytes that are compared at once
MARGIN = 512  # bytes: no secret that is searched for is longer


class Snapshot:
    """The memory as it was before there was any secret: what stood there already, and stands there still, is none."""

    def __init__(self, pid):
        self.regions = sorted((start, data) for _, start, data in read_memory(pid))
        self.starts = [start for start, _ in self.regions]

    def read(self, address, size):
        """What was there, at this address; less than so much, or nothing, where there was no memory."""
        i = bisect.bisect(self.starts, address) - 1
        if i < 0:
            return b""
        start, before = self.regions[i]
        return before[address - start : address - start + size]

    def changes(self, start, data):
        """(first, last) of each part of a region that is not as it was, with a margin."""
        before = self.read(start, len(data))
        if before == data:
            return
        end = 0
        for at in range(0, len(data), BLOCK):
            if before[at : at + BLOCK] == data[at : at + BLOCK]:
                continue
            if end and at - MARGIN > end:
                yield first, end
                end = 0
            if not end:
                first = max(0, at - MARGIN)
            end = min(len(data), at + BLOCK + MARGIN)
        if end:
            yield first, end


def find_all(data, secret):
    at = data.find(secret)
    while at >= 0:
        yield at
        at = data.find(secret, at + 1)


def search(pid, secrets, expected=frozenset(("[heap]", "[stack]", "nameless")), before=None):
    """What of {name: bytes} is found, where, and how often; not what a Snapshot holds in the same place. `expected`: places
    that there must be."""
    assert all(len(secret) <= MARGIN for secret in secrets.values())
    found = []
    places = set()
    for place, start, data in read_memory(pid):
        places.add(place)
        for first, last in before.changes(start, data) if before else [(0, len(data))]:
            part = data[first:last]
            for name, secret in secrets.items():
                news = (at for at in find_all(part, secret) if not before or before.read(start + first + at, len(secret)) != secret)
                count = sum(1 for _ in news)
                if count:
                    found.append((name, place, count))
    assert places > expected, "is that all of it?"
    return found
