# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program that listens to the whole accessibility bus hears while a passphrase is typed: how many letters, but no letter."""

import os
import unittest

from gi.repository import GLib

from accessible import ACCESSIBLE, Node
from desktop import Desktop, NotThere, wait_for
from tap import main
from window import Atspi, MENU_ITEM, PASSWORD, Window

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."


def setUpModule():
    """One for all tests: libatspi, which listens, knows only one accessibility bus in its life."""
    global desktop
    desktop = unittest.enterModuleContext(Desktop())


class SilenceTest(unittest.TestCase):
    def setUp(self):
        self.desktop = desktop
        self.desktop.set_settings(ask_twice="true")
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def listen(self):
        heard = []
        listener = Atspi.EventListener.new(lambda event: heard.append((event.type, event.any_data)))
        for kind in ("object:text-changed", "object:text-caret-moved", "object:property-change"):
            listener.register(kind)
            self.addCleanup(listener.deregister, kind)
        return heard

    def hear(self, heard, count, expected="object:text-caret-moved"):
        context = GLib.MainContext.default()

        def turn():
            while context.iteration(False):
                pass
            return sum(kind.startswith(expected) for kind, _ in heard) >= count

        wait_for(turn, "%d × %s" % (count, expected))

    def texts(self, heard):
        return [str(data) for kind, data in heard if kind.startswith("object:text-changed") and str(data)]

    def focused_item(self):
        """Of the menu, which cannot be reached from the window."""
        nodes = self.window.bus.read_all(self.window.frame).values()
        return next((n for n in nodes if n.role in MENU_ITEM and n.has(Atspi.StateType.FOCUSED)), None)

    def look_around(self, node):
        """As screen readers do. Some of what surrounds an object exists only for those who ask, and then it speaks, too."""
        while node.path != "/org/a11y/atspi/null":
            yield node
            node = Node(node.bus, *node.get(ACCESSIBLE, "Parent"))

    def read(self, node):
        try:
            return node.text()
        except NotThere:
            return ""

    def test_silence(self):
        heard = self.listen()
        self.window.type_text("Plaintext", TEXT)
        self.hear(heard, 1, "object:text-changed")

        heard.clear()
        self.window.type_passphrase("marzipan")
        self.hear(heard, 8)
        self.desktop.press("Menu")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the menu")
        self.desktop.press("Up")
        around = list(self.look_around(wait_for(self.focused_item, "the last item")))
        self.assertNotIn("marzipan", [self.read(node) for node in around])
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        # It is revealed now, and the entry says so to whoever asks, but nothing else does.
        entry = self.window.get(PASSWORD, "Passphrase")
        self.assertEqual(entry.entry_text(), "marzipan")
        self.assertNotIn("marzipan", [self.read(node) for node in around if node != entry])
        self.desktop.press("End")
        self.desktop.type("xyz")
        wait_for(lambda: self.window.passphrase_length() == 11, "more of it")
        self.desktop.press("BackSpace")
        wait_for(lambda: self.window.passphrase_length() == 10, "less of it")
        self.desktop.press("Tab")
        self.hear(heard, 12)
        self.assertEqual(self.texts(heard), [])

    def test_silence_of_the_repetition(self):
        self.window.type_text("Plaintext", TEXT)
        heard = self.listen()
        self.window.type_passphrase("marzipan")
        self.desktop.press("Return")
        self.window.repeat("marzipam")
        self.hear(heard, 16)
        self.assertEqual(self.texts(heard), [])


if __name__ == "__main__":
    main()
