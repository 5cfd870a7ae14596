# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for the passphrase again before a text is encrypted with it: when, and what comes between the question and its answer."""

import os
import random
import string
import subprocess
import sys
import unittest

from desktop import AnimatedDesktop, wait_for
from tap import main
from window import BUTTON, PASSWORD, Atspi, GLib, Window

TESTS = os.path.join(os.path.dirname(__file__), "..")
sys.path[:0] = [os.path.join(TESTS, "memory"), os.path.join(TESTS, "cli")]
import sealed  # noqa: E402
from traces import Snapshot, parts_of_text, search, stopped  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


def setUpModule():
    global desktop
    desktop = unittest.enterModuleContext(AnimatedDesktop())


class RepetitionTest(unittest.TestCase):
    SETTINGS = {"ask_twice": "true"}

    def setUp(self):
        self.desktop = desktop
        self.desktop.set_settings(**self.SETTINGS)
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def is_asked_twice(self):
        return self.window.find(PASSWORD, "Repeat Passphrase") is not None

    def ask(self, passphrase=PASSPHRASE):
        """As far as the question."""
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(passphrase)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")


class AskTwiceTest(RepetitionTest):
    def test_typed_is_asked_twice(self):
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE, twice=True)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
        self.window.wait_focused("Copy Ciphertext")
        wait_for(lambda: not self.is_asked_twice(), "the second entry to go")

    def test_focus_goes_straight_to_the_next_step(self):
        """A screen reader would begin to read whatever had it in between."""
        self.ask()
        heard = []
        listener = Atspi.EventListener.new(lambda event: event.detail1 and heard.append(event.source.get_name()))
        listener.register("object:state-changed:focused")
        self.addCleanup(listener.deregister, "object:state-changed:focused")

        def has_heard(name):
            while GLib.MainContext.default().iteration(False):
                pass
            return name in heard

        self.desktop.type(PASSPHRASE)
        wait_for(lambda: has_heard("Copy Ciphertext"), lambda: "the next step; there was %r" % heard)
        self.assertEqual(heard, ["Copy Ciphertext"])

    def test_confirmed_is_not_asked_again(self):
        """Until it changes."""
        window = self.window
        window.type_text("Plaintext", TEXT)
        first = window.encrypt(PASSPHRASE, twice=True)
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        second = wait_for(lambda: window.text("Ciphertext") not in ("", first) and window.text("Ciphertext"), "another message")
        self.assertEqual(sealed.unseal(second, passphrase=PASSPHRASE), TEXT)

        window.focus("Passphrase")
        self.desktop.press("End")
        self.desktop.type("x")
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        window.wait_focused("Repeat Passphrase")

    def test_mismatch(self):
        """It says so, nothing is lost, and correcting either one continues."""
        window = self.window
        self.ask()
        window.repeat(PASSPHRASE[:-1])
        self.desktop.press("Return")
        window.wait_label("The passphrases don’t match.")
        self.assertEqual(window.text("Ciphertext"), "")
        window.wait_focused("Repeat Passphrase")
        self.assertEqual(window.text("Plaintext"), TEXT)
        self.assertEqual(window.passphrase_length(), len(PASSPHRASE))
        self.assertEqual(window.passphrase_length("Repeat Passphrase"), len(PASSPHRASE) - 1)

        window.focus("Passphrase")
        self.desktop.press("End")
        self.desktop.press("BackSpace")
        wait_for(lambda: window.passphrase_length() == len(PASSPHRASE) - 1, "one character less")
        self.desktop.press("Return")
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE[:-1]), TEXT)

    def test_same_length_is_not_enough(self):
        self.ask("abcdefgh")
        self.window.repeat("abcdefgH")
        self.desktop.press("Return")
        self.window.wait_label("The passphrases don’t match.")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_escape_leaves(self):
        self.ask()
        self.desktop.type("six")
        self.desktop.press("Escape")
        self.window.wait_focused("Passphrase")
        wait_for(lambda: not self.is_asked_twice(), "the second entry to go")
        self.assertEqual(self.window.passphrase_length(), len(PASSPHRASE))
        self.assertEqual(self.window.text("Plaintext"), TEXT)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.assertEqual(self.window.passphrase_length("Repeat Passphrase"), 0)

    def test_empty_repetition(self):
        """Return, and Encrypt, without it: asks again."""
        self.ask()
        self.desktop.press("Return")
        self.window.focus("Encrypt")
        self.desktop.press("space")
        self.window.wait_focused("Repeat Passphrase")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_encrypt_again(self):
        """With part of the repetition: it is checked, and stays."""
        window = self.window
        self.ask()
        window.repeat(PASSPHRASE[:3])
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        window.wait_focused("Repeat Passphrase")
        window.wait_label("The passphrases don’t match.")
        self.assertEqual(window.passphrase_length("Repeat Passphrase"), 3)
        self.desktop.press("End")
        self.desktop.type(PASSPHRASE[3:])
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)

    def test_text_edited_meanwhile(self):
        """What is there in the end is what is encrypted."""
        window = self.window
        self.ask()
        window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        self.desktop.type(" Now.")
        window.wait_text("Plaintext", TEXT + " Now.")
        window.focus("Repeat Passphrase")
        self.desktop.type(PASSPHRASE)
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT + " Now.")

    def test_emptied_meanwhile(self):
        """Without a passphrase there is nothing to repeat. The next one is asked for again."""
        window = self.window
        self.ask()
        window.repeat(PASSPHRASE[:3])
        window.type_passphrase("another")
        self.assertFalse(self.is_asked_twice())
        self.assertEqual(window.text("Ciphertext"), "")
        self.desktop.press("Return")
        window.wait_focused("Repeat Passphrase")
        self.assertEqual(window.passphrase_length("Repeat Passphrase"), 0)
        self.desktop.type("another")
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase="another"), TEXT)

    def test_decrypting_meanwhile(self):
        """A message that does not open does not affect the repetition, which then continues."""
        window = self.window
        window.paste("Ciphertext", sealed.seal("Other words.", passphrase="another", iterations=10_000))
        self.ask()
        window.focus("Decrypt")
        self.desktop.press("space")
        window.wait_label("passphrase doesn’t open this message")
        window.wait_focused("Passphrase")
        before = window.text("Ciphertext")
        window.focus("Repeat Passphrase")
        self.desktop.type(PASSPHRASE)
        message = wait_for(lambda: window.text("Ciphertext") != before and window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)

    def test_cleared_meanwhile(self):
        window = self.window
        self.ask()
        window.repeat(PASSPHRASE[:3])
        window.clear()
        window.answer("Clear")
        window.wait_text("Plaintext", "")
        wait_for(lambda: not self.is_asked_twice(), "the second entry to go")
        self.assertEqual(window.passphrase_length(), 0)
        window.type_text("Plaintext", TEXT)
        message = window.encrypt(PASSPHRASE, twice=True)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)

    @unittest.skipIf("SEALWAX_SANITIZED" in os.environ, "a sanitizer keeps what was freed")
    def test_closed_meanwhile(self):
        """The question goes with its window, and so does the passphrase, although the program goes on."""
        passphrase = "".join(random.choices(string.ascii_lowercase, k=24))
        window = self.window
        with stopped(window.process) as pid:
            before = Snapshot(pid)
        first = window.frame
        self.desktop.press("n", "ctrl")
        window.frame = wait_for(lambda: next((frame for frame in window.frames() if frame != first), None), "another window")
        window.wait_focused("Plaintext")
        self.ask(passphrase)

        def find():
            with stopped(window.process) as pid:
                return search(pid, parts_of_text(passphrase, 8), before=before)

        self.assertTrue(find())
        self.desktop.press("w", "ctrl")
        window.answer("Close")
        wait_for(lambda: len(window.frames()) == 1, "the window to close")
        wait_for(lambda: not find(), lambda: "nothing to be left; there is %r" % find())

    def test_decrypting_asks_once(self):
        """And what opened a message is not a slip, so one can reply at once."""
        window = self.window
        window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        window.wait_focused("Plaintext")
        self.desktop.type("!")
        window.wait_text("Plaintext", "!" + TEXT)
        before = window.text("Ciphertext")
        self.desktop.press("Return", "ctrl")
        message = wait_for(lambda: window.text("Ciphertext") != before and window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), "!" + TEXT)

    def test_in_the_smallest_window(self):
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.ask()
        self.window.repeat("x")
        self.desktop.press("Return")
        self.window.wait_label("The passphrases don’t match.")
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))


class LongWorkTest(RepetitionTest):
    SETTINGS = {"ask_twice": "true", "iterations": "10000000"}

    def test_escape_stops_the_work(self):
        """The focus stays in the second entry while the message is made, and Escape does there what it does anywhere else."""
        self.ask()
        self.desktop.type(PASSPHRASE)
        self.window.get(BUTTON, "Cancel")
        self.assertTrue(self.window.has_focus("Repeat Passphrase"))
        self.desktop.press("Escape")
        self.window.wait_label("Cancelled.")
        self.window.wait_focused("Passphrase")
        wait_for(lambda: not self.is_asked_twice(), "the second entry to go")
        self.assertEqual(self.window.text("Ciphertext"), "")
        self.assertEqual(self.window.passphrase_length(), len(PASSPHRASE))


class AskOnceTest(RepetitionTest):
    SETTINGS = {"ask_twice": "false"}

    def prepare(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.window.focus("Plaintext")

    def test_typed_at_once_after(self):
        """It comes too late for the message, so there is none."""
        self.prepare()
        with stopped(self.window.process):
            subprocess.run(["wtype", "-M", "ctrl", "-P", "Return", "-m", "ctrl", "-P", "x", "-p", "x", "-p", "Return"], check=True)
        self.window.wait_label("Stopped because you changed the text or passphrase.")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_pressed_twice_at_once(self):
        """There is one piece of work: one step of undo removes its message."""
        self.prepare()
        with stopped(self.window.process):
            subprocess.run(["wtype", "-M", "ctrl", "-P", "Return", "-P", "KP_Enter", "-p", "KP_Enter", "-p", "Return"], check=True)
        message = wait_for(lambda: self.window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
        self.window.wait_focused("Copy Ciphertext")
        self.window.focus("Ciphertext")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Ciphertext", "")

    def test_no_passphrase(self):
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("Return", "ctrl")
        self.window.wait_focused("Passphrase")
        self.window.wait_label("Type a passphrase first.")

    def test_setting(self):
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)


if __name__ == "__main__":
    main()
