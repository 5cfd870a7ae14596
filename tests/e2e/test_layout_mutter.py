# SPDX-License-Identifier: GPL-3.0-or-later
"""The size of the last window on GNOME's own compositor, which can make a window as large as the screen. Sway does not."""

import os
import tempfile
import unittest

from desktop import wait_for
from mutter import MutterSession
from tap import main

PROGRAM = os.environ["SEALWAX"]


class LayoutMutterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = MutterSession()
        cls.desktop.__enter__()
        global Window
        from window import Window

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def open_window(self):
        window = Window(self.desktop, PROGRAM, environment=self.store)
        self.addCleanup(window.close)
        return window

    def quit(self, window):
        self.desktop.press("q", "ctrl")
        wait_for(lambda: window.process.poll() is not None, "the program to end")

    def wait_size(self, window, *size):
        wait_for(lambda: window.frame.extents()[2:] == size, lambda: "%d × %d: %r" % (*size, window.frame.extents()))

    def test_maximized_is_kept(self):
        """And so is the size that the window has when it is not maximized."""
        folder = tempfile.mkdtemp(dir=self.desktop.folder)
        self.store = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}
        window = self.open_window()
        before = window.frame.extents()[2:]
        self.assertLess(before, (1280, 800))
        self.desktop.press("Up", "super")
        self.wait_size(window, 1280, 800)
        self.quit(window)

        window = self.open_window()
        self.wait_size(window, 1280, 800)
        self.desktop.press("Down", "super")
        self.wait_size(window, *before)
        self.quit(window)

        window = self.open_window()
        self.wait_size(window, *before)


if __name__ == "__main__":
    main()
