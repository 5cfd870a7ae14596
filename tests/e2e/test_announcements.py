# SPDX-License-Identifier: GPL-3.0-or-later
"""What is announced to somebody who only listens, like a screen reader that has not walked the window's tree: GTK says nothing
about a widget that nobody has asked for yet. So nothing here looks at the window over the accessibility bus."""

import os
import subprocess
import sys
import tempfile
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import complaints  # noqa: E402
from desktop import Desktop, stop, wait_for  # noqa: E402
from tap import main  # noqa: E402

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"


class AnnouncementsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def open_window(self, clipboard="nothing of interest", **settings):
        self.desktop.copy(clipboard)
        self.desktop.set_settings(**settings)
        self.heard = []
        self.listener = Atspi.EventListener.new(lambda event: self.heard.append(str(event.any_data)))
        self.listener.register("object:announcement")
        self.addCleanup(self.listener.deregister, "object:announcement")
        environment = {**os.environ, "G_DEBUG": "fatal-criticals"}
        self.log = self.enterContext(tempfile.TemporaryFile("w+"))
        self.process = subprocess.Popen([PROGRAM], env=environment, stdout=self.log, stderr=self.log)
        self.addCleanup(self.close)
        wait_for(self.is_active, "the window")
        self.desktop.settle()

    def close(self):
        stop(self.process)
        self.log.seek(0)
        complaints.assert_none(self.log)

    def is_active(self):
        window = self.desktop.focused_window()
        return window is not None and window.get("pid") == self.process.pid

    def hear(self, sentence):
        def turn():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(sentence in heard for heard in self.heard)

        wait_for(turn, lambda: "“%s” to be announced; there was %r" % (sentence, self.heard))
        self.heard.clear()

    def type(self, text):
        self.desktop.type(text)
        self.desktop.settle()

    def press(self, *keys):
        self.desktop.press(*keys)
        self.desktop.settle()

    def test_from_start_to_message(self):
        self.open_window(ask_twice="true")
        self.type(TEXT)
        self.press("Return", "ctrl")
        self.hear("Type a passphrase first.")
        self.type(PASSPHRASE)
        self.desktop.press("Return")
        self.hear("Repeat the passphrase.")
        self.type("something else")
        self.desktop.press("Return")
        self.hear("The passphrases don’t match.")
        self.press("a", "ctrl")
        self.type(PASSPHRASE)
        self.hear("Encrypted. Copy the message and send it.")

    def test_strength(self):
        self.open_window(ask_twice="true")
        self.type(TEXT)
        self.press("Return", "ctrl")
        self.hear("Type a passphrase first.")
        self.type("password")
        self.desktop.press("Tab")
        self.hear("Passphrase: very weak")

    def test_invisible(self):
        self.open_window(ask_twice="false")
        self.type(TEXT)
        self.press("Return", "ctrl")
        self.hear("Type a passphrase first.")
        self.desktop.copy("hun\tter2")
        self.desktop.press("v", "ctrl")
        self.hear("Invisible in the passphrase: tab.")
        self.desktop.press("Return")
        self.hear("The passphrase holds what nobody can type again: tab.")

    def open_message(self, passphrase, iterations):
        """What is on the clipboard, with the passphrase that is typed."""
        message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=iterations)
        self.open_window(message, ask_twice="false")
        self.hear("There’s a message on the clipboard")
        self.press("V", "ctrl", "shift")
        self.hear("Sealed message")
        self.type(passphrase)
        self.desktop.press("Return")

    def test_wrong_passphrase(self):
        self.open_message("another one", 10_000)
        self.hear("doesn’t open this message")

    def test_long_work(self):
        """It is announced that the work goes on, but only if it takes long."""
        self.open_message(PASSPHRASE, 10_000_000)
        self.hear("Decrypting…")
        self.desktop.press("Escape")
        self.hear("Cancelled.")

    def test_short_work(self):
        self.open_message(PASSPHRASE, 10_000)
        heard = self.heard
        self.heard = []
        self.hear("Decrypted and verified")
        self.assertFalse(any("Decrypting" in sentence for sentence in heard + self.heard))


if __name__ == "__main__":
    main()
