# SPDX-License-Identifier: GPL-3.0-or-later
"""GTK's own file dialog, a separate window in which a path can be typed. For tests that have a desktop and a window."""

import time

from desktop import wait_for
from window import TEXT


class FileDialog:
    def wait_dialog(self):
        self.main = self.window.frame
        frames = wait_for(lambda: len(self.window.frames()) == 2 and self.window.frames(), "the dialog")
        self.window.frame = next(f for f in frames if f != self.main)
        wait_for(self.window.focused, "the focus in the dialog")
        self.desktop.settle()  # GTK 4.24 complains about itself if its dialog is closed while it still reads the folder

    def is_gone(self):
        """Whether the dialog goes away within a second."""
        end = time.monotonic() + 1
        while len(self.window.frames()) > 1 and time.monotonic() < end:
            time.sleep(0.01)
        return len(self.window.frames()) == 1

    def wait_no_dialog(self):
        self.window.frame = self.main
        wait_for(lambda: len(self.window.frames()) == 1, "the dialog to go")

    def entry_text(self):
        """The text of the focused entry."""
        node = self.window.focused()
        if node and node.role == TEXT:
            return node.entry_text()

    def type_path(self, path):
        """Types into the focused entry, replacing what is there."""
        wait_for(lambda: self.entry_text() is not None, "an entry for the path")
        self.desktop.press("a", "ctrl")
        self.desktop.type(path)
        wait_for(lambda: self.entry_text() == path, "the path")

    def choose_to_open(self, path):
        self.wait_dialog()
        self.desktop.press("l", "ctrl")
        self.type_path(path)
        # A Return that comes while GTK is still looking up the path is lost.
        frames = self.window.frames
        wait_for(lambda: len(frames()) == 1 or self.desktop.press("Return") or self.is_gone(), "the dialog to go")
        self.wait_no_dialog()
