# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from a message goes when the screen is locked or the program is not used, whatever the person did to it.

If it contains words of their own, the text is kept encrypted, and comes back when the passphrase is typed again.
Nothing ever calls it a text that was never encrypted.
"""

import os
import sys
import unittest

from boot_clock import BootClock
from desktop import Desktop, wait_for
from screen import Screen
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"
OTHER = "another one"

CLEARED = "the passphrase and the decrypted text were cleared."
KEPT = "your changed text was encrypted. Enter the passphrase and press Decrypt."
NEVER = "never encrypted"
STATUS = "Your text is encrypted until you type its passphrase"
REFUSED = "This passphrase doesn’t open your text, which is kept encrypted."
CLOSING = "Your changed text is kept, encrypted, only while this window is open. It will be lost."


class OriginTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.set_settings(idle_timeout="1")
        self.desktop.copy("nothing of interest")
        self.clock = BootClock(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.clock.environment)
        self.addCleanup(self.window.close)

    # What the person does

    def press(self, *keys):
        for key in keys:
            self.desktop.press(*key) if isinstance(key, tuple) else self.desktop.press(key)

    def decrypt(self, text=TEXT, passphrase=PASSPHRASE):
        self.window.paste("Ciphertext", sealed.seal(text, passphrase=passphrase, iterations=10_000))
        self.window.type_passphrase(passphrase)
        self.press("Return")
        self.window.wait_text("Plaintext", text)
        self.window.wait_focused("Plaintext")

    def type(self, text, expected):
        self.desktop.type(text)
        self.window.wait_text("Plaintext", expected)

    def leave_alone(self):
        self.clock.wait_looks()
        self.clock.sleep_more(61)

    def bring_back(self, text, passphrase=PASSPHRASE):
        self.window.type_passphrase(passphrase)
        self.press("Return")
        self.window.wait_text("Plaintext", text)

    # What must be true then

    def assert_gone(self):
        """For good: no undo, redo or passphrase brings it back."""
        self.window.wait_label(CLEARED)
        self.window.wait_text("Plaintext", "")
        self.assertFalse([label for label in self.window.labels() if NEVER in label])
        self.window.focus("Plaintext")
        self.press(("z", "ctrl"), ("z", "ctrl"), ("y", "ctrl"), ("y", "ctrl"))
        self.type("x", "x")

    def assert_kept(self):
        self.window.wait_label(KEPT)
        self.window.wait_text("Plaintext", "")
        self.window.wait_label(STATUS)
        self.assertFalse([label for label in self.window.labels() if NEVER in label])
        self.assertEqual(self.window.passphrase_length(), 0)

    # It goes

    def test_space_and_backspace(self):
        self.decrypt()
        self.type(" ", " " + TEXT)
        self.press("BackSpace")
        self.window.wait_text("Plaintext", TEXT)
        self.leave_alone()
        self.assert_gone()

    def test_undone(self):
        self.decrypt()
        self.type("x", "x" + TEXT)
        self.press(("z", "ctrl"))
        self.window.wait_text("Plaintext", TEXT)
        self.screen.lock_for_a_moment()
        self.assert_gone()

    def test_shortened(self):
        self.decrypt()
        self.press("Delete", "Delete", ("End", "ctrl"), "BackSpace")
        self.window.wait_text("Plaintext", TEXT[2:-1])
        self.screen.lock_for_a_moment()
        self.assert_gone()

    def test_cut_and_pasted(self):
        self.decrypt()
        self.press(("a", "ctrl"), ("x", "ctrl"))
        self.window.wait_text("Plaintext", "")
        self.press(("v", "ctrl"))
        self.window.wait_text("Plaintext", TEXT)
        self.screen.lock_for_a_moment()
        self.assert_gone()

    def test_pasted_from_elsewhere(self):
        """Through another program, replacing everything that was there."""
        self.decrypt()
        self.window.paste("Plaintext", "mine")
        self.window.paste("Plaintext", TEXT[:-3])
        self.screen.lock_for_a_moment()
        self.window.wait_label(CLEARED)
        self.window.wait_text("Plaintext", "")
        self.window.focus("Plaintext")
        self.press(("z", "ctrl"))
        self.window.wait_text("Plaintext", "mine")

    def test_encrypted_and_undone(self):
        """The person's own text, once encrypted, belongs to a message, too."""
        self.window.type_text("Plaintext", TEXT)
        self.window.encrypt(PASSPHRASE)
        self.window.focus("Plaintext")
        self.press(("End", "ctrl"))
        self.type("!", TEXT + "!")
        self.press("BackSpace")
        self.window.wait_text("Plaintext", TEXT)
        self.leave_alone()
        self.assert_gone()

    def test_closing_what_is_as_it_was(self):
        """Closing a window loses nothing that a message holds."""
        self.decrypt()
        self.type(" ", " " + TEXT)
        self.press("BackSpace")
        self.window.wait_text("Plaintext", TEXT)
        self.press(("w", "ctrl"))
        wait_for(lambda: self.window.process.poll() is not None, "the program to end")

    # It is kept, encrypted

    def test_words_of_ones_own(self):
        for clear in (self.screen.lock_for_a_moment, self.leave_alone):
            self.decrypt()
            self.type("I read: ", "I read: " + TEXT)
            clear()
            self.assert_kept()
            self.bring_back("I read: " + TEXT)

    def test_own_text_encrypted_and_changed(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.encrypt(PASSPHRASE)
        self.window.focus("Plaintext")
        self.press(("End", "ctrl"))
        self.type(" Or not.", TEXT + " Or not.")
        self.screen.lock_for_a_moment()
        self.assert_kept()
        self.bring_back(TEXT + " Or not.")

    def test_wrong_passphrase_first(self):
        """What the wrong passphrase opens is opened; the text waits."""
        window = self.window
        self.decrypt()
        self.type("No. ", "No. " + TEXT)
        self.screen.lock_for_a_moment()
        self.assert_kept()
        window.type_passphrase(OTHER)
        self.press("Return")
        window.wait_label("This passphrase doesn’t open this message")
        window.paste("Ciphertext", sealed.seal("something else", passphrase=OTHER, iterations=10_000))
        window.type_passphrase(OTHER)
        self.press("Return")
        window.wait_text("Plaintext", "something else")
        window.wait_focused("Plaintext")
        window.type_passphrase(PASSPHRASE)
        window.push("Decrypt")
        window.wait_text("Plaintext", "No. " + TEXT)
        window.wait_focused("Plaintext")
        self.press(("z", "ctrl"))
        window.wait_text("Plaintext", "something else")

    def test_without_the_message(self):
        """It does not need the message that it came from."""
        window = self.window
        self.decrypt()
        self.type("No. ", "No. " + TEXT)
        window.focus("Ciphertext")
        self.press(("a", "ctrl"), "Delete")
        window.wait_text("Ciphertext", "")
        self.screen.lock_for_a_moment()
        self.assert_kept()
        window.type_passphrase(OTHER)
        self.press("Return")
        window.wait_label(REFUSED)
        self.bring_back("No. " + TEXT)

    def test_with_encrypt(self):
        """Which would have nothing to encrypt."""
        window = self.window
        self.decrypt()
        self.type("No. ", "No. " + TEXT)
        message = window.text("Ciphertext")
        self.screen.lock_for_a_moment()
        self.assert_kept()
        window.type_passphrase(PASSPHRASE)
        window.push("Encrypt")
        window.wait_text("Plaintext", "No. " + TEXT)
        self.assertEqual(window.text("Ciphertext"), message)

    def test_again_and_again(self):
        """What came back goes again. Of two texts that come back, the later one is last."""
        window = self.window
        self.decrypt()
        self.type("1 ", "1 " + TEXT)
        self.screen.lock_for_a_moment()
        self.assert_kept()
        self.bring_back("1 " + TEXT)
        window.wait_focused("Plaintext")
        self.screen.lock_for_a_moment()
        self.assert_kept()
        self.decrypt("Another text, which is short.", OTHER)
        self.type("2 ", "2 Another text, which is short.")
        self.screen.lock_for_a_moment()
        self.assert_kept()
        self.bring_back("1 " + TEXT)
        window.wait_focused("Plaintext")
        window.type_passphrase(OTHER)
        window.push("Decrypt")
        window.wait_text("Plaintext", "2 Another text, which is short.")
        window.wait_focused("Plaintext")
        self.press(("z", "ctrl"))
        window.wait_text("Plaintext", "1 " + TEXT)

    def test_closing_asks(self):
        window = self.window
        self.decrypt()
        self.type("No. ", "No. " + TEXT)
        self.press(("w", "ctrl"))
        window.wait_label("The plaintext has changed since it was last encrypted or saved. The changes will be lost.")
        window.wait_focused("Cancel")
        self.press("Escape")
        window.wait_focused("Plaintext")
        self.screen.lock_for_a_moment()
        self.assert_kept()
        self.press(("w", "ctrl"))
        window.wait_label(CLOSING)
        window.wait_focused("Cancel")
        self.press("Escape")
        wait_for(lambda: not window.find_label(CLOSING), "the question to go")
        self.bring_back("No. " + TEXT)

    def test_cleared(self):
        """Clear asks first, and is final."""
        window = self.window
        self.decrypt()
        self.type("No. ", "No. " + TEXT)
        self.screen.lock_for_a_moment()
        self.assert_kept()
        window.clear()
        window.wait_label(CLOSING)
        window.answer("Clear")
        wait_for(lambda: not window.find_label(STATUS), "the status to go")
        window.type_passphrase(PASSPHRASE)
        window.push("Decrypt")
        window.wait_label("Paste a message first.")

    # The person's own stays

    def test_own_text_stays(self):
        window = self.window
        self.decrypt()
        self.press(("a", "ctrl"))
        self.type("mine", "mine")
        self.screen.lock_for_a_moment()
        window.wait_label("Text you never encrypted is still here.")
        self.assertEqual(window.text("Plaintext"), "mine")
        self.press(("z", "ctrl"))
        window.wait_text("Plaintext", "")  # as it was when the window opened
        self.press(("z", "ctrl"), ("y", "ctrl"))
        window.wait_text("Plaintext", "mine")


if __name__ == "__main__":
    main()
