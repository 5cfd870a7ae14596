# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings outlive the window, in the application's own folder."""

import os
import pathlib
import unittest

from desktop import wait_for
from sandbox import APPLICATION, FlatpakDesktop, make_window


class SettingsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = FlatpakDesktop()
        cls.desktop.__enter__()
        cls.Window = staticmethod(make_window(cls.desktop))

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def test_size(self):
        """The size that the window was left with."""
        window = self.Window()
        before = window.focused().extents()
        self.desktop.resize(900, 500)
        wait_for(lambda: window.focused().extents() != before, "the window to follow")
        self.desktop.press("w", "ctrl")
        wait_for(lambda: window.process.poll() is not None, "the program to end")
        window.close()
        window = self.Window()
        self.addCleanup(window.close)
        wait_for(lambda: self.desktop.window_geometry()[2:] == (900, 500), "the size that it had")
        kept = pathlib.Path(os.environ["HOME"], ".var", "app", APPLICATION, "config", "glib-2.0", "settings", "keyfile")
        self.assertIn("window-width=900", kept.read_text())
