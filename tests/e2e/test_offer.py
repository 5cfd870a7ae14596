# SPDX-License-Identifier: GPL-3.0-or-later
"""The window understands messages on the clipboard: what is offered, and what is not."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from owner import PLAIN, SECRET_MARK, Owner, serve_text
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


def make_message():
    """Made by an independent writer, a new one each time."""
    return sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)


class OfferTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings()
        self.desktop.copy("nothing of interest")

    def open_window(self, **settings):
        self.desktop.set_settings(**settings)
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def assert_none(self, text):
        """Nothing of this text is offered."""
        seen = []
        with Owner([PLAIN], serve_text(text)) as owner:
            wait_for(lambda: owner.asked, "the window to look")
            for _ in range(5):
                seen.append(self.window.is_offered())
        self.assertNotIn(True, seen)

    def assert_passed_over(self, message):
        """On its own it is not offered. If another one comes with it, only that one is, which shows that both were looked at."""
        self.assert_none(message)
        with Owner([PLAIN], serve_text(message + "\nand\n" + make_message())):
            self.window.wait_offer()
        self.window.wait_no_offer()

    # What is offered

    def test_on_focus(self):
        """The clipboard had it before the window opened."""
        message = make_message()
        self.desktop.copy("[10:02] Bob: " + message)
        self.open_window()
        self.window.wait_offer()
        self.assertEqual(self.window.focused_name(), "Plaintext", "an offer must not take the focus")
        self.window.open_offer()
        self.window.wait_text("Ciphertext", "[10:02] Bob: " + message)
        self.window.wait_focused("Passphrase")
        self.window.wait_no_offer()
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_while_active(self):
        self.open_window()
        self.assertFalse(self.window.is_offered())
        self.desktop.copy(make_message())
        self.window.wait_offer()

    def test_basic(self):
        self.open_window()
        self.desktop.copy(article.encrypt(TEXT, PASSPHRASE))
        self.window.wait_offer()

    def test_several(self):
        self.open_window()
        self.desktop.copy(make_message() + "and\n" + make_message())
        self.window.wait_offer("There are 2 messages on the clipboard")

    def test_goes_with_the_clipboard(self):
        self.open_window()
        self.desktop.copy(make_message())
        self.window.wait_offer()
        self.desktop.copy("Lunch?")
        self.window.wait_no_offer()
        self.desktop.copy(make_message())
        self.window.wait_offer()
        self.desktop.clear_clipboard()
        self.window.wait_no_offer()

    def test_goes_when_shown(self):
        """Whatever surrounds it, here and there."""
        message = make_message()
        self.open_window()
        self.desktop.copy(message)
        self.window.wait_offer()
        self.window.focus("Ciphertext")
        self.desktop.press("v", "ctrl")
        self.window.wait_text("Ciphertext", message)
        self.window.wait_no_offer()

        self.assert_passed_over("Bob wrote:\n> " + message.replace("\n", "\n> "))

    # What is not

    def test_not_prose(self):
        """What could be read as Basic, but is not meant as a message: words, and a digest."""
        self.open_window()
        for text in ("one two three four five six seven eight nine ten eleven and so on", "0123456789abcdef" * 4, "a Sealwax1 message"):
            self.assert_none(text)

    def test_not_keys(self):
        """44 characters of Base64, or 64 hexadecimal digits, are also a Basic message, but hardly anybody means one."""
        self.open_window()
        for text in ("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=", "aBcDeF0123456789" * 4):
            with self.subTest(text):
                self.assert_none(text)

    def test_not_when_off(self):
        """The clipboard is not read at all."""
        self.open_window(offer_messages="false")
        with Owner([PLAIN], serve_text(make_message())) as owner:
            self.window.type_text("Plaintext", "x")
            self.assertFalse(self.window.is_offered())
            self.assertEqual(owner.asked, [])

    def test_not_with_a_secret_mark(self):
        """The clipboard is not read at all, except for the person."""
        message = make_message()
        self.open_window()
        for mark in (SECRET_MARK, "text/" + SECRET_MARK, "text/" + SECRET_MARK.lower()):
            with Owner([mark, PLAIN], serve_text(message)) as owner:
                self.window.type_text("Plaintext", "x")
                self.assertFalse(self.window.is_offered())
                self.assertEqual(owner.asked, [])
                if mark == SECRET_MARK:
                    self.window.push("Paste Ciphertext")
                    self.window.wait_text("Ciphertext", message)
                    self.assertEqual(owner.asked, [PLAIN])
                    self.window.focus("Plaintext")

    def make_own(self):
        window = self.window
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        message = wait_for(lambda: window.text("Ciphertext"), "a message")
        window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        return message

    def test_not_our_own(self):
        """Not by the button, nor by Ctrl+C, nor in a second window, nor when a clipboard manager offers it again."""
        self.open_window(ask_twice="false")
        message = self.make_own()
        self.desktop.press("n", "ctrl")
        frames = wait_for(lambda: len(self.window.frames()) == 2 and self.window.frames(), "a second window")
        self.window.frame = next(f for f in frames if f != self.window.frame)
        self.window.wait_focused("Plaintext")
        self.window.wait_text("Ciphertext", "")
        self.assertFalse(self.window.is_offered())
        self.assert_passed_over(message)

    def test_not_our_own_selection(self):
        self.open_window()
        message = make_message()
        self.window.type_text("Ciphertext", message)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        self.desktop.press("BackSpace")
        self.window.wait_text("Ciphertext", "")
        self.assert_passed_over(message)


if __name__ == "__main__":
    main()
