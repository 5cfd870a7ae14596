# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests of the desktop's key ring have these in common. The key ring is a real one; each test starts it."""

import os
import sys
import unittest

from desktop import Desktop
from kept_ways import MESSAGE, PASSPHRASE, Ways, quoted  # noqa: F401
from ring_daemon import KeyRing
from screen import Screen
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

KEY = bytes.fromhex("a3f0517be2946dc80f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778")
ANSWER = "I will be there, with the green umbrella."


class Case(Ways, unittest.TestCase):
    settings = {}
    program = PROGRAM

    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.desktop.set_settings(**self.settings)
        self.ring = KeyRing(self.desktop)
        self.addCleanup(self.ring.stop)
        self.window = self.open_window()
        self.addCleanup(self.window.close)

    def open_window(self):
        return Window(self.desktop, self.program)

    def keep_key(self, name):
        self.window.paste("Plaintext", KEY.hex())
        self.window.push("Use as Key")
        self.window.wait_label("Pasted key")
        self.window.paste("Ciphertext", sealed.seal(MESSAGE, key=KEY, iterations=10_000))
        self.press_return()
        self.window.wait_decrypted(MESSAGE)
        self.keep(name)
        self.clear()
