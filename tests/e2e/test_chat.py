# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole chat at once: all messages that the passphrase opens are opened, and leafed through."""

import dataclasses
import os
import sys
import unittest

from boot_clock import BootClock
from desktop import Desktop, wait_for
from file_dialog import FileDialog
from screen import Screen
from tap import main
from window import BUTTON, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

PASSPHRASE = "six words are better than one"
OTHER = "not these six words at all"
COUNT = 40
FOREIGN = (6, 22)  # somebody else's
ALTERED = 30
OPENED = [i for i in range(COUNT) if i not in (*FOREIGN, ALTERED)]
QUESTION = "Opened 2 of 40 messages. This is taking a while. Keep going?"


def make_message(text, passphrase=PASSPHRASE, iterations=10_000):
    """By an independent writer."""
    return sealed.seal(text, passphrase=passphrase, iterations=iterations)


def alter(message):
    """One bit of the body, and the checksum made right again, as an attacker would."""
    message = sealed.read(message)
    message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
    return message.write()


def make_slow():
    """Nothing takes longer than finding out that nothing opens this."""
    message = sealed.read(make_message("slow"))
    return dataclasses.replace(message, cost=10_000_000 // sealed.UNIT, salt=os.urandom(16)).write()


def name(index):
    return "Text %d of a chat." % (index + 1)


def make_chat():
    """As it is copied out of a program, which says who wrote what and when."""
    messages = [make_message(name(i), OTHER if i in FOREIGN else PASSPHRASE) for i in range(COUNT)]
    messages[ALTERED] = alter(messages[ALTERED])
    return "".join("[12:%02d] Ana:\n%s\n" % (i, message) for i, message in enumerate(messages))


def join(indices, count=COUNT):
    """What the program makes of them."""
    return "\n".join("----- %d of %d -----\n%s\n" % (i + 1, count, name(i)) for i in indices)


CHAT = make_chat()


class ChatTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.clock = BootClock(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.clock.environment)
        self.addCleanup(self.window.close)

    def open(self, text, passphrase=PASSPHRASE):
        """Pastes it, and decrypts the first message."""
        self.window.paste("Ciphertext", text)
        self.window.wait_label("1 of ")
        self.window.type_passphrase(passphrase)
        self.desktop.press("Return")

    def open_chat(self):
        self.open(CHAT)
        self.window.wait_text("Plaintext", name(0))
        self.window.wait_label("Opened 37 of 40 messages")

    def leaf(self):
        self.desktop.press("Page_Down", "alt")

    def has_label(self, part):
        return any(part in label for label in self.window.labels())

    def wait_status(self, index, result):
        self.window.wait_label("%d of %d · %s" % (index + 1, COUNT, result))

    def test_whole(self):
        """Each has its own text and its own verdict, and those that did not open say why."""
        heard = self.window.listen()
        self.open_chat()
        wait_for(lambda: self.window.count_heard(heard, "Opened 37 of 40 messages") == 1, lambda: "the end to be announced: %r" % heard)
        for i in range(1, COUNT):
            self.leaf()
            if i in OPENED:
                self.window.wait_text("Plaintext", name(i))
                self.window.wait_label("Message %d of %d · Decrypted and verified" % (i + 1, COUNT))
                self.wait_status(i, "opened")
                continue
            self.wait_status(i, "altered" if i == ALTERED else "wrong passphrase")
            self.window.wait_label("From an earlier message")
            self.assertEqual(self.window.text("Plaintext"), name(i - 1))
        self.assertEqual(self.window.count_heard(heard, "Opened 37 of 40 messages"), 1)
        wait_for(lambda: self.window.count_heard(heard, "Message 40 of 40") > 0, "the choice to be announced")
        self.assertGreater(self.window.count_heard(heard, "wrong passphrase"), 0)

    def test_each_reason(self):
        """In the list of messages."""
        self.open_chat()
        self.window.focus("1 of 40 · opened · Sealed · 176 characters")
        self.desktop.press("space")
        for key, rows in (("Home", range(8)), ("End", range(COUNT - 10, COUNT))):  # what there is room for
            self.desktop.press(key)
            for i in rows:
                result = "opened" if i in OPENED else "altered" if i == ALTERED else "wrong passphrase"
                self.wait_status(i, result)

    def test_copy_all(self):
        """It lasts as long as any secret copy."""
        self.open_chat()
        self.window.push("Copy All")
        wait_for(lambda: self.desktop.read_clipboard() == join(OPENED), lambda: "all texts on the clipboard; there is %r" % self.desktop.read_clipboard())
        self.window.wait_label("Copied. Clears in")

    def test_save_all(self):
        path = os.path.join(self.desktop.folder, "all.txt")
        self.open_chat()
        self.window.push("Save All…")
        self.wait_dialog()
        wait_for(lambda: self.entry_text() == "texts.txt", "the name")
        self.type_path(path)
        self.desktop.press("Return")
        self.wait_no_dialog()
        self.window.wait_label("Saved as “")
        with open(path) as file:
            self.assertEqual(file.read(), join(OPENED))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)

    def test_another_passphrase(self):
        """Opens what it opens, and leaves what is open."""
        self.open_chat()
        for _ in range(FOREIGN[0]):
            self.leaf()
        self.wait_status(FOREIGN[0], "wrong passphrase")
        self.window.type_passphrase(OTHER)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", name(FOREIGN[0]))
        self.window.wait_label("Opened 39 of 40 messages")
        self.leaf()
        self.window.wait_text("Plaintext", name(FOREIGN[0] + 1))

    def test_draft(self):
        """What is written meanwhile is replaced, as it is by decrypting, and can be brought back."""
        self.open_chat()
        self.window.push("Reply")
        self.window.wait_text("Plaintext", "")
        self.desktop.type("See you there.")
        self.window.wait_text("Plaintext", "See you there.")
        self.leaf()
        self.window.wait_text("Plaintext", name(1))
        self.leaf()
        self.window.wait_text("Plaintext", name(2))
        self.window.push("Bring Back Draft")
        self.window.wait_text("Plaintext", "See you there.")

    def test_forgotten(self):
        """By Clear, by the lock, and with the text that they were in: leafing shows none of them again."""
        for number, forget in enumerate((self.window.clear, self.screen.lock_for_a_moment, lambda: self.window.paste("Ciphertext", CHAT + "\n"))):
            with self.subTest(number):
                self.open_chat()
                forget()
                self.window.wait_no_label("Opened 37 of 40")
                before = self.window.text("Plaintext")
                self.window.paste("Ciphertext", CHAT)
                self.window.wait_label("1 of 40 · ")
                self.leaf()
                self.window.wait_label("2 of 40 · ")
                self.assertEqual(self.window.text("Plaintext"), before)
                self.assertIsNone(self.window.find(BUTTON, "Copy All"))
                self.window.paste("Ciphertext", "something else")

    def test_single(self):
        """Nothing is said about several, and nothing has to be pressed."""
        self.window.paste("Ciphertext", make_message(name(0)))
        self.window.wait_label("Sealed message")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", name(0))
        self.window.wait_label("Decrypted and verified")
        self.assertFalse(self.has_label("Opened 1"))
        self.assertIsNone(self.window.find(BUTTON, "Copy All"))

    def test_only_one_opens(self):
        self.open(make_message(name(0)) + make_message(name(1), OTHER))
        self.window.wait_label("Opened 1 of 2 messages")
        self.assertIsNone(self.window.find(BUTTON, "Copy All"))
        self.assertIsNone(self.window.find(BUTTON, "Save All…"))

    # What takes long

    def open_long(self):
        """There are others that cost more than anybody waits for."""
        heard = self.window.listen()
        self.open(make_message(name(0)) + make_message(name(1)) + "".join(make_slow() for _ in range(COUNT - 2)))
        self.window.wait_text("Plaintext", name(0))
        self.window.wait_label("Opened 2 of 40…")
        return heard

    def test_question(self):
        heard = self.open_long()
        self.leaf()
        self.window.wait_text("Plaintext", name(1))
        self.clock.sleep(61)
        self.window.wait_label(QUESTION)
        wait_for(lambda: self.window.count_heard(heard, QUESTION) == 1, "the question to be announced")
        self.window.push("Keep Going")
        self.window.wait_label("Opened 2 of 40…")
        self.window.wait_focused("Plaintext")
        self.clock.sleep_more(61)
        self.window.push("Stop")
        self.window.wait_label("Opened 2 of 40 messages")
        self.window.wait_focused("Plaintext")
        self.assertEqual(self.window.count_heard(heard, QUESTION), 1)
        self.window.get(BUTTON, "Copy All")

    def test_answered_with_stop(self):
        self.open_long()
        self.clock.sleep(61)
        self.window.wait_label(QUESTION)
        self.window.push("Stop")
        self.window.wait_label("Opened 2 of 40 messages")
        self.assertIsNone(self.window.find(BUTTON, "Keep Going"))

    def test_escape(self):
        self.open_long()
        self.desktop.press("Escape")
        self.window.wait_label("Opened 2 of 40 messages")

    # Where one pane is shown

    def test_narrow(self):
        """Leafing shows the text if there is one, otherwise the message; the same button goes on."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        self.open(make_message(name(0)) + make_message(name(1)) + make_message(name(2), OTHER))
        self.window.wait_text("Plaintext", name(0))
        self.window.wait_label("Opened 2 of 3 messages")
        self.window.get(BUTTON, "Copy All")
        self.window.get(BUTTON, "Save All…")
        self.window.push("Next Message")
        self.window.wait_text("Plaintext", name(1))
        self.window.wait_focused("Next Message")
        self.desktop.press("space")
        self.window.wait_label("3 of 3 · wrong passphrase")
        self.window.wait_focused("Next Message")
        self.desktop.press("space")
        self.window.wait_text("Plaintext", name(0))
        self.window.wait_focused("Next Message")
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))


if __name__ == "__main__":
    main()
