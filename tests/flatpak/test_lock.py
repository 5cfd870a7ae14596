# SPDX-License-Identifier: GPL-3.0-or-later
"""A locked screen. The sandbox only hears about it from the portal: here the real one, with GTK's backend, in GNOME's session."""

import unittest

from desktop import wait_for
from sandbox import FlatpakDesktop, make_window
from screen import Screen

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


class LockTest(unittest.TestCase):
    def setUp(self):
        self.desktop = self.enterContext(FlatpakDesktop())
        # Before anything calls the portal, whose backend looks for a session when it starts.
        self.screen = Screen(self.desktop)
        self.window = make_window(self.desktop)()
        self.addCleanup(self.window.close)

    def test_lock(self):
        """Twice, because a screen is locked more than once."""
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE, twice=True)
        self.window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        self.window.clear()
        self.window.wait_text("Plaintext", "")
        for _ in range(2):
            self.window.paste("Ciphertext", message)
            self.window.type_passphrase(PASSPHRASE)
            self.desktop.press("Return")
            self.window.wait_text("Plaintext", TEXT)
            self.screen.lock()
            self.window.wait_label("The screen was locked")
            self.assertEqual(self.window.text("Plaintext"), "")
            self.assertEqual(self.window.passphrase_length(), 0)
            self.screen.unlock()
