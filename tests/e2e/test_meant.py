# SPDX-License-Identifier: GPL-3.0-or-later
"""A passphrase as keyboards and pasting leave it opens what was sealed with the one that was meant, and the window says how."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import PASSWORD, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
MEANT = "it's the - \"red\" folder"
CURLY = "it’s the – “red” folder"


def make_message(passphrase):
    return sealed.seal(TEXT, passphrase=passphrase, iterations=10_000)


class MeantTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings(ask_twice="true")
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def paste_passphrase(self, pasted, length=None):
        self.window.focus("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        self.desktop.copy(pasted)
        self.desktop.press("v", "ctrl")
        length = len(pasted) if length is None else length
        wait_for(lambda: self.window.passphrase_length() == length, "the passphrase")

    def open_with(self, message, pasted, length=None):
        self.window.paste("Ciphertext", message)
        self.paste_passphrase(pasted, length)
        self.desktop.press("Return")

    def wait_opened(self, said=None):
        self.window.wait_label("Decrypted and verified")
        self.assertEqual(self.window.text("Plaintext"), TEXT)
        if said:
            self.window.wait_label(said)
        else:
            self.assertFalse([label for label in self.window.labels() if label.startswith("Opened with")])

    def test_typographic(self):
        self.open_with(make_message(MEANT), CURLY)
        self.wait_opened("Opened with plain quotes")

    def test_as_it_is(self):
        self.open_with(make_message(CURLY), CURLY)
        self.wait_opened()

    def test_capital_letter(self):
        self.window.paste("Ciphertext", make_message("red folder"))
        self.window.type_passphrase("Red folder ")
        self.desktop.press("Return")
        self.wait_opened("Opened with a small first letter")

    def test_caps_lock(self):
        self.window.paste("Ciphertext", make_message("Red Folder"))
        self.window.type_passphrase("rED fOLDER")
        self.desktop.press("Return")
        self.wait_opened("Caps Lock was on")

    def test_line_break_at_the_end(self):
        """It is not part of the passphrase, so there is nothing to say."""
        for end in ("\n", "\r\n"):
            self.open_with(make_message("red folder"), "red folder" + end, len("red folder"))
            self.wait_opened()

    def test_it_is_told_with_the_seal(self):
        self.open_with(make_message(MEANT), CURLY)
        self.wait_opened("Opened with plain quotes")
        self.window.push("Verified")  # one of two: the other one is about the message
        about = wait_for(self.find_explanation, "the seal’s words")
        if "Whoever encrypted it" not in about:
            self.desktop.press("Escape")
            wait_for(lambda: not self.find_explanation(), "them to go")
            self.desktop.press("Tab")
            self.window.push("Verified")
            about = wait_for(self.find_explanation, "the other seal’s words")
        self.assertIn("plain quotes", about)

    def find_explanation(self):
        return next((label for label in self.window.labels() if "Whoever encrypted it" in label or "nobody altered it" in label), None)

    def test_wrong_is_wrong(self):
        self.open_with(make_message("another"), CURLY)
        self.window.wait_label("This passphrase")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_unproven_variant_counts_for_nothing(self):
        """What the article's code made opens with exactly what was meant."""
        self.open_with(article.encrypt(TEXT + " And bring the key.", MEANT), CURLY)
        self.window.wait_label("Wrong passphrase")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_what_was_typed_is_not_taken_for_right(self):
        """The reply is sealed with what is in the entry, so that is asked for again."""
        self.open_with(make_message(MEANT), CURLY)
        self.wait_opened("Opened with plain quotes")
        self.window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        self.desktop.type(" Yes.")
        self.desktop.press("Return", "ctrl")
        wait_for(lambda: self.window.find(PASSWORD, "Repeat Passphrase"), "the question")


if __name__ == "__main__":
    main()
