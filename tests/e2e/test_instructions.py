# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying with instructions, for a recipient who has never heard of Sealwax, in a language that the sender picks."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


class InstructionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)
        self.message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)

    def open_dialog(self):
        self.window.push("Ciphertext Menu")
        self.window.choose(0)
        self.window.wait_focused("Copy")

    def wait_copied(self, part):
        return wait_for(lambda: part in self.desktop.read_clipboard() and self.desktop.read_clipboard(), "“%s” on the clipboard" % part)

    def assert_opens(self, text):
        """All of it pasted into the window: the message in it is found, and opens."""
        self.window.paste("Ciphertext", text)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_copied_and_pasted_back(self):
        self.window.paste("Ciphertext", self.message)
        self.open_dialog()
        self.desktop.press("Return")
        copied = self.wait_copied("This is an encrypted message for you")
        self.assertIn(self.message, copied)
        around = copied.replace(self.message, "")
        self.assertEqual(around.count("."), 3, "three sentences")
        self.assert_opens(copied)

    def test_language(self):
        """It is picked, shown before it is copied, and remembered for the next time."""
        self.window.paste("Ciphertext", self.message)
        self.open_dialog()
        self.window.wait_label("This is an encrypted message for you")
        self.window.focus("Language")
        self.desktop.press("space")
        self.desktop.press("Down")
        self.desktop.press("Return")
        self.window.wait_label("Dies ist eine verschlüsselte Nachricht")
        self.window.push("Copy")
        copied = self.wait_copied("Dies ist eine verschlüsselte Nachricht")
        self.assertIn(self.message, copied)

        self.open_dialog()
        self.window.wait_label("Dies ist eine verschlüsselte Nachricht")
        self.desktop.press("Escape")
        self.assert_opens(copied)

    def test_key(self):
        """What the message needs is what it names, alone or with a passphrase; shown before it is copied."""
        for passphrase, sentence in ((None, "It asks for a key, which"), (PASSPHRASE, "It asks for a passphrase and a key, which")):
            with self.subTest(sentence):
                self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=passphrase, key=bytes(range(32)), iterations=10_000))
                self.open_dialog()
                self.window.wait_label(sentence)
                self.desktop.press("Return")
                self.wait_copied(sentence)

    def test_only_the_message(self):
        """What surrounded a received message is not passed on."""
        self.window.paste("Ciphertext", "Hi Ana,\n\n" + self.message + "\nBob")
        self.open_dialog()
        self.desktop.press("Return")
        copied = self.wait_copied("This is an encrypted message for you")
        self.assertNotIn("Bob", copied)
        self.assertNotIn("Ana", copied)

    def test_no_message(self):
        self.window.push("Ciphertext Menu")
        self.window.choose(0)
        self.window.wait_label("There’s no complete message to copy yet.")
        self.assertEqual(self.desktop.read_clipboard(), "nothing of interest")

    def test_basic(self):
        """It would not be found among the sentences."""
        self.window.paste("Ciphertext", article.encrypt(TEXT, PASSPHRASE))
        self.window.push("Ciphertext Menu")
        self.window.choose(0)
        self.window.wait_label("Only Sealed messages can be copied with instructions")

    def test_smallest_window(self):
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        self.window.paste("Ciphertext", self.message)
        self.open_dialog()
        self.desktop.press("Return")
        self.wait_copied("This is an encrypted message for you")


if __name__ == "__main__":
    main()
