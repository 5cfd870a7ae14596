# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real window: real keys, the real clipboard, and the accessibility bus for what is on the screen."""

import os
import sys
import unittest

from accessible import Atspi
from desktop import AnimatedDesktop, wait_for
from pointer import Pointer
from tap import main
from window import BUTTON, TEXT as TEXT_ROLE, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
HOLD_LIBRARY = os.environ["SEALWAX_HOLD_LIBRARY"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"

# The most that the main loop may be held at a time, as a part of the processor time of the whole work, which takes seconds. In
# milliseconds, the bench measures it. A sanitizer's window spends its time elsewhere: there, the part is only shown.
HOLD_MAX = 0.1
LARGE_SIZE = 16 << 20


def make_message(iterations=10_000):
    """Made by an independent writer, so that the window is not only tested against itself."""
    return sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=iterations)


class WindowTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(AnimatedDesktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM, HOLD_LIBRARY)
        self.addCleanup(self.window.close)

    def wait_message(self):
        """What the ciphertext pane shows, as soon as it shows something."""
        return wait_for(lambda: self.window.text("Ciphertext"), "a message")

    def check_hold(self, least_turns):
        """`./dev test` prints what was measured."""
        worst, turns = self.window.hold.read()
        share = self.window.hold.read_share()
        print("measured: the main loop was held for %.1f ms at the worst of %d turns, %.1f %% of all work" % (worst, turns, share * 100))
        self.assertGreater(turns, least_turns)
        if "SEALWAX_SANITIZED" not in os.environ:
            self.assertLess(share, HOLD_MAX)

    def decrypt(self, message, passphrase=PASSPHRASE):
        self.window.paste("Ciphertext", message)
        self.window.wait_focused("Passphrase")
        self.window.type_passphrase(passphrase)
        self.desktop.press("Return")

    def test_text_to_message_and_clipboard(self):
        window = self.window
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        message = self.wait_message()
        self.assertTrue(message.startswith("Sealwax1"))
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)

        window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        self.assertEqual(window.text("Plaintext"), TEXT)
        window.wait_label("Sealed message · ")

    def test_message_to_text(self):
        self.decrypt("Hi Ana,\n\n> " + make_message().replace("\n", "\n> ") + "\nBob")
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("Decrypted and verified")
        self.window.wait_focused("Plaintext")

    def test_and_back(self):
        """Encrypted in one window, sent through a chat, and decrypted in another one."""
        window = self.window
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        message = self.wait_message()
        window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")

        window.close()
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)
        self.decrypt("[10:02] Bob: " + message)
        self.window.wait_text("Plaintext", TEXT)

    def test_ctrl_return_follows_the_focus(self):
        """The pane with the focus is the one acted on, whichever was edited last."""
        window = self.window
        window.paste("Ciphertext", make_message())
        window.type_passphrase(PASSPHRASE)
        window.type_text("Plaintext", "X")
        window.focus("Ciphertext")
        self.desktop.press("Return", "ctrl")
        window.wait_text("Plaintext", TEXT)

    def test_header_is_read_at_once(self):
        self.window.paste("Ciphertext", make_message())
        self.window.wait_label("Sealed message · 176 characters")
        self.window.paste("Ciphertext", make_message()[:100])
        self.window.wait_label("incomplete: only 99 characters of 176 are there")
        self.window.paste("Ciphertext", "Hello Bob")
        self.window.wait_label("This is not an encrypted message.")

    def test_wrong_passphrase(self):
        self.decrypt(make_message(), PASSPHRASE + "!")
        self.window.wait_label("This passphrase doesn’t open this message.")
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.window.text("Plaintext"), "")
        self.assertEqual(self.window.passphrase_length(), len(PASSPHRASE) + 1, "a failure must not clear what was typed")

        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        wait_for(lambda: not self.window.find_label("does not open"), "the sentence to go")

    def test_damaged_message(self):
        message = make_message()
        at = message.index("\n") + 10
        self.decrypt(message[:at] + ("A" if message[at] != "A" else "B") + message[at + 1:])
        self.window.get(BUTTON, "Paste Message")  # the sentence is below the heading from the start
        self.window.wait_label("This message was damaged on the way")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_altered_message(self):
        """One bit of the body is flipped, and the checksum corrected, as an attacker would do."""
        message = sealed.read(make_message())
        message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
        self.decrypt(message.write())
        self.window.wait_label("This message was altered")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_missing_passphrase(self):
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("Return", "ctrl")
        self.window.wait_label("Type a passphrase first.")
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def can_press_encrypt(self):
        return self.window.get(BUTTON, "Encrypt").has(Atspi.StateType.SENSITIVE)

    def test_nothing_to_encrypt(self):
        """No key makes a message out of nothing, which would replace the one that is there."""
        window = self.window
        sentence = "There’s no text to encrypt yet."
        message = make_message()
        self.assertFalse(self.can_press_encrypt())
        with Pointer(self.desktop) as pointer:
            left, top, width, height = window.get(BUTTON, "Encrypt").extents()
            x, y = (place + within for place, within in zip(self.desktop.window_geometry()[:2], (left + width // 2, top + height // 2)))
            pointer.jump(x - 1, y)
            pointer.jump(x, y)
            window.wait_label(sentence[:-1])  # of its tooltip
            pointer.jump(x, y - height * 2)
            wait_for(lambda: sentence[:-1] not in window.labels(), "the tooltip to go")

        window.paste("Ciphertext", message)
        window.type_passphrase(PASSPHRASE)
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        window.wait_label(sentence)
        window.wait_focused("Plaintext")

        window.type_text("Plaintext", "x")
        wait_for(self.can_press_encrypt, "a button that can be pressed")
        wait_for(lambda: not window.find_label(sentence), "the sentence to go")
        self.desktop.press("BackSpace")
        wait_for(lambda: not self.can_press_encrypt(), "a button that cannot be pressed")
        window.focus("Passphrase")
        self.desktop.press("Return")
        window.wait_label(sentence)
        window.wait_focused("Plaintext")
        self.assertEqual(window.text("Ciphertext"), message)

    def test_emptied_before_it_is_encrypted(self):
        """While the passphrase is being repeated."""
        window = self.window
        window.close()
        self.desktop.set_settings(ask_twice="true")
        self.addCleanup(self.desktop.set_settings)
        window = self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(window.close)
        message = make_message()
        window.paste("Ciphertext", message)
        window.type_text("Plaintext", "x")
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_focused("Repeat Passphrase")
        window.focus("Plaintext")
        self.desktop.press("BackSpace")
        window.wait_text("Plaintext", "")
        window.focus("Repeat Passphrase")
        self.desktop.type(PASSPHRASE)
        window.wait_label("There’s no text to encrypt yet.")
        self.assertEqual(window.text("Ciphertext"), message)

    def test_cancel(self):
        """Ten million iterations."""
        self.window.paste("Ciphertext", make_message(10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.desktop.press("Escape")
        self.window.wait_label("Cancelled.")
        self.window.get(BUTTON, "Decrypt")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_hold_of_a_whole_derivation(self):
        self.window.paste("Ciphertext", make_message(10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.window.hold.reset()
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.check_hold(100)

    def test_hold_of_a_large_text(self):
        """On a single line: pasted, encrypted, copied, cleared, pasted as a message, and decrypted."""
        text = "Sealwax!" * (LARGE_SIZE // 8)
        self.window.hold.reset()
        self.paste_large("Plaintext", text, "16777216 characters")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_focused("Copy Ciphertext")
        self.desktop.press("space")
        self.window.wait_label("Copied")
        message = self.desktop.read_clipboard()
        self.clear()
        self.paste_large("Ciphertext", message, "Sealed message")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("Decrypted and verified · 16777216 characters")
        self.clear()
        self.check_hold(1000)

    def paste_large(self, pane, text, label):
        self.desktop.copy(text)
        self.window.push("Paste " + pane)
        self.window.wait_label(label)

    def clear(self):
        self.window.clear()
        self.window.wait_text("Plaintext", "")

    def test_outdated_result_is_not_shown(self):
        self.window.paste("Ciphertext", make_message(10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.desktop.type("x")
        self.window.wait_label("Stopped because you changed the text or passphrase.")
        self.window.get(BUTTON, "Decrypt")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_same_format_changes_nothing(self):
        """Choosing what is already chosen is not a change: what was said still holds."""
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("Return", "ctrl")
        self.window.wait_label("Type a passphrase first.")
        for position in (0, 1):
            self.window.focus("Message Format")
            self.desktop.press("space")
            self.window.choose(position)
            if position == 0:
                self.desktop.settle()  # a sentence that goes stays until its animation is over
                self.window.wait_label("Type a passphrase first.")
        self.window.wait_no_label("Type a passphrase first.")

    def test_basic_to_python(self):
        window = self.window
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        window.focus("Message Format")
        self.desktop.press("space")
        window.choose(1)
        window.wait_label("Basic messages can be opened by other programs")
        window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        message = self.wait_message()
        self.assertEqual(article.decrypt(message, PASSPHRASE), TEXT)

    def test_basic_from_python(self):
        self.decrypt(article.encrypt(TEXT, PASSPHRASE))
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("Not verified: the passphrase may be wrong")
        self.window.wait_label("Decrypted, not verified")

    def test_copy_plaintext(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.push("Copy Plaintext")
        wait_for(lambda: self.desktop.read_clipboard() == TEXT, "the text on the clipboard")

    def test_selection_is_not_published(self):
        """Selecting plaintext must not put it into the primary selection. Ciphertext may go there."""
        import subprocess

        def primary():
            done = subprocess.run(["wl-paste", "--primary", "--no-newline"], capture_output=True)
            return done.stdout.decode() if done.returncode == 0 else ""

        self.window.type_text("Ciphertext", "abc")
        self.desktop.press("a", "ctrl")
        wait_for(lambda: primary() == "abc", "the ciphertext in the primary selection")
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        wait_for(lambda: self.desktop.read_clipboard() == TEXT, "the selected text on the clipboard")
        self.assertNotIn(TEXT, primary())

    def test_paste_nothing(self):
        self.window.type_text("Plaintext", TEXT)
        self.desktop.clear_clipboard()
        self.window.push("Paste Plaintext")
        self.window.wait_label("There’s no text on the clipboard.")
        self.assertEqual(self.window.text("Plaintext"), TEXT)

    def test_paste_what_is_no_text(self):
        """Neither is turned into some other text, or cut."""
        for data in (b"pay 100 \0 to nobody", b"caf\xe9"):
            self.desktop.copy(data)
            self.window.push("Paste Plaintext")
            self.window.wait_label("The clipboard doesn’t hold text.")
            self.assertEqual(self.window.text("Plaintext"), "")
            self.window.type_text("Plaintext", "x")
            self.desktop.press("BackSpace")
            self.window.wait_text("Plaintext", "")
            self.window.wait_no_label("The clipboard doesn’t hold text.")

    def test_result_is_one_step_of_undo(self):
        """What a result replaces is not lost."""
        self.window.type_text("Plaintext", "my own words")
        self.decrypt(make_message())
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_focused("Plaintext")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "my own words")

    def test_new_window(self):
        """It is another one, and empty. The first keeps its contents."""
        self.window.type_text("Plaintext", TEXT)
        self.desktop.press("n", "ctrl")
        frames = wait_for(lambda: len(self.window.frames()) == 2 and self.window.frames(), "a second window")
        self.window.frame = next(f for f in frames if f != self.window.frame)
        self.window.wait_text("Plaintext", "")
        self.window.wait_focused("Plaintext")
        self.desktop.press("w", "ctrl")
        self.window.frame = wait_for(lambda: len(self.window.frames()) == 1 and self.window.frames()[0], "one window")
        self.window.wait_text("Plaintext", TEXT)

    def test_large_text_is_whole(self):
        """A long line is not shown whole, but all of it is encrypted and copied."""
        text = "0123456789" * 2_000
        self.desktop.copy(text)
        self.window.push("Paste Plaintext")
        self.window.wait_label("20000 characters · Preview, read-only")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.assertEqual(sealed.unseal(self.wait_message(), passphrase=PASSPHRASE), text)
        self.window.push("Copy Plaintext")
        wait_for(lambda: self.desktop.read_clipboard() == text, "all of the text on the clipboard")

    def test_clear(self):
        window = self.window
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.wait_message()
        window.clear()
        window.wait_text("Plaintext", "")
        window.wait_text("Ciphertext", "")
        self.assertEqual(window.passphrase_length(), 0)
        window.wait_focused("Plaintext")
        self.desktop.press("z", "ctrl")
        self.desktop.type("x")
        window.wait_text("Plaintext", "x")

    def test_refusals_in_the_smallest_window(self):
        """GTK warns if a sentence leaves the panes too little room, and no window may have warned."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        self.decrypt(make_message()[:100])
        self.window.wait_label("This message is incomplete")
        self.decrypt(article.encrypt(TEXT, PASSPHRASE))
        self.window.wait_label("Decrypted, not verified")

    def test_passphrase_outlives_a_new_layout(self):
        """Typing continues where it was, and nothing is replaced."""
        self.window.type_passphrase("abc")
        self.desktop.resize(400, 600)
        self.window.wait_narrow()
        self.assertIsNone(self.window.find(TEXT_ROLE, "Ciphertext"))
        self.window.wait_focused("Passphrase")
        self.desktop.type("d")
        wait_for(lambda: self.window.passphrase_length() == 4, "four characters")

    def test_focus_after_buttons(self):
        """Buttons that were pressed keep the focus, or hand it on to what comes next."""
        self.window.paste("Ciphertext", make_message(10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.window.push("Decrypt")
        self.window.wait_focused("Cancel")
        self.desktop.press("space")
        self.window.wait_label("Cancelled.")
        self.window.wait_focused("Passphrase")

    def test_narrow(self):
        """At 360 × 294, one pane is shown, and the other one after the job. Nothing complains about its size."""
        window = self.window
        self.desktop.resize(360, 294)
        window.wait_narrow()
        self.assertIsNone(window.find(TEXT_ROLE, "Ciphertext"))
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        message = self.wait_message()
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
        self.assertIsNone(window.find(TEXT_ROLE, "Plaintext"))
        self.assertEqual(self.desktop.window_geometry()[2:], (360, 294))


if __name__ == "__main__":
    main()
