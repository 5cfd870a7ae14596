# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the desktop's key ring, for the tests of that. The key ring is a real one; each test starts it."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from ring_daemon import KeyRing
from screen import Screen
from window import TEXT, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

MESSAGE = "Meet me at noon."
PASSPHRASE = "six words are better than one"
KEY = bytes.fromhex("a3f0517be2946dc80f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778")
ANSWER = "I will be there, with the green umbrella."


def quoted(name):
    """Its name stands between marks that keep it harmless."""
    return "“\u2068%s\u2069”" % name


class Case(unittest.TestCase):
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

    # What a person does

    def open_menu(self, item):
        self.window.focus("Keys")
        self.desktop.press("space")
        self.window.choose(item)

    def open_list(self):
        self.open_menu("Kept Passphrases and Keys…")

    def open_keep(self):
        self.open_menu("Keep for Next Time…")
        self.window.wait_focused("Name")

    def name(self):
        return self.window.get(TEXT, "Name").entry_text()

    def type_name(self, name):
        self.desktop.press("a", "ctrl")
        self.desktop.type(name)
        wait_for(lambda: self.name() == name, "the name")

    def keep(self, name):
        self.open_keep()
        self.type_name(name)
        self.desktop.press("Return")
        self.window.wait_label("Kept as %s." % quoted(name))

    def encrypt_new(self, passphrase=PASSPHRASE):
        self.window.type_text("Plaintext", MESSAGE)
        return self.window.encrypt(passphrase)

    def keep_new(self, name, passphrase=PASSPHRASE):
        """Then there is nothing left of it in the window."""
        message = self.encrypt_new(passphrase)
        self.keep(name)
        self.clear()
        return message

    def keep_key(self, name):
        self.window.paste("Plaintext", KEY.hex())
        self.window.push("Use as Key")
        self.window.wait_label("Pasted key")
        self.window.paste("Ciphertext", sealed.seal(MESSAGE, key=KEY, iterations=10_000))
        self.press_return()
        self.window.wait_text("Plaintext", MESSAGE)
        self.keep(name)
        self.clear()

    def clear(self):
        self.window.clear()
        self.window.wait_text("Plaintext", "")
        self.window.wait_text("Ciphertext", "")
        self.window.wait_focused("Plaintext")

    def use(self, name):
        """The one that was used last, which has the focus."""
        self.open_list()
        self.window.wait_focused(name)
        self.desktop.press("Return")

    def use_passphrase(self, name):
        self.use(name)
        self.window.wait_label("Passphrase " + quoted(name))
        self.window.wait_focused("Passphrase")

    def press_return(self):
        self.window.focus("Passphrase")
        self.desktop.press("Return")

    def menu_items(self):
        self.window.focus("Keys")
        self.desktop.press("space")
        menu = wait_for(lambda: next((n for n in self.window.walk() if n.role == Atspi.Role.MENU), None), "the menu")
        roles = (Atspi.Role.MENU_ITEM,)
        names = wait_for(lambda: [n.name for n in self.window.walk(menu) if n.role in roles], "its items")
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")
        return names
