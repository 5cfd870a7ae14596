# SPDX-License-Identifier: GPL-3.0-or-later
"""The same on GNOME's own compositor, which tells a window its size in different steps than sway does."""

import unittest

from mutter import MutterSession
from opened_cases import OpenedCases
from tap import main


class OpenedMutterTest(OpenedCases, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(MutterSession())


if __name__ == "__main__":
    main()
