# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages that are opened with what is kept: keys without a question, passphrases at one press, and never by unlocking anything."""

from boot_clock import BootClock
from desktop import wait_for
from kept_cases import ANSWER, KEY, MESSAGE, PASSPHRASE, Case, quoted, sealed
from tap import main
from window import BUTTON, Window

# Made by the article's own function, with "StrongPassword123".
BY_ARTICLE = "4riPccU4Mk2uFLHcEtaodUQ8y97VaJydsZrekGPlzrVshIUWnHrhyi7gGs0IpFIqjbfyxZzKhGTmPZ6NfpOcK9TtRFnm"
OTHERS = ("of Bert", "of Dora", "of Emil")


def seal(text=MESSAGE, iterations=10_000, **secrets):
    return sealed.seal(text, iterations=iterations, **secrets)


class Opening(Case):
    def keep_all(self):
        """Four passphrases, the first of which is used last."""
        self.ring.start()
        for passphrase in OTHERS:
            self.keep_new(passphrase, passphrase)
        self.keep_new("Ana")

    def load(self, first):
        self.open_list()
        self.window.wait_focused(first)
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")

    def wait_not_offered(self):
        wait_for(lambda: not any(n.name.startswith("Try ") for n in self.window.walk() if n.role in BUTTON), "no offer")


class KeptOpeningTest(Opening):
    def test_passphrases(self):
        self.keep_all()
        self.window.paste("Ciphertext", seal(passphrase="of Bert"))
        self.wait_not_offered()  # nothing is loaded
        self.load("Ana")
        self.window.get(BUTTON, "Try 4 Kept Passphrases")
        self.window.wait_label("Takes less than a second")
        self.window.push("Try 4 Kept Passphrases")
        self.window.wait_text("Plaintext", MESSAGE)
        self.window.wait_label("Opened with %s." % quoted("of Bert"))
        self.window.wait_label("Passphrase " + quoted("of Bert"))
        self.wait_not_offered()
        # Now it is the one that was used last.
        self.open_list()
        self.window.wait_focused("of Bert")
        self.desktop.press("Escape")

    def try_in_vain(self):
        """Then they are not offered for this message once more."""
        self.keep_all()
        self.load("Ana")
        self.window.paste("Ciphertext", seal(passphrase="of nobody"))
        self.window.push("Try 4 Kept Passphrases")
        self.window.wait_label("None of the kept passphrases opens this message.")
        self.wait_not_offered()

    def test_none(self):
        """A person goes on by typing one."""
        self.try_in_vain()
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.window.text("Plaintext"), "")
        self.window.paste("Ciphertext", seal(passphrase="of nobody else"))
        self.window.get(BUTTON, "Try 4 Kept Passphrases")
        # Whoever types one has made a choice.
        self.window.type_passphrase("o")
        self.wait_not_offered()

    def test_none_yet(self):
        """Where something else is kept than what was tried, it is offered again."""
        self.try_in_vain()
        self.open_list()
        self.open_page("of Bert")
        self.window.push("Delete")
        self.window.wait_focused("Ana")
        self.desktop.press("Escape")
        self.window.get(BUTTON, "Try 3 Kept Passphrases")

    def test_cancelled(self):
        self.keep_all()
        self.load("Ana")
        self.window.paste("Ciphertext", seal(passphrase="of nobody", iterations=10_000_000))
        self.window.wait_label("Takes about ")
        self.window.push("Try 4 Kept Passphrases")
        self.window.wait_label("Tried 0 of 4…")
        self.desktop.press("Escape")
        self.window.wait_label("Cancelled.")
        self.window.push("Try 4 Kept Passphrases")
        self.window.wait_label("Tried 0 of 4…")
        self.assertFalse(self.window.find_label("Cancelled."))  # that was the last time
        self.window.wait_focused("Cancel")
        self.desktop.press("space")
        self.window.get(BUTTON, "Try 4 Kept Passphrases")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_basic(self):
        """A Basic message without proof may be anybody's: a text that merely came out says nothing about whose passphrase it is."""
        self.ring.start()
        self.keep_new("Reader", "StrongPassword123")
        self.load("Reader")
        self.window.paste("Ciphertext", BY_ARTICLE)
        self.window.push("Try 1 Kept Passphrase")
        self.window.wait_label("None of the kept passphrases opens this message.")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_chat(self):
        """All messages of a paste, once it is known what opens the chosen one."""
        self.keep_all()
        self.load("Ana")
        self.window.paste("Ciphertext", "".join(seal("text %d" % i, passphrase="of Dora") for i in range(3)))
        self.window.push("Try 4 Kept Passphrases")
        self.window.wait_label("Opened 3 of 3 messages")

    def test_key(self):
        """What is pasted is not decrypted, but the window says whose it is; one more press opens it."""
        self.ring.start()
        self.keep_key("Accounting")
        message = seal(ANSWER, key=KEY)
        self.window.paste("Ciphertext", message)
        self.window.wait_label("This message needs a key file")  # a paste unlocks nothing
        self.load("Accounting")
        self.window.focus("Ciphertext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        self.window.wait_text("Ciphertext", "")
        self.window.paste("Ciphertext", message)
        self.window.wait_label("%s opens this message." % quoted("Accounting"))
        self.window.wait_label("Key " + quoted("Accounting"))
        self.assertEqual(self.window.text("Plaintext"), "")
        self.press_return()
        self.window.wait_decrypted(ANSWER)

    def test_key_with_passphrase(self):
        """The key that goes with a typed passphrase is found when somebody wants to decrypt."""
        self.ring.start()
        self.keep_key("Accounting")
        self.load("Accounting")
        self.window.paste("Ciphertext", seal(passphrase=PASSPHRASE, key=KEY))
        self.window.wait_label("This message needs a key file")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", MESSAGE)
        self.window.wait_label("Opened with %s." % quoted("Accounting"))

    def test_other_key(self):
        """The window says what is missing, as always."""
        self.ring.start()
        self.keep_key("Accounting")
        self.load("Accounting")
        self.window.paste("Ciphertext", seal(key=bytes(32)))
        self.press_return()
        self.window.wait_label("This message needs a key file")
        self.window.wait_focused("Use Key File…")


class KeptPatienceTest(Opening):
    """What takes more than a minute, on a clock that is made up."""

    def open_window(self):
        self.clock = BootClock(self.desktop)
        return Window(self.desktop, self.program, environment=self.clock.environment)

    def test_question(self):
        """It pauses until somebody has answered, and asks once."""
        question = "of 4. This is taking a while. Keep going?"
        self.keep_all()
        self.load("Ana")
        self.window.paste("Ciphertext", seal(passphrase="of nobody", iterations=10_000_000))
        heard = self.window.listen()
        self.window.push("Try 4 Kept Passphrases")
        self.window.wait_label("Tried 0 of 4…")
        self.clock.sleep(61)
        self.window.wait_label(question)
        self.window.hear(heard, question)
        self.window.push("Keep Going")
        self.clock.sleep_more(61)
        self.window.wait_label("None of the kept passphrases opens this message.")
        self.assertEqual(self.window.count_heard(heard, question), 1)


if __name__ == "__main__":
    main()
