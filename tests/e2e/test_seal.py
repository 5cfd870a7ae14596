# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees about a message beside its heading and below it: the seal, and the next step."""

import os
import sys
import time
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import BUTTON, PASSWORD, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
WORDS = ("Sealed", "Basic", "Verified", "Not verified", "Broken", "Incomplete", "Outdated", "Too new")


def make_message(text=TEXT, passphrase=PASSPHRASE, iterations=10_000):
    return sealed.seal(text, passphrase=passphrase, iterations=iterations)


def alter(message):
    """One bit of the body, and the checksum made right again, as an attacker would."""
    message = sealed.read(message)
    message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
    return message.write()


def damage(message):
    at = message.index("\n") + 10
    return message[:at] + ("A" if message[at] != "A" else "B") + message[at + 1 :]


class SealTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    # What is there

    def pane_of(self, node):
        """In the wide window, the plaintext is on the left."""
        middle = self.window.get(BUTTON, "Paste Plaintext").extents()[0]
        return "Plaintext" if node.extents()[0] < middle else "Ciphertext"

    def seals(self):
        """The word beside each heading."""
        found = [node for node in self.window.walk() if node.role in BUTTON and node.name in WORDS and node.is_shown()]
        return {self.pane_of(node): node.name for node in found}

    def wait_seals(self, **expected):
        wait_for(lambda: self.seals() == expected, lambda: "the seals to be %r; they are %r" % (expected, self.seals()))

    def wait_button(self, label):
        """A button, by what can be read on it."""
        self.window.wait_label(label)

    def open(self, message):
        self.window.paste("Ciphertext", message)
        self.desktop.press("Return")

    def fill(self, message):
        self.window.paste("Ciphertext", message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    # Seals

    def test_words(self):
        self.wait_seals()
        self.window.paste("Ciphertext", make_message())
        self.wait_seals(Ciphertext="Sealed")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.wait_seals(Plaintext="Verified", Ciphertext="Verified")

        self.window.paste("Ciphertext", article.encrypt(TEXT, PASSPHRASE))
        self.wait_seals(Plaintext="Outdated", Ciphertext="Basic")
        self.desktop.press("Return")
        self.wait_seals(Plaintext="Not verified", Ciphertext="Not verified")

        self.open(alter(make_message()))
        self.wait_seals(Plaintext="Outdated", Ciphertext="Broken")
        self.open(damage(make_message()))
        self.wait_seals(Plaintext="Outdated", Ciphertext="Broken")
        self.open(make_message()[:100])
        self.wait_seals(Plaintext="Outdated", Ciphertext="Incomplete")
        self.open(make_message(passphrase="another one"))
        self.wait_seals(Plaintext="Outdated", Ciphertext="Sealed")
        self.open("no message")
        self.wait_seals(Plaintext="Outdated")

        self.window.clear()
        self.wait_seals()

    def test_details(self):
        """Everything that can be said about the message is behind its seal."""
        self.window.paste("Ciphertext", "> " + make_message().replace("\n", "\n> "))
        self.window.push("Sealed")
        for fact in ("Format", "Sealed", "Opens with", "passphrase", "Iterations", "10000", "Characters", "Repairs"):
            self.window.wait_label(fact)
        self.window.wait_label("nobody can read it")
        self.desktop.press("Escape")
        wait_for(lambda: not self.window.find_label("nobody can read it"), "the details to go")

    def test_details_go_with_what_they_are_about(self):
        """Details that are open say nothing that is no longer true."""
        self.window.paste("Ciphertext", make_message())
        self.window.type_passphrase(PASSPHRASE)
        self.window.push("Sealed")
        self.window.wait_label("nobody can read it")
        self.desktop.press("Escape")
        self.window.wait_focused("Sealed")
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.wait_seals(Plaintext="Verified", Ciphertext="Verified")
        self.assertFalse(self.window.find_label("nobody can read it"))

    def test_narrow(self):
        """One button has the seal, its word and the line, and is large enough for a finger."""
        self.desktop.resize(360, 640)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        self.fill(make_message())
        seal = self.window.get(BUTTON, "Verified")
        self.assertGreaterEqual(seal.extents()[3], 44)
        line = next(node for node in self.window.walk() if node.name.startswith("Decrypted and verified ·"))
        paste = self.window.get(BUTTON, "Paste Plaintext")
        self.assertLessEqual(line.extents()[0] + line.extents()[2], paste.extents()[0])

    # The next step

    def test_copy(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.encrypt(PASSPHRASE)
        self.window.wait_label("Encrypted. Copy the message and send it.")
        self.window.wait_focused("Copy Ciphertext")
        self.wait_button("Copy Message")
        begun = time.monotonic()
        self.desktop.press("Return")
        self.wait_button("Copied")
        self.assertTrue(self.window.has_focus("Copy Ciphertext"))  # as assistive technology still calls it
        wait_for(lambda: self.desktop.read_clipboard() == self.window.text("Ciphertext"), "the message on the clipboard")
        self.wait_button("Copy Message")  # once that was read: GLib's two seconds are that long at least
        self.assertGreaterEqual(time.monotonic() - begun, 1.75)

    def test_copy_is_over(self):
        """A step that is no longer the next one is not offered."""
        self.window.type_text("Plaintext", TEXT)
        self.window.encrypt(PASSPHRASE)
        self.wait_button("Copy Message")
        self.window.focus("Plaintext")
        self.desktop.type("x")
        wait_for(lambda: "Copy Message" not in self.window.labels(), "the step to go")

    def test_reply(self):
        self.fill(make_message())
        self.window.wait_label("Answer with the same passphrase")
        self.window.push("Reply")
        self.window.wait_text("Plaintext", "")
        self.window.wait_focused("Plaintext")
        self.assertEqual(self.window.get(PASSWORD, "Passphrase").character_count(), len(PASSPHRASE))
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", TEXT)

    def test_answer(self):
        """From a message to its answer, with one press more than writing it."""
        message = make_message()
        self.fill(message)
        self.window.push("Reply")
        self.window.wait_focused("Plaintext")
        self.desktop.type("I will be there")
        self.desktop.press("Return", "ctrl")
        wait_for(lambda: self.window.text("Ciphertext") not in ("", message), "the answer")
        self.assertEqual(sealed.unseal(self.window.text("Ciphertext"), passphrase=PASSPHRASE), "I will be there")
        self.window.wait_focused("Copy Ciphertext")

    def test_low(self):
        """The lowest window has no room for the step below the text. Its button is in the heading."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.type_text("Plaintext", TEXT)
        self.window.encrypt(PASSPHRASE)
        self.window.wait_focused("Copy Ciphertext")
        self.assertNotIn("Copy Message", self.window.labels())
        self.desktop.press("Return")
        wait_for(lambda: self.desktop.read_clipboard().startswith("Sealwax1"), "the message on the clipboard")

    def test_becomes_low(self):
        """The button in the heading gets the focus of the one that there is no room for any more; or else, the text does."""
        for step, button, focused in (("Copy Message", "Copy Ciphertext", "Copy Ciphertext"), ("Reply", "Reply", "Plaintext")):
            with self.subTest(step):
                self.desktop.resize(360, 640)
                self.window.wait_narrow()
                if step == "Copy Message":
                    self.window.type_text("Plaintext", TEXT)
                    self.window.encrypt(PASSPHRASE)
                else:
                    self.desktop.press("Return", "ctrl")
                    self.window.wait_label(step)
                    self.window.focus(button)
                self.wait_button(step)
                self.window.wait_focused(button)
                self.desktop.resize(360, 294)
                wait_for(lambda: step not in self.window.labels(), "the step to go")
                self.window.wait_focused(focused)
                self.desktop.settle()
                self.assertTrue(self.window.has_focus(focused))

    def test_paste_again(self):
        """If a message did not arrive as it was sent, the person asks for another copy of it."""
        self.window.paste("Ciphertext", make_message()[:100])
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Paste Message")
        self.desktop.copy(make_message())
        self.window.wait_offer()
        self.window.push("Paste Message")
        self.wait_seals(Ciphertext="Sealed")

    def test_refusal_is_said_once(self):
        """To people who can see, below the heading; to others as well, and once."""
        heard = self.window.listen()
        self.window.type_passphrase(PASSPHRASE)
        again, another = "Ask for it again, and paste it here", "Paste the message that you want to open"
        for message, before, sentence, step in (
            (make_message()[:100], "This message is incomplete", "This message is incomplete", again),
            (damage(make_message()), "This message was damaged", "This message was damaged", again),
            (alter(make_message()), "Sealed message", "This message was altered", again),
            ("Dear Ana, " * 10, "This is not an encrypted message.", "This is not an encrypted message.", another),
        ):
            with self.subTest(sentence):
                self.window.paste("Ciphertext", message)
                self.window.wait_label(before)
                self.window.focus("Passphrase")
                self.window.count_heard(heard, sentence)  # what was announced before the press
                heard.clear()
                self.desktop.press("Return")
                self.window.wait_label(step)
                self.window.hear(heard, sentence)
                self.desktop.settle()
                self.assertEqual(sum(sentence in label for label in self.window.labels()), 1)
                self.assertEqual(self.window.count_heard(heard, sentence), 1)
                self.window.focus("Ciphertext")
                self.desktop.press("a", "ctrl")
                self.desktop.press("Delete")

    def test_refusal_is_over(self):
        """When the same message is tried once more, nothing is said of the last time any more."""
        step = "Ask for it again, and paste it here"
        self.window.paste("Ciphertext", alter(make_message(iterations=10_000_000)))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label(step)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.assertFalse(self.window.find_label(step))
        self.desktop.press("Escape")
        self.window.wait_label("Cancelled.")

    # While there is no message

    def test_empty(self):
        self.window.get(BUTTON, "Paste Message")
        self.window.get(BUTTON, "Open File…")
        self.window.wait_label("Paste a message you received; the whole chat is fine.")
        self.desktop.copy("The answer is " + make_message())
        self.window.wait_offer()
        self.window.push("Paste Message")
        self.wait_seals(Ciphertext="Sealed")
        wait_for(lambda: self.window.find(BUTTON, "Paste Message") is None, "the empty state to go")

    def test_empty_and_low(self):
        """Of the seal, the sentence and the buttons, a low pane has room for the buttons."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        button = self.window.get(BUTTON, "Paste Message")
        self.desktop.settle()
        x, y, width, height = button.extents()
        passphrase = self.window.get(PASSWORD, "Passphrase").extents()
        self.assertLessEqual(y + height, passphrase[1])
        self.assertGreaterEqual(height, 44)

    def test_one_offer(self):
        """It is in one place: where the message would be, or, when that cannot be seen, above."""
        self.desktop.copy(make_message())
        self.window.wait_offer()
        self.assertEqual(sum(label.startswith("There’s a message") for label in self.window.labels()), 1)
        self.desktop.resize(360, 640)
        self.window.wait_narrow()
        self.window.wait_offer()
        banner = self.window.get(BUTTON, "Paste Message").extents()
        self.window.show_pane("Ciphertext")
        wait_for(lambda: self.window.get(BUTTON, "Paste Message").extents()[1] > banner[1] + banner[3], "the offer below the banner's place")
        self.window.wait_offer()
        self.assertEqual(sum(label.startswith("There’s a message") for label in self.window.labels()), 1)


if __name__ == "__main__":
    main()
