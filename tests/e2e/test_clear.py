# SPDX-License-Identifier: GPL-3.0-or-later
"""What is cleared, when, and what is asked first: Clear, closing, quitting, and a locked screen."""

import os
import sys
import unittest

from boot_clock import BootClock
from desktop import Desktop, wait_for
from screen import Screen
from tap import main
from window import BUTTON, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
LOSS = "will be lost."
COPY_LOSS = "The message on the clipboard is too large to stay there once Sealwax closes."
KEPT_MAX = 4 << 20  # what GNOME keeps of a copy when its program ends


class ClearTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.set_settings()
        self.desktop.copy("nothing of interest")

    def open_window(self, **settings):
        self.desktop.set_settings(**settings)
        self.clock = BootClock(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.clock.environment)
        self.addCleanup(self.window.close)
        return self.window

    def is_asked(self):
        return any(LOSS in label or COPY_LOSS in label for label in self.window.labels())

    def copy_message(self, size):
        message = sealed.seal("x" * size, passphrase=PASSPHRASE, iterations=10_000)
        self.desktop.copy(message)
        self.window.push("Paste Ciphertext")
        self.window.wait_label("Sealed message")
        self.desktop.copy("nothing of interest")
        self.window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        return message

    def decrypt(self):
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def wait_ended(self):
        wait_for(lambda: self.window.process.poll() is not None, "the program to end")

    def test_clear_asks_for_what_stands_nowhere_else(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        self.window.clear()
        window.wait_label(LOSS)
        window.wait_focused("Cancel")
        self.desktop.press("Return")
        wait_for(lambda: not self.is_asked(), "the question to go")
        window.wait_text("Plaintext", TEXT)

        self.window.clear()
        window.wait_label(LOSS)
        window.answer("Clear")
        window.wait_text("Plaintext", "")

    def test_clear_does_not_ask_after_a_copy(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        window.push("Copy Plaintext")
        wait_for(lambda: self.desktop.read_clipboard() == TEXT, "the text on the clipboard")
        self.window.clear()
        window.wait_text("Plaintext", "")
        wait_for(lambda: self.desktop.read_clipboard() == "", "the copy to be taken back")

    def test_clear_asks_again_after_a_change(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        window.push("Copy Plaintext")
        window.focus("Plaintext")
        self.desktop.type("!")
        wait_for(lambda: "!" in window.text("Plaintext"), "the change")
        self.window.clear()
        window.wait_label(LOSS)

    def test_clear_does_not_ask_for_a_decrypted_text(self):
        self.open_window()
        self.decrypt()
        self.window.clear()
        self.window.wait_text("Plaintext", "")
        self.window.wait_text("Ciphertext", "")
        self.assertEqual(self.window.passphrase_length(), 0)
        for key in ("z", "y"):
            self.desktop.press(key, "ctrl")
        self.desktop.type("x")
        self.window.wait_text("Plaintext", "x")

    def test_clear_in_the_smallest_window(self):
        """The scrollbar of a long text goes with it: GTK complains about one without room."""
        window = self.open_window()
        self.desktop.resize(360, 294)
        window.wait_narrow()
        text = (TEXT + "\n") * 20
        window.show_pane("Ciphertext")
        window.paste("Ciphertext", sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000))
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", text)
        self.window.clear()
        window.wait_text("Plaintext", "")
        self.desktop.settle()

    def test_closing_asks(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        self.desktop.press("w", "ctrl")
        window.wait_label(LOSS)
        window.wait_focused("Cancel")  # a dialog is visible before it gets any key
        self.desktop.press("Escape")
        wait_for(lambda: not self.is_asked(), "the question to go")
        self.desktop.press("w", "ctrl")
        window.wait_label(LOSS)
        window.answer("Close")
        self.wait_ended()

    def test_closing_an_encrypted_text_does_not_ask(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        window.encrypt(PASSPHRASE)
        wait_for(lambda: window.text("Ciphertext"), "a message")
        self.desktop.press("w", "ctrl")
        self.wait_ended()

    def test_closing_takes_a_large_copy_along(self):
        """A message that GNOME would only keep part of."""
        window = self.open_window()
        message = self.copy_message(KEPT_MAX)
        self.assertGreater(len(message), KEPT_MAX)
        self.desktop.press("n", "ctrl")
        wait_for(lambda: len(window.frames()) == 2, "a second window")
        wait_for(lambda: not window.focused(), "the focus in the second window")
        self.desktop.press("w", "ctrl")
        wait_for(lambda: len(window.frames()) == 1, "the second window to close, which takes nothing along")
        wait_for(window.focused, "the focus")

        for key, answer in (("w", "Close"), ("q", "Quit")):
            self.desktop.press(key, "ctrl")
            window.wait_label(COPY_LOSS)
            window.wait_focused("Cancel")
            self.desktop.press("Escape")
            wait_for(lambda: not self.is_asked(), "the question to go")
            self.assertEqual(self.desktop.read_clipboard(), message)
        self.desktop.press(key, "ctrl")
        window.wait_label(COPY_LOSS)
        window.push(answer)
        self.wait_ended()

    def test_closing_leaves_a_small_copy(self):
        self.open_window()
        self.copy_message(100)
        self.desktop.press("w", "ctrl")
        self.wait_ended()

    def test_closing_asks_for_text_and_copy(self):
        window = self.open_window()
        self.copy_message(KEPT_MAX)
        window.type_text("Plaintext", TEXT)
        self.desktop.press("w", "ctrl")
        self.assertIn(LOSS, window.wait_label(COPY_LOSS))

    def test_quitting_asks_once(self):
        """For all windows; none is closed before the answer."""
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        self.desktop.press("n", "ctrl")
        wait_for(lambda: len(window.frames()) == 2, "a second window")
        wait_for(lambda: not window.focused(), "the focus in the second window")  # before the first one asks for it
        self.desktop.press("q", "ctrl")
        window.wait_label("The plaintext in 1 window hasn’t been encrypted")
        self.assertEqual(len(window.frames()), 2)
        window.push("Quit")
        self.wait_ended()

    def test_lock_clears_what_was_decrypted(self):
        window = self.open_window()
        self.decrypt()
        self.screen.lock()
        self.addCleanup(self.screen.unlock)
        window.wait_label("The screen was locked, so the passphrase and the decrypted text were cleared.")
        window.wait_text("Plaintext", "")
        self.assertEqual(window.passphrase_length(), 0)
        self.assertNotEqual(window.text("Ciphertext"), "")
        window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        self.desktop.type("x")
        window.wait_text("Plaintext", "x")

    def check_lock_forgets(self, replace):
        """What undo would bring back of a decrypted text, even if nothing else needs clearing. What took its place stays."""
        window = self.open_window()
        self.decrypt()
        window.type_passphrase("")
        replace("x")
        self.screen.lock()
        self.addCleanup(self.screen.unlock)
        window.wait_label("Text you never encrypted is still here.")
        window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        window.wait_text("Plaintext", "")  # as it was when the window opened
        self.desktop.press("z", "ctrl")  # typing over a selection is two steps
        self.desktop.press("y", "ctrl")
        window.wait_text("Plaintext", "x")

    def test_lock_forgets_what_was_typed_over(self):
        self.check_lock_forgets(self.type_over)

    def test_lock_forgets_what_was_pasted_over(self):
        self.check_lock_forgets(self.paste_over)

    def type_over(self, text):
        self.window.focus("Plaintext")
        self.desktop.press("a", "ctrl")
        self.desktop.type(text)
        self.window.wait_text("Plaintext", text)

    def paste_over(self, text):
        self.window.paste("Plaintext", text)

    def test_lock_keeps_undo_of_what_was_never_encrypted(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        self.type_over("x")
        window.type_passphrase(PASSPHRASE)
        self.screen.lock()
        self.addCleanup(self.screen.unlock)
        window.wait_label("Text you never encrypted is still here.")
        window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        wait_for(lambda: window.text("Plaintext") != "x", "the change to be undone")
        self.desktop.press("z", "ctrl")
        window.wait_text("Plaintext", TEXT)

    def test_lock_keeps_what_was_never_encrypted(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.screen.lock()
        self.addCleanup(self.screen.unlock)
        window.wait_label("Text you never encrypted is still here.")
        window.wait_text("Plaintext", TEXT)
        self.assertEqual(window.passphrase_length(), 0)

    def test_lock_may_clear_nothing(self):
        window = self.open_window(clear_on_lock="false")
        self.decrypt()
        self.screen.lock_for_a_moment()
        window.focus("Plaintext")
        self.desktop.type("!")
        window.wait_text("Plaintext", "!" + TEXT)
        self.assertEqual(window.passphrase_length(), len(PASSPHRASE))

    def test_not_used(self):
        """Each key starts the wait again. Nothing is cleared before it is over; afterwards, what was decrypted is."""
        window = self.open_window(idle_timeout="1")
        self.decrypt()
        for _ in range(2):
            self.clock.sleep_more(40)  # plus what the steps take on a busy machine
            self.clock.wait_looks()
            window.wait_text("Plaintext", TEXT)
            self.desktop.press("Shift_L")
            self.clock.wait_looks()
        self.clock.sleep_more(61)
        window.wait_label("After a period of inactivity, the passphrase and the decrypted text were cleared.")
        window.wait_text("Plaintext", "")
        self.assertEqual(window.passphrase_length(), 0)

    def test_not_used_keeps_what_was_never_encrypted(self):
        window = self.open_window(idle_timeout="1")
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.clock.wait_looks()
        self.clock.sleep_more(61)
        window.wait_label("Text you never encrypted is still here.")
        window.wait_text("Plaintext", TEXT)
        self.assertEqual(window.passphrase_length(), 0)

    def test_nothing_is_counted_without_need(self):
        """If there is nothing to clear, or it is never to be cleared, no timer is set at all."""
        window = self.open_window(idle_timeout="1")
        window.type_text("Plaintext", TEXT)
        self.assertEqual(self.clock.timers(), 0)
        window.type_passphrase(PASSPHRASE)
        wait_for(lambda: self.clock.timers() > 0, "a timer")

    def test_generated_words_go(self):
        """They alone start the clock, and their dialog goes with them."""
        window = self.open_window(idle_timeout="1")
        self.assertEqual(self.clock.timers(), 0)
        window.push("Generate Passphrase")
        window.wait_focused("Use")
        wait_for(lambda: self.clock.timers() > 0, "a timer")
        self.clock.wait_looks()
        self.clock.sleep_more(61)
        window.wait_label("After a period of inactivity, the passphrase was cleared.")
        wait_for(lambda: window.find(BUTTON, "Use") is None, "the dialog to go")

    def test_instructions_go(self):
        """Their dialog contains what is in the ciphertext pane."""
        window = self.open_window(idle_timeout="1")
        window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        window.wait_label("Sealed message")
        window.focus("Ciphertext Menu")
        self.desktop.press("Return")
        window.choose("Copy with Instructions…")
        window.wait_label("For someone who has never heard of Sealwax")
        wait_for(lambda: self.clock.timers() > 0, "a timer")
        self.clock.wait_looks()
        self.clock.sleep_more(61)
        wait_for(lambda: not window.find_label("For someone"), "the dialog to go")
        self.assertNotEqual(window.text("Ciphertext"), "")

    def test_offered_message_goes(self):
        """What was read from the clipboard is a secret until somebody says that it is not."""
        window = self.open_window(idle_timeout="1")
        self.desktop.copy(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        window.wait_offer()
        wait_for(lambda: self.clock.timers() > 0, "a timer")
        self.clock.wait_looks()
        self.clock.sleep_more(61)
        window.wait_no_offer()

    def test_never(self):
        window = self.open_window(idle_timeout="0")
        self.decrypt()
        self.clock.sleep(1_000_000)
        self.desktop.press("Shift_L")
        window.focus("Plaintext")
        self.desktop.type("!")
        window.wait_text("Plaintext", "!" + TEXT)
        self.assertEqual(self.clock.timers(), 0)
        self.assertEqual(window.passphrase_length(), len(PASSPHRASE))


if __name__ == "__main__":
    main()
