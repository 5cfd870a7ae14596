# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase: revealing, generating, and what is said about it. Asking for it again is in test_repetition.py."""

import os
import subprocess
import sys
import unittest

from desktop import AnimatedDesktop, wait_for
from tap import main
from window import PASSWORD, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
WORDS = os.path.join(os.path.dirname(__file__), "..", "..", "data", "words.txt")

TEXT = "Meet me at noon. Bring the red folder."


def setUpModule():
    global desktop
    desktop = unittest.enterModuleContext(AnimatedDesktop())


class PassphraseTest(unittest.TestCase):
    def setUp(self):
        self.desktop = desktop
        self.desktop.set_settings(ask_twice="true")
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)


class RevealTest(PassphraseTest):
    SECRET = "marzipan"

    def toggle(self):
        """With the last item of the entry's menu, which every keyboard reaches."""
        self.desktop.press("Menu")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the menu")
        self.desktop.press("Up")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")

    def wait_hidden(self):
        """A while after the entry lost the focus, which may have gone to its own menu. Whoever asks for its text then gets dots."""
        wait_for(lambda: self.window.get(PASSWORD, "Passphrase").entry_text() != self.SECRET, "the passphrase to be hidden")

    def reveal(self):
        self.window.type_passphrase(self.SECRET)
        self.assertFalse(self.is_revealed())
        self.toggle()
        self.assertEqual(self.window.get(PASSWORD, "Passphrase").entry_text(), self.SECRET)
        self.assertTrue(self.is_revealed())

    def is_revealed(self):
        """Whatever the entry tells those who ask for its text, only revealed text can be copied."""
        self.desktop.copy("before")
        self.window.focus("Passphrase")
        self.select_all()
        self.desktop.press("c", "ctrl")
        self.desktop.press("End")
        node = self.window.get(PASSWORD, "Passphrase")
        wait_for(lambda: node.selections() == 0, "no selection")
        return self.desktop.read_clipboard() == self.SECRET

    def select_all(self):
        self.desktop.press("a", "ctrl")
        node = self.window.get(PASSWORD, "Passphrase")
        wait_for(lambda: node.selections() == 1, "a selection")

    def read_primary(self):
        done = subprocess.run(["wl-paste", "--primary", "--no-newline"], capture_output=True)
        return done.stdout.decode() if done.returncode == 0 else ""

    def test_hidden_when_the_focus_goes(self):
        self.reveal()
        self.desktop.press("Tab")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the focus elsewhere")
        self.wait_hidden()
        self.assertFalse(self.is_revealed())

    def test_hidden_when_the_window_is_left(self):
        self.reveal()
        self.desktop.press("n", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 2, "another window")
        wait_for(lambda: not self.window.focused(), "the focus in the other window")
        self.wait_hidden()
        self.desktop.press("w", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 1, "one window")
        self.window.wait_focused("Passphrase")
        self.assertFalse(self.is_revealed())

    def test_selection_is_not_published(self):
        subprocess.run(["wl-copy", "--primary"], input=b"before", check=True, stderr=subprocess.DEVNULL)
        self.reveal()
        self.select_all()
        wait_for(lambda: self.read_primary() != "before", "the entry to have taken the selection")
        self.assertEqual(self.read_primary(), "")
        node = self.window.get(PASSWORD, "Passphrase")
        before = node.caret()
        self.desktop.press("Left", "shift")
        wait_for(lambda: node.caret() != before, "a smaller selection")
        self.assertNotIn(self.SECRET[:3], self.read_primary())

    def test_copy_and_cut_are_secret(self):
        self.reveal()
        for key in ("c", "x"):
            self.desktop.copy("before")  # it is still there from the last time
            self.select_all()
            self.desktop.press(key, "ctrl")
            wait_for(lambda: self.desktop.read_clipboard() == self.SECRET, "the passphrase on the clipboard")
            types = subprocess.run(["wl-paste", "--list-types"], capture_output=True, text=True).stdout
            self.assertIn("x-kde-passwordManagerHint", types)
        wait_for(lambda: self.window.passphrase_length() == 0, "the passphrase to be cut")

    def test_hidden_is_not_copied(self):
        self.window.type_passphrase(self.SECRET)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.desktop.press("x", "ctrl")
        self.window.focus("Plaintext")
        self.assertEqual(self.desktop.read_clipboard(), "nothing of interest")
        self.assertEqual(self.window.passphrase_length(), len(self.SECRET))

    def test_revealed_is_not_asked_twice(self):
        self.window.type_text("Plaintext", TEXT)
        self.reveal()
        self.desktop.press("Return")
        message = wait_for(lambda: self.window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=self.SECRET), TEXT)


class GeneratorTest(PassphraseTest):
    def open(self):
        self.window.focus("Generate Passphrase")
        self.desktop.press("space")
        self.window.wait_focused("Use")
        return self.words()

    def words(self):
        with open(WORDS) as file:
            known = set(file.read().split())
        return wait_for(
            lambda: next((l for l in self.window.labels() if l.count(" ") >= 3 and known.issuperset(l.split())), None), "words"
        )

    def test_use(self):
        self.window.type_text("Plaintext", TEXT)
        words = self.open()
        self.assertEqual(len(words.split()), 6)
        self.window.wait_label("Exactly 66 bits")
        self.window.wait_label("100 graphics cards of the kind RTX 4090")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.window.passphrase_length(), len(words))
        self.desktop.press("Return")
        message = wait_for(lambda: self.window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=words), TEXT)

    def test_new_words_and_copy(self):
        first = self.open()
        self.window.push("New Words")
        wait_for(lambda: self.words() != first, "other words")
        words = self.words()
        self.window.push("Copy")
        wait_for(lambda: self.desktop.read_clipboard() == words, "the words on the clipboard")
        types = subprocess.run(["wl-paste", "--list-types"], capture_output=True, text=True).stdout
        self.assertIn("x-kde-passwordManagerHint", types)

    def test_number_of_words_is_kept(self):
        self.open()
        self.window.focus("Number of Words")
        self.desktop.press("Down")
        wait_for(lambda: len(self.words().split()) == 5, "five words")
        self.window.wait_label("Exactly 55 bits")
        self.desktop.press("Escape")
        wait_for(lambda: not self.window.find_label("Exactly"), "the dialog to close")
        self.assertEqual(len(self.open().split()), 5)

    def test_in_the_smallest_window(self):
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.open()
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))


class JudgementTest(PassphraseTest):
    def test_typed_is_judged_for_encrypting_only(self):
        window = self.window
        window.type_text("Plaintext", TEXT)
        # Somebody who listens hears it when leaving the entry (test_strength.py); how it looks is tested in tests/app.
        for passphrase, name in (("H3llo123", "very weak"), ("violet harvest candle orbit marble summer", "strong, if it was chosen at random")):
            window.type_passphrase(passphrase)
            self.desktop.press("Tab")
            window.wait_label("Passphrase: " + name)
        window.paste("Ciphertext", sealed.seal(TEXT, passphrase="a", iterations=10_000))
        window.wait_focused("Passphrase")
        wait_for(lambda: not window.find_label("Passphrase: "), "the judgement to go")
        window.type_passphrase("a")
        self.desktop.press("Tab")
        wait_for(lambda: not window.has_focus("Passphrase"), "the focus elsewhere")
        self.assertFalse(window.find_label("Passphrase: "))
        window.focus("Passphrase")
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)

    def test_keyboard_is_named_after_a_failure(self):
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase="a", iterations=10_000))
        self.window.type_passphrase("b")
        self.desktop.press("Return")
        sentence = self.window.wait_label("passphrase doesn’t open this message")
        self.assertRegex(sentence, r"(The keyboard layout is .+|Check the keyboard layout)\.$")

    def test_caps_lock(self):
        self.window.focus("Passphrase")
        keyboard = subprocess.Popen(["wtype", "-M", "capslock", "-s", "60000"])
        self.addCleanup(keyboard.wait)
        self.addCleanup(keyboard.terminate)
        self.window.wait_label("Caps Lock is on.")


if __name__ == "__main__":
    main()
