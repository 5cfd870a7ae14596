# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo and redo: whatever replaces a text is one step, of any size, and nothing that was typed is lost."""

import os
import subprocess
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

OWN = "mine"  # one word: GTK undoes typing by words
SMALL = "Meet me at noon."
LARGE = "0123456789" * 2_000  # one line, too long to be shown whole
PASSPHRASE = "six words are better than one"


def make_message(text):
    return sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000)


class UndoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def undo(self):
        self.desktop.press("z", "ctrl")

    def redo(self):
        self.desktop.press("y", "ctrl")

    def decrypt(self, text):
        self.window.paste("Ciphertext", make_message(text))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("Decrypted and verified · %d characters" % len(text))
        self.window.wait_focused("Plaintext")

    def wait_large(self):
        self.window.wait_label("20000 characters · Preview, read-only")

    def test_large_result(self):
        """It is one step. What was typed before it can be undone separately, and everything can be redone."""
        self.window.type_text("Plaintext", OWN)
        self.decrypt(LARGE)
        self.undo()
        self.window.wait_text("Plaintext", OWN)
        self.undo()
        self.window.wait_text("Plaintext", "")
        self.redo()
        self.window.wait_text("Plaintext", OWN)
        self.redo()
        self.wait_large()
        self.window.push("Copy Plaintext")
        wait_for(lambda: self.desktop.read_clipboard() == LARGE, "all of the text on the clipboard")

    def test_preview_does_not_come_back_as_the_text(self):
        self.decrypt(LARGE)
        self.decrypt(SMALL)
        self.window.wait_text("Plaintext", SMALL)
        self.undo()
        self.wait_large()
        message = self.window.text("Ciphertext")
        self.desktop.press("Return", "ctrl")
        wait_for(lambda: self.window.text("Ciphertext") != message, "another message")
        self.assertEqual(sealed.unseal(self.window.text("Ciphertext"), passphrase=PASSPHRASE), LARGE)
        self.window.focus("Plaintext")
        self.redo()
        self.window.wait_text("Plaintext", SMALL)
        self.window.wait_label("16 characters")

    def test_encrypting_is_one_step(self):
        """In the ciphertext pane; what is said about it follows."""
        self.window.type_text("Ciphertext", "not a message")
        self.window.type_text("Plaintext", OWN)
        self.window.type_passphrase(PASSPHRASE)
        self.window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        self.window.wait_label("Sealed message · ")
        message = self.window.text("Ciphertext")
        self.window.focus("Ciphertext")
        self.undo()
        self.window.wait_text("Ciphertext", "not a message")
        self.window.wait_label("This is not an encrypted message.")
        self.redo()
        self.window.wait_text("Ciphertext", message)
        self.window.wait_label("Sealed message · ")

    def test_each_paste_is_a_step(self):
        for text in ("one", "two", "three"):
            self.window.paste("Plaintext", text)
        self.window.focus("Plaintext")
        for text in ("two", "one", ""):
            self.undo()
            self.window.wait_text("Plaintext", text)
        for text in ("one", "two", "three"):
            self.redo()
            self.window.wait_text("Plaintext", text)

    def test_typing_ends_redo(self):
        """After going back, something new replaces what was ahead."""
        self.window.paste("Plaintext", "one")
        self.window.paste("Plaintext", "two")
        self.window.focus("Plaintext")
        self.undo()
        self.window.wait_text("Plaintext", "one")
        self.desktop.type("X")
        self.window.wait_text("Plaintext", "Xone")
        self.redo()
        self.desktop.type("Y")
        self.window.wait_text("Plaintext", "XYone")
        self.undo()
        self.undo()
        self.undo()
        self.window.wait_text("Plaintext", "")

    def test_what_was_undone_before_a_paste_stays_undone(self):
        """From a text, redo leads to what replaced it, not to what had been undone in it before."""
        self.window.type_text("Plaintext", OWN)
        self.undo()
        self.window.wait_text("Plaintext", "")
        self.window.paste("Plaintext", "two")
        self.window.focus("Plaintext")
        self.undo()
        self.window.wait_text("Plaintext", "")
        self.redo()
        self.window.wait_text("Plaintext", "two")

    def test_selection_stays_private(self):
        """Each text has a buffer of its own, and none may publish what is selected in it."""

        def primary():
            done = subprocess.run(["wl-paste", "--primary", "--no-newline"], capture_output=True)
            return done.stdout.decode() if done.returncode == 0 else ""

        self.window.type_text("Ciphertext", "abc")
        self.desktop.press("a", "ctrl")
        wait_for(lambda: primary() == "abc", "the ciphertext in the primary selection")
        self.decrypt(SMALL)
        for step, text in ((lambda: None, SMALL), (self.undo, ""), (self.redo, SMALL)):
            self.desktop.copy("nothing of interest")  # it still has the text from the last time
            step()
            self.window.wait_text("Plaintext", text)
            self.desktop.press("a", "ctrl")
            self.desktop.press("c", "ctrl")
            if text:
                wait_for(lambda: self.desktop.read_clipboard() == text, "the selected text on the clipboard")
            self.assertNotIn(SMALL, primary())

    def test_whatever_is_selected(self):
        """The way back to the text before a decryption stays open when the cursor moves, and when text is selected or copied."""
        self.window.type_text("Plaintext", OWN)
        self.decrypt(SMALL)
        for keys in (("a", "ctrl"), ("End",), ("Home", "shift"), ("c", "ctrl"), ("a", "ctrl", "shift")):
            self.desktop.press(*keys)
            with self.subTest(keys):
                self.undo()
                self.window.wait_text("Plaintext", OWN)
                self.desktop.press("a", "ctrl")
                self.redo()
                self.window.wait_text("Plaintext", SMALL)


if __name__ == "__main__":
    main()
