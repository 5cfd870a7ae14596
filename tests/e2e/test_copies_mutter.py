# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of plaintext on GNOME's own compositor, which keeps offering what was copied after its program is gone."""

import os
import unittest

from boot_clock import BootClock
from desktop import wait_for
from mutter import MutterSession
from tap import main
from window import Window

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."

PLAIN = ["text/plain;charset=utf-8", "text/plain"]
MARKS = ["text/x-kde-passwordManagerHint", "text/x-kde-passwordmanagerhint", "x-kde-passwordManagerHint"]

# The most that it keeps.
KEPT_MAX = 4 << 20


class CopiesMutterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(MutterSession())

    def open_window(self, copy_timeout="300", **options):
        # After that long on the clock without use, everything would be cleared.
        self.desktop.set_settings(copy_timeout=copy_timeout, idle_timeout="0")
        self.window = Window(self.desktop, PROGRAM, **options)
        self.addCleanup(self.window.close)

    def copy(self):
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.window.wait_label("Copied. Clears in")

    def read(self):
        answer = self.desktop.read_clipboard()
        if self.window.process.poll() is None:
            self.window.wait_focused("Plaintext")
        return answer

    def wait_text(self, text):
        wait_for(lambda: self.read()[1] == text, "%r on the clipboard" % text)

    def wait_end(self):
        wait_for(lambda: self.window.process.poll() is not None, "the end of the program")

    def test_keeper_is_there(self):
        """Otherwise the other tests would prove nothing: a text copied without any precaution outlives its program, as plain text."""
        self.open_window()
        self.window.type_text("Ciphertext", "not a secret")
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.window.wait_label("Copied")
        # It is asked for at once, so it is kept before a program that first has to open a window gets it.
        wait_for(lambda: self.desktop.read_clipboard()[1] == "not a secret", "the copy")
        self.window.kill()
        self.assertEqual(self.read(), (PLAIN[:1], "not a secret"))

    def test_pasted_elsewhere(self):
        self.open_window()
        self.copy()
        self.wait_text(TEXT)
        self.assertCountEqual(self.read()[0], PLAIN + MARKS)

    def wait_keeper(self):
        """Until it was asked for. That happens at once, before a program that first has to open a window gets it."""
        self.desktop.open_other().close()
        self.window.wait_focused("Plaintext")

    def test_killed(self):
        self.open_window()
        self.copy()
        self.wait_keeper()
        self.window.kill()
        self.assertEqual(self.read()[1], "")

    def test_killed_after_it_was_pasted(self):
        self.open_window()
        self.copy()
        self.wait_text(TEXT)
        self.window.kill()
        self.assertEqual(self.read()[1], "")

    def test_killed_after_the_context_menu(self):
        """The menu is a surface of its own; the window must count as active nevertheless."""
        self.open_window()
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("Menu")
        self.window.choose(1)
        self.window.wait_label("Copied. Clears in")
        self.wait_keeper()
        self.window.kill()
        self.assertEqual(self.read()[1], "")

    def test_closed(self):
        self.open_window()
        self.copy()
        self.wait_text(TEXT)
        self.desktop.press("w", "ctrl")
        self.window.wait_label("It will be lost.")  # the copy made by Ctrl+C goes with the window
        self.window.answer("Close")
        self.wait_end()
        self.assertEqual(self.read()[1], "")

    def test_ended_elsewhere(self):
        """While another window has the focus."""
        self.open_window()
        self.copy()
        other = self.desktop.open_other()
        wait_for(lambda: other.ask()["text"] == TEXT, "the text")
        self.window.process.terminate()
        self.wait_end()
        # What the dead program offered goes. What the compositor would offer in its place carries no marks.
        wait_for(lambda: MARKS[0] not in other.ask()["types"], "the end of the copy")
        self.assertEqual(other.ask()["text"], "")

    def test_expired(self):
        self.open_window("10")
        self.copy()
        self.window.wait_label("Removed from the clipboard.")
        self.assertEqual(self.read()[1], "")
        self.window.kill()
        self.assertEqual(self.read()[1], "")

    def test_expired_elsewhere(self):
        """While another window has the focus, the clipboard cannot be emptied. Still, nothing can be read from it."""
        clock = BootClock(self.desktop)
        self.open_window(environment=clock.environment)
        self.copy()
        other = self.desktop.open_other()
        wait_for(lambda: other.ask()["text"] == TEXT, "the text")
        clock.sleep(300)  # not in real seconds: on a busy machine, the other program takes long to start
        self.window.wait_label("Removed from the clipboard.")
        self.assertEqual(other.ask()["text"], "")
        other.close()
        self.window.wait_focused("Plaintext")
        wait_for(lambda: self.read() == ([], ""), "an empty clipboard, now that the window had the focus")


if __name__ == "__main__":
    main()
