# SPDX-License-Identifier: GPL-3.0-or-later
"""How many keys the main job takes, and what happens to a paste that is not aimed at any pane."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from pointer import Pointer
from tap import main
from window import BUTTON, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


def make_message():
    """Made by an independent writer, a new one each time."""
    return sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)


class PressesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings()
        self.desktop.copy("nothing of interest")

    def open_window(self, **settings):
        self.desktop.set_settings(**settings)
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def count_presses(self):
        """All keys except those of typed texts."""
        presses = []
        press = self.desktop.press

        def counted(*keys):
            presses.append(keys)
            press(*keys)

        self.desktop.press = counted
        self.addCleanup(lambda: setattr(self.desktop, "press", press))
        return presses

    def test_presses_to_read(self):
        """From a message on the clipboard to readable text: two presses plus the passphrase."""
        self.desktop.copy("Bob: " + make_message())
        self.open_window()
        self.window.wait_offer()
        presses = self.count_presses()
        self.desktop.press("V", "ctrl", "shift")
        self.window.wait_focused("Passphrase")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.assertLessEqual(len(presses), 2)

    def click(self, pointer, name):
        """Like somebody who uses the mouse: where the button is, among those that have an effect now."""
        x, y, width, height = self.window.get(BUTTON, name).extents()
        left, top, _, _ = self.desktop.window_geometry()
        pointer.click(left + x + width // 2, top + y + height // 2)

    def test_clicks_to_read(self):
        """The same with the button where the message would be, and one key."""
        self.desktop.copy("Bob: " + make_message())
        self.open_window()
        self.window.wait_offer()
        presses = self.count_presses()
        with Pointer(self.desktop) as pointer:
            self.click(pointer, "Paste Message")
        self.window.wait_focused("Passphrase")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.assertLessEqual(1 + len(presses), 2)

    def test_clicks_to_send(self):
        """The same with the buttons of the panes, each in place of a key."""
        self.desktop.copy(TEXT)
        self.open_window()
        presses = self.count_presses()
        with Pointer(self.desktop) as pointer:
            self.click(pointer, "Paste Plaintext")
            self.window.wait_text("Plaintext", TEXT)
            self.window.wait_focused("Passphrase")
            self.desktop.type(PASSPHRASE)
            self.desktop.press("Return")
            self.window.wait_focused("Copy Ciphertext")
            self.window.wait_label("Copy Message")
            self.desktop.settle()
            self.click(pointer, "Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard().startswith("Sealwax1"), "the message")
        self.assertLessEqual(2 + len(presses), 3)

    def test_presses_to_send(self):
        """From a text on the clipboard to a message there: three presses plus the passphrase, which is typed twice if nobody has
        seen it."""
        for ask_twice in ("false", "true"):
            with self.subTest(ask_twice=ask_twice):
                self.send(ask_twice)

    def send(self, ask_twice):
        self.desktop.copy(TEXT)
        self.open_window(ask_twice=ask_twice)
        presses = self.count_presses()
        self.desktop.press("V", "ctrl", "shift")
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_focused("Passphrase")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        if ask_twice == "true":
            self.window.wait_focused("Repeat Passphrase")
            self.desktop.type(PASSPHRASE)
        self.window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        message = wait_for(lambda: self.desktop.read_clipboard().startswith("Sealwax1") and self.desktop.read_clipboard(), "the message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
        self.assertLessEqual(len(presses), 3)
        self.window.close()

    def test_paste_where_it_belongs_is_one_step_of_undo(self):
        self.open_window()
        self.window.type_text("Plaintext", "my own words")
        self.desktop.copy(TEXT)
        self.desktop.press("V", "ctrl", "shift")
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_focused("Passphrase")
        self.window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "my own words")

    def test_paste_nothing(self):
        self.open_window()
        self.desktop.clear_clipboard()
        self.desktop.press("V", "ctrl", "shift")
        self.window.wait_label("There’s no text on the clipboard.")


if __name__ == "__main__":
    main()
