# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys in words, as docs/format.md describes them, with Python's own integers."""

import hashlib
import os

with open(os.environ["SEALWAX_TEST_WORDS"], encoding="ascii") as file:
    LIST = file.read().split()


def number_of(words):
    number = 0
    for word in words:
        number = number << 11 | LIST.index(word)
    return number


def words_of(number, count):
    return [LIST[number >> 11 * place & 2047] for place in reversed(range(count))]


def checksum_of(key):
    return hashlib.sha256(key).digest()[0]


def read(words):
    """The key of 24 words."""
    number = number_of(words)
    key = (number >> 8).to_bytes(32, "big")
    assert len(words) == 24 and number & 255 == checksum_of(key)
    return key


def spell(key):
    """The 24 words of a key."""
    return words_of(int.from_bytes(key, "big") << 8 | checksum_of(key), 24)


def compare(key):
    """The eight words by which two people compare it."""
    return words_of(int.from_bytes(hashlib.sha256(b"sealwax compare" + key).digest()[:11], "big"), 8)
