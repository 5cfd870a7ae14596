# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are opened together with their window: their contents can be seen, whatever size the window has."""

import contextlib
import os
import subprocess
import sys

from gi.repository import GLib

from desktop import wait_for

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

SIZES = ((1060, 600), (721, 400), (720, 500), (360, 640), (360, 294))
LETTER = "".join("This is line %d of a letter.\n" % i for i in range(200))
MESSAGE = sealed.seal("Meet me at noon.", passphrase="six words are better than one", iterations=10_000)
CASES = (
    ("letter.txt", "Plaintext", LETTER),
    ("note.txt", "Plaintext", "A short note.\n"),
    ("message.txt", "Ciphertext", MESSAGE),
    ("prose.sealwax", "Ciphertext", LETTER),
)


class OpenedCases:
    """For a TestCase that has a desktop."""

    def make(self, name, text):
        path = os.path.join(self.desktop.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def extents_of(self, node, start, end):
        """The extents in the window of some characters of a text."""
        return node.call("org.a11y.atspi.Text", "GetRangeExtents", GLib.Variant("(iiu)", (start, end, 1)))

    def is_on_screen(self, node, start, end):
        """Whether those are within the visible part of the text."""
        left, top, width, height = node.extents()
        x, y, _, high = self.extents_of(node, start, end)
        return left <= x < left + width and top <= y and high > 0 and y + high <= top + height

    def wait_on_screen(self, window, pane, start, end):
        from window import TEXT

        def is_seen():
            node = window.find(TEXT, pane)
            return node and node.extents()[3] > 0 and self.is_on_screen(node, start, end)

        def where():
            node = window.get(TEXT, pane)
            return "characters to be seen: %r of %r" % (self.extents_of(node, start, end), node.extents())

        wait_for(is_seen, where)

    def open_file(self, name, text, focused="Passphrase"):
        from window import Window

        return Window(self.desktop, PROGRAM, arguments=(self.make(name, text),), focused=focused)

    def test_opened_from_the_command_line(self):
        """The beginning is on the screen, in each of five sizes."""
        for width, height in SIZES:
            self.desktop.set_settings(window_width=str(width), window_height=str(height))
            for name, pane, text in CASES:
                with self.subTest(name, size=(width, height)):
                    window = self.open_file(name, text)
                    with contextlib.closing(window):
                        self.assertEqual(window.frame.extents()[2:], (width, height))
                        self.wait_on_screen(window, pane, 0, 4)
                        self.assertEqual(window.text(pane), text)

    def test_opened_by_a_file_manager(self):
        """The program is already running; each file gets a window of its own."""
        from window import Window

        self.desktop.set_settings(window_width="360", window_height="640")
        window = Window(self.desktop, PROGRAM)
        self.addCleanup(window.close)
        known = [window.frame]
        for name, pane, text in CASES:
            subprocess.run([PROGRAM, self.make(name, text)], check=True)
            frames = wait_for(lambda: len(window.frames()) > len(known) and window.frames(), "another window")
            window.frame = next(frame for frame in frames if frame not in known)
            known.append(window.frame)
            self.wait_on_screen(window, pane, 0, 4)
