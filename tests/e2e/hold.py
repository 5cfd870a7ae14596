# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window's main loop is held, as measured by hold.c, which is preloaded into it."""

import mmap
import os
import struct


class HoldMeter:
    """How long the main loop was held at worst, by tests/e2e/hold.c."""

    LAYOUT = "QQQQ"

    def __init__(self, desktop, library):
        path = os.path.join(desktop.folder, "hold")
        with open(path, "wb") as file:
            file.write(bytes(struct.calcsize(self.LAYOUT)))
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 0)
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(desktop.folder, "hold.so")
        if not os.path.exists(link):
            os.symlink(library, link)
        self.environment = {"LD_PRELOAD": link, "SEALWAX_HOLD_FILE": path}

    def reset(self):
        self.memory[:] = bytes(len(self.memory))

    def read(self):
        """The worst, in milliseconds, and the number of turns of the loop."""
        worst, turns, *_ = struct.unpack(self.LAYOUT, self.memory)
        return worst / 1e6, turns

    def read_share(self):
        """The worst, as a part of what all threads had of the processor: the same on a slow machine."""
        worst, _, _, total = struct.unpack(self.LAYOUT, self.memory)
        return worst / total

    def read_laid_out(self):
        """Bytes of long texts that were laid out, counted each time."""
        return struct.unpack(self.LAYOUT, self.memory)[2]
