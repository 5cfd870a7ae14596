# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever reports a locked screen: the desktops' screen savers, and the portal, which alone reaches into a sandbox."""

import os
import sys
import unittest

import session_portal
from desktop import Desktop, PlainDesktop, wait_for
from screen import Screen
from tap import main

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver")
CLEARED = "The screen was locked"


class LockTest(unittest.TestCase):
    def open_window(self, desktop_class, environment=None):
        self.desktop = self.enterContext(desktop_class())
        # It connects to the accessibility bus of the desktop in use.
        from window import Window

        self.window = Window(self.desktop, PROGRAM, environment=environment)
        self.addCleanup(self.window.close)

    def decrypt(self):
        # It is there, and has moved the focus, before the passphrase is typed.
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def wait_cleared(self):
        self.window.wait_label(CLEARED)
        self.assertEqual(self.window.text("Plaintext"), "")
        self.assertEqual(self.window.passphrase_length(), 0)


class ScreenSaverTest(LockTest):
    """On a desktop without a portal."""

    def setUp(self):
        self.open_window(PlainDesktop)
        self.screen = Screen(self.desktop)

    def test_each(self):
        for name in SAVERS:
            with self.subTest(name):
                self.decrypt()
                self.screen.lock(name)
                self.wait_cleared()
                self.screen.unlock(name)

    def test_other(self):
        """Somebody else's signal of that name does not count; nor does the screen being unlocked."""
        self.decrypt()
        self.screen.lock("io.github.sealwax.ScreenSaver")
        self.screen.unlock("org.gnome.ScreenSaver")
        self.window.focus("Plaintext")
        self.desktop.type("!")
        self.window.wait_text("Plaintext", "!" + TEXT)


class PortalTest(LockTest):
    """On a desktop without a screen saver, which is how it looks from inside a sandbox."""

    def test_portal(self):
        # As in a sandbox: older GTKs ask the portal only there.
        self.open_window(Desktop, {"GDK_DEBUG": "portals"})
        from gi.repository import Gio

        bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        )
        self.addCleanup(bus.close_sync)
        wait_for(lambda: session_portal.lock(bus, False) == 1, "the window to ask the portal")
        for _ in range(2):
            self.decrypt()
            session_portal.lock(bus, True)
            self.wait_cleared()
            session_portal.lock(bus, False)


if __name__ == "__main__":
    main()
