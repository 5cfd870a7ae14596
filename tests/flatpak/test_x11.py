# SPDX-License-Identifier: GPL-3.0-or-later
"""The same on X11, where there is no Wayland."""

import test_window
from sandbox import X11Desktop


class X11Test(test_window.WindowTest):
    Desktop = X11Desktop
