# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything can be reached without a mouse."""

import os
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import LIST_ITEM, TEXT, Window

PROGRAM = os.environ["SEALWAX"]


class KeyboardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def open_shortcuts(self):
        """The dialog's rows: what each does, and its keys, as a screen reader says them."""
        self.window.focus("Passphrase")
        self.desktop.press("question", "ctrl")
        self.window.get(LIST_ITEM, "Quit")
        wait_for(self.window.focused, "the focus in the dialog")  # it is visible before it gets any key
        return {node.name: node.description() for node in self.window.walk() if node.role == LIST_ITEM}

    def test_shortcuts_are_listed(self):
        rows = self.open_shortcuts()
        self.assertEqual(rows["Encrypt or decrypt what was edited last"], "Ctrl+Return")
        self.assertEqual(rows["Redo"], "Shift+Ctrl+Z")
        self.assertEqual([name for name, keys in rows.items() if not keys], [])

        self.desktop.press("Escape")
        wait_for(lambda: self.window.find(LIST_ITEM, "Quit") is None, "the dialog to close")
        self.window.wait_focused("Passphrase")

    def has_text_focus(self, pane):
        return self.window.has_focus(pane) and self.window.focused_role() == TEXT

    def test_other_pane(self):
        """With F6, from wherever the focus is, even if only one pane is shown."""
        self.window.focus("Passphrase")
        for width in (1060, 500):
            self.desktop.resize(width, 600)
            self.desktop.settle()
            for pane in ("Plaintext", "Ciphertext", "Plaintext"):
                self.desktop.press("F6")
                wait_for(lambda: self.has_text_focus(pane), lambda: "the focus in “%s”: %r" % (pane, self.window.focused()))
            self.window.focus("Passphrase")


if __name__ == "__main__":
    main()
