# SPDX-License-Identifier: GPL-3.0-or-later
"""What moves when something has been done: the entry shakes at a wrong passphrase, and the seal is stamped or comes apart.
Nothing moves if animations are off."""

import itertools
import os
import sys
import unittest

from desktop import AnimatedDesktop, Desktop, wait_for
from motion import Motion
from tap import main
from window import BUTTON, PASSWORD, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
WRONG = "This passphrase doesn’t open this message."

# In milliseconds: for the seals of both headings, and for the entry.
DURATIONS = [250, 250, 350]


class MotionTest(unittest.TestCase):
    def open_window(self, desktop):
        self.desktop = self.enterContext(desktop)
        self.desktop.copy("nothing of interest")
        self.motion = Motion(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.motion.environment)
        self.addCleanup(self.window.close)
        self.bar = self.entry_line()[0]

    def refuse(self):
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase("another one")
        self.desktop.press("Return")
        self.window.wait_label(WRONG)

    def open(self):
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.window.get(BUTTON, "Verified")

    def entry_line(self):
        """The pixels through the middle of the entry, in a picture, from the window's edge."""
        x, y, width, height = self.window.get(PASSWORD, "Passphrase").extents()
        _, size, _, pixels = self.desktop.look().split(b"\n", 3)
        row = 3 * int(size.split()[0]) * (y + height // 2)
        return [pixels[row + 3 * i : row + 3 * i + 3] for i in range(x + width)]

    def entry_edge(self):
        """Where the entry begins on it, if the bar looks as it did at the start."""
        return next(i for i, pixel in enumerate(self.entry_line()) if pixel != self.bar)

    # Where animations are on

    def swings(self):
        return [move for move in self.motion.read("moved") if move]

    def test_shake(self):
        """Once: three times to both sides, and back to where it was. Only a wrong passphrase does that."""
        self.open_window(AnimatedDesktop())
        self.window.paste("Ciphertext", "no message")
        self.desktop.press("Return", "ctrl")
        self.window.wait_label("Type a passphrase first.")
        self.desktop.settle()
        self.assertEqual(self.swings(), [])
        self.refuse()
        edges = []

        def is_over():
            edges.append(self.entry_edge())
            before = self.swings()
            if not before or self.motion.read("moved")[-1] != 0:
                return False
            self.desktop.settle()
            return self.swings() == before

        wait_for(is_over, "the entry to shake, and to stand still")
        self.assertLessEqual(sum((one < 0) != (other < 0) for one, other in itertools.pairwise(self.swings())), 5)
        rest = self.entry_edge()
        self.assertLess(min(edges), rest)
        self.assertLess(rest, max(edges))
        # As it is drawn when it does not shake.
        self.desktop.press("End")
        self.desktop.settle()
        self.assertEqual(rest, self.entry_edge())
        self.assertEqual(sorted(self.motion.read("animation")), DURATIONS)

    def test_stamp(self):
        """From a size that is larger to the one that it keeps."""
        self.open_window(AnimatedDesktop())
        self.window.type_text("Plaintext", TEXT)
        self.assertEqual(self.motion.read("scaled"), [])
        self.window.encrypt(PASSPHRASE)
        wait_for(lambda: min(self.motion.read("scaled"), default=9) < 1.1, lambda: "the seal to be stamped; it was drawn in the sizes %r" % self.motion.read("scaled"))
        sizes = self.motion.read("scaled")
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertGreater(sizes[0], 1.5)

    def test_part(self):
        """The halves go apart, each as far as the other."""
        self.open_window(AnimatedDesktop())
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.open()
        wait_for(lambda: max(self.motion.read("moved"), default=0) > 12, "the seal to part")
        moves = [move for move in self.motion.read("moved") if move]
        left, right = moves[: len(moves) // 2 * 2 : 2], moves[1::2]
        self.assertEqual(left, [-move for move in right])
        self.assertEqual(right, sorted(right))

    # Where they are off

    def test_stillness(self):
        """All of it is shown at once."""
        self.open_window(Desktop())
        self.refuse()
        edges = {self.entry_edge() for _ in range(5)}
        self.desktop.settle()
        self.assertEqual(edges, {self.entry_edge()})
        self.open()
        self.window.push("Reply")
        self.window.wait_focused("Plaintext")
        self.desktop.type(TEXT)
        self.desktop.press("Return", "ctrl")
        self.window.wait_focused("Copy Ciphertext")
        self.desktop.settle()
        self.assertEqual(sorted(self.motion.read("animation")), DURATIONS)
        self.assertFalse(any(self.motion.read("moved")))
        self.assertEqual(self.motion.read("scaled"), [])


if __name__ == "__main__":
    main()
