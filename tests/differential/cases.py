# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of every kind, damaged and altered in every way we could think of.

A case is the bytes that were pasted, and the secrets at hand. All of it follows
from one random.Random, so a seed says it all.
"""

import base64
import collections
import dataclasses
import functools
import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

import basic  # noqa: E402
import reader  # noqa: E402
import sealed  # noqa: E402

# Each key is derived once.
sealed.derive = functools.lru_cache(maxsize=None)(sealed.derive)

Case = collections.namedtuple("Case", "kind pasted passphrase key")

PASSPHRASES = ("correct horse", "e\u0301 apart", "\u00e9 composed", "\u212bngstr\u00f6m", "x", "\u65e5\u672c\u8a9e", "p" * 70)
FILLERS = (b" ", b"\n", b"\r\n", b"\t", b"> ", b"|", b"<br>", b"<BR/>", b"<br />", "\u200b".encode())
FILLERS += tuple(c.encode() for c in "\u0085\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000\u200f\u2028\u202f\u205f\u2064\u2066\u206f\u2500\u259f\u3000\ufe00\ufe0f\ufeff")
FOREIGN = (b"-", b"_", b"=", b"*", b"<", b"<br", b"<br >", b"\xe2\x80", b"\xff", "\u2010".encode(), "\u2065".encode(), b"\0", b"&nbsp;")
LETTERS = "abc \n\u00e9\u05d0\U0001f44b\ufeff\x01"
UNKNOWN = (0x00, 0x01, 0x03, 0x12, 0x10, 0x21, 0x1F, 0xFF)


class Generator:
    def __init__(self, random):
        self.random = random
        # Few salts, so that few keys are derived: the tests are about everything else.
        self.salts = [random.randbytes(16) for _ in range(12)]
        self.keys = [random.randbytes(32) for _ in range(3)]
        self.kinds = [name.removeprefix("alter_") for name in dir(self) if name.startswith("alter_")]

    def text(self):
        size = self.random.choice((0, 1, 2, 5, 20, 46, 47, 48, 49, 95, 200, 1000))
        return "".join(self.random.choices(LETTERS, k=self.random.randint(0, size))).encode()

    def secrets(self):
        """The passphrase and the key of a message; one may be missing."""
        which = self.random.choice((1, 1, 2, 2, 3))
        return (
            self.random.choice(PASSPHRASES) if which & 1 else None,
            self.random.choice(self.keys) if which & 2 else None,
        )

    def sealed(self, padded=None, secrets=None, **fields):
        passphrase, key = secrets or self.secrets()
        iterations = sealed.UNIT * self.random.choice((1, 1, 1, 2))
        message = sealed.build(
            sealed.pad(self.text()) if padded is None else padded,
            passphrase,
            key,
            iterations,
            salt=self.random.choice(self.salts),
            iv=self.random.randbytes(16),
            **fields,
        )
        return message, passphrase, key

    def basic(self, proven=True):
        passphrase, salt, text = self.random.choice(PASSPHRASES[:3]), self.salts[0], self.text()
        key = reader.pbkdf2(passphrase.encode(), salt, 100_000)
        data = base64.b64decode(basic.seal_with(key, salt, text))
        if not proven:
            data = data[:16] + self.random.randbytes(16) + data[32:]
        return base64.b64encode(data), passphrase

    def place(self, data):
        return self.random.randrange(len(data))

    def case(self):
        kind = self.random.choice(self.kinds)
        return Case(kind, *getattr(self, f"alter_{kind}")())

    # Each makes what is pasted, a passphrase and a key.

    def alter_nothing(self):
        message, passphrase, key = self.sealed()
        return message.write().encode(), passphrase, key

    def alter_all_secrets_there(self):
        message, passphrase, key = self.sealed()
        return message.write().encode(), passphrase or "x", key or self.keys[0]

    def alter_other_secrets(self):
        message, _, _ = self.sealed()
        return message.write().encode(), *self.secrets()

    def alter_no_secrets(self):
        message, _, _ = self.sealed()
        return message.write().encode(), None, None

    def alter_bit(self):
        """One flipped bit in the message, with a valid or an invalid checksum."""
        message, passphrase, key = self.sealed()
        data = bytearray(base64.b64decode(message.write()))
        data[self.place(data)] ^= 1 << self.random.randrange(8)
        if self.random.random() < 0.7:
            data[-4:] = hashlib.sha256(data[:-4]).digest()[:4]
        return base64.b64encode(data), passphrase, key

    def alter_field(self):
        """A field with another value, and a valid checksum."""
        message, passphrase, key = self.sealed()
        lines = message.lines
        name, value = self.random.choice(
            (
                ("method", self.random.choice(UNKNOWN + (0x11, 0x02, 0x13))),
                ("cost", self.random.choice((0, 1, 2, 1001, 0xFFFF))),
                ("check", self.random.randbytes(4)),
                ("lines", self.random.choice((0, lines - 1, lines + 1, 1_441_792, 1_441_793, 0xFFFFFF))),
                ("salt", self.salts[0]),
                ("iv", self.random.randbytes(16)),
                ("tag", self.random.randbytes(32)),
            )
        )
        return dataclasses.replace(message, **{name: value}).write().encode(), passphrase, key

    def alter_field_signed(self):
        """The same, by somebody who has the secrets."""
        name, value = self.random.choice((("check", self.random.randbytes(4)), ("lines", 2), ("method", 0x21), ("cost", 3)))
        message, passphrase, key = self.sealed(**{name: value})
        return message.write().encode(), passphrase, key

    def alter_padding(self):
        """Padded text that no writer makes, signed by somebody who has the secrets."""
        lines = self.random.randint(1, 8)
        text = "".join(self.random.choices("ab\u00e9", k=self.random.randint(0, 48 * lines))).encode()
        mark = self.random.choice((b"\x80", b"\x80", b"\x80", b"\x81", b"", b"\x80\x80", b"\x80\0\x80"))
        padded = (text + mark).ljust(48 * lines, b"\0")[: 48 * lines]
        message, passphrase, key = self.sealed(padded)
        return message.write().encode(), passphrase, key

    def alter_not_text(self):
        bad = self.random.choice((b"\xff", b"\0", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80"))
        text = self.text() + bad + self.text()
        message, passphrase, key = self.sealed(sealed.pad(text))
        return message.write().encode(), passphrase, key

    def alter_cut(self):
        message, passphrase, key = self.sealed()
        data = message.write().encode()
        start, end = sorted((self.place(data), self.place(data)))
        data = self.random.choice((data[:end], data[start:], data[:start] + data[end:], data + data[start:end]))
        return data, passphrase, key

    def alter_characters(self):
        """A few characters changed, removed, inserted, or swapped."""
        message, passphrase, key = self.sealed()
        data = bytearray(message.write().encode())
        for _ in range(self.random.randint(1, 3)):
            i, j = self.place(data), self.place(data)
            how = self.random.randrange(4)
            if how == 0:
                data[i] = self.random.choice(b"Aa0+/=-\n ")
            elif how == 1:
                del data[i]
            elif how == 2:
                data[i:i] = self.random.choice(FOREIGN)
            else:
                data[i], data[j] = data[j], data[i]
        return bytes(data), passphrase, key

    def alter_case(self):
        message, passphrase, key = self.sealed()
        data = message.write().encode()
        i, j = sorted((self.place(data), self.place(data)))
        return data[:i] + data[i:j].swapcase() + data[j:], passphrase, key

    def alter_around(self):
        """Things that are passed over, and things that are not, in between and around."""
        message, passphrase, key = self.sealed()
        chars = message.write().encode().replace(b"\n", b"")
        data = b"".join(
            chars[i : i + 1] + (self.random.choice(FILLERS) if self.random.random() < 0.3 else b"") for i in range(len(chars))
        )
        before = self.random.choice((b"", b"Alice, 10:24\n> ", b"xSealwax", b"\xff\xe2\x80", b"Sealwax1 is a program. "))
        behind = self.random.choice((b"", b"\nBob", b"Zm9v", b"==", b"Sealwax1", b"-- \nSealwax2"))
        return before + data + behind, passphrase, key

    def alter_several(self):
        """Messages, whole and cut, one after another and inside one another."""
        secrets = self.secrets()
        parts = []
        for _ in range(self.random.randint(2, 4)):
            data = self.sealed(secrets=secrets)[0].write().encode()
            if self.random.random() < 0.3:
                data = data[: self.place(data)]
            parts.append(data + self.random.choice((b"", b"\n", b" and ", b"Sealwax1\n")))
        return b"".join(parts), *secrets

    def alter_basic(self):
        message, passphrase = self.basic(self.random.random() < 0.5)
        return message, self.random.choice((passphrase, passphrase, passphrase, "wrong", None)), None

    def alter_basic_damaged(self):
        message, passphrase = self.basic()
        data = bytearray(message)
        i = self.place(data)
        how = self.random.randrange(6)
        if how == 0:
            data[i] = self.random.choice(b"ABCabc+/")
        elif how == 1:
            del data[i]
        elif how == 2:
            data[i:i] = self.random.choice(FOREIGN + FILLERS)
        elif how == 3:
            data = data.rstrip(b"=")
        elif how == 4:
            data = data[:i]
        else:
            data += self.random.choice((b"=", b"A", b" x", b"\n", b"AAAA"))
        return bytes(data), passphrase, None

    def alter_no_message(self):
        pieces = (b"Sealwax", b"Sealwax1", b"Sealwax3", b"abc", b"=", b"\n", b"+/", b"EQAB", b"\xff", b"A" * 43, b"B" * 64)
        return b"".join(self.random.choices(pieces, k=self.random.randint(0, 8))), "x", None
