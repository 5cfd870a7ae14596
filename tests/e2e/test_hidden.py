# SPDX-License-Identifier: GPL-3.0-or-later
"""A decrypted text that is not what it seems is shown as it is, with a note that says so and spells what is hidden."""

import os
import sys
import unittest

from gi.repository import GLib

from desktop import Desktop, wait_for
from tap import main
from window import Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
PASSPHRASE = "six words are better than one"

SHOW = "Show Hidden Characters"
TURNED = "Please pay to \u202eecilA"
TAGS = "Nothing here.\U000e0070\U000e0061\U000e0079"
ZERO_WIDTH = "pass\u200bword"
IMITATION = "Decrypted and verified · 12 characters"
HARMLESS = "👩\u200d👧 ❤\ufe0f, \u200fשלום, naïve\ttext\n"

DIRECTION_NOTE = "turn the direction of writing"
HIDDEN_NOTE = "can carry a hidden text"
UNSEEN_NOTE = "Some characters here cannot be seen"
IMITATION_NOTE = "Only the window can tell"
NOTES = (DIRECTION_NOTE, HIDDEN_NOTE, UNSEEN_NOTE, IMITATION_NOTE)


class HiddenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def open(self, text):
        self.window.paste("Ciphertext", sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", text)
        self.window.wait_label("Decrypted and verified · ")

    def notes(self):
        return [note for note in NOTES if any(note in label for label in self.window.labels())]

    def wait_notes(self, *notes):
        wait_for(lambda: self.notes() == list(notes), lambda: "the notes %r; there are %r" % (notes, self.notes()))

    def is_offered(self):
        return any(node.name == SHOW for node in self.window.walk())

    def test_kinds(self):
        for text, note, spelled in (
            (TURNED, DIRECTION_NOTE, "Please pay to ⟨U+202E⟩ecilA"),
            (TAGS, HIDDEN_NOTE, "Nothing here.⟨p⟩⟨a⟩⟨y⟩"),
            (ZERO_WIDTH, UNSEEN_NOTE, "pass⟨U+200B⟩word"),
        ):
            self.open(text)
            self.wait_notes(note)
            self.assertNotIn(spelled, self.window.labels())
            self.window.push(SHOW)
            self.window.wait_label(spelled)
            self.assertEqual(self.window.text("Plaintext"), text)
            self.window.push(SHOW)
            wait_for(lambda: spelled not in self.window.labels(), "it to go")

    def test_imitation(self):
        """There is nothing hidden in it."""
        self.open(IMITATION)
        self.wait_notes(IMITATION_NOTE)
        self.assertFalse(self.is_offered())

    def test_harmless(self):
        """What languages and pictures need is no news. Next to something that is, it is neither mentioned nor spelled out."""
        self.open(HARMLESS + TURNED)
        self.wait_notes(DIRECTION_NOTE)
        self.window.push(SHOW)
        self.window.wait_label("⟨U+202E⟩")
        self.assertIn("Please pay to ⟨U+202E⟩ecilA", self.window.labels())
        self.open(HARMLESS)
        self.wait_notes()
        self.assertFalse(self.is_offered())

    def test_it_is_announced(self):
        heard = []
        listener = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
        listener.register("object:announcement")
        self.addCleanup(listener.deregister, "object:announcement")
        self.open(TURNED)

        def turn():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(DIRECTION_NOTE in said for said in heard)

        wait_for(turn, lambda: "the note to be announced; heard %r" % heard)

    def test_it_goes_with_its_text(self):
        self.open(TURNED)
        self.wait_notes(DIRECTION_NOTE)
        self.window.push(SHOW)
        self.open("Meet me at noon.")
        self.wait_notes()
        self.assertFalse(self.window.find_label("⟨U+202E⟩"))

        self.open(TURNED)
        self.wait_notes(DIRECTION_NOTE)
        self.window.clear()
        self.wait_notes()

    def test_own_text_has_none(self):
        """The person knows what they wrote. After they encrypt it, it would have been looked through."""
        self.open(TAGS)
        self.wait_notes(HIDDEN_NOTE)
        self.window.paste("Plaintext", TURNED)
        self.wait_notes()
        message = self.window.text("Ciphertext")
        self.window.focus("Plaintext")
        self.desktop.press("Return", "ctrl")
        wait_for(lambda: self.window.text("Ciphertext") not in ("", message), "its message")
        self.assertEqual(self.notes(), [])

    def test_narrow(self):
        self.desktop.resize(360, 640)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        self.window.paste("Ciphertext", sealed.seal(TAGS, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TAGS)
        self.wait_notes(HIDDEN_NOTE)
        self.window.push(SHOW)
        self.window.wait_label("Nothing here.⟨p⟩⟨a⟩⟨y⟩")


if __name__ == "__main__":
    main()
