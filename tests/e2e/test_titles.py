# SPDX-License-Identifier: GPL-3.0-or-later
"""What windows are called, and keys for what only buttons could do: copying the message, and clearing everything."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"


class TitlesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")

    def open_window(self, *arguments, focused="Plaintext"):
        self.window = Window(self.desktop, PROGRAM, arguments=arguments, focused=focused)
        self.addCleanup(self.window.close)

    def title(self):
        """As the desktop has it."""
        return self.desktop.focused_window()["name"]

    def wait_title(self, title):
        wait_for(lambda: self.title() == title, lambda: "the title %r; it is %r" % (title, self.title()))

    def make(self, name, text):
        path = os.path.join(self.desktop.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def test_what_it_holds(self):
        self.open_window()
        self.wait_title("Sealwax")
        self.window.type_text("Plaintext", TEXT)
        self.wait_title("Draft")
        self.window.encrypt(PASSPHRASE)
        self.wait_title("Message")
        self.window.focus("Plaintext")
        self.desktop.type("!")
        self.wait_title("Draft")
        self.desktop.press("l", "ctrl")
        self.window.answer("Clear")
        self.wait_title("Sealwax")

    def test_received(self):
        self.open_window()
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.wait_title("Message")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.wait_title("Message")

    def test_files(self):
        """By their names, until they are changed."""
        self.open_window(self.make("letter.txt", TEXT), focused="Passphrase")
        self.wait_title("\u200e“\u2068letter.txt\u2069”")
        self.window.focus("Plaintext")
        self.desktop.type("!")
        self.wait_title("Draft")

    def test_copy_message(self):
        """From wherever the focus is."""
        self.open_window()
        self.desktop.press("C", "ctrl", "shift")
        self.window.wait_label("There is no message to copy yet.")
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE)
        for place in ("Passphrase", "Plaintext", "Ciphertext"):
            self.desktop.copy("nothing of interest")
            self.window.focus(place)
            self.desktop.press("C", "ctrl", "shift")
            wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")


if __name__ == "__main__":
    main()
