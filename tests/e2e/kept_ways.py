# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the desktop's key ring in a window, on any desktop."""

from desktop import wait_for
from window import TEXT, Atspi

MESSAGE = "Meet me at noon."
PASSPHRASE = "six words are better than one"


def quoted(name):
    """Its name stands between marks that keep it harmless."""
    return "“\u2068%s\u2069”" % name


class Ways:
    """For a test that has a desktop and a window."""

    def open_menu(self, item):
        self.window.focus("Keys")
        self.desktop.press("space")
        self.window.choose(item)

    def open_list(self):
        self.open_menu("Kept Passphrases and Keys…")

    def open_page(self, name):
        """Of a name in the list. When the page stands, its first entry gets the focus once more: no key before that."""
        self.window.push("Manage " + quoted(name))
        self.window.wait_focused("Name")
        self.desktop.settle()

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
