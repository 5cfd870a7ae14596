# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar with the passphrase: nothing in it moves, and what is wrong is said at the entry, and nowhere else."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import BUTTON, PASSWORD, TEXT as TEXT_ROLE, TOGGLE, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"
WRONG = "doesn’t open this message"

INVALID = Atspi.StateType.INVALID_ENTRY
CONTROLS = ((PASSWORD, "Passphrase"), (BUTTON, "Generate Passphrase"), (BUTTON, "Encrypt"), (BUTTON, "Decrypt"))


def make_message(iterations=10_000):
    return sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=iterations)


class KeyBarTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.desktop.sway("output HEADLESS-1 resolution 1640x1000")

    def open_window(self, width=1060, height=640, clipboard="nothing of interest", arguments=(), **settings):
        self.desktop.copy(clipboard)
        self.desktop.set_settings(**settings)
        self.window = Window(self.desktop, PROGRAM, arguments=arguments)
        self.addCleanup(self.window.close)
        self.desktop.resize(width, height)
        if width < 720:
            self.window.wait_narrow()

    def places(self):
        self.desktop.settle()
        return [self.window.get(role, name).extents() for role, name in CONTROLS]

    def entry(self, name="Passphrase"):
        return self.window.get(PASSWORD, name)

    def has_banner(self):
        return self.window.find(BUTTON, "Dismiss") is not None

    def refuse(self):
        self.window.paste("Ciphertext", make_message())
        self.window.type_passphrase("another one")
        self.desktop.press("Return")
        self.window.wait_label(WRONG)

    # The place

    def check_places(self, width, height):
        """From the first letter to the message."""
        self.open_window(width, height)
        self.window.type_text("Plaintext", TEXT)
        self.window.focus("Passphrase")
        before = self.places()
        for letters in ("x", "yzzy and many other words that nobody knows"):
            self.desktop.type(letters)
            self.desktop.settle()
            self.assertEqual(self.places(), before)
        self.desktop.press("Tab")
        self.window.wait_label("Passphrase: ")
        self.assertEqual(self.places(), before)
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext"), "a message")
        self.assertEqual(self.places(), before)

    def test_nothing_moves(self):
        self.check_places(1060, 640)

    def test_nothing_moves_in_a_narrow_window(self):
        self.check_places(360, 640)

    def test_refusal_moves_nothing(self):
        self.open_window()
        self.window.focus("Passphrase")
        before = self.places()
        self.refuse()
        self.assertEqual(self.places(), before)

    def test_aligned_with_the_panes(self):
        """In a wide window, it is as wide as they are."""
        self.open_window(1600, 900)
        self.desktop.settle()
        left = self.window.get(TEXT_ROLE, "Plaintext").extents()
        right = self.window.get(TEXT_ROLE, "Ciphertext").extents()
        first, last = self.entry().extents(), self.window.get(BUTTON, "Decrypt").extents()
        self.assertLessEqual(abs(first[0] - left[0]), 12)
        self.assertLessEqual(abs(last[0] + last[2] - right[0] - right[2]), 12)

    # What is said at the entry

    def test_wrong_passphrase(self):
        """At the entry, which is marked until something is typed. No banner takes room from the panes."""
        self.open_window()
        self.refuse()
        self.window.wait_focused("Passphrase")
        self.assertTrue(self.entry().has(INVALID))
        self.assertIn(WRONG, self.entry().description())
        self.assertFalse(self.has_banner())
        self.desktop.press("End")
        self.desktop.type("x")
        wait_for(lambda: not self.entry().has(INVALID), "the mark to go")
        self.assertFalse(self.window.find_label(WRONG))
        self.assertEqual(self.entry().description(), "")

    def test_refusal_is_over(self):
        """When the same passphrase is tried once more, nothing is said of the last time any more."""
        self.open_window()
        self.window.paste("Ciphertext", make_message(10_000_000))
        self.window.type_passphrase("another one")
        self.desktop.press("Return")
        self.window.wait_label(WRONG)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.assertFalse(self.window.find_label(WRONG))
        self.assertFalse(self.entry().has(INVALID))
        self.desktop.press("Escape")
        self.window.wait_label("Cancelled.")

    def test_mismatch(self):
        self.open_window(ask_twice="true")
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.repeat(PASSPHRASE[:-1])
        self.assertFalse(self.entry("Repeat Passphrase").has(INVALID))
        self.desktop.press("Return")
        self.window.wait_label("The passphrases don’t match.")
        self.assertTrue(self.entry("Repeat Passphrase").has(INVALID))
        self.assertIn("The passphrases don’t match.", self.entry("Repeat Passphrase").description())
        self.assertFalse(self.has_banner())
        self.window.focus("Repeat Passphrase")
        self.desktop.press("End")
        self.desktop.type(PASSPHRASE[-1])
        wait_for(lambda: self.window.text("Ciphertext"), "a message")

    def test_missing_passphrase(self):
        """Nothing is wrong yet: the focus goes where it is typed."""
        self.open_window()
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("Return", "ctrl")
        self.window.wait_focused("Passphrase")
        self.window.wait_label("Type a passphrase first.")
        self.assertFalse(self.entry().has(INVALID))
        self.assertFalse(self.has_banner())

    def test_strength_describes_the_entry(self):
        """Whoever comes back to it hears how strong it is, unless it has been changed."""
        self.open_window()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase("password")
        self.assertEqual(self.entry().description(), "")
        self.desktop.press("Tab")
        wait_for(lambda: self.entry().description() == "Passphrase: very weak", lambda: "it; there is %r" % self.entry().description())
        self.window.focus("Passphrase")
        self.assertEqual(self.entry().description(), "Passphrase: very weak")
        self.desktop.press("End")
        self.desktop.type("x")
        wait_for(lambda: self.entry().description() == "", "it to go")

    def has_strength(self):
        return any("Passphrase: " in label for label in self.window.labels())

    def test_strength_goes_with_the_message(self):
        """It is of no use once the passphrase has been used, not even when the text changes and is to be encrypted again. It
        comes back with another passphrase."""
        self.open_window()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase("password")
        self.desktop.press("Tab")
        self.window.wait_label("Passphrase: very weak")
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_focused("Copy Ciphertext")
        wait_for(lambda: not self.has_strength(), "the strength to go")
        self.window.focus("Plaintext")
        self.desktop.type("!")
        self.window.get(BUTTON, "Encrypt Again")
        self.desktop.settle()
        self.assertFalse(self.has_strength())
        self.window.focus("Passphrase")
        self.desktop.press("End")
        self.desktop.type("x")
        self.desktop.press("Tab")
        wait_for(self.has_strength, "the strength of another passphrase")

    def test_no_banner_for_what_was_pressed(self):
        """Stopped, cancelled, or nothing to work with."""
        self.open_window()
        self.window.type_passphrase("x")
        self.window.focus("Ciphertext")
        self.desktop.press("Return", "ctrl")
        self.window.wait_label("Paste a message first.")
        self.assertFalse(self.has_banner())
        self.window.paste("Ciphertext", make_message(10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.desktop.press("Escape")
        self.window.wait_label("Cancelled.")
        self.assertFalse(self.has_banner())
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.desktop.type("x")
        self.window.wait_label("Stopped because you changed the text or passphrase.")
        self.assertFalse(self.has_banner())

    # Banners

    def visible_height(self, name="Plaintext"):
        """About a text, between the header bar and the key bar."""
        _, top, _, height = self.window.get(TEXT_ROLE, name).extents()
        toggle = self.window.get(TOGGLE, name).extents()
        return min(top + height, self.entry().extents()[1]) - max(top, toggle[1] + toggle[3])

    def test_one_banner_at_a_time(self):
        """A file that could not be opened comes before an offer, which comes back afterwards."""
        self.open_window(360, 640, clipboard=make_message(), arguments=["/nowhere/at/all.txt"])
        self.window.get(BUTTON, "Dismiss")
        self.desktop.settle()
        self.assertIsNone(self.window.find(BUTTON, "Paste Message"))
        self.window.push("Dismiss")
        self.window.get(BUTTON, "Paste Message")
        wait_for(lambda: not self.has_banner(), "one banner")

    def test_banners_hide_no_pane(self):
        """In the smallest window, below the passphrase, so that the text stays visible; where there is room, in a banner."""
        sentence = "does not exist"
        self.open_window(360, 294, clipboard=make_message(), arguments=["/nowhere/at/all.txt"])
        self.window.wait_label(sentence)
        wait_for(lambda: not self.has_banner() and self.window.find(BUTTON, "Paste Message") is None, "no banner")
        self.desktop.settle()
        self.assertGreaterEqual(self.visible_height(), 40)
        self.desktop.resize(360, 640)
        self.window.get(BUTTON, "Dismiss")
        self.assertEqual(sum(sentence in label for label in self.window.labels()), 1)
        self.desktop.resize(360, 294)
        wait_for(lambda: not self.has_banner(), "the banner to go")
        self.window.wait_label(sentence)
        self.window.type_text("Plaintext", "x")
        wait_for(lambda: not self.window.find_label(sentence), "the sentence to go")

    # The longest and the shortest

    def test_very_long_passphrase(self):
        """GTK warns about anything too wide, and no window may have warned."""
        self.open_window()
        passphrase = "x" * 10_000
        self.window.type_text("Plaintext", TEXT)
        self.window.focus("Passphrase")
        self.desktop.copy(passphrase)
        self.desktop.press("v", "ctrl")
        wait_for(lambda: self.window.passphrase_length() == len(passphrase), "the passphrase")
        self.desktop.settle()
        self.desktop.press("Menu")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the menu")
        self.desktop.press("Up")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.desktop.settle()
        self.desktop.press("Home")
        self.desktop.settle()
        self.desktop.press("Return")
        message = wait_for(lambda: self.window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=passphrase), TEXT)


if __name__ == "__main__":
    main()
