# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of the keyboard layout, which GNOME's own compositor reports, after a wrong passphrase."""

import contextlib
import os
import sys
import unittest

from mutter import MutterSession
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]


class PassphraseMutterTest(unittest.TestCase):
    def test_layout_is_named(self):
        with MutterSession() as desktop:
            with contextlib.closing(Window(desktop, PROGRAM)) as window:
                desktop.copy(sealed.seal("Meet me at noon.", passphrase="a", iterations=10_000))
                window.wait_focused("Plaintext")
                window.push("Paste Ciphertext")
                window.wait_focused("Passphrase")
                desktop.type("b")
                desktop.press("Return")
                sentence = window.wait_label("passphrase doesn’t open this message")
                self.assertTrue(sentence.endswith("The keyboard layout is “\u2068English (US)\u2069”."), sentence)


if __name__ == "__main__":
    main()
