# SPDX-License-Identifier: GPL-3.0-or-later
"""A locked key ring is unlocked, or not, in the desktop's own dialog; and a key ring that ends while in use."""

from desktop import wait_for
from kept_cases import MESSAGE, PASSPHRASE, Case, quoted
from prompter import Prompter
from ring_daemon import PASSWORD
from tap import main

LOCKED = "The key ring is locked, and was not unlocked."
MISSING = "There is no key ring that Sealwax can reach."


class KeptPromptTest(Case):
    def setUp(self):
        super().setUp()
        self.prompter = Prompter(self.ring)
        self.addCleanup(self.prompter.stop)

    def lock(self, *names):
        self.ring.start()
        messages = [self.keep_new(name) for name in names]
        self.ring.stop()
        self.ring.start(unlocked=False)
        return messages

    def ask(self, do):
        self.prompter.start()
        do()
        self.prompter.wait_asking()

    def test_unlocked(self):
        """It is asked once."""
        self.lock("Ana")
        self.ask(self.open_list)
        self.desktop.type(PASSWORD.decode())
        self.desktop.press("Return")
        self.window.wait_focused("Ana")
        self.desktop.press("Return")
        self.window.wait_label("Passphrase " + quoted("Ana"))
        self.encrypt_new("another one")
        self.keep("Bert")

    def test_not_unlocked(self):
        """Nothing is lost, and it can be tried again."""
        self.lock("Ana")
        self.ask(self.open_list)
        self.desktop.press("Escape")
        self.window.wait_label(LOCKED)
        self.window.wait_focused("Try Again")
        self.ask(lambda: self.desktop.press("space"))
        self.desktop.type(PASSWORD.decode())
        self.desktop.press("Return")
        self.window.wait_focused("Ana")

    def test_not_unlocked_to_keep(self):
        self.lock("Ana")
        message = self.encrypt_new()
        self.open_keep()
        self.type_name("Bert")
        self.ask(lambda: self.desktop.press("Return"))
        self.desktop.press("Escape")
        self.window.wait_label(LOCKED)
        self.window.wait_focused("Name")
        self.assertEqual(self.name(), "Bert")
        self.assertEqual(self.window.text("Ciphertext"), message)
        self.ask(lambda: self.desktop.press("Return"))
        self.desktop.type(PASSWORD.decode())
        self.desktop.press("Return")
        self.window.wait_label("Kept as %s." % quoted("Bert"))

    def test_paste_never_asks(self):
        """Nobody asked for a kept secret."""
        (message,) = self.lock("Ana")
        self.prompter.start()
        self.window.paste("Ciphertext", message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", MESSAGE)
        self.assertFalse(self.prompter.is_asking())

    def test_killed(self):
        """While it is being asked, and before."""
        self.ring.start()
        self.keep_new("Ana")
        self.ring.freeze()
        self.open_list()
        self.window.wait_label("Waiting for the key ring…")
        self.ring.stop()
        self.window.wait_label(MISSING)
        self.window.wait_focused("Try Again")
        self.ring.start()
        self.desktop.press("space")
        self.window.wait_focused("Ana")
        self.ring.stop()
        self.desktop.press("Return")
        self.window.wait_label("Passphrase " + quoted("Ana"))
        self.window.type_text("Plaintext", MESSAGE)
        self.window.wait_focused("Plaintext")
        self.desktop.press("Return", "ctrl")
        wait_for(lambda: self.window.text("Ciphertext"), "the message, which needs no key ring")


if __name__ == "__main__":
    main()
