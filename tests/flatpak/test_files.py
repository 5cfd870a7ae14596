# SPDX-License-Identifier: GPL-3.0-or-later
"""Files through the portal: chosen in its own dialog, outside the sandbox, and handed in one at a time."""

import os
import pathlib
import stat
import unittest

from desktop import wait_for
from portal import FileDialog
from sandbox import MARK, FlatpakDesktop, make_window, run_inside


class FilesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = FlatpakDesktop()
        cls.desktop.__enter__()
        cls.Window = staticmethod(make_window(cls.desktop))

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def setUp(self):
        # A different one for each test, because what was handed in stays for a while.
        self.text = "Noon, at the bridge. " + self.id()
        self.folder = pathlib.Path(os.environ["HOME"], self.id().rsplit(".", 1)[1])
        self.folder.mkdir()

    def open_window(self, *arguments, **options):
        window = self.Window(*arguments, **options)
        self.addCleanup(window.close)
        return window

    def dialog(self, window, key):
        self.desktop.press(key, "ctrl")
        return FileDialog(self.desktop, window.bus)

    def handed_in(self):
        """Everything that the sandbox sees of files outside."""
        return run_inside("sh", "-c", "cat /run/flatpak/doc/*/* \"$XDG_RUNTIME_DIR\"/doc/*/* 2>/dev/null").stdout

    def test_open(self):
        """The chosen file is read; the one next to it stays out of reach."""
        (self.folder / "letter.txt").write_text(self.text)
        (self.folder / "diary.txt").write_text(MARK)
        self.assertNotIn(self.text, self.handed_in())
        window = self.open_window()
        self.dialog(window, "o").choose_to_open(str(self.folder / "letter.txt"))
        window.wait_text("Plaintext", self.text)
        window.wait_label("letter.txt")
        seen = self.handed_in()
        self.assertIn(self.text, seen)
        self.assertNotIn(MARK, seen)

    def test_save(self):
        """What is saved arrives where the person chose, readable by nobody else, with nothing next to it."""
        window = self.open_window()
        window.type_text("Plaintext", self.text)
        self.dialog(window, "s").choose_to_save(str(self.folder / "kept.txt"), initial="text.txt")
        window.wait_label("Saved as")
        self.assertEqual(os.listdir(self.folder), ["kept.txt"])
        self.assertEqual((self.folder / "kept.txt").read_text(), self.text)
        self.assertEqual(stat.S_IMODE((self.folder / "kept.txt").stat().st_mode), 0o600)

    def test_cancel(self):
        """Nothing is handed in, and nothing changes."""
        (self.folder / "letter.txt").write_text(MARK)
        window = self.open_window()
        window.type_text("Plaintext", self.text)
        for key in ("o", "s"):
            self.dialog(window, key).cancel()
            window.wait_focused("Plaintext")
        self.assertEqual(window.text("Plaintext"), self.text)
        self.assertEqual(os.listdir(self.folder), ["letter.txt"])
        self.assertNotIn(MARK, self.handed_in())

    def test_handed_over(self):
        """A file that is named on the command line."""
        path = self.folder / "handed.txt"
        path.write_text(self.text)
        window = self.open_window("@@", str(path), "@@", focused="Passphrase")
        wait_for(lambda: window.text("Plaintext") == self.text, "the text")
