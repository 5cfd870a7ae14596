# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window remembers of what was copied: nothing of a secret, and of a message its digest, but not for long.

A digest lets anybody test guesses at a password for free. The whole memory of the stopped process is searched.
"""

import base64
import hashlib
import os
import pathlib
import sys
import unittest

from boot_clock import BootClock
from desktop import Desktop, wait_for
from screen import Screen
from tap import main

TESTS = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "memory"), str(TESTS / "cli")]

import article  # noqa: E402
import sealed  # noqa: E402
from traces import Snapshot, parts_of_key, search, stopped  # noqa: E402

PROGRAM = os.environ["SEALWAX"]


def make_password():
    """Long, and made of Basic's letters: it can be read as a message, and looks like one."""
    return base64.b64encode(os.urandom(48)).decode()


def make_message():
    return sealed.seal("Meet me at noon.", passphrase="six words", iterations=10_000)


def digests_of(text):
    """What would give it away: the digest of what could be a message, as it is computed and as it is written."""
    chars = "".join(text.split())
    found = {}
    # For a Sealed message, the first character is left out.
    for first in (0, 1):
        digest = hashlib.sha256(chars[first:].encode())
        found |= parts_of_key(f"digest from {first}", digest.digest())
        found[f"digits from {first}"] = digest.hexdigest()[:32].encode()
    return found


class DigestsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)
        global PASSWORD, Window
        from window import PASSWORD, Window

    def setUp(self):
        self.desktop.set_settings(idle_timeout="1")
        self.desktop.copy("nothing of interest")
        self.clock = BootClock(self.desktop)
        self.window = Window(self.desktop, PROGRAM, environment=self.clock.environment)
        self.addCleanup(self.window.close)
        with stopped(self.window.process) as pid:
            self.before = Snapshot(pid)

    def is_known(self, text):
        """Whether the stopped process remembers the digest of a text."""
        with stopped(self.window.process) as pid:
            return bool(search(pid, digests_of(text), before=self.before))

    def wait_copied(self, text):
        wait_for(lambda: self.desktop.read_clipboard() == text, "the copy")

    def wait_known(self, text):
        wait_for(lambda: self.is_known(text), "the digest to be remembered")

    def wait_forgotten(self, text):
        wait_for(lambda: not self.is_known(text), "the digest to be forgotten")

    def assert_unknown(self, text):
        """Nor what could come of it later: what was copied before a message is examined before that message is."""
        message = make_message()
        self.window.paste("Ciphertext", message)
        self.window.push("Copy Ciphertext")
        self.wait_copied(message)
        self.wait_known(message)
        self.assertFalse(self.is_known(text))

    # What is copied as a secret

    def select_all(self, pane):
        self.window.focus(pane)
        self.desktop.press("a", "ctrl")

    def from_menu(self, position):
        """From the text's own menu."""
        from window import MENU_ITEM

        self.desktop.press("F10", "shift")
        self.window.get(MENU_ITEM, "Copy")
        self.window.choose(position)

    def test_plaintext(self):
        """Each way to copy it."""
        ways = (
            lambda: self.window.push("Copy Plaintext"),
            lambda: (self.select_all("Plaintext"), self.desktop.press("c", "ctrl")),
            lambda: (self.select_all("Plaintext"), self.desktop.press("x", "ctrl")),
            lambda: (self.select_all("Plaintext"), self.from_menu("Copy")),
        )
        for number, way in enumerate(ways):
            with self.subTest(number):
                password = make_password()
                self.window.paste("Plaintext", password)
                self.desktop.copy("nothing of interest")
                way()
                self.wait_copied(password)
                self.assert_unknown(password)

    def test_passphrase(self):
        """One that is revealed."""
        password = make_password()
        self.window.type_passphrase(password)
        self.desktop.press("Menu")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the menu")
        self.desktop.press("Up")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.wait_copied(password)
        self.assert_unknown(password)

    # What is copied as a message: remembered, so that it is not offered, until something is cleared

    def copy_message(self, message):
        """Then the message is nowhere in the window, where it would be recognized anyway."""
        self.window.paste("Ciphertext", message)
        self.desktop.copy("nothing of interest")
        self.window.push("Copy Ciphertext")
        self.wait_copied(message)
        self.select_all("Ciphertext")
        self.desktop.press("BackSpace")
        self.window.wait_text("Ciphertext", "")
        self.wait_known(message)

    def test_forgotten_on_clear(self):
        """Including a password copied from the wrong pane."""
        for message in (make_message(), article.encrypt("Meet me at noon.", "six words"), make_password()):
            self.copy_message(message)
            self.window.clear()
            self.wait_forgotten(message)

    def test_forgotten_on_lock(self):
        """Even if there is nothing else to clear."""
        message = make_message()
        self.copy_message(message)
        self.addCleanup(self.screen.unlock)
        self.screen.lock()
        self.wait_forgotten(message)

    def test_forgotten_when_not_used(self):
        message = make_message()
        self.copy_message(message)
        self.window.type_passphrase("x")
        self.clock.wait_looks()
        self.clock.sleep_more(61)
        self.window.wait_label("After a period of inactivity")
        self.wait_forgotten(message)

    def test_forgotten_with_the_window(self):
        """Another window that is still open remembers its own."""
        first, second = make_message(), make_message()
        self.copy_message(first)
        before = self.window.frame
        self.desktop.press("n", "ctrl")
        frames = wait_for(lambda: len(self.window.frames()) == 2 and self.window.frames(), "a second window")
        self.window.frame = next(frame for frame in frames if frame != before)
        self.window.wait_focused("Plaintext")
        self.copy_message(second)
        self.assertTrue(self.is_known(first))
        self.desktop.press("w", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 1, "one window")
        self.wait_forgotten(second)
        self.assertTrue(self.is_known(first))


if __name__ == "__main__":
    main()
