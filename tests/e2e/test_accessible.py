# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control, in every state of the window, has a meaningful name and can be reached with the keyboard alone."""

import os
import sys
import unittest

from desktop import Desktop, wait_for

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402
from tap import main  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"

# Names that say no more than the role does, or that nobody wrote for people.
EMPTY_WORDS = {"button", "toggle", "menu", "menu item", "item", "text", "entry", "label", "icon", "image", "untitled", "placeholder"}

# The header bar's own button is not in the Tab order of any GTK window. Ctrl+W, Alt+F4 and Escape do the same.
BY_SHORTCUT = {"Close"}

# These open something outside the window, which is tested elsewhere.
OUTSIDE = {"New Window", "Open…", "Save…", "Save the Reader Page…", "Use Key File…", "Make Key File…"}

# Items that open a dialog, besides those whose ellipsis says so.
DIALOGS = ("Preferences", "Keyboard Shortcuts", "About Sealwax")


def can_be_used(node):
    return node.role != Atspi.Role.LIST_ITEM or node.has(Atspi.StateType.FOCUSABLE)


class AccessibleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = Desktop()
        cls.desktop.__enter__()
        global Atspi, BUTTON, GLib, MENU_ITEM, TOGGLE, Window, CONTROLS, TURNED, flatten
        from accessible import GLib, flatten
        from window import BUTTON, MENU_ITEM, PASSWORD, TEXT as TEXT_ROLE, TOGGLE, Atspi, Window

        Role = Atspi.Role
        CONTROLS = BUTTON + MENU_ITEM + (TEXT_ROLE, PASSWORD, TOGGLE, Role.CHECK_BOX, Role.SWITCH, Role.SPIN_BUTTON)
        CONTROLS += (Role.COMBO_BOX, Role.SLIDER, Role.LINK, Role.ENTRY, Role.LIST_ITEM)
        # Between these, the arrow keys move the focus.
        TURNED = MENU_ITEM + (TOGGLE, Role.LIST_ITEM)

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def controls(self, root=None):
        """Everything that can be used. A row that only shows something gets no focus."""
        return [node for node in self.window.walk(root) if node.is_shown() and node.role in CONTROLS and can_be_used(node)]

    def front(self):
        """What is on top: the last dialog or menu, or the window."""
        over = (Atspi.Role.DIALOG, Atspi.Role.ALERT, Atspi.Role.MENU)
        found = [node for node in self.window.walk() if node.role in over and node.is_shown()]
        return found[-1] if found else None

    def check_names(self, scene):
        for node in self.controls(self.front()):
            name = node.name.strip()
            with self.subTest(scene=scene, control=repr(node)):
                self.assertTrue(name, "a control without a name")
                self.assertNotIn(name.lower(), EMPTY_WORDS)
                self.assertFalse(name.endswith("-symbolic"), "the name of an icon")
                self.assertFalse("_" in name, "the mark of a mnemonic")

    def move(self, key, *modifiers):
        """Where the focus is after a key; None if it does not move for what is a long time to a computer."""
        before = self.window.focused()
        self.desktop.press(key, *modifiers)
        for _ in range(20):
            now = self.window.focused()
            if now is not None and now != before:
                return now
        self.assertIsNotNone(now, "the focus is on nothing that assistive technology knows of")
        return None

    def reach(self):
        """Everything that Tab reaches, and from there, everything that the arrow keys reach."""
        reached = set()
        for _ in range(60):
            node = self.window.focused()
            if node in reached:
                return reached
            reached.add(node)
            if node.role in TURNED:
                reached |= self.turn()
            if self.move("Tab") is None:
                return reached
        raise AssertionError("Tab never comes round")

    def turn(self):
        """Everything that the arrow keys reach. Brings the focus back to where it was."""
        start = self.window.focused()
        found = set()
        ways = [("Right", "Left"), ("Left", "Right")]
        # Up and Down lead away from toggles, which stand side by side.
        if start.role != TOGGLE:
            ways = [("Down", "Up"), ("Up", "Down")] + ways
        for there, back in ways:
            steps = 0
            while steps < 40:
                node = self.move(there)
                if node is None or node in found or node == start or node.role not in TURNED:
                    if node is not None and node != start:
                        self.move(back)
                    break
                found.add(node)
                steps += 1
            while self.window.focused() != start and steps > 0:
                self.move(back)
                steps -= 1
        return found

    def check_reached(self, scene):
        """A control counts if it got the focus itself, or something inside it did (in a menu's button), or what it is part of did,
        as with the switch of a row."""
        front = self.front()
        controls = self.controls(front)
        reached = self.reach()
        covered = set(reached)
        for node in self.window.walk():
            if node in reached and node.role in CONTROLS:
                covered |= set(flatten(node))
        for node in controls:
            if node.name in BY_SHORTCUT or not node.has(Atspi.StateType.SENSITIVE):
                continue
            with self.subTest(scene=scene, control=repr(node)):
                self.assertTrue(covered & set(flatten(node)), "not reached with the keyboard; reached: %r" % reached)

    def check(self, scene):
        self.desktop.settle()
        self.check_names(scene)
        self.check_reached(scene)

    def fill(self):
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_wide(self):
        self.check("empty")
        self.fill()
        self.check("opened")
        self.window.type_passphrase("wrong")
        self.desktop.press("Return")
        self.window.wait_label("doesn’t open this message")
        self.check("refused")

    def test_back(self):
        """Shift and Tab lead back the same way, and out of the panes, too."""
        stops = [self.window.focused()] + [self.move("Tab") for _ in range(9)]
        self.assertNotIn(None, stops)
        back = [self.move("ISO_Left_Tab", "shift") for _ in range(9)]
        self.assertEqual([stops[-1]] + back, stops[::-1])

    def test_generator(self):
        self.window.focus("Passphrase")
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.check("generator")

    def test_first_run(self):
        """An empty window says what to do in each pane, and nothing else. That goes when something is there."""

        def is_taught(word):
            said = [label for label in self.window.labels() if word in label]
            self.assertLessEqual(len(said), 1, said)
            return bool(said)

        self.assertTrue(is_taught("press Encrypt"))
        self.assertTrue(is_taught("Paste a message you received"))
        self.assertIn("Readable text", self.window.labels())
        self.assertIn("Safe to send anywhere", self.window.labels())
        self.assertIsNone(self.front())
        self.window.type_text("Plaintext", TEXT)
        wait_for(lambda: not is_taught("press Encrypt"), "the placeholder to go")
        self.assertTrue(is_taught("Paste a message you received"))

    def test_encrypt_is_not_called_a_format(self):
        self.assertEqual(self.window.get(BUTTON, "Encrypt").description(), "")

    def test_narrow(self):
        self.desktop.resize(360, 640)
        wait_for(lambda: sum(n.name == "Ciphertext" and n.role == Atspi.Role.TEXT for n in self.window.walk()) == 0, "one pane")
        self.check("plaintext")
        self.window.show_pane("Ciphertext")
        self.check("ciphertext")

    def test_status_describes_its_text(self):
        def description(pane):
            return self.window.get(Atspi.Role.TEXT, pane).description()

        self.assertEqual(description("Plaintext"), "Readable text")
        self.fill()
        wait_for(lambda: description("Ciphertext").startswith("Sealed message"), "the description of the message")
        self.assertTrue(description("Plaintext").startswith("Decrypted and verified"))

    def test_outcomes_are_announced(self):
        """Waits for events, as a screen reader does."""
        heard = []
        listener = Atspi.EventListener.new(lambda event: heard.append(event.any_data))
        listener.register("object:announcement")
        self.addCleanup(listener.deregister, "object:announcement")

        def wait_heard(sentence):
            def pump():
                while GLib.MainContext.default().iteration(False):
                    pass
                return sentence in heard

            wait_for(pump, lambda: "“%s” among %r" % (sentence, heard))

        self.fill()
        wait_heard("Decrypted and verified")
        self.window.push("Encrypt")
        wait_heard("Encrypted. Copy the message and send it.")
        self.window.push("Copy Ciphertext")
        wait_heard("Copied")
        self.window.type_passphrase("wrong")
        self.window.push("Decrypt")
        wait_heard("This passphrase doesn’t open this message. Check the keyboard layout.")

    def menu_buttons(self):
        """The names of all buttons that open a menu."""
        return [
            node.name
            for node in self.controls()
            if node.role == Atspi.Role.TOGGLE_BUTTON and node.has(Atspi.StateType.FOCUSABLE) and node.has(Atspi.StateType.HAS_POPUP)
        ]

    def open_menu(self, name):
        self.window.push(name)
        return wait_for(lambda: [n for n in self.controls(self.front()) if n.role in MENU_ITEM], "the menu “%s”" % name)

    def close_front(self):
        self.desktop.press("Escape")
        wait_for(lambda: self.front() is None, "it to close")

    def test_menus_and_dialogs(self):
        """Opens each menu, and what each of its items opens. After that, the focus is in the window again."""
        self.fill()
        buttons = self.menu_buttons()
        self.assertGreaterEqual(len(buttons), 4, buttons)
        dialogs = []
        for button in buttons:
            items = [(item.name, item.has(Atspi.StateType.SENSITIVE)) for item in self.open_menu(button)]
            self.check_names(button)
            self.check_menu_reached(button)
            self.close_front()
            for name, sensitive in items:
                if sensitive and name not in OUTSIDE and (name.endswith("…") or name in DIALOGS):
                    self.open_menu(button)
                    self.window.choose(name)
                    self.look_at_dialog(name)
                    dialogs.append(name)
        self.assertIn("Keyboard Shortcuts", dialogs)
        self.assertIn("About Sealwax", dialogs)

    def check_menu_reached(self, scene):
        items = self.controls(self.front())
        reached = {self.window.focused()} | self.turn()
        self.assertEqual([item for item in items if item.has(Atspi.StateType.SENSITIVE) and item not in reached], [], scene)

    def look_at_dialog(self, name):
        """It may come after a search, and is visible before it has the focus."""
        wait_for(self.front, "the dialog “%s”" % name)
        wait_for(self.window.focused, "the focus in “%s”" % name)
        self.check(name)
        self.close_front()
        focus = wait_for(self.window.focused, "the focus after “%s”" % name)
        self.assertNotEqual(focus, self.window.frame)


if __name__ == "__main__":
    main()
