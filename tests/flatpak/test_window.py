# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the sandbox, on Wayland: what is copied inside arrives outside, and the other way round."""

import unittest

from desktop import wait_for
from sandbox import FlatpakDesktop, make_window

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


class WindowTest(unittest.TestCase):
    Desktop = FlatpakDesktop

    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.Desktop()
        cls.desktop.__enter__()
        # The daemon and the window's helpers connect to the desktop's buses when they are made.
        cls.Window = staticmethod(make_window(cls.desktop))

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def setUp(self):
        self.desktop.copy("nothing of interest")

    def open(self):
        window = self.Window()
        self.addCleanup(lambda: window.log.closed or window.close())
        return window

    def encrypt(self):
        """Leaves a message on the clipboard, and says which."""
        window = self.open()
        window.type_text("Plaintext", TEXT)
        message = window.encrypt(PASSPHRASE, twice=True)
        window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard outside")
        window.close()
        return message

    def test_out_and_in(self):
        """Encrypted in one window; copied outside, pasted and decrypted in another."""
        message = self.encrypt()
        self.assertTrue(message.startswith("Sealwax1"))
        window = self.open()
        window.paste("Ciphertext", "> here it is:\n" + message)
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
