# SPDX-License-Identifier: GPL-3.0-or-later
"""What `sealwax-cli generate` draws."""

import os
import re

import key_words
import sealed
from support import CLI, DONE, USAGE, TestCase, main
from terminal import Terminal

with open(os.environ["SEALWAX_TEST_WORDS"], encoding="ascii") as file:
    WORDS = set(file.read().split())


class Generate(TestCase):
    def words(self, *options):
        line = self.done("generate", "passphrase", *options).decode()
        self.assertTrue(line.endswith("\n"))
        words = line.removesuffix("\n").split(" ")
        self.assertLessEqual(set(words), WORDS)
        return words

    def test_six_words(self):
        self.assertEqual(len(self.words()), 6)

    def test_number_of_words(self):
        for number in range(4, 11):
            self.assertEqual(len(self.words(f"--words={number}")), number)

    def test_wrong_number_of_words(self):
        for number in (0, 1, 3, 11, 100, -6, "six", "", "6.0"):
            self.refused(USAGE, "generate", "passphrase", f"--words={number}")

    def test_differs(self):
        drawn = [tuple(self.words()) for _ in range(20)]
        self.assertEqual(len(set(drawn)), 20)
        # Of 120 words out of 2048, few are drawn twice.
        self.assertGreater(len({word for words in drawn for word in words}), 80)

    def test_opens_what_it_sealed(self):
        file = self.file("new", self.done("generate", "passphrase"))
        option = f"--passphrase-file={file}"
        message = self.done("encrypt", option, stdin=b"text")
        self.assertEqual(self.done("decrypt", option, stdin=message), b"text")

    def test_key(self):
        content = self.done("generate", "key")
        self.assertRegex(content, rb"\A[0-9a-f]{64}\n\Z")
        option = "--key-file=" + self.file("new", content)
        message = self.done("encrypt", option, stdin=b"text").decode()
        key = bytes.fromhex(content.decode())
        self.assertEqual(sealed.unseal(message, key=key), "text")

    def test_key_differs(self):
        self.assertEqual(len({self.done("generate", "key") for _ in range(20)}), 20)

    def test_key_in_words(self):
        """On paper, 24 of them; and a key file for everybody who reads one."""
        for arguments in (("key", "--words"), ("--words", "key")):
            content = self.done("generate", *arguments)
            self.assertEqual(content.count(b"\n"), 6)
            numbered = re.findall("([0-9]+) ([a-z]+)", content.decode())
            self.assertEqual([int(number) for number, _ in numbered], list(range(1, 25)))
            words = [word for _, word in numbered]
            self.assertLessEqual(set(words), WORDS)
            key = key_words.read(words)
            message = self.done("encrypt", "--key-file=" + self.file("new", content), stdin=b"text").decode()
            self.assertEqual(sealed.unseal(message, key=key), "text")

    def test_words_of_a_key_have_no_number(self):
        self.refused(USAGE, "generate", "key", "--words=24")
        self.refused(USAGE, "generate", "key", "--words", "24")

    def test_words_of_a_passphrase_have_a_number(self):
        self.refused(USAGE, "generate", "passphrase", "--words")
        self.refused(USAGE, "generate", "--words", "passphrase")

    def test_what(self):
        for arguments in ((), ("words",), ("Key",), ("",), ("--words=6",)):
            self.refused(USAGE, "generate", *arguments)

    def test_strength_is_told_to_a_person(self):
        """On the terminal, where a passphrase is read; 11 bits for each word."""
        for options, bits in (((), 66), (("--words=4",), 44), (("--words=10",), 110)):
            command = (CLI, "generate", "passphrase", *options)
            with Terminal(*command, stdout="terminal") as terminal:
                status, _, err = terminal.end()
                self.assertEqual(status, DONE)
                self.assertIn(f"{bits} bits", self.check_sentence(err))
                words = terminal.shown.decode().removesuffix("\r\n").split(" ")
                self.assertEqual(len(words) * 11, bits)
                self.assertLessEqual(set(words), WORDS)

    def test_key_on_terminal(self):
        with Terminal(CLI, "generate", "key", stdout="terminal") as terminal:
            status, _, err = terminal.end()
            self.assertEqual((status, err), (DONE, b""))
            self.assertRegex(terminal.shown, rb"\A[0-9a-f]{64}\r\n\Z")


if __name__ == "__main__":
    main()
