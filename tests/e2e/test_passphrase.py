# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about the passphrase: asking twice, revealing, generating, and what is said about it."""

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
WORDS = os.path.join(os.path.dirname(__file__), "..", "..", "data", "words.txt")

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


def setUpModule():
    global desktop
    desktop = unittest.enterModuleContext(AnimatedDesktop())


class PassphraseTest(unittest.TestCase):
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


class AskTwiceTest(PassphraseTest):
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


class LongWorkTest(PassphraseTest):
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


class AskOnceTest(PassphraseTest):
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
