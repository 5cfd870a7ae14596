# SPDX-License-Identifier: GPL-3.0-or-later
"""A verdict never outlives its message: it stands next to the very text that it is about, for as long as that message is there."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from file_dialog import FileDialog
from screen import Screen
from tap import main
from window import BUTTON, PASSWORD, TEXT as TEXT_ROLE, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
OTHER_TEXT = "Meet me at one, at the other bridge."
PASSPHRASE = "six words are better than one"

SEALS = ("Verified", "Not verified")
PROVEN = "Decrypted and verified · %d characters"
UNPROVEN = "Decrypted, not verified · %d characters"
EARLIER = "From an earlier message · %d characters"
REFUSED = "Decrypted earlier · %d characters"


def make_message(text=TEXT, passphrase=PASSPHRASE):
    return sealed.seal(text, passphrase=passphrase, iterations=10_000)


def alter(message):
    """One bit of the body is flipped, and the checksum corrected, as an attacker would do."""
    message = sealed.read(message)
    message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
    return message.write()


def damage(message):
    at = message.index("\n") + 10
    return message[:at] + ("A" if message[at] != "A" else "B") + message[at + 1 :]


class VerdictTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    # What is said, visibly and to others

    def said(self):
        return [*self.window.labels(), self.window.get(TEXT_ROLE, "Plaintext").description()]

    def has_verdict(self):
        return [said for said in self.said() if "verified" in said and said not in SEALS]

    def wait_status(self, status, text=TEXT):
        """It is there, it is part of the text's description, and there is no other verdict."""
        status = status % len(text)
        self.window.wait_label(status)
        wait_for(lambda: self.window.get(TEXT_ROLE, "Plaintext").description() == status, "the description " + status)
        if "verified" not in status:
            self.assertEqual(self.has_verdict(), [])
        self.assertEqual(self.window.text("Plaintext"), text)

    def wait_refusal(self):
        """At the passphrase, or at the message, or where a key file is asked for. At the latter two it comes with a button, because
        the sentence is not new there."""

        def is_refused():
            is_marked = self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY)
            return is_marked or self.window.find(BUTTON, "Paste Message") is not None or self.window.has_focus("Use Key File…")

        wait_for(is_refused, "a refusal")

    # What is done

    def press_return(self):
        self.window.focus("Passphrase")
        self.desktop.press("Return")

    def open(self, pasted=None, passphrase=PASSPHRASE, text=TEXT, status=PROVEN):
        self.window.paste("Ciphertext", pasted or make_message())
        self.window.type_passphrase(passphrase)
        self.desktop.press("Return")
        self.wait_status(status, text)

    def type_there(self):
        self.window.focus("Ciphertext")
        self.desktop.press("End", "ctrl")
        self.desktop.type("x")

    def delete_there(self):
        self.window.focus("Ciphertext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("Delete")

    def cut_there(self):
        self.window.focus("Ciphertext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("x", "ctrl")

    def paste_with(self, *key):
        self.desktop.copy(alter(make_message()))
        self.window.focus("Ciphertext")
        self.desktop.press(*key)

    def open_offer(self):
        self.desktop.copy(make_message(OTHER_TEXT))
        self.window.wait_offer()
        self.window.open_offer()

    def open_file(self):
        path = os.path.join(self.desktop.folder, "other.sealwax")
        with open(path, "w") as file:
            file.write(make_message(OTHER_TEXT))
        self.window.focus("Ciphertext")
        self.desktop.press("o", "ctrl")
        self.choose_to_open(path)

    def encrypt(self):
        before = self.window.text("Ciphertext")
        self.window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        wait_for(lambda: self.window.text("Ciphertext") not in ("", before), "another message")

    def undo_there(self):
        self.window.focus("Ciphertext")
        self.desktop.press("z", "ctrl")

    # Tests

    def test_altered_after_another(self):
        """What an attacker wants a reader to believe: the text of an older message, proven."""
        self.open()
        heard = self.window.listen()
        self.window.paste("Ciphertext", alter(make_message(OTHER_TEXT)))
        self.wait_status(EARLIER)
        self.window.hear(heard, "From an earlier message")
        self.press_return()
        self.window.wait_label("This message was altered")
        self.wait_status(EARLIER)

    def test_each_change_of_the_ciphertext(self):
        changes = (
            self.type_there,
            self.delete_there,
            self.cut_there,
            lambda: self.paste_with("v", "ctrl"),
            lambda: self.paste_with("V", "ctrl", "shift"),
            self.open_offer,
            self.open_file,
            self.encrypt,
            self.undo_there,
        )
        for number, change in enumerate(changes):
            with self.subTest(number):
                self.open(make_message())
                change()
                self.wait_status(EARLIER)

    def test_each_change_of_an_unproven_one(self):
        """It was not praise, but it was about another message."""
        self.open(article.encrypt(TEXT, PASSPHRASE), status=UNPROVEN)
        self.type_there()
        self.wait_status(EARLIER)

    def test_the_same_message_again(self):
        """It is not said again until it is proven again."""
        message = make_message()
        self.open(message)
        self.type_there()
        self.window.wait_text("Ciphertext", message + "x")
        self.wait_status(EARLIER)
        self.desktop.press("BackSpace")
        self.window.wait_text("Ciphertext", message)
        self.wait_status(EARLIER)
        self.press_return()
        self.wait_status(PROVEN)

    def test_choice(self):
        """With several messages: it is next to the text as long as that text's message is the chosen one."""
        self.window.paste("Ciphertext", make_message() + make_message(OTHER_TEXT, "another one"))
        self.window.wait_label("1 of 2 · ")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.wait_status("Message 1 of 2 · " + PROVEN)
        heard = self.window.listen()
        self.desktop.press("Page_Down", "alt")
        self.wait_status(EARLIER)
        self.window.hear(heard, "From an earlier message")
        self.press_return()
        self.window.wait_label("passphrase doesn’t open this message")
        self.wait_status(EARLIER)
        self.desktop.press("Page_Up", "alt")
        self.wait_status("Message 1 of 2 · " + PROVEN)
        self.window.hear(heard, "Decrypted and verified")

    def test_each_refusal(self):
        self.open()
        for message, sentence in (
            (make_message(OTHER_TEXT)[:100], "incomplete"),
            (damage(make_message(OTHER_TEXT)), "damaged on the way"),
            (alter(make_message(OTHER_TEXT)), "was altered"),
            (make_message(OTHER_TEXT, "another one"), "passphrase doesn’t open this message"),
            (sealed.seal(OTHER_TEXT, passphrase=PASSPHRASE, key=bytes(32), iterations=10_000), "needs a key file"),
            (article.encrypt(OTHER_TEXT, "another one"), "Wrong passphrase, or not a complete message"),
            ("no message", "not an encrypted message"),
        ):
            with self.subTest(sentence):
                self.window.paste("Ciphertext", message)
                self.press_return()
                self.wait_refusal()  # some sentences are below the message from the start, too
                self.window.wait_label(sentence)
                self.wait_status(EARLIER)

    def test_refusal_of_the_same_message(self):
        """With another passphrase: the text is from it, but nothing proves that to somebody who reads that it does not open."""
        self.open()
        heard = self.window.listen()
        self.window.type_passphrase("another one")
        self.desktop.press("Return")
        self.window.wait_label("passphrase doesn’t open this message")
        self.wait_status(REFUSED)
        self.window.hear(heard, "Decrypted earlier")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.wait_status(PROVEN)

    def test_change_of_the_text(self):
        """There is no verdict on what the person typed, nor on what undo and redo bring back, and none on it later."""
        self.open()
        self.window.focus("Plaintext")
        self.desktop.type("x")
        self.wait_status("%d characters", "x" + TEXT)
        self.desktop.press("z", "ctrl")
        self.wait_status("%d characters")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "")
        self.desktop.press("y", "ctrl")
        self.wait_status("%d characters")
        self.type_there()
        self.wait_status("%d characters")

    def test_older_text(self):
        """Undo brings back the text of another message than the one that the verdict was about."""
        self.open()
        self.open(make_message(OTHER_TEXT), text=OTHER_TEXT)
        self.window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        self.wait_status("%d characters")
        self.desktop.press("y", "ctrl")
        self.wait_status("%d characters", OTHER_TEXT)

    def test_clearing(self):
        """After it there is no text, and so nothing is said about one."""
        for clear in (self.window.clear, self.screen.lock_for_a_moment):
            with self.subTest(clear):
                self.open()
                clear()
                self.window.wait_text("Plaintext", "")
                wait_for(lambda: "Readable text" in self.window.labels(), "the hint")
                self.assertEqual(self.has_verdict(), [])
                self.window.type_text("Plaintext", "mine")
                self.type_there()
                self.wait_status("%d characters", "mine")
                self.window.clear()
                self.window.answer("Clear")
                self.window.wait_text("Plaintext", "")


if __name__ == "__main__":
    main()
