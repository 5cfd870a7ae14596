# SPDX-License-Identifier: GPL-3.0-or-later
"""Files through the portals: chosen in the portal's own dialog, outside of the sandbox, and handed in one at a time."""

import os
import pathlib
import unittest

from desktop import wait_for
from sandbox import MARK, FlatpakDesktop, find_frames, make_window, run_inside

PORTAL = "xdg-desktop-portal-gtk"


class FilesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = FlatpakDesktop()
        cls.desktop.__enter__()
        cls.Window = staticmethod(make_window(cls.desktop))

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def open_window(self, *arguments, **options):
        window = self.Window(*arguments, **options)
        self.addCleanup(lambda: window.log.closed or window.close())
        return window

    def choose(self, window, path):
        """Types a path in the portal's dialog, which is another program's."""

        def dialog():
            return find_frames(window.bus, PORTAL)

        wait_for(dialog, "the portal's dialog")
        self.desktop.settle()
        # The whole name at once, instead of what the dialog suggests.
        self.desktop.press("a", "ctrl")
        self.desktop.type(str(path))
        self.desktop.settle()
        self.desktop.press("Return")
        wait_for(lambda: not dialog(), "the portal's dialog to close")

    def test_open(self):
        """The chosen file is read; the one beside it stays out of reach."""
        home = pathlib.Path(os.environ["HOME"])
        (home / "letter.txt").write_text("Noon, at the bridge.")
        (home / "diary.txt").write_text(MARK)
        window = self.open_window()
        window.focus("Plaintext")
        self.desktop.press("o", "ctrl")
        self.choose(window, home / "letter.txt")
        window.wait_text("Plaintext", "Noon, at the bridge.")
        seen = run_inside("sh", "-c", "cat /run/flatpak/doc/*/* \"$XDG_RUNTIME_DIR\"/doc/*/* 2>/dev/null").stdout
        self.assertIn("Noon", seen)
        self.assertNotIn(MARK, seen)

    def test_save(self):
        """What is saved arrives where the person chose, and nowhere else in the home folder."""
        home = pathlib.Path(os.environ["HOME"])
        before = {path.name for path in home.iterdir()}
        window = self.open_window()
        window.type_text("Plaintext", "Noon, at the bridge.")
        self.desktop.press("s", "ctrl")
        self.choose(window, home / "kept.txt")
        wait_for(lambda: (home / "kept.txt").exists() and (home / "kept.txt").read_text(), "the file")
        self.assertEqual((home / "kept.txt").read_text(), "Noon, at the bridge.")
        self.assertEqual({path.name for path in home.iterdir() if not path.name.endswith((".log", ".ppm"))} - before, {"kept.txt"})

    def test_handed_over(self):
        """A file that is opened with it, as the desktop does."""
        path = pathlib.Path(os.environ["HOME"], "handed.txt")
        path.write_text("Noon, at the bridge.")
        window = self.open_window("@@", str(path), "@@", ready=None)
        window.wait_text("Plaintext", "Noon, at the bridge.")
