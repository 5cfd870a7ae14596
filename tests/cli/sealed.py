# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed messages as docs/format.md describes them, without any of Sealwax's code.

The tests make and read messages with it, and make wrong ones on purpose: every
field of a Message may be replaced before it is written.
"""

import base64
import dataclasses
import hashlib
import hmac
import os
import struct
import unicodedata

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from cfb import CFB

MAGIC = bytes.fromhex("49e6a5c1ac75")
LINE = 48
UNIT = 10_000
PASSPHRASE, KEY, BOTH = 0x11, 0x02, 0x13


def derive(salt, passphrase, key, iterations):
    """The root key; a secret that is not given is None."""
    material = b""
    if passphrase is not None:
        typed = unicodedata.normalize("NFC", passphrase).encode()
        material += hashlib.pbkdf2_hmac("sha256", typed, salt, iterations, 32)
    if key is not None:
        material += key
    return hmac.digest(salt, material, "sha256")


def expand(root, purpose, size=32):
    return hmac.digest(root, b"sealwax1 " + purpose + b"\x01", "sha256")[:size]


def aes(root, iv):
    return Cipher(algorithms.AES(expand(root, b"encrypt")), CFB(iv))


def padded_size(size):
    """Padme of the text and its end mark, in whole lines."""
    size += 1
    exponent = size.bit_length() - 1
    free = max(exponent - exponent.bit_length(), 0)
    size += -size % (1 << free)
    return size + -size % LINE


def pad(text):
    return (text + b"\x80").ljust(padded_size(len(text)), b"\0")


@dataclasses.dataclass
class Message:
    """The fields as they are, without the magic and the checksum."""

    method: int
    cost: int
    check: bytes
    lines: int
    salt: bytes
    iv: bytes
    body: bytes
    tag: bytes = b""

    def signed_part(self):
        return (
            MAGIC
            + struct.pack(">BH4s", self.method, self.cost, self.check)
            + struct.pack(">I", self.lines)[1:]
            + self.salt
            + self.iv
            + self.body
        )

    def sign(self, root):
        key = expand(root, b"authenticate")
        self.tag = hmac.digest(key, self.signed_part(), "sha256")
        return self

    def write(self):
        """The message as text, with a valid checksum."""
        data = self.signed_part() + self.tag
        data += hashlib.sha256(data).digest()[:4]
        chars = base64.b64encode(data).decode()
        lines = [chars[i : i + 64] for i in range(0, len(chars), 64)]
        return "\n".join(lines) + "\n"


def read(text):
    """A Message exactly as a writer makes it."""
    lines = text.split("\n")
    if lines.pop() != "" or {len(line) for line in lines[:-1]} != {64}:
        raise ValueError("lines")
    data = base64.b64decode("".join(lines), validate=True)
    if not data.startswith(MAGIC):
        raise ValueError("magic")
    if hashlib.sha256(data[:-4]).digest()[:4] != data[-4:]:
        raise ValueError("checksum")
    method, cost, check = struct.unpack(">BH4s", data[6:13])
    count = int.from_bytes(data[13:16], "big")
    body, tag = data[48:-36], data[-36:-4]
    if len(body) != LINE * count:
        raise ValueError("count of lines")
    return Message(method, cost, check, count, data[16:32], data[32:48], body, tag)


def build(
    padded, passphrase=None, key=None, iterations=UNIT, salt=None, iv=None, **fields
):
    """A whole Message of padded text; fields are replaced before it is signed."""
    method = {(True, False): PASSPHRASE, (False, True): KEY, (True, True): BOTH}[
        passphrase is not None, key is not None
    ]
    salt, iv = salt or os.urandom(16), iv or os.urandom(16)
    root = derive(salt, passphrase, key, iterations)
    work = aes(root, iv).encryptor()
    message = Message(
        method=method,
        cost=iterations // UNIT if passphrase is not None else 0,
        check=expand(root, b"check", 4),
        lines=len(padded) // LINE,
        salt=salt,
        iv=iv,
        body=work.update(padded) + work.finalize(),
    )
    return dataclasses.replace(message, **fields).sign(root)


def seal(text, passphrase=None, key=None, iterations=UNIT):
    return build(pad(text.encode()), passphrase, key, iterations).write()


def unseal(text, passphrase=None, key=None):
    message = read(text)
    methods = {
        PASSPHRASE: (passphrase, None),
        KEY: (None, key),
        BOTH: (passphrase, key),
    }
    secrets = methods[message.method]
    if (message.cost == 0) != (message.method == KEY):
        raise ValueError("cost")
    root = derive(message.salt, *secrets, message.cost * UNIT)
    if message.check != expand(root, b"check", 4):
        raise ValueError("check")
    if message.tag != dataclasses.replace(message).sign(root).tag:
        raise ValueError("tag")
    work = aes(root, message.iv).decryptor()
    padded = work.update(message.body) + work.finalize()
    data = padded.rstrip(b"\0")[:-1]
    if pad(data) != padded:
        raise ValueError("padding")
    return data.decode()
