# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of a test's desktop, which can be locked: runs session.py on its session bus."""

import os
import subprocess
import sys

SESSION = os.path.join(os.path.dirname(__file__), "session.py")


class Screen:
    """Lasts as long as the desktop."""

    def __init__(self, desktop):
        self.process = desktop.start(sys.executable, SESSION, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        desktop.stack.callback(self.process.stdin.close)
        self.wait("ready")

    def wait(self, word):
        line = self.process.stdout.readline()
        assert line == word + "\n", "the session said %r instead of %r" % (line, word)

    def say(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        self.wait("done")

    def lock(self, *saver):
        self.say("lock", *saver)

    def unlock(self, *saver):
        self.say("unlock", *saver)

    def lock_for_a_moment(self):
        self.lock()
        self.unlock()
