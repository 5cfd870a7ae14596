# SPDX-License-Identifier: GPL-3.0-or-later
"""The file portal's dialog, which is another program's: GTK 3's file chooser.

It is operated over the accessibility bus: GTK 3 looks up what a key does in the keymap that is there when it gets to it.
"""

import os
import time

from desktop import wait_for

BACKEND = "xdg-desktop-portal-gtk"
TABLE = "org.a11y.atspi.Table"


def write_config(folder):
    """Newer portals must be told which backend to use; older ones take the only one there is."""
    os.makedirs(folder + "/xdg-desktop-portal")
    with open(folder + "/xdg-desktop-portal/portals.conf", "w") as file:
        file.write("[preferred]\ndefault=gtk\n")


class FileDialog:
    """Waits until it is there. Use it while there is a Desktop, whose accessibility bus this is."""

    def __init__(self, desktop, bus):
        from accessible import Atspi, GLib

        self.Atspi = Atspi
        self.GLib = GLib
        self.desktop = desktop
        self.bus = bus
        wait_for(self.has_keyboard, "the portal's dialog")

    def has_keyboard(self):
        window = self.desktop.focused_window()
        return window and window.get("app_id") == BACKEND

    def is_open(self):
        return bool(self.bus.frames(BACKEND))

    def walk(self):
        return [node for frame in self.bus.frames(BACKEND) for node in self.bus.look_by_levels(frame)]

    def focused_entry(self):
        states = (self.Atspi.StateType.FOCUSED, self.Atspi.StateType.SHOWING)
        return next((n for n in self.walk() if n.role == self.Atspi.Role.TEXT and all(map(n.has, states))), None)

    def choose_to_open(self, path):
        # Where no name is asked for, a slash starts one.
        self.desktop.type("/")
        self.set_path(path)
        self.push("Open")

    def choose_all(self, folder):
        """All files in a folder, if more than one can be chosen. GTK drops what is selected while it is still reading the folder,
        and what is pressed meanwhile."""
        count = len(os.listdir(folder))
        self.desktop.type("/")
        self.set_path(folder + "/")
        self.press("Open")
        wait_for(lambda: self.find_files(count), "the files")
        wait_for(lambda: not self.has_keyboard() or self.select_all(count) and self.press_to_close("Open"), "the portal's dialog to close")

    def find_files(self, count):
        roles = (self.Atspi.Role.TABLE, self.Atspi.Role.TREE_TABLE)
        return next((n for n in self.walk() if n.role in roles and n.get(TABLE, "NRows") == count), None)

    def select_all(self, count):
        """With the focus in the list: what is in the entry would count otherwise."""
        table = self.find_files(count)
        if table is None or not table.call("org.a11y.atspi.Component", "GrabFocus")[0]:
            return False
        for row in range(count):
            table.call(TABLE, "AddRowSelection", self.GLib.Variant("(i)", (row,)))
        return table.get(TABLE, "NSelectedRows") == count

    def press_to_close(self, name):
        """Whether it goes away within a second. The button may already be gone: then the last press was in time."""
        node = self.find_button(name)
        if node is None:
            return False
        self.activate(node)
        end = time.monotonic() + 1
        while self.has_keyboard() and time.monotonic() < end:
            time.sleep(0.01)
        return not self.has_keyboard()

    def choose_to_save(self, path, initial):
        """initial: the name that the dialog must suggest."""
        wait_for(lambda: self.focused_entry() and self.focused_entry().text() == initial, "the name %s" % initial)
        self.set_path(path)
        self.push("Save")

    def set_path(self, path):
        """Replaces what is there."""
        entry = wait_for(self.focused_entry, "an entry for the path")
        entry.call("org.a11y.atspi.EditableText", "SetTextContents", self.GLib.Variant("(s)", (path,)))
        wait_for(lambda: entry.text() == path, lambda: "the path; there is %r" % entry.text())

    def cancel(self):
        self.push("Cancel")

    def find_button(self, name):
        states = (self.Atspi.StateType.SENSITIVE, self.Atspi.StateType.SHOWING)
        return next((n for n in self.walk() if n.name == name and n.role == self.Atspi.Role.PUSH_BUTTON and all(map(n.has, states))), None)

    def activate(self, node):
        node.call("org.a11y.atspi.Action", "DoAction", self.GLib.Variant("(i)", (0,)))

    def press(self, name):
        self.activate(wait_for(lambda: self.find_button(name), "the button “%s”" % name))

    def push(self, name):
        self.press(name)
        wait_for(lambda: not self.has_keyboard(), "the portal's dialog to close")
