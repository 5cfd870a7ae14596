# SPDX-License-Identifier: GPL-3.0-or-later
"""What is visible of a file that is opened together with its window."""

import os
import unittest

from desktop import Desktop
from opened_cases import MESSAGE, PROGRAM, OpenedCases
from tap import main
from window import TEXT, Window


class OpenedTest(OpenedCases, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")

    def open_converted(self, text, encoding, pane):
        """As Notepad saves it, with its mark."""
        path = os.path.join(self.desktop.folder, "notepad.txt")
        with open(path, "wb") as file:
            file.write(("\ufeff" + text).encode(encoding))
        window = Window(self.desktop, PROGRAM, arguments=(path,), focused="Passphrase")
        self.addCleanup(window.close)
        window.wait_text(pane, text)
        window.wait_label("Converted from UTF-16")
        return window

    def test_notepad(self):
        """In either byte order. What is said about it goes with the first change."""
        text = "Smörgås\r\n🔑 €\r\n"
        for encoding in ("utf-16-le", "utf-16-be"):
            with self.subTest(encoding):
                window = self.open_converted(text, encoding, "Plaintext")
                self.assertIn(window.wait_label("Converted from UTF-16"), window.get(TEXT, "Plaintext").description())
                window.focus("Plaintext")
                self.desktop.type("!")
                window.wait_text("Plaintext", "!" + text)
                window.wait_no_label("Converted from UTF-16")
                window.close()

    def test_notepad_message(self):
        window = self.open_converted("Bob:\r\n" + MESSAGE.replace("\n", "\r\n"), "utf-16-le", "Ciphertext")
        self.desktop.type("six words are better than one")
        self.desktop.press("Return")
        window.wait_text("Plaintext", "Meet me at noon.")


if __name__ == "__main__":
    main()
