# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes too late: a window that was closed, a text that was replaced, and a choice that changed during a search."""

import os
import subprocess
import sys
import threading
import unittest

from desktop import Desktop, wait_for
from owner import PLAIN, Owner
from screen import Screen
from search import Search
from tap import main
from window import Window

TESTS = os.path.join(os.path.dirname(__file__), "..")
sys.path[:0] = [os.path.join(TESTS, "memory"), os.path.join(TESTS, "cli")]
import sealed  # noqa: E402
from traces import Snapshot, parts_of_text, search, stopped  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

PASSPHRASE = "six words are better than one"
STOPPED = "Stopped because you changed the text or passphrase."
INSTRUCTIONS = "This is an encrypted message for you"
NOTHING = "nothing of interest"


def make_message(text="Meet me at noon."):
    return sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000)


class SearchesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.copy(NOTHING)
        self.search = Search(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.search.environment)
        self.addCleanup(self.window.close)
        with stopped(self.window.process) as pid:
            self.before = Snapshot(pid)

    def paste(self, text):
        """By the end, it is known what is there now, and not only what was there before."""
        self.window.focus("Ciphertext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        wait_for(lambda: not self.window.find_label("Sealed message"), "an empty ciphertext")
        self.window.paste("Ciphertext", text)
        self.window.wait_label("Sealed message")
        self.desktop.copy(NOTHING)

    def begin_instructions(self):
        self.window.push("Ciphertext Menu")
        self.window.choose(0)

    def has_dialog(self):
        return any(INSTRUCTIONS in label for label in self.window.labels())

    def copy_with_instructions(self):
        self.begin_instructions()
        self.window.wait_focused("Copy")
        return self.finish_instructions()

    def finish_instructions(self):
        self.desktop.press("Return")
        wait_for(lambda: INSTRUCTIONS in self.desktop.read_clipboard(), "the message on the clipboard")
        return self.desktop.read_clipboard()

    def assert_works(self):
        """The window goes on. What it complains about ends it, or fails the test when it is closed."""
        self.window.type_text("Plaintext", "abc")
        self.window.focus("Plaintext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        self.window.wait_text("Plaintext", "")

    # The window is closed

    def find(self, text):
        """Where a piece of the text is in the memory of the program, which is stopped meanwhile."""
        with stopped(self.window.process) as pid:
            return search(pid, parts_of_text(text, 24, 4), before=self.before)

    def wait_freed(self, text):
        """The window and everything that it held; a sanitizer keeps what was freed."""
        if "SEALWAX_SANITIZED" not in os.environ:
            wait_for(lambda: not self.find(text), lambda: "the closed window to go: %r" % self.find(text))

    def open_window(self):
        before = self.window.frames()
        self.desktop.press("n", "ctrl")
        self.take_new_window(before)
        self.window.wait_focused("Plaintext")

    def go_back(self, first):
        """To the window that is left."""
        self.window.frame = first
        self.window.wait_focus()

    def take_new_window(self, before):
        frames = wait_for(lambda: len(self.window.frames()) > len(before) and self.window.frames(), "another window")
        self.window.frame = next(frame for frame in frames if frame not in before)

    def begin_decrypting(self):
        self.paste(self.message)
        self.window.type_passphrase(PASSPHRASE)
        return lambda: self.desktop.press("Return")

    def begin_reading_a_paste(self):
        self.desktop.copy(self.message)
        self.window.focus("Paste Ciphertext")
        return lambda: self.desktop.press("space")

    def begin_pasting(self):
        self.desktop.copy(NOTHING + "; " + self.message)
        self.window.wait_offer()
        return lambda: self.desktop.press("V", "ctrl", "shift")

    def begin_looking(self):
        return lambda: self.desktop.copy(self.message)

    def begin_opening_a_file(self):
        path = os.path.join(self.desktop.folder, "message.sealwax")
        with open(path, "w") as file:
            file.write(self.message)

        def start():
            before = self.window.frames()
            subprocess.run([PROGRAM, path], check=True)
            self.take_new_window(before)
            self.window.wait_focus()  # otherwise a key closes another one

        return start

    def begin_copying(self):
        self.paste(self.message)
        self.window.focus("Copy Ciphertext")
        return lambda: self.desktop.press("space")

    def begin_copying_with_instructions(self):
        self.paste(self.message)
        self.window.push("Ciphertext Menu")
        return lambda: self.window.choose(0)

    def test_closed(self):
        """Whatever is being searched. Another window stays, so that the program does. Nothing of the closed one is left."""
        first = self.window.frame
        for begin in (
            self.begin_decrypting,
            self.begin_reading_a_paste,
            self.begin_pasting,
            self.begin_looking,
            self.begin_opening_a_file,
            self.begin_copying,
            self.begin_copying_with_instructions,
        ):
            with self.subTest(begin.__name__):
                self.desktop.copy(NOTHING)
                self.open_window()
                self.message = make_message()
                start = begin()
                with self.search.hold():
                    start()
                    self.search.wait()
                    while len(self.window.frames()) > 1:
                        count = len(self.window.frames())
                        self.desktop.press("w", "ctrl")
                        wait_for(lambda: len(self.window.frames()) < count, "the window to close")
                self.go_back(first)
                self.desktop.copy(NOTHING)
                self.assert_works()
                self.wait_freed(self.message)

    def test_closed_with_the_dialog(self):
        first = self.window.frame
        self.open_window()
        message = make_message()
        self.paste(message)
        self.begin_instructions()
        self.window.wait_focused("Copy")
        self.desktop.sway("kill")  # which closes the dialog first
        wait_for(lambda: not self.has_dialog(), "the dialog to close")
        self.desktop.sway("kill")
        wait_for(lambda: len(self.window.frames()) == 1, "the window to close")
        self.go_back(first)
        self.assert_works()
        self.wait_freed(message)

    # Another message than the one that was meant

    def test_other_choice(self):
        messages = make_message("one"), make_message("two")
        self.paste("".join(messages))
        with self.search.hold():
            self.begin_instructions()
            self.search.wait()
            self.desktop.press("Page_Down", "alt")
            self.window.wait_label(STOPPED)
        self.window.wait_label("2 of 2 · ")
        copied = self.copy_with_instructions()
        self.assertIn(messages[1], copied)
        self.assertNotIn(messages[0], copied)

    def test_other_text(self):
        """However it gets there."""
        old = make_message("old")
        for change in (self.paste_over, self.type_there, self.encrypt):
            with self.subTest(change.__name__):
                self.paste(old)
                before = self.search.read()[2]
                with self.search.hold():
                    self.begin_instructions()
                    self.search.wait()
                    change()
                    self.search.wait(2)  # what is there now is read, too
                self.assertGreaterEqual(self.search.read()[2], before + 2)
                self.window.wait_label("Sealed message")
                self.assert_no_dialog()
                now = self.window.text("Ciphertext")
                copied = self.copy_with_instructions()
                self.assertIn(now.removesuffix("x").strip(), copied)

    def paste_over(self):
        self.window.paste("Ciphertext", make_message("new"))

    def type_there(self):
        self.window.focus("Ciphertext")
        self.desktop.press("End", "ctrl")
        self.desktop.type("x")
        # The searches that are counted may be others, if a look at the clipboard came late.
        wait_for(lambda: self.window.text("Ciphertext").endswith("x"), "the letter")

    def encrypt(self):
        before = self.window.text("Ciphertext")
        self.window.type_text("Plaintext", "abc")
        self.window.type_passphrase(PASSPHRASE)
        self.window.push("Encrypt")
        wait_for(lambda: self.window.text("Ciphertext") != before, "another message")

    def assert_no_dialog(self):
        """Nor does one come later: what is pressed now goes to the window."""
        self.window.focus("Passphrase")
        self.assertFalse(self.has_dialog())
        self.assertEqual([label for label in self.window.labels() if INSTRUCTIONS in label], [])

    def test_choice_of_an_older_text(self):
        """A choice made before says nothing about the text that replaced it and is not known yet: the first message is meant."""
        self.paste(make_message() + make_message() + make_message())
        for number in (2, 3):
            self.desktop.press("Page_Down", "alt")
            self.window.wait_label("%d of 3 · " % number)
        messages = make_message("one"), make_message("two")
        with self.search.hold():
            self.window.paste("Ciphertext", "".join(messages))
            self.search.wait()
            self.begin_instructions()
            self.search.wait(2)
        self.window.wait_focused("Copy")
        copied = self.finish_instructions()
        self.assertIn(messages[0], copied)
        self.assertNotIn(messages[1], copied)
        self.window.wait_label("1 of 2 · ")

    def test_choice_is_kept(self):
        """If the chosen message is in the new text, too, it is meant, wherever it is."""
        messages = [make_message(str(i)) for i in range(3)]
        self.paste("".join(messages))
        self.desktop.press("Page_Down", "alt")
        self.window.wait_label("2 of 3 · ")
        with self.search.hold():
            self.window.paste("Ciphertext", "".join(messages[1:]))
            self.search.wait()
            self.begin_instructions()
            self.search.wait(2)
        self.window.wait_focused("Copy")
        copied = self.finish_instructions()
        self.assertIn(messages[1], copied)
        self.assertNotIn(messages[2], copied)

    def test_decrypted_before_it_is_known(self):
        """What the message needs is not guessed at: whoever is fast is asked for the right thing, too."""
        with self.search.hold():
            self.window.paste("Ciphertext", sealed.seal("one", key=bytes(32)))
            self.window.focus("Passphrase")
            self.desktop.press("Return")
        self.window.wait_label("This message needs a key file")
        self.window.wait_focused("Use Key File…")
        self.assertIsNone(self.window.find_label("Type a passphrase first."))

    def test_changed_before_it_is_known(self):
        """A press of Decrypt does not come to be about something else."""
        for change in (self.type_there, self.type_a_letter_of_the_passphrase):
            with self.subTest(change.__name__):
                with self.search.hold():
                    self.window.paste("Ciphertext", make_message())
                    self.window.focus("Passphrase")
                    self.desktop.press("Return")
                    change()
                    self.window.wait_label(STOPPED)
                self.window.wait_label("Sealed message")
                self.window.wait_label(STOPPED)
                self.assertEqual(self.window.text("Plaintext"), "")

    def type_a_letter_of_the_passphrase(self):
        self.desktop.type(PASSPHRASE[0])
        wait_for(lambda: self.window.passphrase_length() == 1, "the letter")

    def test_same_message_twice(self):
        """As in two chats: the choice does not jump from one to the other."""
        message = make_message()
        self.paste(message + "and\n" + message)
        self.window.wait_label("1 of 2 · ")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("Message 1 of 2 · Decrypted and verified")
        self.window.wait_label("1 of 2 · opened")
        self.desktop.press("Page_Down", "alt")
        self.window.wait_label("2 of 2 · opened")
        self.window.wait_label("Message 2 of 2 · Decrypted and verified")

    def test_cleared(self):
        """By the person, and when the screen is locked."""
        for clear in (self.window.clear, self.screen.lock_for_a_moment):
            with self.subTest(clear.__name__):
                self.paste(make_message())
                self.window.type_passphrase(PASSPHRASE)
                with self.search.hold():
                    self.begin_instructions()
                    self.search.wait()
                    clear()
                    wait_for(lambda: self.window.passphrase_length() == 0, "all to be cleared")
                self.assert_no_dialog()
                self.assertEqual(self.desktop.read_clipboard(), NOTHING)

    def test_text_comes_while_the_person_is_asked(self):
        """By a paste that took its time: the dialog is about a message that is no longer there."""
        old, new = make_message("old"), make_message("new")
        go_on = threading.Event()

        def serve(name, reader):
            go_on.wait()
            reader.write(new.encode())
            reader.close()

        self.paste(old)
        with Owner([PLAIN], serve) as owner:
            self.addCleanup(go_on.set)
            self.window.push("Paste Ciphertext")
            wait_for(lambda: owner.asked, "the window to read")
            self.begin_instructions()
            self.window.wait_focused("Copy")
            go_on.set()
            self.window.wait_text("Ciphertext", new)
            self.window.wait_label(STOPPED)
            wait_for(lambda: not self.has_dialog(), "the dialog to go")
        self.assertIn(new, self.copy_with_instructions())

    def test_locked_while_the_person_is_asked(self):
        self.paste(make_message())
        self.begin_instructions()
        self.window.wait_focused("Copy")
        self.screen.lock_for_a_moment()
        wait_for(lambda: not self.has_dialog(), "the dialog to go")


if __name__ == "__main__":
    main()
