# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hostile clipboard owner can do: waste some time, and nothing else."""

import os
import select
import sys
import unittest

from desktop import Desktop, wait_for
from owner import PLAIN, Owner, hang, serve_bytes, serve_text, stream
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


def make_message():
    """Made by an independent writer, a new one each time."""
    return sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)


def is_let_go(reader):
    """Whether the window has stopped reading, or has everything."""
    if reader.closed:
        return True
    poll = select.poll()
    poll.register(reader, 0)
    return bool(poll.poll(0))


class ClipboardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings()
        self.desktop.copy("nothing of interest")

    def open_window(self, **settings):
        self.desktop.set_settings(**settings)
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def test_owner_that_hangs(self):
        """Nothing is said if the window only looked, but the person gets a sentence after pasting. Meanwhile, the window answers."""
        self.open_window()
        with Owner([PLAIN], hang) as owner:
            wait_for(lambda: len(owner.asked) == 1, "the window to look")
            self.window.type_text("Plaintext", "x")
            self.window.push("Paste Plaintext")
            wait_for(lambda: len(owner.asked) == 2, "the window to read")
            self.window.type_text("Plaintext", "y")
            self.window.wait_label("The app that owns the clipboard isn’t responding.")
            self.assertEqual(self.window.text("Plaintext"), "xy")
            self.assertFalse(self.window.is_offered())
        self.desktop.copy(make_message())
        self.window.wait_offer()

    def test_owner_without_end(self):
        self.open_window()
        with Owner([PLAIN], stream) as owner:
            wait_for(lambda: len(owner.asked) == 1, "the window to look")
            self.window.type_text("Plaintext", "x")
            self.window.push("Paste Plaintext")
            self.window.wait_label("The clipboard holds more than 100 MiB.")
            self.assertEqual(self.window.text("Plaintext"), "x")
            self.assertFalse(self.window.is_offered())

    def test_only_looking_says_nothing(self):
        self.open_window()
        before = self.window.labels()
        for serve in (stream, serve_bytes(b"caf\xe9"), hang):
            with Owner([PLAIN], serve) as owner:
                wait_for(lambda: owner.asked, "the window to look")
                wait_for(lambda: is_let_go(owner.readers[0]), "the window to give up")
                wait_for(lambda: self.window.labels() == before, "no sentence")
        self.assertEqual(self.window.labels(), before)

    def test_largest_message(self):
        """A quoted message of 64 MiB is within the limit."""
        size = 98_000_000
        self.open_window()
        with Owner([PLAIN], serve_text("\n" * size)) as owner:
            wait_for(lambda: owner.asked, "the window to look")
            self.window.push("Paste Plaintext")
            self.window.wait_label("%d characters" % size)


if __name__ == "__main__":
    main()
