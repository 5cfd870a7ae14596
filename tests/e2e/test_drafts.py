# SPDX-License-Identifier: GPL-3.0-or-later
"""A text that exists nowhere else is not lost without a question, whatever replaces it, and one press brings it back."""

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

DRAFT = "My own words."
TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"
BRING_BACK = "Bring Back Draft"
LOSS = "will be lost."
REPLACED = "A draft that another text replaced hasn’t been encrypted or saved. It will be lost."
KEPT_MAX = 4 << 20  # what GNOME keeps of a copy when its program ends


def make_message(text=TEXT):
    return sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000)


class DraftsTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        # After that long without use, everything would be cleared.
        self.desktop.set_settings(copy_timeout="300", idle_timeout="0")
        self.desktop.copy("nothing of interest")
        self.clock = BootClock(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.clock.environment)
        self.addCleanup(self.window.close)

    # What the person does

    def decrypt(self, text=TEXT):
        self.window.paste("Ciphertext", make_message(text))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", text)
        self.window.wait_focused("Plaintext")

    def copy_draft(self):
        self.window.type_text("Plaintext", DRAFT)
        self.window.push("Copy Plaintext")
        self.wait_clipboard(DRAFT)

    def bring_back(self, text=DRAFT):
        self.window.push(BRING_BACK)
        self.window.wait_text("Plaintext", text)
        self.window.wait_focused("Plaintext")

    # What must be true then

    def wait_clipboard(self, text):
        wait_for(lambda: self.desktop.read_clipboard() == text, "%r on the clipboard" % text)

    def is_asked(self):
        return any(LOSS in label for label in self.window.labels())

    def wait_not_asked(self):
        wait_for(lambda: not (self.window.find_label("Close Window?") or self.window.find_label("Quit Sealwax?")), "the question to go")

    def assert_asks(self, sentence=LOSS):
        """Asks before it closes, and does not close."""
        self.desktop.press("w", "ctrl")
        asked = self.window.wait_label(sentence)
        self.window.wait_focused("Cancel")
        self.desktop.press("Escape")
        self.wait_not_asked()
        return asked

    def assert_closes(self):
        self.desktop.press("w", "ctrl")
        wait_for(lambda: self.window.process.poll() is not None, "the program to end")

    def has_button(self):
        return self.window.find(BUTTON, BRING_BACK) is not None

    def wait_button(self, there=True):
        wait_for(lambda: self.has_button() == there, "the button to %s" % ("come" if there else "go"))

    # A text that replaced it

    def test_decrypted_over(self):
        window = self.window
        window.type_text("Plaintext", DRAFT)
        self.assertFalse(self.has_button())
        self.decrypt()
        self.wait_button()
        self.assertEqual(self.assert_asks(REPLACED), REPLACED)

        self.bring_back()
        self.wait_button(False)
        self.assertNotIn(REPLACED, self.assert_asks())
        self.desktop.press("z", "ctrl")
        window.wait_text("Plaintext", TEXT)
        self.wait_button()
        self.desktop.press("Z", "ctrl", "shift")
        window.wait_text("Plaintext", DRAFT)
        self.wait_button(False)
        self.desktop.press("Home", "ctrl")
        self.desktop.type("1 ")
        window.wait_text("Plaintext", "1 " + DRAFT)

    def test_closed_after_the_question(self):
        self.window.type_text("Plaintext", DRAFT)
        self.decrypt()
        self.desktop.press("w", "ctrl")
        self.window.wait_label(REPLACED)
        self.window.push("Close")
        wait_for(lambda: self.window.process.poll() is not None, "the program to end")

    def test_pasted_over(self):
        self.window.type_text("Plaintext", DRAFT)
        self.window.paste("Plaintext", "pasted")
        self.wait_button()
        self.assertIn(REPLACED, self.assert_asks("The plaintext hasn’t been encrypted or saved."))
        self.bring_back()
        self.wait_button()
        self.bring_back("pasted")

    def test_pasted_over_all_that_is_selected(self):
        self.window.type_text("Plaintext", DRAFT)
        self.desktop.copy("pasted")
        self.desktop.press("a", "ctrl")
        self.desktop.press("v", "ctrl")
        self.window.wait_text("Plaintext", "pasted")
        self.desktop.type("!")
        self.window.wait_text("Plaintext", "pasted!")
        self.bring_back()

    def test_opened_over(self):
        path = os.path.join(self.desktop.folder, "notes.txt")
        with open(path, "w") as file:
            file.write(TEXT)
        self.window.type_text("Plaintext", DRAFT)
        self.desktop.press("o", "ctrl")
        self.choose_to_open(path)
        self.window.wait_text("Plaintext", TEXT)
        self.assertEqual(self.assert_asks(REPLACED), REPLACED)
        self.bring_back()

    def test_quitting(self):
        self.window.type_text("Plaintext", DRAFT)
        self.decrypt()
        self.desktop.press("q", "ctrl")
        self.window.wait_label(LOSS)

    def test_clearing(self):
        """Asks first, and is final."""
        self.window.type_text("Plaintext", DRAFT)
        self.decrypt()
        self.window.clear()
        self.window.wait_label(REPLACED)
        self.window.push("Clear")
        self.window.wait_text("Plaintext", "")
        self.wait_button(False)
        self.assert_closes()

    def test_taken_back_at_once(self):
        """What was pasted by mistake is not missed."""
        self.window.paste("Plaintext", "pasted")
        self.window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "")
        self.assertFalse(self.has_button())
        self.assert_closes()

    def test_saved_before(self):
        path = os.path.join(self.desktop.folder, "draft.txt")
        self.window.type_text("Plaintext", DRAFT)
        self.desktop.press("s", "ctrl")
        self.wait_dialog()
        self.type_path(path)
        self.desktop.press("Return")
        self.wait_no_dialog()
        self.window.wait_label("Saved as")
        self.decrypt()
        self.assertFalse(self.has_button())
        self.assert_closes()

    def test_smallest_window(self):
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.type_text("Plaintext", DRAFT)
        self.window.show_pane("Ciphertext")
        self.window.paste("Ciphertext", make_message())
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.bring_back()

    # A copy that is gone

    def test_copy_expires(self):
        self.copy_draft()
        self.clock.sleep(301)
        wait_for(lambda: self.desktop.read_clipboard() == "", "the copy to expire")
        self.assert_asks()

    def test_copy_expires_with_another_text_over_it(self):
        window = self.window
        window.paste("Ciphertext", make_message())
        self.copy_draft()
        window.type_passphrase(PASSPHRASE)
        window.push("Decrypt")
        window.wait_text("Plaintext", TEXT)
        self.assertEqual(self.desktop.read_clipboard(), DRAFT)
        self.assertFalse(self.has_button())
        self.clock.sleep(301)
        self.wait_button()
        self.assertEqual(self.assert_asks(REPLACED), REPLACED)
        self.bring_back()

    def test_copy_is_cleared(self):
        self.copy_draft()
        self.window.push("Clear Now")
        wait_for(lambda: self.desktop.read_clipboard() == "", "an empty clipboard")
        self.assert_asks()

    def test_copy_is_replaced(self):
        self.copy_draft()
        self.desktop.copy("something else")
        self.window.wait_focused("Copy Plaintext")
        self.assert_asks()

    def test_kept_copy_is_replaced(self):
        self.copy_draft()
        self.window.push("Keep Copy")
        self.window.wait_label("The copy stays on the clipboard")
        self.desktop.copy("something else")
        wait_for(lambda: self.desktop.read_clipboard() == "something else", "the other copy")
        self.assert_asks()

    def test_kept_copy_is_there(self):
        self.copy_draft()
        self.window.push("Keep Copy")
        self.window.wait_label("The copy stays on the clipboard")
        self.assert_closes()

    def test_cut(self):
        """All of it. It can be brought back once the copy is gone."""
        self.window.type_text("Plaintext", DRAFT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("x", "ctrl")
        self.wait_clipboard(DRAFT)
        self.window.wait_text("Plaintext", "")
        self.assertFalse(self.has_button())
        self.desktop.copy("something else")
        self.wait_button()
        self.assertEqual(self.assert_asks(REPLACED), REPLACED)
        self.bring_back()

    # A message that is gone

    def test_message_is_replaced(self):
        """Before anybody received it."""
        window = self.window
        window.type_text("Plaintext", DRAFT)
        message = window.encrypt(PASSPHRASE)
        window.wait_focused("Copy Ciphertext")
        window.paste("Ciphertext", make_message())
        self.assert_asks("The message with this plaintext was replaced before you copied or saved it.")
        window.focus("Ciphertext")
        self.desktop.press("z", "ctrl")
        window.wait_text("Ciphertext", message)
        window.wait_label("Sealed message")
        self.assert_closes()

    def test_message_is_sent(self):
        window = self.window
        window.type_text("Plaintext", DRAFT)
        message = window.encrypt(PASSPHRASE)
        window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        self.wait_clipboard(message)
        self.decrypt()
        self.assertFalse(self.has_button())
        self.assert_closes()

    # The question goes when its reason does

    def test_question_about_a_copy_goes(self):
        """With the copy. Neither the window nor the program has closed."""
        window = self.window
        message = make_message("x" * KEPT_MAX)
        self.desktop.copy(message)
        window.push("Paste Ciphertext")
        window.wait_label("Sealed message")
        for key in ("w", "q"):
            self.desktop.copy("nothing of interest")
            window.push("Copy Ciphertext")
            self.wait_clipboard(message)
            self.desktop.press(key, "ctrl")
            window.wait_label("The message on the clipboard is too large to stay there once Sealwax closes.")
            window.wait_focused("Cancel")
            self.desktop.copy("something else")
            self.wait_not_asked()
            self.assertIsNone(window.process.poll())
        self.assert_closes()

    def test_question_about_a_text_goes(self):
        """With the text."""
        self.decrypt()
        self.desktop.press("Delete")
        self.window.wait_text("Plaintext", TEXT[1:])
        for key in ("w", "q"):
            self.desktop.press(key, "ctrl")
            self.window.wait_label(LOSS)
            self.window.wait_focused("Cancel")
            if key == "w":
                self.desktop.press("Escape")
                self.wait_not_asked()
        self.screen.lock_for_a_moment()
        self.wait_not_asked()
        self.window.wait_text("Plaintext", "")
        self.assertIsNone(self.window.process.poll())

    def test_question_says_what_is_left(self):
        """When one of two reasons goes."""
        window = self.window
        message = make_message("x" * KEPT_MAX)
        self.desktop.copy(message)
        window.push("Paste Ciphertext")
        window.wait_label("Sealed message")
        window.push("Copy Ciphertext")
        window.type_text("Plaintext", DRAFT)
        self.desktop.press("w", "ctrl")
        self.assertIn("The plaintext hasn’t been encrypted or saved.", window.wait_label("is too large to stay there"))
        self.desktop.copy("something else")
        wait_for(lambda: not window.find_label("is too large"), "the reason to go")
        window.wait_label("The plaintext hasn’t been encrypted or saved. It will be lost.")


if __name__ == "__main__":
    main()
