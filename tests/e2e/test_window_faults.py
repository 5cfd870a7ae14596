# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window does when the desktop lacks everything it relies on: no bus, no portal, and in the end no screen.

Without an accessibility bus, it can only be operated with keys, and seen through its clipboard.
"""

import os
import pathlib
import signal
import subprocess
import sys
import unittest

from desktop import Desktop, PlainDesktop, stop, wait_for
from tap import main

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"


class BareDesktop(PlainDesktop):
    """There is nothing on its session bus."""

    services = ()


class FaultsTest(unittest.TestCase):
    def start(self, desktop_class):
        self.desktop = self.enterContext(desktop_class())
        os.environ.pop("GTK_A11Y")  # with which GTK would insist on it

    def open_message(self):
        """A window that has opened a file and waits for the passphrase."""
        path = pathlib.Path(self.desktop.folder, "message.sealwax")
        message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)
        path.write_text(message)
        self.log = pathlib.Path(self.desktop.folder, "sealwax.log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen([PROGRAM, path], stdout=log, stderr=log)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        wait_for(self.has_keyboard, "the window")
        wait_for(lambda: self.holds(message), "the message in the window")
        self.desktop.press("Return", "ctrl")  # which first wants a passphrase, and goes there

    def holds(self, message):
        """Switches panes until the keyboard is in the one with the message, and all of it is there.

        A slow window may still copy from one pane when the next one is already asked, so the right pane copies twice.
        """
        self.desktop.press("F6")
        return all(self.copies_before_long(message) for _ in range(2))

    def copies_before_long(self, text):
        self.desktop.copy("nothing of interest")
        for _ in range(20):
            self.desktop.press("a", "ctrl")
            self.desktop.press("c", "ctrl")
            if self.desktop.read_clipboard() == text:
                return True
        return False

    def has_keyboard(self):
        self.assertIsNone(self.process.poll(), self.log.read_text())
        window = self.desktop.focused_window()
        return window and window["pid"] == self.process.pid

    def decrypt(self):
        self.desktop.copy("nothing of interest")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        wait_for(self.copies, "the text on the clipboard")

    def copies(self):
        """As long as the passphrase has the focus, these keys do nothing."""
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        return self.desktop.read_clipboard() == TEXT

    def finish(self):
        self.process.terminate()
        self.assertIn(self.process.wait(20), (0, -signal.SIGTERM))
        self.assertNotIn("CRITICAL", self.log.read_text())

    def test_no_session_bus(self):
        self.start(Desktop)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
        self.open_message()
        self.decrypt()
        self.finish()

    def test_no_accessibility_bus(self):
        """Nor any other service."""
        self.start(BareDesktop)
        self.open_message()
        self.decrypt()
        self.finish()

    def test_compositor_goes_away(self):
        """The program ends by itself, in an orderly way, and leaves nothing."""
        self.start(Desktop)
        self.open_message()
        self.decrypt()
        before = self.files()
        self.desktop.compositor.kill()
        self.assertGreaterEqual(self.process.wait(20), 0)
        self.assertEqual(self.files(), before)
        self.assertNotIn(TEXT, self.log.read_text())
        self.assertNotIn(PASSPHRASE, self.log.read_text())

    def files(self):
        """Except sockets, which are the compositor's."""
        return sorted(path for path in pathlib.Path(self.desktop.folder).rglob("*") if path.is_file() and path.suffix != ".lock")


class PortalTest(unittest.TestCase):
    """GTK is told to look for a portal, as it is in the sandbox. When there is none, it never answers whoever asked for a file.
    The person is told all the same, the text stays, and the window goes on."""

    def setUp(self):
        self.desktop = self.enterContext(PlainDesktop())
        from window import Window

        self.desktop.copy("nothing of interest")
        # GTK warns that there is none.
        self.window = Window(self.desktop, PROGRAM, environment={"GDK_DEBUG": "portals", "G_DEBUG": ""})
        self.addCleanup(stop, self.window.process)
        self.window.type_text("Plaintext", TEXT)

    def assert_told(self):
        self.window.wait_label("This desktop has no file chooser.")
        self.window.type_text("Plaintext", " Yours, A.")
        message = self.window.encrypt(PASSPHRASE)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT + " Yours, A.")

    def test_save(self):
        self.desktop.press("s", "ctrl")
        self.assert_told()

    def test_open(self):
        self.desktop.press("o", "ctrl")
        self.assert_told()


if __name__ == "__main__":
    main()
