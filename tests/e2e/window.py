# SPDX-License-Identifier: GPL-3.0-or-later
"""The window under test, seen over the accessibility bus: by the names of its controls, as a screen reader sees it.

To be imported while a Desktop is there: Atspi connects to the bus of the environment.
"""

import mmap
import os
import struct
import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from desktop import stop, wait_for  # noqa: E402

# The window is looked for while it is still starting; that some of it is not there yet is no news.
GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)

TEXT = Atspi.Role.TEXT
PASSWORD = Atspi.Role.PASSWORD_TEXT
TOGGLE = Atspi.Role.RADIO_BUTTON
LIST_ITEM = Atspi.Role.LIST_ITEM
BUTTON = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)


class Window:
    """Starts Sealwax and stops it again; fails when it complains or ends badly."""

    def __init__(self, desktop, program, hold_library=None, environment=None):
        self.desktop = desktop
        self.hold = HoldMeter(desktop, hold_library) if hold_library else None
        env = dict(os.environ, G_ENABLE_DIAGNOSTIC="0", G_DEBUG="fatal-warnings", **(environment or {}))
        if self.hold:
            env.update(self.hold.environment)
        self.log_path = os.path.join(desktop.folder, "sealwax.log")
        self.log = open(self.log_path, "w")
        self.process = subprocess.Popen([program], env=env, stdout=self.log, stderr=self.log)
        self.good_ends = (0, -15)
        self.frame = wait_for(self.frames, "the window")[0]
        self.wait_focused("Plaintext")

    def close(self):
        stop(self.process)
        self.log.close()
        with open(self.log_path) as log:
            complaints = [line for line in log if "WARNING" in line or "CRITICAL" in line]
        assert not complaints, "the window complained: " + "".join(complaints)
        assert self.process.returncode in self.good_ends, "the window ended with %d" % self.process.returncode

    def kill(self):
        """With no chance to put anything in order."""
        self.good_ends = (-9,)
        self.process.kill()
        self.process.wait()

    # Finding

    def frames(self):
        """All windows of the program."""
        assert self.process.poll() is None, "the window ended: " + open(self.log_path).read()
        root = Atspi.get_desktop(0)
        for i in range(root.get_child_count()):
            application = root.get_child_at_index(i)
            if application and application.get_process_id() == self.process.pid:
                return [application.get_child_at_index(j) for j in range(application.get_child_count())]
        return []

    def walk(self, node=None):
        """Every accessible object that is on the screen."""
        try:
            node = node or self.frame
            yield node
            for i in range(node.get_child_count()):
                child = node.get_child_at_index(i)
                if child and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                    yield from self.walk(child)
        except GLib.Error:
            return  # it went away while we looked

    def find(self, role, name):
        roles = role if isinstance(role, tuple) else (role,)
        for node in self.walk():
            try:
                if node.get_role() in roles and node.get_name() == name and is_shown(node):
                    return node
            except GLib.Error:
                continue

    def get(self, role, name):
        return wait_for(lambda: self.find(role, name), "%s “%s”" % (role, name))

    # Reading

    def text(self, name):
        node = self.get(TEXT, name)
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def passphrase_length(self, name="Passphrase"):
        return Atspi.Text.get_character_count(self.get(PASSWORD, name))

    def labels(self):
        """All that stands on the screen as plain text."""
        found = []
        for node in self.walk():
            try:
                if node.get_role() == Atspi.Role.LABEL and is_shown(node):
                    found.append(node.get_name())
            except GLib.Error:
                continue
        return found

    def focused(self):
        for node in self.walk():
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
            except GLib.Error:
                continue

    def focused_name(self):
        node = self.focused()
        return node and node.get_name()

    def focused_role(self):
        node = self.focused()
        return node and node.get_role()

    def has_focus(self, name):
        return self.focused_name() == name

    # Waiting

    def wait_text(self, name, expected):
        wait_for(lambda: self.text(name) == expected, "“%s” to be %r; it is %r" % (name, expected, self.text(name)))

    def wait_label(self, part):
        return wait_for(lambda: next((l for l in self.labels() if part in l), None), "a label with “%s” among %r" % (part, self.labels()))

    def wait_focused(self, name):
        wait_for(lambda: self.has_focus(name), "the focus on “%s”" % name)

    # Doing, all with real keys; what arrives is checked before anything else is pressed

    def focus(self, name):
        """With Tab, as a person without a mouse."""
        for _ in range(30):
            if self.has_focus(name):
                return
            before = self.focused_name()
            self.desktop.press("Tab")
            wait_for(lambda: self.focused_name() != before or self.has_focus(name), "the focus to move on from “%s”" % before)
        raise AssertionError("“%s” cannot be reached with Tab" % name)

    def type_text(self, name, text):
        self.focus(name)
        before = self.text(name)
        self.desktop.type(text)
        self.wait_text(name, before + text)

    def type_passphrase(self, passphrase):
        """Instead of the one that may be there."""
        self.focus("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        wait_for(lambda: self.passphrase_length() == 0, "an empty passphrase")
        self.desktop.type(passphrase)
        wait_for(lambda: self.passphrase_length() == len(passphrase), "the passphrase")

    def encrypt(self, passphrase, twice=False):
        """What was typed or pasted last, which is plaintext; with Return, also where the passphrase is asked for twice."""
        self.type_passphrase(passphrase)
        self.desktop.press("Return")
        if twice:
            self.repeat(passphrase)
            self.desktop.press("Return")
        return wait_for(lambda: self.text("Ciphertext"), "a message")

    def repeat(self, passphrase):
        """Into the second entry, which is there and has the focus."""
        self.wait_focused("Repeat Passphrase")
        self.desktop.type(passphrase)
        wait_for(lambda: self.passphrase_length("Repeat Passphrase") == len(passphrase), "the repetition")

    def push(self, name):
        self.focus(name)
        self.desktop.press("space")

    def choose(self, position):
        """The item at that position, from 0, of the menu that was just opened. GTK gives its items no names."""

        def focused_item():
            menu = next((n for n in self.walk() if n.get_role() == Atspi.Role.MENU), None)
            items = menu and [n for n in self.walk(menu) if n.get_role() in (Atspi.Role.MENU_ITEM, Atspi.Role.RADIO_MENU_ITEM)]
            return next((i for i, n in enumerate(items or []) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

        wait_for(lambda: focused_item() == 0, "the menu")
        for i in range(position):
            self.desktop.press("Down")
            wait_for(lambda: focused_item() == i + 1, "the next item")
        self.desktop.press("Return")
        wait_for(lambda: focused_item() is None, "the menu to close")

    def show_pane(self, pane):
        """Where there is room for one only, with the toggle."""
        self.get(TOGGLE, pane)
        while self.focused_role() != TOGGLE:
            before = self.focused_name()
            self.desktop.press("ISO_Left_Tab", "shift")
            wait_for(lambda: self.focused_name() != before, "the focus to move back from “%s”" % before)
        if self.focused_name() != pane:
            self.desktop.press("Right" if pane == "Ciphertext" else "Left")
            self.wait_focused(pane)
        self.desktop.press("space")
        self.get(TEXT, pane)

    def paste(self, pane, text):
        """With the pane's button: instead of what is there."""
        self.desktop.copy(text)
        self.push("Paste " + pane)
        self.wait_text(pane, text)


def is_shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


class HoldMeter:
    """How long the main loop was held at the worst, by tests/e2e/hold.c."""

    LAYOUT = "QQ"

    def __init__(self, desktop, library):
        path = os.path.join(desktop.folder, "hold")
        with open(path, "wb") as file:
            file.write(bytes(struct.calcsize(self.LAYOUT)))
        with open(path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 0)
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(desktop.folder, "hold.so")
        if not os.path.exists(link):
            os.symlink(library, link)
        self.environment = {"LD_PRELOAD": link, "SEALWAX_HOLD_FILE": path}

    def reset(self):
        self.memory[:] = bytes(len(self.memory))

    def read(self):
        """Milliseconds, and how many turns of the loop they are the worst of."""
        worst, turns = struct.unpack(self.LAYOUT, self.memory)
        return worst / 1e6, turns
