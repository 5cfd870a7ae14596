# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered, and what the person can choose; and that the window works where nothing can be stored."""

import os
import tempfile
import unittest

import pycotap

from desktop import Desktop, wait_for

PROGRAM = os.environ["SEALWAX"]


class SettingsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = Desktop()
        cls.desktop.__enter__()
        global Atspi, Window
        from window import Atspi, Window

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def open_window(self, **environment):
        window = Window(self.desktop, PROGRAM, environment=environment)
        self.addCleanup(window.close)
        return window

    def share(self, window):
        """The plaintext pane's share of the width, as the handle between the panes says it."""
        return window.get(Atspi.Role.SEPARATOR, "Width of Plaintext").value()

    def quit(self, window):
        self.desktop.press("w", "ctrl")
        wait_for(lambda: window.process.poll() is not None, "the program to end")

    def make_store(self):
        """An environment in which settings outlive the program."""
        folder = tempfile.TemporaryDirectory(dir=self.desktop.folder)
        self.addCleanup(folder.cleanup)
        return {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder.name}

    def test_size_and_split_are_remembered(self):
        store = self.make_store()
        window = self.open_window(**store)
        self.desktop.resize(900, 500)
        self.assertAlmostEqual(self.share(window), 0.5, delta=0.01)
        self.desktop.press("F8")
        window.wait_focused("Width of Plaintext")
        self.desktop.press("Right", "ctrl")
        share = wait_for(lambda: self.share(window) > 0.55 and self.share(window), "a wider pane")
        self.desktop.press("Tab")
        wait_for(lambda: not window.has_focus("Width of Plaintext"), "Tab to leave the handle")
        self.quit(window)

        window = self.open_window(**store)
        self.assertEqual(self.desktop.window_geometry()[2:], (900, 500))
        self.assertAlmostEqual(self.share(window), share, delta=0.01)

        # A narrow window has one pane, and says nothing of the split.
        self.desktop.resize(400, 500)
        wait_for(lambda: window.find(Atspi.Role.TEXT, "Ciphertext") is None, "one pane only")
        self.quit(window)
        window = self.open_window(**store)
        self.assertEqual(self.desktop.window_geometry()[2:], (400, 500))
        self.desktop.resize(1000, 500)
        window.get(Atspi.Role.TEXT, "Ciphertext")
        self.assertAlmostEqual(self.share(window), share, delta=0.01)


if __name__ == "__main__":
    unittest.main(testRunner=pycotap.TAPTestRunner())
