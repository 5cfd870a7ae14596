# SPDX-License-Identifier: GPL-3.0-or-later
"""The window under test, seen over the accessibility bus: by the names of its controls, as a screen reader sees it.

To be used while a Desktop is there, on whose accessibility bus it looks.
"""

import os
import subprocess

import complaints
from accessible import Atspi, Bus, GLib, flatten
from desktop import stop, wait_for
from hold import HoldMeter

TEXT = Atspi.Role.TEXT
PASSWORD = Atspi.Role.PASSWORD_TEXT
TOGGLE = Atspi.Role.RADIO_BUTTON
LABEL = Atspi.Role.LABEL
LIST_ITEM = Atspi.Role.LIST_ITEM
MENU_ITEM = (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.RADIO_MENU_ITEM)
BUTTON = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)


class Window:
    """Starts Sealwax and stops it again. Fails if it complains or ends badly."""

    def __init__(self, desktop, program, hold_library=None, environment=None, translate=str, arguments=(), focused="Plaintext"):
        """translate: turns the English names that a test asks for into those of the window's language."""
        self.desktop = desktop
        self.translate = translate
        self.hold = HoldMeter(desktop, hold_library) if hold_library else None
        env = {**os.environ, "G_ENABLE_DIAGNOSTIC": "0", "G_DEBUG": "fatal-criticals", **(environment or {})}
        if self.hold:
            env.update(self.hold.environment)
        self.bus = Bus()
        self.listeners = []
        self.log_path = os.path.join(desktop.folder, "sealwax.log")
        self.log = open(self.log_path, "w")
        self.process = subprocess.Popen([program, *arguments], env=env, stdout=self.log, stderr=self.log)
        self.good_ends = (0, -15)
        try:
            self.frame = wait_for(self.frames, "the window")[0]
            self.wait_focused(focused)
        except BaseException:
            # Nobody has it yet who could close it. If it came up late, the next one would only be told to it.
            stop(self.process)
            self.log.close()
            raise

    def close(self):
        for listener in self.listeners:
            listener.deregister("object:announcement")
        stop(self.process)
        self.log.close()
        with open(self.log_path) as log:
            lines = log.readlines()
        complaints.assert_none(lines)
        assert self.process.returncode in self.good_ends, "the window ended with %d: %s" % (self.process.returncode, "".join(lines))

    def kill(self):
        """Gives it no chance to put anything in order."""
        self.good_ends = (-9,)
        self.process.kill()
        self.process.wait()

    # Finding

    def frames(self):
        """All windows of the program."""
        assert self.process.poll() is None, "the window ended: " + open(self.log_path).read()
        return next((self.bus.children(root) for root, pid in self.bus.applications() if pid == self.process.pid), [])

    def walk(self, node=None):
        """Every visible accessible object, or those below one, as they are now."""
        return self.bus.look(node or self.frame)

    def find(self, role, name):
        roles = role if isinstance(role, tuple) else (role,)
        name = self.translate(name)
        return self.bus.find(self.frame, lambda n: n.role in roles and n.name == name and n.is_shown())

    def get(self, role, name):
        return wait_for(lambda: self.find(role, name), "%s “%s”" % (role, name))

    # Reading

    def text(self, name):
        return self.get(TEXT, name).text()

    def passphrase_length(self, name="Passphrase"):
        return self.get(PASSWORD, name).character_count()

    def labels(self):
        """Everything on the screen that is plain text."""
        return [n.name for n in self.walk() if n.role == LABEL and n.is_shown()]

    def find_label(self, part):
        """What the first label with this in it says; None if there is none."""
        found = self.bus.find(self.frame, lambda n: n.role == LABEL and part in n.name and n.is_shown())
        return found and found.name

    def focused(self):
        """GTK does not know of anything new until everything has been looked at."""
        return self.bus.find_focus(self.frame) or next((n for n in self.walk() if n.has(Atspi.StateType.FOCUSED)), None)

    def focused_name(self):
        node = self.focused()
        return node and node.name

    def focused_role(self):
        node = self.focused()
        return node and node.role

    def has_focus(self, name):
        return self.focused_name() == self.translate(name)

    # Waiting

    def wait_text(self, name, expected):
        wait_for(lambda: self.text(name) == expected, lambda: "“%s” to be %r; it is %r" % (name, expected, self.text(name)))

    def wait_label(self, part):
        return wait_for(lambda: self.find_label(part), lambda: "a label with “%s” among %r" % (part, self.labels()))

    def wait_focused(self, name):
        wait_for(lambda: self.has_focus(name), "the focus on “%s”" % name)

    def wait_focus(self):
        """Returns what has it. When a menu, a dialog or another window closes, nothing has the focus for a moment. A key pressed
        then arrives once something has it again, and moves the focus on from there."""
        return wait_for(self.focused, "the focus on anything")

    def wait_no_label(self, part):
        """Before the same sentence is awaited again. A sentence that goes is still there while it is animated."""
        wait_for(lambda: not self.find_label(part), "“%s” to go" % part)

    # Listening

    def listen(self):
        """Returns a list that gets what is announced from now on, as long as the window is there; see hear()."""
        heard = []
        listener = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
        listener.register("object:announcement")
        self.listeners.append(listener)
        return heard

    def count_heard(self, heard, part):
        while GLib.MainContext.default().iteration(False):
            pass
        return sum(part in sentence for sentence in heard)

    def hear(self, heard, part):
        """Waits until something with this in it was announced."""
        wait_for(lambda: self.count_heard(heard, part), lambda: "“%s” to be announced; heard %r" % (part, heard))

    # Doing things, all with real keys; what arrives is checked before anything else is pressed

    def focus(self, name):
        """With Tab, like a person without a mouse."""
        node = self.wait_focus()
        for _ in range(30):
            # A pane's toggle has the same name as its text.
            if node.name == self.translate(name) and node.role != TOGGLE:
                return
            node = self.move_focus(node, "Tab")
        raise AssertionError("“%s” cannot be reached with Tab" % name)

    def move_focus(self, node, *press):
        """Moves the focus away from this object; returns what has it then."""
        self.desktop.press(*press)

        def moved():
            now = self.focused()
            return now if now != node else None

        return wait_for(moved, "the focus to move on from %s" % node)

    def type_text(self, name, text):
        self.focus(name)
        before = self.text(name)
        self.desktop.type(text)
        self.wait_text(name, before + text)

    def type_passphrase(self, passphrase):
        """Replaces the one that may be there."""
        self.focus("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        wait_for(lambda: self.passphrase_length() == 0, "an empty passphrase")
        self.desktop.type(passphrase)
        wait_for(lambda: self.passphrase_length() == len(passphrase), "the passphrase")

    def encrypt(self, passphrase, twice=False):
        """Encrypts what was typed or pasted last, which is plaintext: with Return, and after the repetition without any key."""
        self.type_passphrase(passphrase)
        self.desktop.press("Return")
        if twice:
            self.wait_focused("Repeat Passphrase")
            self.desktop.type(passphrase)
        return self.wait_encrypted()

    def wait_encrypted(self):
        """The focus goes to what copies the message, and would take the next key there."""
        message = wait_for(lambda: self.text("Ciphertext"), "a message")
        self.wait_focused("Copy Ciphertext")
        return message

    def wait_decrypted(self, text):
        """The focus goes there, too."""
        self.wait_text("Plaintext", text)
        self.wait_focused("Plaintext")

    def repeat(self, passphrase):
        """Types into the second entry, which is there and has the focus. The text must differ from the first entry's, or it would
        go on."""
        self.wait_focused("Repeat Passphrase")
        self.desktop.type(passphrase)
        wait_for(lambda: self.passphrase_length("Repeat Passphrase") == len(passphrase), "the repetition")

    def push(self, name):
        self.focus(name)
        self.desktop.press("space")

    def choose(self, item):
        """Chooses an item of the menu that was just opened, by its position, starting at 0, or by its name."""

        def items():
            menu = next((n for n in self.walk() if n.role == Atspi.Role.MENU), None)
            return [n for n in flatten(menu) if n.role in MENU_ITEM] if menu else []

        def focused_item():
            return next((i for i, n in enumerate(items()) if n.has(Atspi.StateType.FOCUSED)), None)

        wait_for(lambda: focused_item() == 0, "the menu")
        if isinstance(item, str):
            item = [node.name for node in items()].index(self.translate(item))
        for i in range(item):
            self.desktop.press("Down")
            wait_for(lambda: focused_item() == i + 1, "the next item")
        self.desktop.press("Return")
        wait_for(lambda: focused_item() is None, "the menu to close")

    def answer(self, name):
        """Answers what is asked before something is lost. The question is there before it gets any key, with the focus on Cancel."""
        self.wait_focused("Cancel")
        self.push(name)

    # A message on the clipboard is offered where a message would be, or else in a banner.

    def is_offered(self):
        return any(label.startswith(("There’s a message on the clipboard", "There are ")) for label in self.labels())

    def wait_offer(self, title="There’s a message on the clipboard"):
        self.wait_label(title)

    def wait_no_offer(self):
        wait_for(lambda: not self.is_offered(), "the offer to go")

    def open_offer(self):
        self.push("Paste Message")

    def clear(self):
        """From the main menu; if something would be lost, the person is asked first."""
        self.desktop.press("F10")
        self.choose("Clear Everything")

    def show_pane(self, pane):
        """If there is room for only one pane, with the toggle."""
        self.get(TOGGLE, pane)
        node = self.wait_focus()
        while node.role != TOGGLE:
            node = self.move_focus(node, "ISO_Left_Tab", "shift")
        if node.name != self.translate(pane):
            here, there = (toggle.extents()[0] for toggle in (node, self.get(TOGGLE, pane)))
            self.desktop.press("Right" if here < there else "Left")
            self.wait_focused(pane)
        self.desktop.press("space")
        self.get(TEXT, pane)

    def wait_narrow(self):
        """After a resize: one pane is shown, and the focus is back in it. While everything is laid out again, a toggle has it."""
        self.get(TOGGLE, "Ciphertext")
        wait_for(lambda: self.focused_role() not in (None, TOGGLE), "the focus to come back")

    def paste(self, pane, text):
        """With the pane's button, which replaces what is there."""
        self.desktop.copy(text)
        self.push("Paste " + pane)
        self.wait_text(pane, text)
