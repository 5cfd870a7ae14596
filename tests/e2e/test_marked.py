# SPDX-License-Identifier: GPL-3.0-or-later
"""The chosen message is in view and marked in its text. If a message breaks off, the text says so."""

import os
import sys
import unittest

from gi.repository import GLib

from desktop import Desktop, wait_for
from opened_cases import OpenedCases
from tap import main
from window import TEXT as TEXT_ROLE, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

PASSPHRASE = "six words are better than one"
CHAT = "".join("Bob: this is line %d of a chat.\n" % i for i in range(100))


def make_message(text="Meet me at noon."):
    return sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000)


class MarkedTest(OpenedCases, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.set_settings()
        self.desktop.copy("nothing of interest")

    # This is about what is in a window, not how it is opened.
    test_opened_from_the_command_line = test_opened_by_a_file_manager = None

    def open_window(self, **options):
        self.window = Window(self.desktop, PROGRAM, **options)
        self.addCleanup(self.window.close)

    def attributes(self, offset):
        """The attributes of a character, as assistive technology gets them, and the range that has them."""
        node = self.window.get(TEXT_ROLE, "Ciphertext")
        return node.call("org.a11y.atspi.Text", "GetAttributes", GLib.Variant("(i)", (offset,)))

    def has_tint(self, offset):
        return "bg-color" in self.attributes(offset)[0]

    def is_dimmed(self, offset):
        return "fg-color" in self.attributes(offset)[0]

    def wait_marked(self, text, message, nth=0):
        """The message and nothing else, and its beginning is on the screen."""
        start = -1
        for _ in range(nth + 1):
            start = text.index(message, start + 1)
        end = start + len(message)
        wait_for(lambda: self.has_tint(start), "the tint")
        self.assertTrue(self.has_tint(end - 1))
        for place in (0, start - 1, end, len(text) - 1):
            self.assertFalse(self.has_tint(place), place)
            self.assertTrue(self.is_dimmed(place), place)
        self.assertFalse(self.is_dimmed(start))
        self.wait_on_screen(self.window, "Ciphertext", start, start + 8)

    def test_long_paste(self):
        self.open_window()
        message = make_message().strip()
        text = CHAT + message + "\n" + CHAT
        self.window.paste("Ciphertext", text)
        self.wait_marked(text, message)

    def test_opened_file(self):
        """In a low window, too, which shows the other pane at first."""
        message = make_message().strip()
        text = CHAT + message + "\n" + CHAT
        for width, height in ((1060, 600), (360, 294)):
            with self.subTest(size=(width, height)):
                self.desktop.set_settings(window_width=str(width), window_height=str(height))
                self.open_window(arguments=(self.make("chat.txt", text),), focused="Passphrase")
                self.wait_marked(text, message)
                self.window.close()

    def test_choice(self):
        """The mark moves to the chosen message, even if it is the same one elsewhere."""
        self.open_window()
        first, second = make_message().strip(), make_message("Another.").strip()
        text = CHAT + first + "\n" + CHAT + second + "\n" + CHAT + first + "\n" + CHAT
        self.window.paste("Ciphertext", text)
        self.wait_marked(text, first)
        for message, nth in ((second, 0), (first, 1), (first, 0)):
            self.desktop.press("Page_Down", "alt")
            self.wait_marked(text, message, nth)

    def test_page(self):
        """If a text is shown page by page, the page with the message is shown."""
        self.open_window()
        message = make_message().strip()
        before = "word " * 5_000 + "\n"
        self.window.desktop.copy(before + message + "\n" + before)
        self.window.push("Paste Ciphertext")

        def is_shown():
            shown = self.window.text("Ciphertext")
            return message in shown and shown

        shown = wait_for(is_shown, "the page with the message")
        self.wait_marked(shown, message)

    def test_stops_here(self):
        """Where the message ends too early, wherever the text is scrolled to, and not any more once the rest is there."""
        self.open_window()
        message = make_message("x" * 200).strip()
        cut = message[:150]
        text = CHAT + cut + "\n"
        self.window.paste("Ciphertext", text)
        self.window.wait_label("Stops here")
        self.wait_on_screen(self.window, "Ciphertext", len(CHAT), len(CHAT) + 8)

        def is_below():
            label = next((n for n in self.window.walk() if n.name == "Stops here"), None)
            x, y, width, height = self.extents_of(self.window.get(TEXT_ROLE, "Ciphertext"), len(text) - 2, len(text) - 1)
            return label and y + height <= label.extents()[1] <= y + 2 * height

        wait_for(is_below, "the mark below the last line of the message")
        top = self.extents_of(self.window.get(TEXT_ROLE, "Ciphertext"), 0, 1)[1]
        self.window.focus("Ciphertext")
        self.desktop.press("Home", "ctrl")
        wait_for(lambda: self.extents_of(self.window.get(TEXT_ROLE, "Ciphertext"), 0, 1)[1] > top, "the text to be scrolled")
        wait_for(is_below, "the mark to be scrolled with it")
        self.desktop.press("End", "ctrl")
        self.desktop.press("Left")
        self.desktop.copy(message[150:])
        self.desktop.press("v", "ctrl")
        self.window.wait_no_label("Stops here")

    def test_editing(self):
        """Typing moves the mark along, and nothing scrolls under the person's hands."""
        self.open_window()
        message = make_message().strip()
        text = CHAT + message + "\n" + CHAT
        self.window.paste("Ciphertext", text)
        self.wait_marked(text, message)
        self.window.focus("Ciphertext")
        self.desktop.press("Home", "ctrl")
        self.desktop.type("New ")
        self.window.wait_text("Ciphertext", "New " + text)
        start = len("New ") + len(CHAT)
        wait_for(lambda: self.has_tint(start) and not self.has_tint(start - 1) and self.is_dimmed(0), "the mark to follow")
        self.wait_on_screen(self.window, "Ciphertext", 0, 4)

    def test_nothing_but_a_message(self):
        """There is nothing for it to stand out from."""
        self.open_window()
        message = make_message()
        self.window.paste("Ciphertext", message)
        self.window.wait_label("Sealed message · ")
        self.assertFalse(self.has_tint(0))

    def test_nothing_is_marked_in_the_next_text(self):
        self.open_window()
        message = make_message().strip()
        text = CHAT + message + "\n"
        self.window.paste("Ciphertext", text)
        self.wait_for_tint(text.index(message))
        self.window.paste("Ciphertext", "Not a message, " * 200)
        self.window.wait_label("This is not an encrypted message.")
        self.assertFalse(self.has_tint(text.index(message) % 3000))
        self.assertFalse(self.is_dimmed(0))

    def test_nothing_is_marked_where_there_is_no_message_any_more(self):
        """The text stays, except for one character."""
        self.open_window()
        text = make_message() + "\n" + CHAT
        self.window.paste("Ciphertext", text)
        self.wait_for_tint(0)
        self.assertTrue(self.is_dimmed(len(text) - 2))
        self.window.focus("Ciphertext")
        self.desktop.press("Home", "ctrl")
        self.desktop.press("Delete")
        self.window.wait_text("Ciphertext", text[1:])
        self.window.wait_label("This is not an encrypted message.")
        wait_for(lambda: not self.has_tint(0) and not self.is_dimmed(len(text) - 3), "the mark to go")

    def wait_for_tint(self, offset):
        wait_for(lambda: self.has_tint(offset), "the tint")


if __name__ == "__main__":
    main()
