# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys in words, for the tests of the window: how docs/format.md spells and compares them, and what of that is on the screen."""

import hashlib
import json
import os
import re
import sys

from desktop import wait_for
from kept_cases import Case

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "memory"))
from traces import parts_of_key, parts_of_text, search, spellings, stopped  # noqa: E402

with open(os.path.join(ROOT, "data", "words.txt")) as file:
    LIST = file.read().split()
with open(os.path.join(ROOT, "tests", "vectors", "words.json")) as file:
    VECTORS = [(bytes.fromhex(case["key"]), case["words"].split(), case["compare"].split()) for case in json.load(file) if "compare" in case]


def to_words(data, count):
    """The first bits, eleven for each word."""
    bits = int.from_bytes(data, "big") >> (8 * len(data) - 11 * count)
    return [LIST[bits >> 11 * (count - 1 - i) & 2047] for i in range(count)]


def spell(key):
    return to_words(key + hashlib.sha256(key).digest()[:1], 24)


def to_compare(key):
    return to_words(hashlib.sha256(b"sealwax compare" + key).digest(), 8)


for a_key, its_words, its_comparison in VECTORS:
    assert (spell(a_key), to_compare(a_key)) == (its_words, its_comparison)


class WordCase(Case):
    def use_pasted(self, key):
        self.window.paste("Plaintext", key.hex())
        self.window.push("Use as Key")
        self.window.wait_label("Pasted key")
        self.desktop.copy("nothing of interest")

    def cells(self):
        """What is shown beside each number, in one list after the other: with the sign after it, if there is one."""
        found = (re.fullmatch(r"\u2007?(\d+) (.+)", label) for label in self.window.labels())
        return [(int(match[1]), match[2]) for match in found if match]

    def wait_words(self, *lists):
        expected = [(i + 1, word) for words in lists for i, word in enumerate(words)]
        wait_for(lambda: self.cells() == expected, lambda: "%r; there is %r" % (expected, self.cells()))

    def wait_no_words(self):
        wait_for(lambda: not self.cells(), "the words to go")

    # In memory

    def traces(self, words):
        """As the labels have them, and all of them together."""
        found = {}
        for i, word in enumerate(words):
            found |= spellings("%s%d %s" % ("\u2007" if i < 9 < len(words) else "", i + 1, word))
        slots = b"".join(word.encode().ljust(8, b"\0") for word in words)
        found |= {"slots %d" % i: slots[i : i + 32] for i in range(0, len(slots), 32)}
        numbered = ", ".join("%d %s" % (i + 1, word) for i, word in enumerate(words))
        return found | parts_of_text(" ".join(words)) | parts_of_text(numbered)

    def find(self, traces, before):
        with stopped(self.window.process) as pid:
            return search(pid, traces, before=before)

    def assert_clean(self, traces, before):
        wait_for(lambda: not self.find(traces, before), lambda: "nothing to be left; there is %r" % self.find(traces, before))


__all__ = ["LIST", "ROOT", "VECTORS", "WordCase", "parts_of_key", "spell", "to_compare"]
