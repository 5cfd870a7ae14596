# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of fragments, put together at random: what channels leave in a text, in the middle of a message and around it; and texts
of other programs, whole and nearly whole. Most of them are not messages. They are for two readers that must agree on what they
are."""

import base64
import hashlib
import struct

TAGS = "wbr span font a b i u s em strong code tt mark small big ins del kbd samp var bdi bdo nobr img br p div td li o:p x-y style script"
NAMES = "amp lt gt quot apos plus sol bsol equals percnt lowbar UnderBar hyphen dash Tab NewLine nbsp NonBreakingSpace shy ensp emsp"
NAMES += " thinsp ThinSpace hairsp ZeroWidthSpace zwnj zwj lrm rlm NoBreak eacute Plus"
ESCAPES = "n t r f b a v e \\ / + - 0 053 053x 400 x2b x2 X2B u002b u200b u2500 u00e9 u{2b} u{1f44b} u{} u{2b U0000002b U0001f44b".split()
COMMANDS = ("[0m", "[1;32m", "[?25h", "[2", "]8;;x\a", "]0;t\x1b\\", "P1$r\x1b\\", "(B", "#8", "7", "_x", "=", "c", "", "[1mA")
OTHERS = "\n|\r\n|\r| |  |\t|> | | — |\u200b|\u2060|\ufe0f|\u2500|\u00a0|\u0435|\0|- |_|-|+|/|++|1: |12. |[32m|[m|[;m|\u009b1m|=\n|= \n|=2B|=\t\r\n|=0|=00"
OTHERS += "|%2B|%2|%\n2B|%u002B|%u200b|%u00|%00|%|<|>|<b|</|<!|<!--|-->|<a href='>'>|<a b=\"|\"|&|&;|&#43;|&#x2b|&#43|&#0;|&#;|&#x;|&#99999999;|-----|Ana:"
OTHERS += "|yesterday at ten|Sealwax1|sealwax1|Sealwax|Sealwax2|\x1b|^|~|é"
WORDS = (
    "-----BEGIN PGP SIGNED MESSAGE-----|-----BEGIN PGP MESSAGE-----|-----BEGIN PGP MESSAGE, PART 1/2-----|-----BEGIN PGP SIGNATURE-----|"
    "-----BEGIN PGP PUBLIC KEY BLOCK-----|-----BEGIN AGE ENCRYPTED FILE-----|-----BEGIN OPENSSH PRIVATE KEY-----|---- BEGIN SSH2 PUBLIC KEY ----|"
    "-----BEGIN RSA PRIVATE KEY-----|-----BEGIN DSA PRIVATE KEY-----|-----BEGIN EC PRIVATE KEY-----|-----BEGIN PRIVATE KEY-----|"
    "-----BEGIN ENCRYPTED PRIVATE KEY-----|-----BEGIN PUBLIC KEY-----|-----BEGIN CERTIFICATE-----|AGE-SECRET-KEY-1|age1|age-encryption.org/v1|"
    "ssh-ed25519 |ecdsa-sha2-nistp256 |sk-ssh-ed25519@openssh.com |sk-ecdsa-sha2-nistp256@openssh.com |GTC3:|Salted__|"
    "BEGIN SALTPACK ENCRYPTED MESSAGE. |BEGIN KEYBASE SALTPACK SIGNED MESSAGE. |BEGIN. SALTPACK|6f1c8a52-0d3e-4b7a-9c21-5e8f7a6b4c3d|"
    "6f1c8a52-0d3e-4b7a-9c21-5e8f7a6b4c3g"
).split("|")
MARKS = (b"Salted__", b"\x89PNG\r\n\x1a\n", b"openssh-key-v1", b"%PDF-", b"PK\3\4", b"\x1f\x8b\x08", b"age-encryption.org", b"\0\0\0\7ssh-")
MARKS += (b"\0\0\0\x0bssh-", b"\0\0\0\x13ecdsa-", b"0", b"0\x82", b"", b"A" * 31, b"A" * 32)


class Fragments:
    def __init__(self, generator):
        self.random = generator

    def message(self):
        lines = self.random.choice((1, 1, 2, 3, 5))
        data = bytes.fromhex("49e6a5c1ac7511") + struct.pack(">H", self.random.choice((60, 60, 60, 0))) + self.random.randbytes(4)
        data += lines.to_bytes(3, "big") + self.random.randbytes(48 * lines + 64)
        data += hashlib.sha256(data).digest()[:4]
        chars = base64.b64encode(data).decode()
        return "".join(chars[at : at + 64] + "\n" for at in range(0, len(chars), 64))

    def fragment(self):
        kind = self.random.randrange(6)
        if kind == 0:
            start = self.random.choice(("<", "</", "<", "< "))
            return start + self.random.choice(TAGS.split()) + self.random.choice((">", " x='1'>", "/>", "", " y=\"<\">", "\n>"))
        if kind == 1:
            return "&" + self.random.choice(NAMES.split()) + self.random.choice((";", ";", ""))
        if kind == 2:
            return "\\" + self.random.choice(ESCAPES)
        if kind == 3:
            return "\x1b" + self.random.choice(COMMANDS)
        return self.random.choice(OTHERS.split("|"))

    def broken(self):
        """A message with fragments in it and around it."""
        text = self.message()
        for _ in range(self.random.choice((0, 1, 1, 2, 3, 5))):
            at = self.random.randrange(len(text) + 1)
            text = text[:at] + self.fragment() * self.random.choice((1, 1, 2)) + text[at:]
        for _ in range(self.random.choice((0, 0, 1, 2))):
            text = self.random.choice((text + self.fragment(), self.fragment() + text, text + self.message()))
        return text

    def base64(self):
        """Something in Base64, perhaps from another program."""
        if self.random.random() < 0.4:
            data = bytes([self.random.randrange(128, 256)]) + self.random.randbytes(self.random.choice((31, 40)))
            return base64.b64encode(data[:1] + bytes(byte % 16 for byte in data[1:8]) + data[8:]).decode()
        size = self.random.choice((32, 33, 36, 48, 100))
        tail = self.random.choice((self.random.randbytes(size), b"text, \n" * 20, b"A" * size))[: self.random.choice((size, 60))]
        data = self.random.choice(MARKS) + tail
        if data.startswith(b"0") and self.random.random() < 0.8:
            body = self.random.choice((b"\x02", b"\x30", b"\x04")) + tail
            length = len(body).to_bytes(self.random.choice((1, 1, 2)), "big")
            data = b"0" + (length if len(length) == 1 else bytes([0x80 + len(length)]) + length) + body
        return base64.b64encode(data).decode()

    def foreign(self):
        words = self.random.choice(WORDS)
        before = self.random.choice(("", "", "\n", "see:\n"))
        return before + words + self.random.choice(("", "\n", self.base64(), "\n" + self.base64() + "\n"))

    def lost(self):
        text = self.message()
        text = text.lower() if self.random.random() < 0.5 else text.upper()
        return self.random.choice(("", "", "Hi ", "s")) + text[: self.random.choice((len(text), 64, 63, 8))] + self.random.choice(("", "", "x", "X", "-"))

    def text(self):
        kind = self.random.random()
        if kind < 0.6:
            text = self.broken()
        elif kind < 0.75:
            text = self.base64()
        elif kind < 0.9:
            text = self.foreign()
        else:
            text = self.lost()
        encoding = self.random.choice(("utf-8",) * 12 + ("utf-16", "utf-16-be"))
        return (b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding)
