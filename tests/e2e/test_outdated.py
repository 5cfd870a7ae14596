# SPDX-License-Identifier: GPL-3.0-or-later
"""A message that no longer holds the text next to it says so, and is not sent by mistake."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from file_dialog import FileDialog
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
OUTDATED = "Outdated: the text has changed since"
COPY = "Copy the Old Message?"
SAVE = "Save the Old Message?"


class OutdatedTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings()
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def is_said(self, sentence):
        return any(sentence in label for label in self.window.labels())

    def wait_not_said(self, sentence):
        wait_for(lambda: not self.is_said(sentence), "“%s” to go" % sentence)

    def encrypt(self):
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE)
        self.window.wait_label("Sealed message")
        return message

    def change(self, text=" Or not."):
        self.window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        before = self.window.text("Plaintext")
        self.desktop.type(text)
        self.window.wait_text("Plaintext", before + text)

    def make_outdated(self):
        message = self.encrypt()
        self.assertFalse(self.is_said(OUTDATED))
        self.change()
        self.window.wait_label(OUTDATED)
        return message

    def wait_clipboard(self, text):
        wait_for(lambda: self.desktop.read_clipboard() == text, "%r on the clipboard" % text)

    def test_says_so(self):
        """As long as that is true."""
        self.encrypt()
        self.assertFalse(self.is_said(OUTDATED))
        self.change("!")
        self.window.wait_label(OUTDATED)
        self.desktop.press("BackSpace")
        self.wait_not_said(OUTDATED)
        self.window.wait_label("Sealed message")
        self.change("!")
        self.window.wait_label(OUTDATED)
        self.desktop.press("z", "ctrl")
        self.wait_not_said(OUTDATED)

    def test_encrypt_again(self):
        """Return is the answer that loses nothing. Then the new message is ready to be copied."""
        old = self.make_outdated()
        self.window.push("Copy Ciphertext")
        self.window.wait_label(COPY)
        self.window.wait_focused("Encrypt Again")
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext") not in (old, ""), "another message")
        self.window.wait_focused("Copy Ciphertext")
        self.wait_not_said(OUTDATED)
        self.assertEqual(self.desktop.read_clipboard(), "nothing of interest")
        self.desktop.press("space")
        new = self.window.text("Ciphertext")
        self.wait_clipboard(new)
        self.assertEqual(sealed.unseal(new, passphrase=PASSPHRASE), TEXT + " Or not.")

    def test_without_the_passphrase(self):
        """Which is asked for as always."""
        self.make_outdated()
        self.window.focus("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        self.window.push("Copy Ciphertext")
        self.window.wait_focused("Encrypt Again")
        self.desktop.press("Return")
        self.window.wait_label("Type a passphrase first.")
        self.window.wait_focused("Passphrase")

    def test_old_message(self):
        old = self.make_outdated()
        self.window.push("Copy Ciphertext")
        self.window.wait_focused("Encrypt Again")
        self.desktop.press("Escape")
        self.wait_not_said(COPY)
        self.assertEqual(self.desktop.read_clipboard(), "nothing of interest")
        self.window.push("Copy Ciphertext")
        self.window.wait_focused("Encrypt Again")
        self.window.push("Copy Old Message")
        self.wait_clipboard(old)
        self.window.wait_label(OUTDATED)

    def test_instructions(self):
        self.make_outdated()
        self.window.focus("Ciphertext Menu")
        self.desktop.press("Return")
        self.window.choose("Copy with Instructions…")
        self.window.wait_label(COPY)
        self.window.wait_focused("Encrypt Again")
        self.window.push("Copy Old Message")
        self.window.wait_label("For someone who has never heard of Sealwax")

    def test_save(self):
        old = self.make_outdated()
        path = os.path.join(self.desktop.folder, "old.sealwax")
        self.window.focus("Ciphertext")
        self.desktop.press("s", "ctrl")
        self.window.wait_label(SAVE)
        self.window.wait_focused("Encrypt Again")
        self.window.push("Save Old Message")
        self.wait_dialog()
        self.type_path(path)
        self.desktop.press("Return")
        self.wait_no_dialog()
        wait_for(lambda: os.path.exists(path), "the file")
        with open(path) as file:
            self.assertEqual(file.read(), old)

    def test_plaintext_is_saved_unasked(self):
        self.make_outdated()
        self.window.focus("Plaintext")
        self.desktop.press("s", "ctrl")
        self.wait_dialog()
        self.desktop.press("Escape")
        self.wait_no_dialog()

    def test_selection_is_copied(self):
        """Whoever selects it sees what it is."""
        old = self.make_outdated()
        self.window.focus("Ciphertext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.wait_clipboard(old)

    def test_received_message_is_copied(self):
        message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)
        self.window.paste("Ciphertext", message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.change()
        self.desktop.copy("nothing of interest")
        self.window.push("Copy Ciphertext")
        self.wait_clipboard(message)
        self.assertFalse(self.is_said(OUTDATED))

    def test_smallest_window(self):
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.encrypt()
        self.window.show_pane("Plaintext")
        self.change()
        self.window.show_pane("Ciphertext")
        self.window.wait_label(OUTDATED)
        self.window.push("Copy Ciphertext")
        self.window.wait_label(COPY)
        self.window.wait_focused("Encrypt Again")
        self.desktop.press("Escape")
        self.wait_not_said(COPY)


if __name__ == "__main__":
    main()
