# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase's desk: asking twice, revealing, generating, and what is said of it."""

import os
import sys
import unittest

import pycotap

from desktop import Desktop, wait_for

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


def setUpModule():
    """One desktop for all: Atspi stays connected to its first bus."""
    global desktop, PASSWORD, Window
    desktop = Desktop()
    desktop.__enter__()
    from window import PASSWORD, Window


def tearDownModule():
    desktop.__exit__(None, None, None)


class PassphraseTest(unittest.TestCase):
    SETTINGS = {"ask_twice": "true"}

    def setUp(self):
        self.desktop = desktop
        self.desktop.set_settings(**self.SETTINGS)
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def is_asked_twice(self):
        return self.window.find(PASSWORD, "Repeat Passphrase") is not None


class AskTwiceTest(PassphraseTest):
    def ask(self, passphrase=PASSPHRASE):
        """Up to the question."""
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(passphrase)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")

    def test_typed_is_asked_twice(self):
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE, twice=True)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
        self.window.wait_focused("Copy Ciphertext")
        self.assertFalse(self.is_asked_twice())

    def test_confirmed_is_not_asked_again(self):
        """Until it changes."""
        window = self.window
        window.type_text("Plaintext", TEXT)
        first = window.encrypt(PASSPHRASE, twice=True)
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        second = wait_for(lambda: window.text("Ciphertext") not in ("", first) and window.text("Ciphertext"), "another message")
        self.assertEqual(sealed.unseal(second, passphrase=PASSPHRASE), TEXT)

        window.focus("Passphrase")
        self.desktop.press("End")
        self.desktop.type("x")
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        window.wait_focused("Repeat Passphrase")

    def test_mismatch(self):
        """It is said, nothing is lost, and correcting either goes on."""
        window = self.window
        self.ask()
        window.repeat(PASSPHRASE[:-1])
        self.desktop.press("Return")
        window.wait_label("The two passphrases are not the same.")
        self.assertEqual(window.text("Ciphertext"), "")
        window.wait_focused("Repeat Passphrase")
        self.assertEqual(window.text("Plaintext"), TEXT)
        self.assertEqual(window.passphrase_length(), len(PASSPHRASE))
        self.assertEqual(window.passphrase_length("Repeat Passphrase"), len(PASSPHRASE) - 1)

        window.focus("Passphrase")
        self.desktop.press("End")
        self.desktop.press("BackSpace")
        wait_for(lambda: window.passphrase_length() == len(PASSPHRASE) - 1, "one character less")
        self.desktop.press("Return")
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE[:-1]), TEXT)

    def test_same_length_is_not_enough(self):
        self.ask("abcdefgh")
        self.window.repeat("abcdefgH")
        self.desktop.press("Return")
        self.window.wait_label("The two passphrases are not the same.")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_escape_leaves(self):
        self.ask()
        self.desktop.type("six")
        self.desktop.press("Escape")
        self.window.wait_focused("Passphrase")
        wait_for(lambda: not self.is_asked_twice(), "the second entry to go")
        self.assertEqual(self.window.passphrase_length(), len(PASSPHRASE))
        self.assertEqual(self.window.text("Plaintext"), TEXT)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.assertEqual(self.window.passphrase_length("Repeat Passphrase"), 0)

    def test_empty_repetition(self):
        """Return, and Encrypt, without it: asked again."""
        self.ask()
        self.desktop.press("Return")
        self.window.focus("Encrypt")
        self.desktop.press("space")
        self.window.wait_focused("Repeat Passphrase")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_decrypting_asks_once(self):
        """And what opened a message is no slip, so it can be answered at once."""
        window = self.window
        window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        window.wait_focused("Plaintext")
        self.desktop.type("!")
        window.wait_text("Plaintext", "!" + TEXT)
        before = window.text("Ciphertext")
        self.desktop.press("Return", "ctrl")
        message = wait_for(lambda: window.text("Ciphertext") != before and window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), "!" + TEXT)

    def test_in_the_smallest_window(self):
        self.desktop.resize(360, 294)
        self.ask()
        self.window.repeat("x")
        self.desktop.press("Return")
        self.window.wait_label("The two passphrases are not the same.")
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))


class AskOnceTest(PassphraseTest):
    SETTINGS = {"ask_twice": "false"}

    def test_setting(self):
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)


if __name__ == "__main__":
    unittest.main(testRunner=pycotap.TAPTestRunner())
