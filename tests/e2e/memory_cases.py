# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the window's memory after everything was cleared, read from outside: the cases for each desktop and input method.

What GTK tells an input method about the text around the cursor is one of its copies. Without an input method, GTK keeps
what it would have told the compositor.
"""

import os
import pathlib
import random
import string
import sys

from desktop import Desktop, wait_for
from screen import Screen

TESTS = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "memory"), str(TESTS / "cli")]

import sealed  # noqa: E402
from traces import Snapshot, all_parts_of_text, keys_of_message, parts_of_text, read_memory, search, stopped  # noqa: E402, F401

PROGRAM = os.environ["SEALWAX"]
WORDS = frozenset((TESTS.parent / "data" / "words.txt").read_text().split())

RANDOM = random.Random(5)
# No text that a library contains anyway.
REVEALED = "".join(RANDOM.choices(string.ascii_letters, k=24))
TYPED = "".join(RANDOM.choices(string.ascii_lowercase, k=32))
OWN = "".join(RANDOM.choices(string.ascii_lowercase, k=24))
TEXT = "".join(RANDOM.choices("abcdefghijklmnopqrstuvwxyz \n", k=20_000))
LONG = "".join(RANDOM.choices("abcdefghijklmnopqrstuvwxyz ", k=30_000))  # a single paragraph, so it is shown page by page
CHAT = ["".join(RANDOM.choices(string.ascii_lowercase, k=32)) for _ in range(3)]


class MemoryTest:
    """On one desktop, with the input method that GTK is told to use, or with one that only listens."""

    DESKTOP = None
    METHOD = "wayland"
    LISTENS = False
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(cls.DESKTOP())
        cls.screen = Screen(cls.desktop)
        global InputMethod, Window, Atspi
        from accessible import Atspi
        from input_method import InputMethod
        from window import Window

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.input_method = self.enterContext(InputMethod()) if self.LISTENS else None
        self.window = Window(self.desktop, PROGRAM, environment={"GTK_IM_MODULE": self.METHOD})
        self.addCleanup(self.window.close)
        with stopped(self.window.process) as pid:
            self.before = Snapshot(pid)

    def find(self, secrets):
        """Which of them are there, and where, while the program is stopped: [(name, place, how often)]."""
        with stopped(self.window.process) as pid:
            return search(pid, secrets, before=self.before)

    def assert_clean(self, secrets):
        """GTK only frees some of it once it has drawn the window again."""
        wait_for(lambda: not self.find(secrets), lambda: "nothing to be left; there is %r" % self.find(secrets))

    def clear(self):
        self.window.clear()
        self.wait_cleared()

    def wait_cleared(self):
        self.window.wait_text("Plaintext", "")
        self.window.wait_text("Ciphertext", "")
        self.window.wait_focused("Plaintext")

    def press(self, *keys):
        for key in keys:
            self.desktop.press(*key) if isinstance(key, tuple) else self.desktop.press(key)

    # What a person does to a text. GTK tells its input method about each step

    def move_about(self, text):
        """Moves the cursor to the end and back, selects everything and nothing; undoes and redoes what was typed last."""
        window = self.window
        window.focus("Plaintext")
        if isinstance(self.desktop, Desktop):
            # Rarely, GTK complains when a long text is scrolled while it is still being laid out: its scrollbar has no place yet.
            # This test is not about that.
            self.desktop.settle()
        self.press(("End", "ctrl"), "Left", ("Home", "ctrl"), "End", ("a", "ctrl"), "Left")
        self.desktop.type(OWN)
        window.wait_text("Plaintext", OWN + text)
        self.press(("z", "ctrl"))
        window.wait_text("Plaintext", text)
        self.press(("y", "ctrl"))
        window.wait_text("Plaintext", OWN + text)
        self.press(("z", "ctrl"))
        window.wait_text("Plaintext", text)

    def reveal(self, passphrase):
        """With the last item of the entry's menu; then moves the cursor to the beginning, and selects everything and nothing."""
        window = self.window
        self.press("Menu")
        wait_for(lambda: not window.has_focus("Passphrase"), "the menu")
        self.press("Up", "Return")
        window.wait_focused("Passphrase")
        self.press("Home", "End", ("a", "ctrl"))
        node = window.get(Atspi.Role.PASSWORD_TEXT, "Passphrase")
        wait_for(lambda: node.selections() == 1, "a selection")
        self.press("Home")
        wait_for(lambda: node.selections() == 0, "no selection")

    def decrypt(self, text, passphrase, is_whole=True):
        message = sealed.seal(text, passphrase=passphrase, iterations=10_000)
        self.desktop.copy(message)
        self.window.push("Paste Ciphertext")
        self.window.wait_text("Ciphertext", message)
        self.window.type_passphrase(passphrase)
        self.press("Return")
        wait_for(lambda: self.window.text("Plaintext") == text or not is_whole and text.startswith(self.window.text("Plaintext") or "-"), "the text")
        return keys_of_message(message, passphrase, None)

    def open_chat(self):
        """Three messages; the second one is looked at, and then the first one again."""
        message = "".join(sealed.seal(text, passphrase=REVEALED, iterations=10_000) for text in CHAT)
        self.desktop.copy(message)
        self.window.push("Paste Ciphertext")
        self.window.wait_text("Ciphertext", message)
        self.window.type_passphrase(REVEALED)
        self.press("Return")
        self.window.wait_label("Opened 3 of 3 messages")
        for text in (CHAT[1], CHAT[2], CHAT[0]):
            self.press(("Page_Down", "alt"))
            self.window.wait_text("Plaintext", text)

    def read_copy(self):
        """On mutter, it comes with a list of what is offered."""
        copy = self.desktop.read_clipboard()
        return copy[1] or "" if isinstance(copy, tuple) else copy

    def test_chat(self):
        """Nothing is left of any message's text, whether it is shown or not."""
        texts = parts_of_text(" ".join(CHAT), 12)
        for forget in (self.clear, self.lock):
            self.open_chat()
            for text in CHAT:
                self.assertTrue(self.find(parts_of_text(text)))
            self.window.push("Copy All")
            wait_for(lambda: CHAT[2] in self.read_copy(), "the copy")
            self.window.wait_focus()  # on mutter, another window has it for as long as the copy is read
            forget()
            self.assert_clean(texts | parts_of_text(REVEALED, 8))

    def lock(self):
        self.screen.lock_for_a_moment()
        self.window.wait_text("Plaintext", "")

    def test_typed(self):
        self.window.type_text("Plaintext", TYPED)
        self.move_about(TYPED)
        typed = parts_of_text(TYPED, 8) | parts_of_text(OWN, 8)
        self.assertTrue(self.find(typed))  # while it is on the screen, it is in memory: so the search works
        if self.input_method:
            wait_for(lambda: any(TYPED[:12] in around for around in self.input_method.texts), "the input method to be told")
        self.window.clear()
        self.window.answer("Clear")
        self.window.wait_text("Plaintext", "")
        self.assert_clean(typed)

    def test_decrypted(self):
        """Keys are gone as soon as the work is done."""
        keys = self.decrypt(TEXT, REVEALED)
        self.move_about(TEXT)
        text = parts_of_text(TEXT) | parts_of_text(OWN, 8)
        self.assertTrue(self.find(text))
        self.assertEqual(self.find(keys), [])
        self.clear()
        self.assert_clean(keys | text | parts_of_text(REVEALED, 8))

    def test_pages(self):
        """Nothing is left of a page that was replaced by another, or of what was selected there."""
        keys = self.decrypt(LONG, REVEALED, is_whole=False)
        self.window.wait_focused("Plaintext")
        pages = [self.window.text("Plaintext")]
        for _ in range(2):
            self.press("Next", "Right", ("Right", "shift"), ("End", "shift"), ("a", "ctrl"), ("Next", "ctrl"))
            wait_for(lambda: self.window.text("Plaintext") != pages[-1], "the next page")
            pages.append(self.window.text("Plaintext"))
        self.assertEqual("".join(pages), LONG)
        text = parts_of_text(LONG)
        self.assertTrue(self.find(text))
        self.clear()
        self.assert_clean(keys | text | parts_of_text(REVEALED, 8))

    def test_revealed(self):
        self.window.type_text("Plaintext", TYPED)
        message = self.window.encrypt(REVEALED)
        self.window.focus("Passphrase")
        self.reveal(REVEALED)
        passphrase = parts_of_text(REVEALED, 8)
        self.assertTrue(self.find(passphrase))
        self.clear()
        self.assert_clean(passphrase | parts_of_text(TYPED, 8) | keys_of_message(message, REVEALED, None))

    def test_locked(self):
        """When the screen is locked, nothing is left of a message's text, nor of the passphrase. If the text contains words of
        one's own, it is sealed, and comes back."""
        window = self.window
        keys = self.decrypt(TEXT, REVEALED)
        self.move_about(TEXT)
        secrets = parts_of_text(REVEALED, 8) | parts_of_text(TEXT) | parts_of_text(OWN, 8) | keys
        self.screen.lock_for_a_moment()
        window.wait_text("Plaintext", "")
        self.assert_clean(secrets)

        self.decrypt(TEXT, REVEALED)
        window.focus("Plaintext")
        self.desktop.type(OWN)
        window.wait_text("Plaintext", OWN + TEXT)
        self.screen.lock_for_a_moment()
        window.wait_label("your changed text was encrypted")
        self.assert_clean(secrets)
        window.type_passphrase(REVEALED)
        self.press("Return")
        window.wait_text("Plaintext", OWN + TEXT)

    def test_generated(self):
        window = self.window
        window.type_text("Plaintext", TYPED)
        window.push("Generate Passphrase")
        window.wait_focused("Use")
        words = next(label for label in window.labels() if " " in label and WORDS.issuperset(label.split()))
        parts = all_parts_of_text(words)
        self.press("Return")
        window.wait_focused("Passphrase")
        self.press("Return")
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        self.assertEqual(sealed.unseal(message, passphrase=words), TYPED)
        self.assertTrue(self.find(parts))
        window.clear()
        window.answer("Clear")  # nobody has had the words yet
        self.wait_cleared()
        self.assert_clean(parts | keys_of_message(message, words, None))

    def test_generated_and_locked(self):
        """The dialog goes with the words, although they were not used and there is nothing else."""
        window = self.window
        window.push("Generate Passphrase")
        window.wait_focused("Use")
        words = next(label for label in window.labels() if " " in label and WORDS.issuperset(label.split()))
        parts = all_parts_of_text(words)
        self.assertTrue(self.find(parts))
        self.screen.lock_for_a_moment()
        wait_for(lambda: window.find(Atspi.Role.PUSH_BUTTON, "Use") is None, "the dialog to go")
        self.assert_clean(parts)
