# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the window's memory after Clear, read from outside: the test that counts.

An input method listens all the while, since what it is told of the text around the cursor is one of GTK's copies.
"""

import os
import pathlib
import random
import signal
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main

TESTS = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "memory"), str(TESTS / "cli")]

import sealed  # noqa: E402
from traces import keys_of_message, parts_of_text, search  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
WORDS = frozenset((TESTS.parent / "data" / "words.txt").read_text().split())

# Not in its normal form, so that a copy is made of it, and no text that a library holds of itself.
PASSPHRASE = "Grüne A\u0308pfel fallen é 57 mal"
TYPED = "Quince jelly at dawn, ñandú über vögel"
RANDOM = random.Random(5)
TEXT = "".join(RANDOM.choices("abcdefghijklmnopqrstuvwxyz \n", k=20_000))


class MemoryTest(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.desktop = Desktop()
        cls.desktop.__enter__()
        global InputMethod, Window
        from input_method import InputMethod
        from window import Window

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.input_method = self.enterContext(InputMethod())
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def find(self, secrets):
        """What of them is there, and where, while the program stands still: [(name, place, how often)]."""
        process = self.window.process
        process.send_signal(signal.SIGSTOP)
        try:
            os.waitid(os.P_PID, process.pid, os.WSTOPPED)
            return search(process.pid, secrets)
        finally:
            process.send_signal(signal.SIGCONT)

    def clear(self):
        self.window.clear()
        self.window.wait_text("Plaintext", "")
        self.window.wait_text("Ciphertext", "")
        self.desktop.settle()

    def decrypt(self, text, passphrase):
        message = sealed.seal(text, passphrase=passphrase, iterations=10_000)
        self.window.paste("Ciphertext", message)
        self.window.type_passphrase(passphrase)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", text)
        return message

    def test_encrypt_and_decrypt(self):
        window = self.window
        window.type_text("Plaintext", TYPED)
        keys = keys_of_message(window.encrypt(PASSPHRASE), PASSPHRASE, None)
        keys |= keys_of_message(self.decrypt(TEXT, PASSPHRASE), PASSPHRASE, None)
        passphrase, typed, text = parts_of_text(PASSPHRASE, 8), parts_of_text(TYPED), parts_of_text(TEXT)

        # As long as they are on the screen, they are there; so the search is one. Keys go when the work is done.
        self.assertTrue(self.find(passphrase))
        self.assertTrue(self.find(text))
        self.assertEqual(self.find(keys), [])
        wait_for(lambda: any(TYPED[:12] in around for around in self.input_method.texts), "the input method to be told")

        self.clear()
        self.assertEqual(self.find(passphrase | keys | typed | text), [])

    def test_generated_passphrase(self):
        window = self.window
        window.type_text("Plaintext", TYPED)
        window.push("Generate Passphrase")
        window.wait_focused("Use")
        words = next(label for label in window.labels() if " " in label and WORDS.issuperset(label.split()))
        self.desktop.press("Return")
        window.wait_focused("Passphrase")
        self.desktop.press("Return")
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=words), TYPED)
        self.assertTrue(self.find(parts_of_text(words, 8)))

        self.clear()
        self.assertEqual(self.find(parts_of_text(words, 8) | keys_of_message(message, words, None)), [])

    def test_no_core_file(self):
        limits = pathlib.Path(f"/proc/{self.window.process.pid}/limits").read_text()
        self.assertRegex(limits, r"(?m)^Max core file size +0 +0 ")


if __name__ == "__main__":
    main()
