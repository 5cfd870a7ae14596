# SPDX-License-Identifier: GPL-3.0-or-later
"""GNOME's own compositor without a display: keys come from its remote desktop, and other.py reaches the clipboard.

This leaves out what GNOME's shell adds. It is the compositor that the shell is built on, with the same clipboard.
"""

import json
import os
import subprocess
import sys

from gi.repository import Gio, GLib

from desktop import Session, stop, wait_for

KEYSYMS = {
    "BackSpace": 0xFF08,
    "Down": 0xFF54,
    "End": 0xFF57,
    "Escape": 0xFF1B,
    "F10": 0xFFC7,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Menu": 0xFF67,
    "Next": 0xFF56,
    "Page_Down": 0xFF56,
    "Prior": 0xFF55,
    "Return": 0xFF0D,
    "Right": 0xFF53,
    "Tab": 0xFF09,
    "Up": 0xFF52,
    "alt": 0xFFE9,
    "ctrl": 0xFFE3,
    "shift": 0xFFE1,
    "space": 0x20,
    "super": 0xFFEB,
}


class MutterSession(Session):
    """Like Desktop, on mutter."""

    name = "GNOME"
    animations = True

    def start_compositor(self):
        self.start("mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "1280x800")
        self.wait_wayland()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        )
        self.stack.callback(self.bus.close_sync)
        wait_for(self.has_remote_desktop, "the remote desktop")
        # It gives the seat its keyboard, from the first key on, for as long as it is open.
        self.remote = self.call("/org/gnome/Mutter/RemoteDesktop", "org.gnome.Mutter.RemoteDesktop", "CreateSession")[0]
        self.call_remote("Start")
        self.press("shift")

    def has_remote_desktop(self):
        names = self.bus.call_sync(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames", None, None, Gio.DBusCallFlags.NONE, -1
        )
        return "org.gnome.Mutter.RemoteDesktop" in names.unpack()[0]

    def call(self, path, interface, method, arguments=None):
        answer = self.bus.call_sync(
            "org.gnome.Mutter.RemoteDesktop", path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1
        )
        return answer.unpack()

    def call_remote(self, method, arguments=None):
        self.call(self.remote, "org.gnome.Mutter.RemoteDesktop.Session", method, arguments)

    # Keys

    def send_keysym(self, keysym, down):
        self.call_remote("NotifyKeyboardKeysym", GLib.Variant("(ub)", (keysym, down)))

    def type(self, text):
        for letter in text:
            self.press(letter)

    def press(self, key, *modifiers):
        held = [KEYSYMS[modifier] for modifier in modifiers]
        keysym = KEYSYMS.get(key) or ord(key)
        for sym in held + [keysym]:
            self.send_keysym(sym, True)
        for sym in [keysym] + held[::-1]:
            self.send_keysym(sym, False)

    # The clipboard, as another program sees it

    def open_other(self):
        other = Other(self)
        self.stack.callback(other.close)
        return other

    def copy(self, text):
        """The program stays, without a window, until the desktop goes."""
        self.open_other().ask(text)

    def read_clipboard(self):
        """What is offered, and the text, to somebody who switches to another window and pastes there. Then switches back."""
        other = self.open_other()
        answer = other.ask()
        other.close()
        return answer["types"], answer["text"]


class Other:
    """A second program, whose window gets the focus as soon as this is made."""

    PROGRAM = os.path.join(os.path.dirname(__file__), "other.py")

    def __init__(self, desktop):
        self.desktop = desktop
        self.process = subprocess.Popen([sys.executable, self.PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        os.set_blocking(self.process.stdout.fileno(), False)
        # The key means nothing to anybody else who gets it.
        assert self.wait_line(lambda: desktop.press("shift")) == "ready"

    def wait_line(self, meanwhile=lambda: None):
        line = b""

        def has_come():
            nonlocal line
            meanwhile()
            line += self.process.stdout.read() or b""
            return line.endswith(b"\n")

        wait_for(has_come, "the other program's answer")
        return json.loads(line)

    def ask(self, text=None):
        self.process.stdin.write(json.dumps(text).encode() + b"\n")
        self.process.stdin.flush()
        return self.wait_line()

    def close(self):
        stop(self.process)
        self.process.stdin.close()
