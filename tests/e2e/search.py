# SPDX-License-Identifier: GPL-3.0-or-later
"""Searches for messages in the window under test, held by search.c for as long as the test wants. Pass `environment` to Window."""

import contextlib
import mmap
import os
import struct

from desktop import wait_for


class Search:
    LAYOUT = "III"

    def __init__(self, desktop):
        path = os.path.join(desktop.folder, "search")
        with open(path, "wb") as file:
            file.write(bytes(struct.calcsize(self.LAYOUT)))
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 0)
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(desktop.folder, "search.so")
        if not os.path.exists(link):
            os.symlink(os.environ["SEALWAX_SEARCH_LIBRARY"], link)
        self.environment = {"LD_PRELOAD": link, "SEALWAX_SEARCH_FILE": path}

    def read(self):
        return struct.unpack(self.LAYOUT, self.memory)

    @contextlib.contextmanager
    def hold(self):
        """Searches that start from now on do not end before this block does. After it, they have ended."""
        self.memory[:4] = struct.pack("I", 1)
        try:
            yield
        finally:
            self.memory[:4] = struct.pack("I", 0)
        wait_for(lambda: self.read()[1] == 0, "the searches to go on")

    def wait(self, count=1):
        """Waits until this many are held."""
        wait_for(lambda: self.read()[1] >= count, "%d searches" % count)
