# SPDX-License-Identifier: GPL-3.0-or-later
"""The window returns what it takes: LeakSanitizer looks once the whole job is done and the program ends by itself."""

import os
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import LIST_ITEM, Window

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"

# With fast_unwind_on_malloc=0 it also says where everything was allocated, which takes three times as long.
LEAKS = {"ASAN_OPTIONS": os.environ["ASAN_OPTIONS"] + ":detect_leaks=1"}


class LeaksTest(unittest.TestCase):
    def setUp(self):
        self.desktop = self.enterContext(Desktop())
        self.window = Window(self.desktop, PROGRAM, environment=LEAKS)
        self.addCleanup(self.window.close)

    def end(self):
        """By itself, which is when LeakSanitizer looks: its findings are in the log, and the program's status shows whether there
        are any."""
        self.desktop.press("q", "ctrl")
        self.window.process.wait(120)
        with open(self.window.log_path) as log:
            self.assertEqual(self.window.process.returncode, 0, log.read())

    def test_the_whole_job(self):
        self.desktop.copy("nothing of interest")
        self.window.type_text("Plaintext", TEXT)
        message = self.window.encrypt(PASSPHRASE)
        self.window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        self.window.clear()
        self.window.wait_text("Ciphertext", "")

        self.window.paste("Ciphertext", "Hello,\n%s\nBye" % message)
        self.window.type_passphrase("another one than that")
        self.desktop.press("Return")
        self.window.wait_label("This passphrase doesn’t open this message.")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.window.push("Copy Plaintext")
        self.window.wait_label("Clears in")
        self.end()

    def test_what_stands_around_it(self):
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.desktop.press("comma", "ctrl")
        self.window.wait_label("Message Format")
        self.desktop.press("Escape")
        self.window.wait_focused("Passphrase")
        self.desktop.press("question", "ctrl")
        self.window.get(LIST_ITEM, "Quit")
        self.desktop.press("Escape")
        self.window.wait_focused("Passphrase")
        self.desktop.press("n", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 2, "a second window")
        self.end()


if __name__ == "__main__":
    main()
