# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of plaintext end, as another program sees them, on sway. For GNOME's compositor, see test_copies_mutter.py."""

import os
import re
import subprocess
import sys
import unittest

from boot_clock import BootClock
from desktop import Desktop, wait_for
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."

MARKS = ["text/x-kde-passwordManagerHint", "text/x-kde-passwordmanagerhint", "x-kde-passwordManagerHint"]

COUNTDOWN = "Copied. Clears in"


class CopiesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.open_window("300")

    def open_window(self, copy_timeout, **environment):
        # After that long without use, everything would be cleared.
        self.desktop.set_settings(copy_timeout=copy_timeout, idle_timeout="0")
        self.clock = BootClock(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=dict(self.clock.environment, **environment))
        self.addCleanup(self.window.close)

    def reopen_window(self, copy_timeout, **environment):
        self.window.close()
        self.open_window(copy_timeout, **environment)

    def types(self):
        done = subprocess.run(["wl-paste", "--list-types"], capture_output=True, text=True)
        return done.stdout.split("\n")[:-1] if done.returncode == 0 else []

    def wait_clipboard(self, text):
        wait_for(lambda: self.desktop.read_clipboard() == text, "%r on the clipboard" % text)

    def wait_empty(self):
        """Not an empty text: nothing is offered at all."""
        wait_for(lambda: self.types() == [], "an empty clipboard")

    def copy(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.push("Copy Plaintext")
        self.wait_clipboard(TEXT)
        self.window.wait_label(COUNTDOWN)

    def wait_no_countdown(self):
        wait_for(lambda: not self.window.find_label(COUNTDOWN), "no countdown")

    def test_expires(self):
        self.reopen_window("10")
        self.copy()
        self.window.wait_label("Removed from the clipboard.")  # it only stays for a moment
        self.wait_empty()
        self.wait_no_countdown()
        self.assertEqual(self.window.text("Plaintext"), TEXT)

    def test_counts_in_steps_of_five(self):
        """Each number that is shown wakes the computer up."""
        self.reopen_window("10")
        self.copy()
        shown = set()

        def has_left():
            labels = self.window.labels()
            shown.update(map(int, re.findall(COUNTDOWN + r" (\d+)", "\n".join(labels))))
            return any("Removed from the clipboard" in label for label in labels)

        wait_for(has_left, "the end of the copy")
        self.assertEqual({number % 5 for number in shown}, {0})

    def test_expires_while_asleep(self):
        """Five minutes on the computer's clock, nearly all of which it slept."""
        self.copy()
        self.clock.sleep(150)
        self.assertEqual(self.desktop.read_clipboard(), TEXT)
        self.clock.sleep(300)
        self.assertEqual(self.desktop.read_clipboard(), "", "what is asked for after the time must not be there")
        self.wait_empty()

    def test_never_expires(self):
        self.reopen_window("0")
        self.window.type_text("Plaintext", TEXT)
        self.window.push("Copy Plaintext")
        self.window.wait_label("Stays on the clipboard until this window closes.")
        self.clock.sleep(1_000_000)
        self.assertEqual(self.desktop.read_clipboard(), TEXT)
        self.desktop.press("w", "ctrl")
        self.wait_empty()

    def test_kept(self):
        """The countdown can be cancelled: then the copy stays as long as the window."""
        self.copy()
        self.window.push("Keep Copy")
        self.window.wait_label("The copy stays on the clipboard until this window closes.")
        self.window.wait_focused("Plaintext")
        self.clock.sleep(1_000_000)
        self.assertEqual(self.desktop.read_clipboard(), TEXT)
        self.assertEqual([t for t in self.types() if "hint" in t.lower()], MARKS)
        self.desktop.press("w", "ctrl")
        self.wait_empty()

    def test_cleared_now(self):
        self.copy()
        self.window.push("Clear Now")
        self.window.wait_label("Removed from the clipboard.")
        self.wait_empty()
        self.window.wait_focused("Plaintext")
        self.assertEqual(self.window.text("Plaintext"), TEXT)

    def test_clear_everything(self):
        self.copy()
        self.window.clear()
        self.window.wait_text("Plaintext", "")
        self.wait_empty()

    def test_closing(self):
        self.copy()
        self.desktop.press("w", "ctrl")
        wait_for(lambda: self.window.process.poll() is not None, "the end of the program")
        self.wait_empty()

    def test_closing_one_of_two(self):
        """The program goes on. The copy goes with the window it came from, and with no other."""
        self.copy()
        self.desktop.press("n", "ctrl")
        first = self.window.frame
        frames = wait_for(lambda: len(self.window.frames()) == 2 and self.window.frames(), "a second window")
        self.window.frame = next(f for f in frames if f != first)
        self.window.wait_focused("Plaintext")
        self.wait_no_countdown()
        self.desktop.press("w", "ctrl")
        self.window.frame = wait_for(lambda: len(self.window.frames()) == 1 and self.window.frames()[0], "one window")
        self.window.wait_label(COUNTDOWN)
        self.assertEqual(self.desktop.read_clipboard(), TEXT)

        self.desktop.press("n", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 2, "a second window")
        self.desktop.sway("[con_id=%d] kill" % self.unfocused_window())
        self.wait_empty()
        self.assertIsNone(self.window.process.poll())

    def unfocused_window(self):
        def search(node):
            if node.get("pid") and not node.get("focused"):
                return node["id"]
            return next(filter(None, map(search, node.get("nodes", []) + node.get("floating_nodes", []))), None)

        return wait_for(lambda: search(self.desktop.sway("-t", "get_tree")), "a window without the focus")

    def test_killed(self):
        """The compositor drops a copy when its owner is gone."""
        self.copy()
        self.window.kill()
        self.wait_empty()

    def test_quitting(self):
        self.copy()
        self.desktop.press("q", "ctrl")
        wait_for(lambda: self.window.process.poll() is not None, "the end of the program")
        self.wait_empty()

    def test_marks(self):
        self.copy()
        self.assertEqual(self.types(), ["text/plain;charset=utf-8", "text/plain"] + MARKS)
        for mark in MARKS[:2]:
            done = subprocess.run(["wl-paste", "--no-newline", "--type", mark], capture_output=True, check=True)
            self.assertEqual(done.stdout, b"secret")
        # GTK does not pass the last one on, and must not stumble over it.
        subprocess.run(["wl-paste", "--type", MARKS[2]], capture_output=True)
        self.wait_clipboard(TEXT)

    def test_keys(self):
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.wait_clipboard(TEXT)
        self.assertEqual(self.types()[2:], MARKS)
        self.window.wait_label(COUNTDOWN)

        self.desktop.copy("nothing of interest")
        self.wait_no_countdown()
        self.desktop.press("x", "ctrl")
        self.wait_clipboard(TEXT)
        self.assertEqual(self.types()[2:], MARKS)
        self.window.wait_text("Plaintext", "")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", TEXT)

    def test_keys_copy_what_is_selected(self):
        self.window.type_text("Plaintext", TEXT)
        for _ in range(7):
            self.desktop.press("Left", "shift")
        self.desktop.press("c", "ctrl")
        self.wait_clipboard("folder.")
        self.desktop.press("x", "ctrl")
        self.window.wait_text("Plaintext", TEXT[:-7])

    def test_context_menu(self):
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("Menu")
        self.window.choose(1)
        self.wait_clipboard(TEXT)
        self.assertEqual(self.types()[2:], MARKS)

    def test_preview(self):
        """Selecting everything selects the whole text."""
        text = "0123456789" * 2_000
        self.desktop.copy(text)
        self.window.push("Paste Plaintext")
        self.window.wait_label("Preview, read-only")
        self.desktop.copy("nothing of interest")
        self.window.focus("Plaintext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.wait_clipboard(text)
        self.assertEqual(self.types()[2:], MARKS)

    def test_pasting_it_here(self):
        self.copy()
        self.window.push("Paste Ciphertext")
        self.window.wait_text("Ciphertext", TEXT)

    def test_something_else_is_copied(self):
        """Then there is nothing left to take back, and the text is no longer anywhere else."""
        self.copy()
        self.desktop.copy("something else")
        self.wait_no_countdown()
        self.clock.sleep(1_000_000)
        self.window.clear()
        self.window.push("Clear")
        self.window.wait_text("Plaintext", "")
        self.assertEqual(self.desktop.read_clipboard(), "something else")

    def test_ciphertext_is_plain(self):
        message = sealed.seal(TEXT, passphrase="x", iterations=10_000)
        self.window.paste("Ciphertext", message)
        self.desktop.copy("nothing of interest")
        self.window.push("Copy Ciphertext")
        self.window.wait_label("Copied")
        self.wait_clipboard(message)
        self.assertEqual([t for t in self.types() if "hint" in t.lower()], [])
        self.wait_no_countdown()
        self.window.wait_label("Sealed message")
        self.clock.sleep(1_000_000)
        self.assertEqual(self.desktop.read_clipboard(), message)

    def test_slow_reader(self):
        """Somebody who asks for the text and does not read it does not hold up the window."""
        self.desktop.copy("0123456789" * 100_000)
        self.window.push("Paste Plaintext")
        self.window.wait_label("Preview, read-only")
        self.window.push("Copy Plaintext")
        self.window.wait_label(COUNTDOWN)
        reader = subprocess.Popen(["wl-paste", "--no-newline"], stdout=subprocess.PIPE)
        try:
            self.assertEqual(reader.stdout.read(1), b"0")
            self.window.type_text("Ciphertext", "still here")
            self.window.push("Clear Now")
            rest = reader.stdout.read()
            self.assertLess(len(rest), 999_999, "taking it back must break it off")
        finally:
            reader.kill()
            reader.stdout.close()
            reader.wait()

    def test_plasma_is_named(self):
        """Its history cannot be stopped from keeping the copy, and the notice says so."""
        self.reopen_window("300", XDG_CURRENT_DESKTOP="KDE")
        self.copy()
        self.window.wait_label("but Plasma’s history keeps it.")

    def test_smallest_window(self):
        """GTK warns about anything that has too little room, and no window may have warned."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.copy()
        self.window.push("Clear Now")
        self.window.wait_label("Removed from the clipboard.")


if __name__ == "__main__":
    main()
