# SPDX-License-Identifier: GPL-3.0-or-later
"""Random texts from all of Unicode, the same in every run."""

import random
import unicodedata

SEED = 20260726

# Where things go wrong, in addition to random characters from all of Unicode.
ODD = (
    "\r\n \n \r \ufeff \u0001 \u001b[0m \u007f \u0085 \u2028 \u200f\u05d0\u05d1 \u202e "
    "e\u0301 \u0301 q\u0307\u0323 \u212b \uac00 \u1100\u1161\u11a8 \U0001f469\u200d"
    "\U0001f4bb \U0001f1e9\U0001f1ea \U0001f44b\U0001f3fd \ufffd \uffff \ufdd0 \ue000 "
    "\U00010000 \U0010ffff \u0628\u0651 \u0915\u094d\u0937 \t <br> >| Sealwax1 = +/"
).split(" ")

PLANES = [(0x20, 0x7E)] * 4 + [
    (0x01, 0x1F),
    (0x80, 0x24F),
    (0x300, 0x36F),
    (0x590, 0x6FF),
    (0x900, 0x97F),
    (0x1100, 0x11FF),
    (0x800, 0xD7FF),
    (0xE000, 0xFFFF),
    (0x10000, 0x1FFFF),
    (0x20000, 0x3FFFF),
    (0x40000, 0xDFFFF),
    (0xE0000, 0xEFFFF),
    (0xF0000, 0x10FFFF),
]


def draw(source, assigned):
    while True:
        if source.random() < 0.25:
            piece = source.choice(ODD)
        else:
            piece = chr(source.randint(*source.choice(PLANES)))
        if not assigned or "Cn" not in map(unicodedata.category, piece):
            return piece


def text(source, least, most, assigned=False):
    """A few pieces from anywhere in Unicode; assigned: only characters that every later version knows."""
    size = source.randint(least, most)
    return "".join(draw(source, assigned) for _ in range(size))


def as_sealed(passphrase):
    """Without what no passphrase may contain when sealing because nobody can type it: control characters, and a mark at the
    start."""
    kept = "".join(character for character in passphrase if unicodedata.category(character) != "Cc")
    return kept.lstrip("\ufeff") or "x"


def source(name):
    print(f"seed {SEED}, {name}")
    return random.Random(f"{SEED} {name}")
