# SPDX-License-Identifier: GPL-3.0-or-later
"""A message pasted where texts to be encrypted go: the person is asked, and nothing is lost."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import BUTTON, TEXT as TEXT_ROLE, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
OWN = "mine"
PASSPHRASE = "six words are better than one"
MESSAGE = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)


class StrayTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        # If there is no message on it, the window offers none.
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def paste(self, text):
        self.window.wait_focused("Plaintext")
        self.desktop.copy(text)
        self.desktop.press("v", "ctrl")

    def wait_question(self):
        self.window.wait_label("This is a message")
        self.window.wait_focused("Open It")
        self.assertIsNone(self.window.find(TEXT_ROLE, "Plaintext"))
        self.assertFalse(self.window.get(BUTTON, "Encrypt").has(Atspi.StateType.SENSITIVE))

    def wait_no_question(self):
        self.window.get(TEXT_ROLE, "Plaintext")
        self.assertIsNone(self.window.find(BUTTON, "Open It"))

    def test_open_it(self):
        """Ctrl+V, Return, the passphrase, Return: no more presses than where the message belongs."""
        self.paste("Bob: " + MESSAGE)
        self.wait_question()
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.window.wait_text("Ciphertext", "Bob: " + MESSAGE)
        self.wait_no_question()
        self.assertEqual(self.window.text("Plaintext"), "")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_keep_as_text(self):
        """It is encrypted like any other text, and can be undone."""
        self.paste(MESSAGE)
        self.wait_question()
        self.window.push("Keep as Text")
        self.window.wait_focused("Plaintext")
        self.wait_no_question()
        self.window.wait_text("Plaintext", MESSAGE)
        outer = self.window.encrypt(PASSPHRASE)
        self.assertEqual(sealed.unseal(outer, passphrase=PASSPHRASE), MESSAGE)
        self.window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "")

    def test_what_it_replaced_comes_back(self):
        self.window.type_text("Plaintext", OWN)
        self.desktop.press("a", "ctrl")
        self.paste(MESSAGE)
        self.wait_question()
        self.desktop.press("Return")
        self.window.wait_text("Ciphertext", MESSAGE)
        self.window.wait_text("Plaintext", OWN)

    def test_with_the_button(self):
        self.window.type_text("Plaintext", OWN)
        self.desktop.copy(MESSAGE)
        self.window.push("Paste Plaintext")
        self.wait_question()
        self.window.push("Open It")
        self.window.wait_text("Ciphertext", MESSAGE)
        self.window.wait_text("Plaintext", OWN)

    def test_encrypting_asks_first(self):
        self.paste(MESSAGE)
        self.wait_question()
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_focused("Open It")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_among_own_words(self):
        """A message inserted into a text is part of it."""
        self.window.type_text("Plaintext", OWN)
        self.paste(MESSAGE)
        self.window.wait_text("Plaintext", OWN + MESSAGE)
        self.desktop.type("!")
        self.window.wait_text("Plaintext", OWN + MESSAGE + "!")
        self.wait_no_question()

    def test_ordinary_text(self):
        self.paste(TEXT)
        self.window.wait_text("Plaintext", TEXT)
        self.desktop.type("!")
        self.window.wait_text("Plaintext", TEXT + "!")
        self.wait_no_question()

    def test_lowest_window(self):
        """Nothing else is asked, and the whole question is visible. What the clipboard offers has no banner there."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.focus("Plaintext")
        self.desktop.copy(MESSAGE)
        self.desktop.press("v", "ctrl")
        self.window.wait_focused("Open It")
        self.window.wait_no_offer()

        def is_seen():
            wanted = [self.window.get(BUTTON, name).extents() for name in ("Open It", "Keep as Text")]
            return all(0 <= x and x + width <= 360 and 47 <= y and y + height <= 294 for x, y, width, height in wanted)

        wait_for(is_seen, "the question")
        self.assertIn("This is a message", self.window.labels())

    def test_cleared(self):
        self.paste(MESSAGE)
        self.wait_question()
        self.window.clear()
        self.window.answer("Clear")
        self.window.wait_text("Plaintext", "")
        self.wait_no_question()


if __name__ == "__main__":
    main()
