# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that GTK lets a person do in the widgets that hold secrets is known to be harmless, and emoji go nowhere.

docs/widgets.md says why, for each action, signal, shortcut, gesture and menu entry; one that GTK adds is missing there. A row
that begins with "Since GTK" is about that version and later ones.
"""

import os
import pathlib
import re
import subprocess
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import PASSWORD, TEXT, Window

PROGRAM = os.environ["SEALWAX"]
DEFAULTS = os.environ["SEALWAX_DEFAULTS"]
TABLE = pathlib.Path(__file__).parent.parent.parent / "docs" / "widgets.md"

ROW = re.compile(r"\| `(\w+)` \| (\w+) \| (.+?) \| (.+) \|$", re.MULTILINE)
SINCE = re.compile(r"Since GTK (\d+\.\d+)[,:] ")


def as_number(version):
    return tuple(map(int, version.split(".")))


def read_table(version):
    """{(widget, kind, name)} of this GTK; a row can name several."""
    rows = {}
    for widget, kind, names, reason in ROW.findall(TABLE.read_text()):
        since = SINCE.match(reason)
        if since and as_number(since[1]) > as_number(version):
            continue
        for name in re.findall(r"`([^`]+)`", names):
            rows[widget, kind, name] = reason.strip()
    return rows


class DefaultsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def test_all_are_in_the_table(self):
        listed = subprocess.run([DEFAULTS], check=True, capture_output=True, text=True).stdout
        gtk, *lines = (tuple(line.split("\t")) for line in listed.splitlines())
        there = set(lines)
        self.assertGreater(len(there), 100)
        table = read_table(gtk[2])
        self.assertEqual(sorted(there - table.keys()), [], "GTK can do what docs/widgets.md does not know")
        self.assertEqual(sorted(table.keys() - there), [], "docs/widgets.md has what GTK cannot do")
        self.assertEqual([row for row, reason in table.items() if len(reason) < 8], [])

    def files(self):
        return {path: path.read_bytes() for path in pathlib.Path(self.desktop.folder).rglob("*") if path.is_file() and path.suffix != ".log"}

    def open_window(self):
        self.desktop.set_settings(ask_twice="true")
        self.window = Window(self.desktop, PROGRAM, environment={"GSETTINGS_BACKEND": "keyfile"})
        self.addCleanup(self.window.close)

    def press_emoji_keys(self, name):
        """And the keys that would choose the first emoji if there were a chooser, followed by a letter that must arrive."""
        for key in ("period", "semicolon"):
            self.desktop.press(key, "ctrl")
            self.desktop.press("Down")
            self.desktop.press("Return") if name in ("Plaintext", "Ciphertext") else None
        self.desktop.type("x")

    def test_no_emoji(self):
        self.open_window()
        window = self.window
        for name in ("Plaintext", "Ciphertext"):
            window.focus(name)
            self.press_emoji_keys(name)
            window.wait_text(name, "\n\nx")
        window.focus("Passphrase")
        self.press_emoji_keys("Passphrase")
        wait_for(lambda: window.passphrase_length() == 1, "a letter")
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        window.wait_focused("Repeat Passphrase")
        self.desktop.press("period", "ctrl")
        self.desktop.type("y")
        wait_for(lambda: window.passphrase_length("Repeat Passphrase") == 1, "a letter")
        self.assertEqual([n.name for n in window.walk() if n.role not in (TEXT, PASSWORD) and "moji" in n.name], [])
        for name in ("Plaintext", "Ciphertext", "Passphrase", "Repeat Passphrase"):
            window.focus(name)
            self.desktop.press("Menu")
            wait_for(lambda: not window.has_focus(name), "the menu")
            self.assertEqual([n.name for n in window.walk() if "moji" in n.name], [])
            self.desktop.press("Escape")
            window.wait_focused(name)
        for path, content in self.files().items():
            self.assertNotIn(b"emoji", content, path)


if __name__ == "__main__":
    main()
