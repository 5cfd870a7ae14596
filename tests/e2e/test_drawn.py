# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told only to eyes, and not to assistive technology: which button stands out, and how full the bar of the strength is."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from fit import Fit
from tap import main
from window import BUTTON, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
MESSAGE = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)


class DrawnTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.desktop.set_settings(iterations="600000", ask_twice="false")
        self.fit = Fit(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.fit.add_to({}))
        self.addCleanup(self.window.close)

    def suggested(self):
        """What can be read on each button that stands out."""
        items = self.fit.look(self.window)
        return [item.text for item in items if item.text and any(a.has("suggested") for a in item.ancestors())]

    def wait_suggested(self, *labels):
        wait_for(lambda: self.suggested() == list(labels), lambda: "%r to stand out; there is %r" % (labels, self.suggested()))

    def test_next_step(self):
        """What most people do next, and never two things."""
        window = self.window
        self.wait_suggested("Encrypt")
        window.type_text("Plaintext", TEXT)
        self.wait_suggested("Encrypt")
        window.encrypt(PASSPHRASE)
        window.wait_focused("Copy Ciphertext")
        self.wait_suggested("Copy Message")
        self.desktop.press("Return")
        self.wait_suggested()
        window.type_text("Plaintext", "!")
        self.wait_suggested("Encrypt")
        self.desktop.press("l", "ctrl")
        window.answer("Clear")
        window.wait_text("Plaintext", "")
        self.desktop.copy(MESSAGE)
        window.wait_offer()
        self.wait_suggested("Paste Message")
        window.open_offer()
        window.wait_focused("Passphrase")
        self.wait_suggested("Decrypt")
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.get(BUTTON, "Reply")
        self.wait_suggested()

    def filled(self):
        """How many of the bar's blocks are; None if there is no bar."""
        items = self.fit.look(self.window)
        bar = next((item for item in items if item.kind == "GtkLevelBar"), None)
        return bar and sum(item.has("filled") for item in items if bar in item.ancestors())

    def wait_filled(self, count):
        wait_for(lambda: self.filled() == count, lambda: "%r blocks; there are %r" % (count, self.filled()))

    def test_strength(self):
        """Of four: each word of the list is worth 11 bits, and a hundred graphics cards guess 20 bits a second. From a day on
        (37 bits), two; from ten years on (49), three; and from ten thousand years on (59), four."""
        self.window.type_text("Plaintext", TEXT)
        self.wait_filled(None)
        self.window.focus("Passphrase")
        for words, count in (("violet harvest", 1), (" candle orbit", 2), (" marble", 3), (" summer", 4)):
            self.desktop.type(words)
            self.wait_filled(count)
        self.desktop.press("Return")
        self.window.wait_focused("Copy Ciphertext")
        self.wait_filled(None)


if __name__ == "__main__":
    main()
