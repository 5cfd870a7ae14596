# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever comes into the window from outside, in any way and into any widget, is limited and checked.

A paste that fails says why in a sentence, and changes nothing.
"""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from owner import PLAIN, Owner, hang, serve_bytes, stream
from pointer import MIDDLE, Pointer
from tap import main
from window import PASSWORD, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "hunter2"
HERE = (20, 20, 800, 700)
MAX = 65534  # bytes of a passphrase, src/service/sealwax-passphrase.h

NO_TEXT = "The clipboard doesn’t hold text."
TOO_LONG = "The text on the clipboard is too long for a passphrase."
TOGETHER_TOO_LONG = "The passphrase would be too long."
SILENT = "The app that owns the clipboard isn’t responding."

# What cannot be a passphrase, and what is said about it.
REFUSED = (
    (b"caf\xe9", NO_TEXT),
    (b"ab\0cd", NO_TEXT),
    (b"\0", NO_TEXT),
    (b"\xed\xa0\x80", NO_TEXT),
    (b"x" * (MAX + 1), TOO_LONG),
)


class IntakeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings(ask_twice="true", offer_messages="false")  # so only pasting reads
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)
        self.desktop.put(self.window.process.pid, *HERE)
        self.pointer = self.enterContext(Pointer(self.desktop))

    # Ways to paste into the focused entry

    def by_key(self, name):
        self.desktop.press("v", "ctrl")

    def by_other_key(self, name):
        self.desktop.press("Insert", "shift")

    def by_menu(self, name):
        """Hidden text cannot be cut or copied, so Paste is the first item that can be used."""
        self.desktop.press("Menu")
        wait_for(lambda: not self.window.has_focus(name), "the menu")
        self.desktop.press("Return")
        self.window.wait_focused(name)

    def by_middle_button(self, name):
        self.desktop.settle()  # a banner was here, and is going away
        x, y, width, height = self.window.get(PASSWORD, name).extents()
        self.pointer.click(int(HERE[0] + x + width / 2), int(HERE[1] + y + height / 2), MIDDLE)

    def ways(self):
        """(whether it is the primary selection, how)"""
        return (False, self.by_key), (False, self.by_other_key), (False, self.by_menu), (True, self.by_middle_button)

    def length(self, name):
        return self.window.passphrase_length(name)

    def dismiss(self, sentence):
        self.window.push("Dismiss")
        wait_for(lambda: not self.window.find_label(sentence), "the sentence to go")

    def check_refused(self, name, way, primary):
        before = self.length(name)
        for data, sentence in REFUSED:
            with self.pasted(data, name, way, primary):
                self.window.wait_label(sentence)
            self.assertEqual(self.length(name), before)
            self.dismiss(sentence)

    def pasted(self, data, name, way, primary):
        """Owns the clipboard until the window has read it, and for as long as `with` lasts."""
        test = self

        class Pasted(Owner):
            def __enter__(self):
                test.window.focus(name)  # on the way, another entry may be selected, and so become the primary selection
                super().__enter__()
                way(name)
                wait_for(lambda: self.asked, "the window to read, %s into %s" % (way.__name__, name))
                return self

        return Pasted([PLAIN], serve_bytes(data) if isinstance(data, bytes) else data, primary)

    def ask_twice(self):
        """As far as the second entry."""
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")

    def test_refused(self):
        for primary, way in self.ways():
            self.check_refused("Passphrase", way, primary)

    def test_refused_repetition(self):
        self.ask_twice()
        for primary, way in self.ways():
            self.check_refused("Repeat Passphrase", way, primary)

    def test_arrives(self):
        """In each way, at the cursor. One line end after it is dropped."""
        for end in (b"", b"\n", b"\r\n"):
            for primary, way in self.ways():
                self.window.type_passphrase("")
                with self.pasted(PASSPHRASE.encode() + end, "Passphrase", way, primary):
                    wait_for(lambda: self.length("Passphrase") == len(PASSPHRASE), "the passphrase")
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_only_one_line_end_goes(self):
        with self.pasted(b"a\nb\n\n", "Passphrase", self.by_key, False):
            wait_for(lambda: self.length("Passphrase") == 4, "four characters")

    def test_in_place_of_the_selection(self):
        self.window.type_passphrase("abc")
        self.desktop.press("Home")
        self.desktop.press("Right")
        self.desktop.press("Right", "shift")
        with self.pasted(b"XY", "Passphrase", self.by_key, False):
            wait_for(lambda: self.length("Passphrase") == 4, "two characters for one")
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase="aXYc", iterations=10_000))
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_longest(self):
        """GTK's buffer would cut off what does not fit, and the text would be locked forever."""
        with self.pasted(b"x" * MAX, "Passphrase", self.by_key, False):
            wait_for(lambda: self.length("Passphrase") == MAX, "all of it")
        self.desktop.press("End")
        with self.pasted(b"y", "Passphrase", self.by_key, False):
            self.window.wait_label(TOGETHER_TOO_LONG)
        self.assertEqual(self.length("Passphrase"), MAX)

    def test_without_end(self):
        for primary, way in self.ways():
            with self.pasted(stream, "Passphrase", way, primary):
                self.window.wait_label(TOO_LONG)
            self.assertEqual(self.length("Passphrase"), 0)
            self.dismiss(TOO_LONG)

    def test_without_answer(self):
        """Meanwhile the window answers, and clearing gives it up."""
        with self.pasted(hang, "Passphrase", self.by_key, False):
            self.window.type_text("Plaintext", "x")
            self.window.wait_label(SILENT)
        self.dismiss(SILENT)

    def test_own_copy(self):
        """Sealwax's own copies are limited, too, although they do not go through the system."""
        text = "x" * (MAX + 1)
        self.window.paste("Ciphertext", sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("%d characters" % len(text))
        self.window.push("Copy Plaintext")
        wait_for(lambda: self.desktop.read_clipboard() == text, "the copy")
        self.window.type_passphrase("")
        self.desktop.press("v", "ctrl")
        self.window.wait_label(TOO_LONG)
        self.assertEqual(self.length("Passphrase"), 0)

    def test_number_of_words_reads_nothing(self):
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        with Owner([PLAIN], stream) as owner:
            self.window.focus("Number of Words")
            self.desktop.press("v", "ctrl")
            self.desktop.press("Insert", "shift")
            self.desktop.press("period", "ctrl")
            self.desktop.press("Down")
            self.window.wait_label("Exactly 55 bits")
            self.assertEqual(owner.asked, [])


if __name__ == "__main__":
    main()
