# SPDX-License-Identifier: GPL-3.0-or-later
"""Several messages in one text, each with its own result; and what is said about a message that had to be repaired."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import BUTTON, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXTS = ("Meet me at noon.", "Bring the red folder.", "And some bread.")
PASSPHRASE = "six words are better than one"
OTHER = "not these six words at all"


def make_message(text, passphrase=PASSPHRASE):
    """By an independent writer."""
    return sealed.seal(text, passphrase=passphrase, iterations=10_000)


def damage(message):
    """One character of the body is replaced by another."""
    at = message.index("\n") + 10
    return message[:at] + ("A" if message[at] != "A" else "B") + message[at + 1 :]


class MessagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def has_chooser(self):
        return self.window.find(BUTTON, "Next Message") is not None

    def open(self):
        """Return in the passphrase, where the focus is."""
        self.window.focus("Passphrase")
        self.desktop.press("Return")

    # Several

    def test_one_after_the_other(self):
        """Each is opened by itself, and keeps its own result."""
        window = self.window
        window.paste("Ciphertext", "a: %sb: %sc: %s" % (make_message(TEXTS[0]), make_message(TEXTS[1], OTHER), make_message(TEXTS[2])))
        window.wait_label("1 of 3 · ")
        window.wait_label("1 of 3 · Sealed · 176 characters")
        window.wait_focused("Passphrase")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXTS[0])
        window.wait_label("Message 1 of 3 · Decrypted and verified")
        window.wait_label("1 of 3 · opened · Sealed · 176 characters")

        window.push("Next Message")
        window.wait_label("2 of 3 · ")
        window.wait_focused("Next Message")
        self.open()
        window.wait_label("This passphrase doesn’t open this message.")
        window.wait_label("2 of 3 · wrong passphrase · Sealed · 176 characters")
        self.assertEqual(window.text("Plaintext"), TEXTS[0])

        self.desktop.press("Page_Down", "alt")
        window.wait_label("3 of 3 · ")
        wait_for(lambda: not window.find_label("does not open"), "the sentence to go")
        self.open()
        window.wait_text("Plaintext", TEXTS[2])
        window.wait_label("3 of 3 · opened · Sealed · 176 characters")

        self.desktop.press("Page_Up", "alt")
        window.wait_label("2 of 3 · wrong passphrase · Sealed · 176 characters")
        window.type_passphrase(OTHER)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXTS[1])
        window.wait_label("2 of 3 · opened · Sealed · 176 characters")

    def test_ctrl_return_opens_the_chosen_one(self):
        """With the focus on the choice, which is in the ciphertext pane."""
        window = self.window
        window.paste("Ciphertext", make_message(TEXTS[0]) + make_message(TEXTS[1]))
        window.wait_label("1 of 2 · ")
        window.type_passphrase(PASSPHRASE)
        window.push("Next Message")
        window.wait_label("2 of 2 · ")
        self.desktop.press("Return", "ctrl")
        window.wait_text("Plaintext", TEXTS[1])

    def test_from_the_list(self):
        window = self.window
        window.paste("Ciphertext", make_message(TEXTS[0]) + damage(make_message(TEXTS[1])) + make_message(TEXTS[2]))
        window.wait_label("1 of 3 · ")
        window.type_passphrase(PASSPHRASE)
        window.focus("1 of 3 · Sealed · 176 characters")
        self.desktop.press("space")
        window.wait_label("2 of 3 · damaged · Sealed · 176 characters")
        self.desktop.press("Down")
        self.desktop.press("Down")
        self.desktop.press("Return")
        window.wait_label("3 of 3 · ")
        self.open()
        window.wait_text("Plaintext", TEXTS[2])

    def test_round_and_round(self):
        """After the last one comes the first."""
        self.window.paste("Ciphertext", make_message(TEXTS[0]) + make_message(TEXTS[1]))
        self.window.wait_label("1 of 2 · ")
        self.desktop.press("Page_Up", "alt")
        self.window.wait_label("2 of 2 · ")
        self.desktop.press("Page_Down", "alt")
        self.window.wait_label("1 of 2 · ")

    def test_same_message_twice(self):
        """From several chats: the choice goes with the one that was chosen, whatever is put in before it."""
        message = make_message(TEXTS[0])
        self.window.paste("Ciphertext", "a: %sb: %s" % (message, message))
        self.window.wait_label("1 of 2 · ")
        self.desktop.press("Page_Down", "alt")
        self.window.wait_label("2 of 2 · ")
        self.window.focus("Ciphertext")
        self.desktop.press("Home", "ctrl")
        self.desktop.type("Grüße, ")
        self.window.wait_label("2 of 2 · ")
        self.desktop.copy("c: " + message)
        self.desktop.press("v", "ctrl")
        self.window.wait_label("3 of 3 · ")
        self.desktop.press("z", "ctrl")
        self.window.wait_label("2 of 2 · ")

    def test_damaged_one_of_several(self):
        self.window.paste("Ciphertext", make_message(TEXTS[0]) + damage(make_message(TEXTS[1])))
        self.window.wait_label("1 of 2 · ")
        self.desktop.press("Page_Down", "alt")
        self.window.wait_label("2 of 2 · damaged · Sealed · 176 characters")
        self.window.wait_label("This message was damaged on the way")

    def test_only_where_there_are_several(self):
        message = make_message(TEXTS[0])
        self.window.paste("Ciphertext", message + make_message(TEXTS[1]))
        self.window.get(BUTTON, "Next Message")
        self.window.paste("Ciphertext", message)
        wait_for(lambda: not self.has_chooser(), "the choice to go")
        self.window.wait_label("Sealed message · ")
        self.assertFalse(self.window.find_label("of 1"))

    def test_choice_stops_the_work(self):
        """The result would belong to a message other than the chosen one."""
        window = self.window
        slow = sealed.seal(TEXTS[0], passphrase=PASSPHRASE, iterations=10_000_000)
        window.paste("Ciphertext", slow + make_message(TEXTS[1]))
        window.wait_label("1 of 2 · ")
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.get(BUTTON, "Cancel")
        self.desktop.press("Page_Down", "alt")
        window.wait_label("Stopped because you changed the text or passphrase.")
        self.open()
        window.wait_text("Plaintext", TEXTS[1])

    def test_narrow(self):
        """Several, repaired, and refused, in the smallest window: GTK warns when there is too little room, and no window may have warned."""
        window = self.window
        self.desktop.resize(360, 294)
        window.wait_narrow()
        window.show_pane("Ciphertext")
        text = "> " + (make_message(TEXTS[0], OTHER) + make_message(TEXTS[1])).replace("\n", "\n> ")
        window.paste("Ciphertext", text)
        window.get(BUTTON, "Next Message")
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_label("This passphrase doesn’t open this message.")
        self.desktop.press("Page_Down", "alt")
        self.open()
        window.wait_text("Plaintext", TEXTS[1])
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))

    # Repaired

    def test_repaired(self):
        cases = (
            (lambda message: "> " + message.replace("\n", "\n> "), "Ignored: quote marks on 3 lines"),
            (lambda message: message.replace("\n", "<br>", 2), "Ignored: 2 line break tags"),
            (lambda message: message.replace("\n", "\u200b\n", 1), "Ignored: 1 invisible character"),
        )
        for (change, sentence), text in zip(cases, TEXTS, strict=True):
            with self.subTest(sentence):
                self.window.paste("Ciphertext", change(make_message(text)))
                self.window.wait_label(sentence)
                self.window.type_passphrase(PASSPHRASE)
                self.desktop.press("Return")
                self.window.wait_text("Plaintext", text)

    def test_clean(self):
        """What every mail program does is not worth mentioning; and what was said about a text before goes with it."""
        message = make_message(TEXTS[0])
        self.window.paste("Ciphertext", "> " + message)
        self.window.wait_label("Ignored: quote marks on 1 line")
        self.window.paste("Ciphertext", "Hi Ana,\r\n\r\n" + message.replace("\n", "\r\n") + "\r\nBob")
        wait_for(lambda: not self.window.find_label("Ignored"), "the note to go")
        self.window.wait_label("Sealed message · ")

    def test_of_the_chosen_one(self):
        self.window.paste("Ciphertext", make_message(TEXTS[0]) + "> " + make_message(TEXTS[1]).replace("\n", "\n> "))
        self.window.wait_label("1 of 2 · ")
        self.assertFalse(self.window.find_label("Ignored"))
        self.desktop.press("Page_Down", "alt")
        self.window.wait_label("Ignored: quote marks on 3 lines")


if __name__ == "__main__":
    main()
