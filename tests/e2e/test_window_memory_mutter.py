# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the window's memory on GNOME's compositor, where no test can be an input method."""

import unittest

from memory_cases import MemoryTest
from mutter import MutterSession
from tap import main


class NobodyTest(MemoryTest, unittest.TestCase):
    """GTK uses the compositor's input method, and there is none."""

    DESKTOP = MutterSession


class NoneTest(MemoryTest, unittest.TestCase):
    """GTK uses none."""

    DESKTOP = MutterSession
    METHOD = "none"


if __name__ == "__main__":
    main()
