# SPDX-License-Identifier: GPL-3.0-or-later
"""The CLOCK_BOOTTIME of the window under test, made up by boot-clock.c. Pass `environment` to Window."""

import mmap
import os
import struct

from desktop import wait_for


class BootClock:
    LAYOUT = "qQ"

    def __init__(self, desktop):
        path = os.path.join(desktop.folder, "boot-clock")
        with open(path, "wb") as file:
            file.write(bytes(struct.calcsize(self.LAYOUT)))
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 0)
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(desktop.folder, "boot-clock.so")
        if not os.path.exists(link):
            os.symlink(os.environ["SEALWAX_BOOT_CLOCK_LIBRARY"], link)
        self.environment = {"LD_PRELOAD": link, "SEALWAX_BOOT_CLOCK_FILE": path}

    def sleep(self, seconds):
        """The computer sleeps, and wakes up this many seconds later, counted from when the program started."""
        self.memory[:8] = struct.pack("q", seconds)

    def sleep_more(self, seconds):
        """The computer sleeps once more."""
        self.sleep(struct.unpack(self.LAYOUT, self.memory)[0] + seconds)

    def timers(self):
        """How often a timer of this clock was set."""
        return struct.unpack(self.LAYOUT, self.memory)[1]

    def wait_looks(self):
        """Waits until the program has looked at the clock again."""
        before = self.timers()
        wait_for(lambda: self.timers() > before + 1, "the program to look at the clock")
