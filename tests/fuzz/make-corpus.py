#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the fuzzers' first inputs: from the vectors, and some by hand.

usage: make-corpus.py VECTORS-FOLDER CORPUS-FOLDER

What it writes is kept in the tree, so it only has to be run when there is something to add.
"""

import base64
import json
import sys
from pathlib import Path

VECTORS, CORPUS = map(Path, sys.argv[1:])
MAGIC_CHARS = "Sealwax1"
LONGEST = 1500

KEY = bytes(range(100, 132))
TEXT = "Grüße, ‏שלום‎ \U0001f44b\r\n"

ARGUMENTS = {
    "encrypt": ["encrypt", "--passphrase-file=secret"],
    "encrypt-basic": ["encrypt", "--format=basic"],
    "encrypt-key": ["encrypt", "--key-file=key", "--iterations=610000", "--", "-x"],
    "decrypt": ["decrypt", "--passphrase-fd=3", "--message=2"],
    "decrypt-unproven": ["decrypt", "--accept-unproven", "none"],
    "inspect": ["inspect", "-"],
    "generate": ["generate", "passphrase", "--words=4"],
    "generate-key": ["generate", "key"],
    "generate-key-words": ["generate", "--words", "key"],
    "key-words": ["key", "words", "--key-file=key"],
    "key-compare": ["key", "compare", "--key-file", "-"],
    "unknown": ["encrypt", "--passphrase=qZx9#", "-pqZx9#"],
    "too-many": ["inspect", "a", "\x1b[2J\udcff"],
    "nothing": [],
    "require": ["decrypt", "--passphrase-file=secret", "--key-file=key", "--require=passphrase,sealed"],
    "secret-command": ["qZx9#"],
    "secret-extra": ["inspect", "a", "qZx9#"],
    "secret-value": ["encrypt", "--format=qZx9#"],
    "secret-word": ["decrypt", "--require=qZx9#"],
    "secret-file": ["decrypt", "--passphrase-file=qZx9#", "a"],
    "twice": ["decrypt", "--key-file=qZx9#", "--key-file", "key"],
}

KEY_FILES = {
    "raw": KEY,
    "hex": KEY.hex().encode() + b"\n",
    "upper": b" \t" + KEY.hex().upper().encode(),
    "base64": base64.b64encode(KEY) + b"\r\n",
    "bits": base64.b64encode(KEY)[:-2] + b"d=",
    "short": KEY[:31],
    "passphrase": b"ability able about above abroad absent\n",
    "half": b"able the ability to",
    "prose": b"able the ability to do",
}

# What surrounds words, and what is not a word; the words themselves come from the vectors.
WORDS = {
    "short": b"zoom abil ago ABLE Abou able",
    "long": b"zoom abilityy abili abilityability abx",
    "between": "\ufeff1) \u201cability\u201d\u2014able\u3000about \u1680above\u00b7".encode(),
    "foreign": "f\u00e9 able \u0663 \u2603about\u20ac".encode(),
    "broken": b"able\xe2\x80 able\xc2\xe1\x9a\xe2\x81\xb0\xef\xbb",
    "many": b"zoom " * 30,
}

PASSPHRASES = {
    "plain": b"correct horse battery staple\n",
    "crlf": "Grüße\r\n".encode(),
    "apart": "e\u0301 \u212b".encode(),
    "unassigned": "\u0378".encode(),
    "nul": b"a\0b",
    "latin": b"caf\xe9",
    "end": b"\n",
}

# Method, what is wrong, the text's length or number of lines, the text, salt and IV, cost, and what goes wrong.
STRUCTURES = {
    "good": bytes([0, 0, 20]) + b"x" * 40 + bytes(32) + b"\0",
    "key": bytes([1, 0, 23]) + b"y" * 46 + bytes(range(32)),
    "both": bytes([2, 0, 24]) + b"z" * 48 + bytes(range(32)) + b"\x05",
    "raw": bytes([0, 0x40, 0]) + b"raw\x80".ljust(48, b"\0") + bytes(range(32)),
    "no-mark": bytes([1, 0x40, 0]) + bytes(48) + bytes(range(32)),
    "long": bytes([1, 0x40, 5]) + b"a\x80".ljust(288, b"\0") + bytes(range(32)),
    "near": bytes([1, 0x40, 5]) + (b"a" * 228 + b"\x80").ljust(288, b"\0") + bytes(range(32)),
    "other-mark": bytes([1, 0x40, 0]) + b"aaaaaaaaaa\x81".ljust(48, b"\0") + bytes(range(32)),
    "not-text": bytes([1, 0, 2]) + b"a\xff\xfeb" + bytes(range(32)),
    "method": bytes([0, 1, 0]) + bytes(32) + b"\0\x21",
    "cost": bytes([0, 2, 0]) + bytes(32) + b"\0\x03\xe9",
    "lines": bytes([0, 4, 0]) + bytes(32) + b"\0\x16\0\1",
    "check": bytes([1, 8, 0]) + bytes(32) + b"\1\2",
    "tag": bytes([1, 16, 0]) + bytes(32) + b"\1\2",
    "checksum": bytes([1, 32, 0]) + bytes(32) + b"\1\2",
    "missing": bytes([2, 128, 0]) + bytes(32) + b"\0",
}


def read(name):
    with open(VECTORS / f"{name}.json", encoding="utf-8") as file:
        return json.load(file)


def write(target, name, data):
    if len(data) <= LONGEST:
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def bare(message):
    """The characters of a message and nothing else."""
    return "".join(message.split())


def binary(message):
    chars = bare(message)
    return base64.b64decode(chars + "=" * (-len(chars) % 4))


def main():
    for case in read("pasted"):
        write("armor", case["id"], case["pasted"].encode())
    for case in read("mended"):
        data = case["pasted"].encode() if "pasted" in case else bytes.fromhex(case["pasted_hex"])
        write("mend", case["id"], data)
    for first in range(15):
        for second in (0, 3, 6, 10):
            write("mend", f"made-{first}-{second}", bytes([first, second, first + second]))
    for case in read("refusals"):
        write("inspect", case["id"], case["message"].encode())
    for case in read("messages"):
        message, name = case["message"], case["id"]
        write("base64", name, bare(message).encode())
        if case["format"] == "basic":
            passphrase = case["passphrase"].encode()
            size = bytes([len(passphrase)])
            write("basic", name, size + passphrase + binary(message))
        else:
            write("sealed", name, b"\0" + binary(message))
            write("sealed", f"{name}-mended", b"\7" + binary(message))
    header = bytes.fromhex("49e6a5c1ac75") + b"\x02\0\0" + bytes(4)
    for lines in (0, 1, 1441792, 1441793, 0xFFFFFF):
        start = header + lines.to_bytes(3, "big")
        write("sealed", f"lines-{lines}", b"\0" + start + bytes(116))
    message = read("refusals")[0]["message"].encode()
    for name, arguments in ARGUMENTS.items():
        head = "\n".join(arguments).encode(errors="surrogateescape")
        write("arguments", name, head + b"\n\n" + (message if "decrypt" in head.decode(errors="replace") else TEXT.encode()))
    for case in read("words"):
        write("words", case["id"], case["words"].encode())
        write("words", f"{case['id']}-key", bytes.fromhex(case.get("key", "")))
    KEY_FILES["words"] = read("words")[2]["words"].encode()
    lists = {"key-file": KEY_FILES, "passphrase": PASSPHRASES | KEY_FILES, "structure": STRUCTURES, "words": WORDS}
    for target, samples in lists.items():
        for name, data in samples.items():
            write(target, name, data)


if __name__ == "__main__":
    main()
