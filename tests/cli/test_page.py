# SPDX-License-Identifier: GPL-3.0-or-later
"""`sealwax-cli page`: the page that opens messages in a browser, with and without a message in it. What the page does is tested in
tests/page."""

import os
import pathlib
import re

from support import (
    DAMAGED,
    INCOMPLETE,
    IO,
    NOT_A_MESSAGE,
    USAGE,
    TestCase,
    main,
    run,
)

READER = pathlib.Path(os.environ["SEALWAX_PAGE"]).read_bytes()
MAGIC = b"Sealwax1"


class Page(TestCase):
    def setUp(self):
        super().setUp()
        self.message = self.done("encrypt", self.with_key, stdin=b"for you\n")

    def letter(self, *options, stdin=None):
        return self.done("page", *options, "-", stdin=self.message if stdin is None else stdin)

    def test_reader_page(self):
        """Exactly the file that is installed."""
        self.assertTrue(self.done("page") == READER)

    def test_letter_opens(self):
        """The message is found in it, and nothing else that looks like one."""
        letter = self.letter()
        self.assertEqual(letter.count(MAGIC), 1)
        self.assertEqual(self.done("decrypt", self.with_key, stdin=letter), b"for you\n")

    def test_letter_of_a_file(self):
        self.assertEqual(self.done("page", self.file("message", self.message)), self.letter())

    def test_message_as_it_was_made(self):
        """Without whatever a chat put around it and into it."""
        quoted = b"Ana wrote:\n" + b"".join(b"> %s\r\n" % line for line in self.message.splitlines()) + b"Greetings\n"
        self.assertEqual(self.letter(stdin=quoted), self.letter())
        self.assertIn(b'<pre id="letter" dir="ltr">\n%s</pre>\n' % self.message, self.letter())

    def test_long_message(self):
        text = os.urandom(200_000).hex().encode()
        message = self.done("encrypt", self.with_key, stdin=text)
        letter = self.letter(stdin=message)
        self.assertTrue(message in letter)
        self.assertTrue(self.done("decrypt", self.with_key, stdin=letter) == text)

    def test_program_is_the_same(self):
        """The text whose digests are in the policy is the reader page's, byte for byte."""
        for pattern in (rb"<meta http-equiv=[^>]*>", rb"<style>.*</style>", rb"<script>.*</script>"):
            found = [re.findall(pattern, page, re.DOTALL) for page in (READER, self.letter())]
            self.assertEqual(len(found[0]), 1)
            self.assertTrue(found[0] == found[1], pattern)

    def test_languages(self):
        """The sender chooses the letter's language, or it follows from their own; where its program does not run, the letter
        speaks no other."""
        english, german = self.letter("--language=en"), self.letter("--language=de")
        self.assertIn(b'<html lang="de" dir="ltr" data-language="de">', german)
        self.assertIn("Diese Datei ist eine verschlüsselte Nachricht".encode(), german)
        self.assertIn(b"This file is an encrypted message", english)
        for letter in (english, german):
            self.assertEqual(letter.count(b'<section class="plain"'), 1)
            self.assertNotIn(b"<!--letter", letter)
        self.assertTrue(self.letter() == english)
        self.assertTrue(self.done("page", "-", stdin=self.message, env={"LANGUAGE": "de", "LC_ALL": "de_DE.UTF-8"}) == german)
        self.assertIn("de", self.refused(USAGE, "page", "--language=xx", "-", stdin=self.message))

    def test_says_what_is_needed(self):
        """Where its program does not run: the secrets that open this message, and no other."""
        passphrase = b"You need the passphrase that its sender has."
        key = b"You need the key file that its sender has."
        both = b"You need the passphrase and the key file that its sender has."
        for options, needed in (((self.with_passphrase,), passphrase), ((self.with_key,), key), ((self.with_passphrase, self.with_key), both)):
            letter = self.letter(stdin=self.done("encrypt", *options, stdin=b"for you"))
            self.assertEqual([sentence for sentence in (passphrase, key, both) if b"<p>%s</p>" % sentence in letter], [needed])
            self.assertEqual([letter.count(mark) for mark in (b"passphrase:<p>", b"key:<p>", b"both:<p>")], [0, 0, 0])

    def test_several_messages(self):
        other = self.done("encrypt", self.with_key, stdin=b"the other")
        result = run("page", "--message=2", "-", stdin=self.message + other)
        self.assertTrue(result.out == self.letter(stdin=other))
        self.assertIn("2", self.check_warning(result, result.out))
        self.refused_number = run("page", "--message=3", "-", stdin=self.message + other)
        self.assertEqual(self.refused_number.status, USAGE)

    def test_refused(self):
        """What nobody can open is not passed on."""
        basic = self.done("encrypt", "--format=basic", self.with_passphrase, stdin=b"text")
        self.assertIn("Basic", self.refused(NOT_A_MESSAGE, "page", "-", stdin=basic))
        self.refused(NOT_A_MESSAGE, "page", "-", stdin=b"hello")
        self.refused(INCOMPLETE, "page", "-", stdin=self.message[:100])
        other = b"A" if self.message[70:71] != b"A" else b"B"
        damaged = self.message[:70] + other + self.message[71:]
        self.assertEqual(len(damaged), len(self.message))
        self.refused(DAMAGED, "page", "-", stdin=damaged)
        self.refused(IO, "page", "/nonexistent")

    def test_usage(self):
        self.refused(USAGE, "page", "a", "b")
        self.refused(USAGE, "page", "--language=de")
        self.refused(USAGE, "page", "--message=1")
        self.refused(USAGE, "page", "--message=0", "-", stdin=self.message)


if __name__ == "__main__":
    main()
