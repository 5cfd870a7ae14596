# SPDX-License-Identifier: GPL-3.0-or-later
"""What a secret looks like in memory, and whether it is in that of a process, read from outside."""

import hashlib
import pathlib
import re
import struct
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

import sealed  # noqa: E402


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


def read_memory(pid):
    """All of it but what it cannot write to and what comes out of a file, like the code of libraries."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            start, end, access, name = re.match(r"(\w+)-(\w+) (\S+) \S+ \S+ \S+ *(.*)", line).groups()
            of_file = name.startswith("/") and not name.startswith("/memfd:")
            if "r" not in access or (of_file and "w" not in access) or name in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            start, end = int(start, 16), int(end, 16)
            memory.seek(start)
            yield name or "nameless", memory.read(end - start)


def search(pid, secrets):
    """What of {name: bytes} is found, and where."""
    found = []
    places = set()
    for place, data in read_memory(pid):
        places.add(place)
        found += [(name, place, data.count(secret)) for name, secret in secrets.items() if secret in data]
    assert places > {"[heap]", "[stack]", "nameless"}, "is that all of it?"
    return found
