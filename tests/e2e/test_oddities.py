# SPDX-License-Identifier: GPL-3.0-or-later
"""What pasting leaves in a passphrase that nobody sees there: it is removed, or it is named and can be taken out."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import BUTTON, PASSWORD, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
NAMED = "Invisible in the passphrase"

# What is pasted, what is said about it, and what is left.
CASES = (
    ("hunter2\t", "tab", "hunter2"),
    ("correct\nhorse", "line break", "correct horse"),
    ("hun\x1bter2", "escape character", "hunter2"),
    ("correct\u00a0horse", "no-break space", "correct horse"),
    ("hun\u200bter2", "zero-width space", "hunter2"),
    ("\ufeffhunter2", "byte order mark", "hunter2"),
    ("hun\u00adter2", "soft hyphen", "hunter2"),
    ("hun\u202eter2", "writing direction mark", "hunter2"),
    (" hunter2", "space at the beginning", "hunter2"),
    ("hunter2 ", "space at the end", "hunter2"),
    ("\u200ehunter2\u00a0", "writing direction mark, no-break space", "hunter2"),
)


class OdditiesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def open_window(self, **settings):
        self.desktop.copy("nothing of interest")
        self.desktop.set_settings(**settings)
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)
        self.window.type_text("Plaintext", TEXT)

    def paste_passphrase(self, pasted, length=None, entry="Passphrase"):
        """Replaces the one that may be there."""
        self.window.focus(entry)
        self.desktop.copy(pasted)
        self.desktop.press("a", "ctrl")
        self.desktop.press("v", "ctrl")
        wait_for(lambda: self.window.passphrase_length(entry) == (len(pasted) if length is None else length), "the passphrase")

    def is_named(self):
        return any(NAMED in label for label in self.window.labels())

    def wait_message(self):
        return wait_for(lambda: self.window.text("Ciphertext"), "a message")

    def test_line_ends_go(self):
        """One at the end is not part of it, and nothing need be said. A second one may be."""
        self.open_window()
        for pasted in ("hunter2\n", "hunter2\r\n"):
            with self.subTest(repr(pasted)):
                self.paste_passphrase(pasted, 7)
                self.assertFalse(self.is_named())
                self.desktop.press("a", "ctrl")
                self.desktop.press("BackSpace")
                wait_for(lambda: self.window.passphrase_length() == 0, "an empty passphrase")
        self.paste_passphrase("hunter2\n\n", 8)
        self.window.wait_label(NAMED + ": line break.")
        self.paste_passphrase("hunter2\n", 7)
        self.desktop.press("Return")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase="hunter2"), TEXT)

    def test_named_and_removed(self):
        self.open_window()
        for pasted, names, cleaned in CASES:
            with self.subTest(names):
                self.paste_passphrase(pasted)
                self.window.wait_label("%s: %s." % (NAMED, names))
                self.window.push("Remove")
                self.window.wait_focused("Passphrase")
                wait_for(lambda: self.window.passphrase_length() == len(cleaned), "what is left of it")
                self.assertFalse(self.is_named())
                self.assertIsNone(self.window.find(BUTTON, "Remove"))
        self.paste_passphrase("correct\u00a0horse")
        self.window.push("Remove")
        self.window.wait_focused("Passphrase")
        self.desktop.press("Return")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase="correct horse"), TEXT)

    def test_told_and_kept(self):
        """What is not a control character may be meant."""
        self.open_window()
        self.paste_passphrase("hunter2 ")
        self.window.wait_label("space at the end")
        self.desktop.press("Return")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase="hunter2 "), TEXT)

    def test_control_is_refused(self):
        """With its name, at the entry, before the passphrase is asked for again. Without it, things go on."""
        self.open_window(ask_twice="true")
        self.paste_passphrase("hun\tter2\n", 8)
        self.desktop.press("Return")
        self.window.wait_label("The passphrase holds what nobody can type again: tab.")
        self.window.wait_focused("Passphrase")
        self.assertTrue(self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY))
        self.assertEqual(self.window.text("Ciphertext"), "")
        self.assertIsNone(self.window.find(PASSWORD, "Repeat Passphrase"))
        self.assertIsNone(self.window.find(BUTTON, "Dismiss"))

        self.window.push("Remove")
        self.window.wait_focused("Passphrase")
        self.window.wait_no_label("nobody can type")
        self.assertFalse(self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY))
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.desktop.type("hun ter2")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase="hun ter2"), TEXT)

    def test_opening_is_not_refused(self):
        """What was once sealed with it opens with it."""
        self.open_window()
        self.window.paste("Ciphertext", sealed.seal("Other words.", passphrase="hunter2\t", iterations=10_000))
        self.paste_passphrase("hunter2\t")
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", "Other words.")

    def test_typed_is_told_at_the_end(self):
        """A space may be followed by a word."""
        self.open_window()
        self.window.type_passphrase("correct ")
        self.assertFalse(self.is_named())
        self.desktop.press("Tab")
        self.window.wait_label(NAMED + ": space at the end.")
        self.window.focus("Passphrase")
        self.desktop.press("End")
        self.desktop.type("horse")
        wait_for(lambda: not self.is_named(), "the sentence to go")

    def test_repetition(self):
        """What only the repetition has is said and removed there. Then both are the same, and things go on."""
        self.open_window(ask_twice="true")
        self.window.type_passphrase("correct horse")
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.paste_passphrase("correct\u00a0horse", entry="Repeat Passphrase")
        self.window.wait_label(NAMED + ": no-break space.")
        self.desktop.press("Return")
        sentence = self.window.wait_label("The passphrases don’t match.")
        self.assertIn(NAMED + ": no-break space.", sentence)
        self.assertTrue(self.window.get(PASSWORD, "Repeat Passphrase").has(Atspi.StateType.INVALID_ENTRY))
        self.window.push("Remove")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase="correct horse"), TEXT)

    def test_repetition_with_a_line_break(self):
        """Of a passphrase copied from a file, with the line end."""
        self.open_window(ask_twice="true")
        self.paste_passphrase("hunter2\n", 7)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.desktop.press("v", "ctrl")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase="hunter2"), TEXT)

    def test_mixed_alphabets(self):
        """They may be meant, so nothing is removed."""
        self.open_window()
        self.paste_passphrase("p\u0430ssword")
        self.window.wait_label("The passphrase mixes alphabets whose letters look alike.")
        self.assertIsNone(self.window.find(BUTTON, "Remove"))
        self.desktop.press("BackSpace")
        wait_for(lambda: self.window.passphrase_length() == 7, "one letter less")
        self.assertTrue(self.window.find_label("mixes alphabets"))

    def test_in_the_smallest_window(self):
        self.open_window()
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.paste_passphrase("hunter2\t\u00a0")
        self.window.push("Remove")
        self.window.wait_focused("Passphrase")
        wait_for(lambda: self.window.passphrase_length() == 7, "what is left of it")
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))


if __name__ == "__main__":
    main()
