# SPDX-License-Identifier: GPL-3.0-or-later
"""How the strength of a passphrase is reported: visibly after each letter, but on the accessibility bus as one of three words at
the end.

Of two passphrases of the same length, a listener on that bus must get exactly the same: every event, and everything it can
ask for, after each letter.
"""

import os
import subprocess
import unittest

from gi.repository import GLib

from accessible import ACCESSIBLE
from desktop import Desktop, count_differences, wait_for
from pointer import Pointer
from tap import main
from window import PASSWORD, Atspi, Window

PROGRAM = os.environ["SEALWAX"]
TEXT = "Meet me at noon."

# Of the same length, but of very different strength from the second letter on, so that a line about them would be longer or shorter.
PASSPHRASES = ("aaaaaaaaaaaaaa", "violet harbor ", "x7#Qmv!2Zp@Lw9")

WEAK, STRONG = "password", "violet harvest candle orbit marble summer"
KINDS = ("text-changed", "text-attributes-changed", "property-change", "state-changed", "bounds-changed", "visible-data-changed")
KINDS += ("children-changed", "announcement", "text-caret-moved", "text-selection-changed", "attributes-changed", "value-changed")

# A window that is less wide shows one pane.
NARROW = 720

# Its position in the answers of ask_for_everything, after those of GetChildren.
EXTENTS = 6


def is_place(extents):
    """What is not drawn yet has no place. GTK 4.24 answers with whatever was on its stack, so half an address appears as the height
    (gtkatspicomponent.c, GetExtents)."""
    return extents is not None and all(0 <= size < 10_000 for size in extents[0][2:])


class StrengthTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def open_window(self, width, height):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)
        self.desktop.resize(width, height)
        if width < NARROW:
            self.window.wait_narrow()
        self.window.type_text("Plaintext", TEXT)
        text = self.window.get(Atspi.Role.TEXT, "Plaintext")
        wait_for(lambda: text.description() == "%d characters" % len(TEXT), "the length, which is told in a pause")
        self.window.focus("Passphrase")

    # What a listener gets

    def listen(self):
        heard = []
        listener = Atspi.EventListener.new(
            lambda event: heard.append((event.type, event.detail1, event.detail2, self.describe_data(event)))
        )
        for kind in KINDS:
            listener.register("object:" + kind)
            self.addCleanup(listener.deregister, "object:" + kind)
        return heard

    @staticmethod
    def describe_data(event):
        return event.any_data if isinstance(event.any_data, (str, int)) else type(event.any_data).__name__

    def pump(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def ask_for_everything(self):
        """Everything the bus answers about each object below the window, visible or not."""
        bus, told = self.window.bus, []
        level = [self.window.frame]
        while level:
            calls = []
            for node in level:
                calls += [(node, ACCESSIBLE, method, None) for method in ("GetChildren", "GetState", "GetRole", "GetAttributes")]
                calls += [
                    (node, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", pair))
                    for pair in ((ACCESSIBLE, "Name"), (ACCESSIBLE, "Description"), ("org.a11y.atspi.Text", "CharacterCount"))
                ]
                calls += [
                    (node, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,))),
                    (node, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, 1000))),
                    (node, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", ("org.a11y.atspi.Value", "CurrentValue"))),
                ]
            answers = bus.call_all(calls)
            size = len(calls) // len(level)
            below = []
            for i, node in enumerate(level):
                children, *rest = answers[size * i : size * (i + 1)]
                if not is_place(rest[EXTENTS]):
                    rest[EXTENTS] = None
                told.append(rest)
                below += [type(node)(bus, *reference) for reference in (children or [[]])[0]]
            level = below
        return told

    def type_and_listen(self, passphrase):
        """What is reported after each letter, and until all of it is deleted again."""
        told = []
        self.heard.clear()
        for count, letter in enumerate(passphrase, 1):
            self.desktop.type(letter)
            wait_for(lambda: self.window.passphrase_length() == count, "the letter")
            self.desktop.settle()
            answers = self.ask_for_everything()
            self.pump()
            told.append((sorted(map(repr, self.heard)), answers))
            self.heard.clear()
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        wait_for(lambda: self.window.passphrase_length() == 0, "an empty passphrase")
        self.desktop.settle()
        return told

    def check_sameness(self, width, height):
        self.open_window(width, height)
        self.heard = self.listen()
        self.type_and_listen("xx")  # when something first appears, a client is told about it
        first = self.type_and_listen(PASSPHRASES[0])
        self.assertTrue(all(heard for heard, _ in first), "nothing was heard at all")
        self.assertTrue(all(any(answer for answer in node) for _, answers in first for node in answers[:1]))
        self.assertTrue(all(any(node[EXTENTS] for node in answers) for _, answers in first))
        for other in PASSPHRASES[1:]:
            for count, (expected, got) in enumerate(zip(first, self.type_and_listen(other), strict=True), 1):
                with self.subTest(other, letters=count):
                    self.assertEqual(got[0], expected[0])
                    self.assertEqual(got[1], expected[1])

    def test_letters_are_not_told(self):
        self.check_sameness(900, 600)

    def test_letters_are_not_told_in_a_narrow_window(self):
        """And with large text, where one estimate takes one line and another takes two."""
        self.desktop.set_interface(text_scale=1.5)
        self.addCleanup(self.desktop.set_interface)
        self.check_sameness(360, 640)

    def look_at_all(self):
        return subprocess.run(["grim", "-t", "ppm", "-"], check=True, capture_output=True).stdout

    def test_explanation_is_only_drawn(self):
        """With the pointer on the line while it is on the screen: nobody can ask for what it says in numbers."""
        self.open_window(900, 600)
        self.desktop.put(self.window.process.pid, 20, 20, 900, 600)
        self.window.type_passphrase(WEAK)
        self.desktop.settle()
        x, y, _, height = self.window.get(PASSWORD, "Passphrase").extents()
        with Pointer(self.desktop) as pointer:
            pointer.jump(300, 300)
            before = self.look_at_all()
            pointer.move(20 + x + 100, 20 + y + height + 24)
            wait_for(lambda: count_differences(before, self.look_at_all()) > 20_000, "the explanation")
            told = repr(self.ask_for_everything())
        self.assertIn("Encrypt", told)
        for part in ("bits", "RTX", "guess", "weak"):
            self.assertNotIn(part, told)

    # What is reported at the end

    def announcements(self):
        self.pump()
        return [data for kind, _, _, data in self.heard if kind == "object:announcement"]

    def find_names(self):
        return [label for label in self.window.labels() if "Passphrase: " in label]

    def leave(self):
        self.desktop.press("Tab")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the focus elsewhere")

    def test_told_when_it_is_left(self):
        """In one word, to those who read the window and to those who only listen; and no longer once it is being changed."""
        self.open_window(900, 600)
        self.heard = self.listen()
        for passphrase, name in ((WEAK, "Passphrase: very weak"), (STRONG, "Passphrase: strong, if it was chosen at random")):
            with self.subTest(name):
                self.heard.clear()
                self.window.type_passphrase(passphrase)
                self.assertEqual(self.find_names(), [])
                self.leave()
                wait_for(lambda: self.find_names() == [name], lambda: "“%s”; there is %r" % (name, self.find_names()))
                wait_for(lambda: name in self.announcements(), "“%s” to be announced" % name)
                self.assertEqual(self.announcements(), [name])

                self.window.focus("Passphrase")
                self.assertEqual(self.find_names(), [name])
                self.desktop.press("End")
                self.desktop.type("x")
                wait_for(lambda: self.window.passphrase_length() == len(passphrase) + 1, "one letter more")
                self.assertEqual(self.find_names(), [])

    def test_not_told_when_the_window_is_left(self):
        """Any program can take the keyboard away for a moment."""
        self.open_window(900, 600)
        self.heard = self.listen()
        self.window.type_passphrase(WEAK)
        first = self.window.frame
        self.desktop.press("n", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 2, "another window")
        wait_for(lambda: not self.window.focused(), "the focus in the other window")
        self.assertEqual(self.find_names(), [])
        self.desktop.press("w", "ctrl")
        wait_for(lambda: len(self.window.frames()) == 1, "one window")
        self.window.frame = first
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.find_names(), [])
        self.assertEqual(self.announcements(), [])

    def test_told_before_it_is_used(self):
        """Return continues to the question, which comes with the strength."""
        self.desktop.set_settings(ask_twice="true")
        self.addCleanup(self.desktop.set_settings)
        self.open_window(900, 600)
        self.heard = self.listen()
        self.window.type_passphrase(WEAK)
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        wait_for(lambda: "Passphrase: very weak" in self.announcements(), "the strength to be announced")

    def test_nothing_for_decrypting(self):
        """If nobody chooses the passphrase."""
        self.open_window(900, 600)
        self.heard = self.listen()
        self.window.type_passphrase(WEAK)
        self.leave()
        wait_for(self.find_names, "the strength")
        self.window.paste("Ciphertext", "no message")
        wait_for(lambda: self.find_names() == [], "it to go")


if __name__ == "__main__":
    main()
