# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the label of the suggested button stands out, as it is drawn."""

import collections
import os
import sys
import unittest

from desktop import Desktop
from tap import main
from window import BUTTON, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "page"))
from colours import contrast_of_channels  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

HIGH = {"ADW_DEBUG_HIGH_CONTRAST": "1"}
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}


def read_pixels(picture, x, y, width, height):
    """The colours in a part of a picture as grim takes it."""
    _, size, _, data = picture.split(b"\n", 3)
    row = int(size.split()[0])
    for line in range(y, y + height):
        start = 3 * (line * row + x)
        yield from (tuple(data[i : i + 3]) for i in range(start, start + 3 * width, 3))


class ContrastTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def measure(self, **environment):
        """Of Encrypt: most of it is background, and of everything else, the inside of the letters stands out most."""
        self.desktop.copy("nothing of interest")
        window = Window(self.desktop, PROGRAM, environment=environment)
        self.addCleanup(window.close)
        window.type_text("Plaintext", "x")
        self.desktop.settle()
        x, y, width, height = window.get(BUTTON, "Encrypt").extents()
        colours = collections.Counter(read_pixels(self.desktop.look(), x + 6, y + 6, width - 12, height - 12))
        window.close()
        ground, _ = colours.most_common(1)[0]
        self.assertGreater(max(ground) - min(ground), 20, "it is not coloured")
        return max(contrast_of_channels(ground, colour) for colour in colours)

    def test_high_contrast(self):
        self.assertGreaterEqual(self.measure(**HIGH), 4.5)

    def test_high_contrast_in_the_dark(self):
        self.assertGreaterEqual(self.measure(**HIGH, **DARK), 4.5)

    def test_least_contrast(self):
        """Of the accent colours that a person can choose, white stands out least from this one."""
        self.assertGreaterEqual(self.measure(**HIGH, ADW_DEBUG_ACCENT_COLOR="yellow"), 4.5)


if __name__ == "__main__":
    main()
