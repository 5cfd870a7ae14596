# SPDX-License-Identifier: GPL-3.0-or-later
"""Started by the session bus, as a desktop does for an entry in its menu, and for "Open With"."""

import os
import pathlib
import subprocess
import sys
import unittest

from desktop import wait_for
from sandbox import APPLICATION, EXPORTS, MARK, FlatpakDesktop, make_window, run_inside

TEXT = "Noon, at the bridge."
MENU_ITEM = os.path.join(EXPORTS, "applications", APPLICATION + ".desktop")
LAUNCH = (sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "launch.py"), MENU_ITEM)


class ActivationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = FlatpakDesktop()
        cls.desktop.__enter__()
        cls.Window = staticmethod(make_window(cls.desktop))

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def launch(self, *arguments, **options):
        """By the bus, which says so, not by the desktop file's command."""
        activated = "Activating service name='%s'" % APPLICATION
        before = self.bus_log().count(activated)
        window = self.Window(*arguments, command=LAUNCH, **options)
        self.addCleanup(window.close)
        self.assertEqual(self.bus_log().count(activated), before + 1)
        return window

    def bus_log(self):
        return pathlib.Path(self.desktop.folder, "dbus-daemon.log").read_text()

    def test_menu(self):
        window = self.launch()
        window.type_text("Plaintext", TEXT)

    def test_open_with(self):
        """The file is handed in, but not the one next to it."""
        folder = pathlib.Path(os.environ["HOME"], "letters")
        folder.mkdir()
        (folder / "letter.txt").write_text(TEXT)
        (folder / "diary.txt").write_text(MARK)
        window = self.launch(str(folder / "letter.txt"), focused="Passphrase")
        window.wait_text("Plaintext", TEXT)
        seen = run_inside("sh", "-c", "cat /run/flatpak/doc/*/*").stdout
        self.assertIn(TEXT, seen)
        self.assertNotIn(MARK, seen)

    def test_second_start(self):
        """A second window of the running program. The first keeps its contents."""
        window = self.launch()
        window.type_text("Plaintext", TEXT)
        first = window.frame
        subprocess.run(LAUNCH, check=True)
        frames = wait_for(lambda: len(window.frames()) == 2 and window.frames(), "a second window")
        window.frame = next(frame for frame in frames if frame != first)
        window.wait_focused("Plaintext")
        self.assertEqual(window.text("Plaintext"), "")
        window.frame = first
        self.assertEqual(window.text("Plaintext"), TEXT)
