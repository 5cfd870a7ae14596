# SPDX-License-Identifier: GPL-3.0-or-later
"""What `sealwax-cli key` shows of a key."""

import json
import re

import key_words
from support import IO, KEY, USAGE, VECTORS, WRONG, TestCase, main, run

VECTORS_OF_WORDS = json.loads((VECTORS / "words.json").read_text(encoding="utf-8"))


class Key(TestCase):
    def key(self, content):
        return "--key-file=" + self.file("some-key", content)

    def test_vectors(self):
        """However the key is spelled: a table to copy, and a line to read aloud."""
        for vector in VECTORS_OF_WORDS:
            if "outcome" in vector:
                continue
            for content in (bytes.fromhex(vector["key"]), vector["key"], vector["words"]):
                table = self.done("key", "words", self.key(content)).decode()
                self.assertEqual(" ".join(re.findall("[a-z]+", table)), vector["words"])
                self.assertEqual([int(number) for number in re.findall("[0-9]+", table)], list(range(1, 25)))
                self.assertEqual(self.done("key", "compare", self.key(content)).decode(), vector["compare"] + "\n")

    def test_words_are_the_key(self):
        table = self.done("key", "words", self.with_key)
        self.assertEqual(key_words.read(re.findall("[a-z]+", table.decode())), KEY)
        self.assertEqual(self.done("key", "words", self.key(table)), table)
        self.assertEqual(self.done("key", "words", "--key-file=-", stdin=table), table)

    def test_as_long_for_every_key(self):
        """No word's length gives it away."""
        tables = {len(self.done("key", "words", self.key(bytes([byte]) * 32))) for byte in range(0, 256, 16)}
        self.assertEqual(len(tables), 1)

    def test_compare_is_what_it_says(self):
        words = " ".join(key_words.compare(KEY)).encode()
        self.assertEqual(self.done("key", "compare", self.with_key), words + b"\n")

    def test_no_key(self):
        for what in ("words", "compare"):
            self.refused(WRONG, "key", what, self.key("no key"))
            self.refused(IO, "key", what, "--key-file=no-such-file")
        for vector in VECTORS_OF_WORDS:
            if "outcome" in vector:
                sentence = self.refused(WRONG, "key", "compare", self.key(vector["words"]))
                self.assertIn({"checksum": "do not go together", "count": "23 words"}.get(vector["outcome"], vector["outcome"]), sentence)

    def test_what_is_missing(self):
        for arguments in ((), ("Words",), ("",), ("hex",)):
            self.assertIn("compare", self.refused(USAGE, "key", *arguments, self.with_key))
        for what in ("words", "compare"):
            self.assertIn("--key-file", self.refused(USAGE, "key", what))
            self.refused(USAGE, "key", what, self.with_key, "more")

    def test_file_is_no_argument(self):
        """Whoever forgets the option is told, and the name is not repeated: it may be a key."""
        result = run("key", "compare", KEY.hex())
        self.assertEqual(result.status, USAGE)
        self.assertNotIn(KEY.hex()[:8].encode(), result.err)


if __name__ == "__main__":
    main()
