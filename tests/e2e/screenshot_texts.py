# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the job itself: texts, messages, and what became of them."""

import os
import sys

from desktop import wait_for
from screenshot_window import CHAT, OTHER, PASSPHRASE, TEXT, ShotWindow
from window import BUTTON

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402


class TextShots(ShotWindow):
    def empty(self):
        self.take("empty")
        if self.look.narrow:
            self.show("Ciphertext")
            self.take("empty-ciphertext")
            self.show("Plaintext")

    def typed(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.take("typed")

    def made(self):
        self.desktop.press("Return")
        message = wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        self.take("made")

    def opened(self):
        self.clear()
        self.paste(CHAT % self.message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.take("opened")

    def seal(self):
        """What a press on it says."""
        self.window.push("Verified")
        self.take("seal")
        self.close_dialog()

    def refused(self):
        self.clear()
        self.paste(CHAT % self.message)
        self.window.type_passphrase(PASSPHRASE.replace("maple", "Maple"))
        self.desktop.press("Return")
        self.wait_wrong()
        self.take("refused")

    def altered(self):
        """After another one: what was decrypted before did not come from this message."""
        self.clear()
        self.paste(self.message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        message = sealed.read(sealed.seal("Bring the blue one.", passphrase=PASSPHRASE, iterations=600_000))
        message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
        self.paste(message.write())
        self.desktop.press("Return")
        self.window.wait_label("This message was altered")
        self.show("Plaintext")
        self.take("altered")

    def working(self):
        """Ten million iterations, which take long enough for the progress to be seen."""
        self.paste(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.take("working", moving=True)
        self.desktop.press("Escape")
        self.window.get(BUTTON, "Decrypt")

    def several(self):
        self.paste(CHAT % self.message + CHAT % sealed.seal("Bring the blue one, too.", passphrase=PASSPHRASE, iterations=600_000))
        self.take("several")

    def open_chat(self, *more):
        texts = ("Lunch at one?", "Bring the blue one.", "Where is it?", "At the usual place. The code for the door is 4711.")
        messages = [sealed.seal(text, passphrase=OTHER if text[0] == "W" else PASSPHRASE, iterations=10_000) for text in texts]
        self.clear()
        self.paste("".join(CHAT % message for message in (*messages, *more)))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", texts[0])

    def chat(self):
        """A whole one, one message of which is not for this passphrase."""
        self.open_chat()
        self.window.wait_label("Opened 3 of 4 messages")
        self.take("chat")

    def chat_refused(self):
        """Leafed to that one."""
        self.open_chat()
        self.window.wait_label("Opened 3 of 4 messages")
        for _ in range(2):
            self.desktop.press("Page_Down", "alt")
        self.window.wait_label("3 of 4 · wrong passphrase")
        self.take("chat_refused")

    def chat_running(self):
        self.open_chat(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000_000))  # takes long enough
        self.window.wait_label("Opened 3 of 5…")
        self.take("chat_running", moving=True)
        self.desktop.press("Escape")
        self.window.wait_label("Opened 3 of 5 messages")

    def incomplete(self):
        self.paste(self.message[:150])
        self.take("incomplete")

    def choose_format(self, number):
        self.window.focus("Message Format")
        self.desktop.press("space")
        self.window.choose(number)

    def basic(self):
        """The format that others use, and what people should know about it."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.choose_format(1)
        self.take("basic")
        self.choose_format(0)
        self.window.focus("Passphrase")
        self.desktop.press("Return")  # what a message holds is cleared without a question
        wait_for(lambda: self.window.text("Ciphertext"), "the message")

    def preview(self):
        """A line that is too long to be shown whole."""
        self.paste("0123456789" * 2_000, "Plaintext")
        self.take("preview")

    def replaced(self):
        """A draft whose place another text took."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.paste(CHAT % sealed.seal("Bring the blue one, too.", passphrase=PASSPHRASE, iterations=600_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", "Bring the blue one, too.")
        self.take("replaced")

    def outdated(self):
        """A message that was made from what was there before, and what is asked before it is copied."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.show("Plaintext")
        self.window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        self.desktop.type("!")
        self.window.wait_text("Plaintext", TEXT + "!")
        self.show("Ciphertext")
        self.take("outdated")
        self.window.push("Copy Ciphertext")
        self.window.wait_focused("Encrypt Again")
        self.take("outdated-question")
        self.close_dialog()
