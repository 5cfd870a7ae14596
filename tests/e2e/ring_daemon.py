# SPDX-License-Identifier: GPL-3.0-or-later
"""A real gnome-keyring-daemon on a test's desktop, with a home of its own."""

import os
import signal
import sys
import tempfile

from desktop import wait_for
from gi.repository import Gio, GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
from key_ring import NAME, PASSWORD, start_daemon, stop_daemon  # noqa: E402, F401

INTERFACES = "org.freedesktop.Secret."
PATH = "/org/freedesktop/secrets"


class KeyRing:
    """Not there until it is started. It has nobody to ask: what is locked stays so."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.home = tempfile.mkdtemp(prefix="ring-", dir=desktop.folder)
        self.process = None
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)

    def is_there(self, name=NAME):
        arguments = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner")
        answer = self.bus.call_sync(*arguments, GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1, None)
        return answer.unpack()[0]

    def start(self, unlocked=True):
        """A key ring that is not there yet is made if it is to be unlocked."""
        self.process = start_daemon(lambda command, **options: self.desktop.start(*command, **options), self.home, unlocked)
        wait_for(self.is_there, "the key ring")

    def call(self, path, method, parameters):
        """A method of the Secret Service."""
        interface, method = method.rsplit(".", 1)
        return self.bus.call_sync(NAME, path, INTERFACES + interface, method, parameters, None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    def store(self, value):
        """As another program does, or a newer version: an entry of Sealwax's with this value."""
        attributes = {"xdg:schema": "io.github.sealwax.Sealwax.Kept", "sealwax": "kept", "id": "1"}
        properties = {INTERFACES + "Item.Label": GLib.Variant("s", "Sealwax"), INTERFACES + "Item.Attributes": GLib.Variant("a{ss}", attributes)}
        session = self.call(PATH, "Service.OpenSession", GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))[1]
        secret = (session, b"", value, "text/plain")
        self.call(PATH + "/aliases/default", "Collection.CreateItem", GLib.Variant("(a{sv}(oayays)b)", (properties, secret, False)))

    def freeze(self):
        """It does not answer any more, as if the disk or a person took their time."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def stop(self):
        """In the middle of whatever it does."""
        if self.process is not None:
            stop_daemon(self.process, self.is_there, wait_for)
            self.process = None
