# SPDX-License-Identifier: GPL-3.0-or-later
"""The generator's words after they were taken: they stay readable, can be copied as a secret, and are asked about before they go."""

import os
import subprocess
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import BUTTON, Atspi, Window

TESTS = os.path.join(os.path.dirname(__file__), "..")
sys.path[:0] = [os.path.join(TESTS, "memory"), os.path.join(TESTS, "cli")]
import sealed  # noqa: E402
from traces import Snapshot, parts_of_text, search, stopped  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
WORDS = os.path.join(os.path.dirname(__file__), "..", "..", "data", "words.txt")

TEXT = "Meet me at noon. Bring the red folder."
ADVICE = "Tell these words to the other person, not in this chat"
LOSS = "neither copied nor shown for long enough"
GROUPS = (Atspi.Role.GROUPING, Atspi.Role.PANEL)


class WordsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        with open(WORDS) as file:
            cls.known = set(file.read().split())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.desktop.set_settings(ask_twice="true")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def find_words(self):
        return next((label for label in self.window.labels() if label.count(" ") >= 3 and self.known.issuperset(label.split())), None)

    def use(self):
        """As far as the words in the window."""
        self.window.type_text("Plaintext", TEXT)
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        words = wait_for(self.find_words, "words")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.window.wait_label(ADVICE)
        self.assertEqual(self.find_words(), words)
        return words

    def encrypt(self):
        self.desktop.press("Return")
        return wait_for(lambda: self.window.text("Ciphertext"), "a message")

    def wait_no_words(self):
        wait_for(lambda: self.find_words() is None and self.window.find(BUTTON, "Hide Words") is None, "the words to go")

    def is_asked(self):
        return any(LOSS in label for label in self.window.labels())

    def test_shown_until_hidden(self):
        """Over the message that was made with them."""
        words = self.use()
        message = self.encrypt()
        self.assertEqual(sealed.unseal(message, passphrase=words), TEXT)
        self.assertEqual(self.find_words(), words)
        self.window.wait_label(ADVICE)
        self.window.push("Hide Words")
        self.wait_no_words()
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.window.passphrase_length(), len(words))

    def test_gone_with_another_passphrase(self):
        self.use()
        self.desktop.press("End")
        self.desktop.type("x")
        self.wait_no_words()

    def test_gone_with_clear(self):
        self.use()
        self.window.clear()
        self.window.answer("Clear")
        self.wait_no_words()

    def test_copied_as_a_secret(self):
        words = self.use()
        self.window.push("Copy Words")
        wait_for(lambda: self.desktop.read_clipboard() == words, "the words on the clipboard")
        types = subprocess.run(["wl-paste", "--list-types"], capture_output=True, text=True).stdout
        self.assertIn("x-kde-passwordManagerHint", types)

    def test_reached_and_copied_with_keys(self):
        """As a screen reader reaches them: with Tab, by their name. None of them gets into the primary selection."""
        words = self.use()
        subprocess.run(["wl-copy", "--primary"], input=b"before", check=True, stderr=subprocess.DEVNULL)
        self.window.focus(words)
        node = self.window.focused()
        self.assertIn(node.role, GROUPS)
        self.assertEqual(node.description(), ADVICE)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        wait_for(lambda: self.desktop.read_clipboard() == words, "the words on the clipboard")
        primary = subprocess.run(["wl-paste", "--primary", "--no-newline"], capture_output=True).stdout
        self.assertEqual(primary, b"before")

    def test_reached_in_the_generator(self):
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        words = wait_for(self.find_words, "words")
        self.window.focus(words)
        self.assertIn(self.window.focused_role(), GROUPS)
        self.desktop.press("c", "ctrl")
        wait_for(lambda: self.desktop.read_clipboard() == words, "the words on the clipboard")

    # Before they go

    def save_message(self):
        """So that the window has nothing else to lose."""
        message = self.encrypt()
        self.window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")

    def check_asked(self, *keys):
        self.use()
        self.save_message()
        self.desktop.press(*keys)
        self.window.wait_label(LOSS)
        self.window.wait_focused("Cancel")

    def test_asked_before_closing(self):
        self.check_asked("w", "ctrl")
        self.desktop.press("Escape")
        wait_for(lambda: not self.is_asked(), "the question to go")
        self.assertIsNotNone(self.find_words())

    def test_asked_before_quitting(self):
        """The question goes by itself once they have been there long enough to be read."""
        self.check_asked("q", "ctrl")
        wait_for(lambda: not self.is_asked(), "the time to read them")
        self.assertIsNone(self.window.process.poll())
        self.assertIsNotNone(self.find_words())

    def test_asked_before_clearing(self):
        self.use()
        self.save_message()
        self.window.clear()
        self.window.wait_label(LOSS)
        self.window.answer("Clear")
        self.wait_no_words()

    def test_not_asked_when_copied(self):
        self.use()
        self.save_message()
        self.window.push("Copy Words")
        self.desktop.press("w", "ctrl")
        wait_for(lambda: self.window.process.poll() is not None, "the program to end")
        self.window.good_ends = (0,)

    def test_not_asked_before_they_were_used(self):
        """No message needs them. The text is asked about as always."""
        self.use()
        self.desktop.press("w", "ctrl")
        self.window.wait_focused("Cancel")
        self.assertFalse(self.is_asked())
        self.desktop.press("Escape")

    def test_asked_with_the_text(self):
        """Whatever else would be lost is in the same question."""
        self.use()
        self.encrypt()
        self.window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        self.desktop.type("!")
        self.window.wait_text("Plaintext", TEXT + "!")
        self.desktop.press("w", "ctrl")
        sentence = self.window.wait_label(LOSS)
        self.assertIn("The plaintext has changed", sentence)
        self.desktop.press("Escape")

    @unittest.skipIf("SEALWAX_SANITIZED" in os.environ, "a sanitizer keeps what was freed")
    def test_nothing_in_memory_after_clear(self):
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        words = self.use()
        parts = parts_of_text(words, 12)

        def find():
            with stopped(self.window.process) as pid:
                return search(pid, parts, before=before)

        self.assertTrue(find())
        self.window.clear()
        self.window.answer("Clear")
        self.wait_no_words()
        self.desktop.settle()
        wait_for(lambda: not find(), lambda: "nothing to be left; there is %r" % find())


if __name__ == "__main__":
    main()
