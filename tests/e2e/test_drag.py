# SPDX-License-Identifier: GPL-3.0-or-later
"""Drag and drop, and the middle button: with a real pointer, from and to another program."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import unittest

from desktop import Desktop, wait_for
from pointer import MIDDLE, Pointer
from tap import main
from window import BUTTON, LABEL, PASSWORD, TEXT as TEXT_ROLE, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
DRAGGER = os.path.join(os.path.dirname(__file__), "dragger.py")

TEXT = "Meet me at noon. Bring the red folder."
PLAIN = "text/plain;charset=utf-8"
URIS = "text/uri-list"

HERE = (20, 20, 800, 700)
THERE = (900, 100, 200, 100)
NOWHERE = (1000, 600)
BELOW = 780  # the window
BESIDE = 10  # the same, on the left
KEY_BAR = 660  # from here downwards
MIDDLE_OF_WINDOW = 420
PATIENCE = 5  # seconds for a window's answer, before it is entered once more


def middle(x, y, width, height):
    return int(x + width / 2), int(y + height / 2)


class DragTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.open_window()
        self.pointer = Pointer(self.desktop)
        self.pointer.__enter__()
        self.addCleanup(self.pointer.__exit__)

    def open_window(self):
        self.window = window = Window(self.desktop, PROGRAM)
        self.addCleanup(lambda: window.log.closed or window.close())
        self.desktop.put(window.process.pid, *HERE)

    def make(self, name, data):
        path = os.path.join(self.desktop.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def open_dragger(self, *offers):
        """Pairs of a type and its bytes. What it reports goes to self.told; what is returned closes it."""
        arguments = []
        for number, (kind, data) in enumerate(offers):
            arguments += [kind, self.make("offer-%d" % number, data)]
        process = self.dragger = self.desktop.start(sys.executable, DRAGGER, *arguments, stdout=subprocess.PIPE)
        self.told = []
        thread = threading.Thread(target=lambda: [self.told.append(json.loads(line)) for line in process.stdout])
        thread.start()
        self.desktop.put(process.pid, *THERE)

        def end():
            process.kill()
            thread.join()

        self.addCleanup(end)
        return end

    # Places on the desktop

    def place(self, role, name):
        x, y, width, height = self.window.get(role, name).extents()
        return middle(HERE[0] + x, HERE[1] + y, width, height)

    # Dragging: before the program drags, a release is a click; before the other one accepts, it is nothing

    def wait_told(self, what):
        """While the pointer trembles, like a hand."""

        def is_told():
            self.tremble()
            return what in self.told

        wait_for(is_told, "“%s”" % what)

    def tremble(self):
        x, y = self.pointer.place
        self.pointer.jump(x + 1, y)
        self.pointer.jump(x, y)

    def drag_in(self, place):
        """By a route on which nothing else accepts it, because that would be mistaken for the place."""
        x, y = place
        if y > KEY_BAR:
            ways = (NOWHERE, (NOWHERE[0], BELOW), (x, BELOW))
        elif x < MIDDLE_OF_WINDOW:
            ways = (NOWHERE, (NOWHERE[0], BELOW), (BESIDE, BELOW), (BESIDE, y))
        else:
            ways = (NOWHERE, (NOWHERE[0], y))
        self.pointer.jump(*middle(*THERE))
        self.pointer.press()
        self.pointer.move(THERE[0] + 10, THERE[1] + 10)
        self.wait_told("begun")
        wait_for(lambda: self.is_accepted(place, ways), "“accepted”")
        self.window.walk()  # it answers, so it has gone on from the first step that it accepted
        self.pointer.release()
        wait_for(lambda: "dropped" in self.told or "cancelled" in self.told, "the end of the drag")
        self.assertIn("dropped", self.told, "the desktop did not let it drop")  # what is refused then is cancelled, too
        self.focus_window()

    def is_accepted(self, place, ways):
        for way in (*ways, place):
            self.pointer.move(*way)
        end = time.monotonic() + PATIENCE
        while "accepted" not in self.told and time.monotonic() < end:
            self.tremble()
            time.sleep(0.02)
        if "accepted" in self.told:
            return True
        for way in reversed(ways):
            self.pointer.move(*way)
        self.forget_acceptance()
        return False

    def forget_acceptance(self):
        """It may just have come, for a place where the pointer is no longer. What is released before the next one is lost."""
        before = self.told.count("told")
        self.dragger.send_signal(signal.SIGUSR1)
        wait_for(lambda: self.told.count("told") > before, "all that happened")
        while "accepted" in self.told:
            self.told.remove("accepted")

    def drag_out(self, place):
        """Returns the text that arrives."""
        self.pointer.jump(*place)
        self.pointer.press()
        self.pointer.move(*middle(*THERE))
        self.wait_told("over")
        self.pointer.release()
        return wait_for(lambda: next((t["text"] for t in self.told if isinstance(t, dict)), None), "the drop")

    def drag_blindly(self, start, end):
        """Where nobody says when a release would be too early: slowly, and perhaps without success."""
        self.pointer.jump(*start)
        self.pointer.press()
        for _ in range(15):
            self.pointer.move(*end)
            self.pointer.move(end[0] + 20, end[1] + 20)
            self.window.walk()  # the window has had time to answer
        self.pointer.release()

    def drag_within(self, start, pane, expected):
        """Until something is dropped."""
        before = self.window.text(pane)

        def is_dropped():
            self.drag_blindly(start, self.place(TEXT_ROLE, pane))
            end = time.monotonic() + PATIENCE  # what is dropped is read first; if it were dragged again meanwhile, it would come twice
            while self.window.text(pane) == before and time.monotonic() < end:
                time.sleep(0.02)
            return self.window.text(pane) != before

        wait_for(is_dropped, "the drop")
        self.window.wait_text(pane, expected)

    def focus_window(self):
        """Which window has the keyboard after a drag is up to the compositor."""
        self.desktop.sway("[pid=%d] focus" % self.window.process.pid)

    def dismiss(self, sentence):
        self.window.push("Dismiss")
        wait_for(lambda: sentence not in self.window.labels(), "the sentence to go")

    # Into the window

    def test_text(self):
        """Goes where it is dropped, as one step of undo, and takes the focus along."""
        self.window.type_text("Plaintext", "Hi! ")
        self.open_dragger((PLAIN, TEXT.encode()))
        self.drag_in(self.place(TEXT_ROLE, "Plaintext"))
        self.window.wait_text("Plaintext", "Hi! " + TEXT)
        self.window.wait_focused("Plaintext")
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "Hi! ")

    def test_text_at_the_place(self):
        """In the middle of what is there, not where the cursor was."""
        self.window.type_text("Plaintext", "first")
        self.desktop.press("Return")
        self.desktop.type("second")
        self.window.wait_text("Plaintext", "first\nsecond")
        self.open_dragger((PLAIN, b"dropped "))
        x, y, _, _ = self.window.get(TEXT_ROLE, "Plaintext").extents()
        self.drag_in((HERE[0] + int(x) + 13, HERE[1] + int(y) + 12))
        self.window.wait_text("Plaintext", "dropped first\nsecond")

    def test_message(self):
        """Is what the next Return opens."""
        self.open_dragger((PLAIN, sealed.seal(TEXT, passphrase="a", iterations=10_000).encode()))
        self.drag_in(self.place(TEXT_ROLE, "Ciphertext"))
        self.window.wait_label("Sealed message")
        self.window.type_passphrase("a")
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    def test_file(self):
        """Is opened in the pane it is dropped on, replacing what is there."""
        path = self.make("from-ana.txt", TEXT.encode())
        self.window.type_text("Plaintext", "mine")
        self.open_dragger((URIS, ("file://%s\r\n" % path).encode()))
        self.drag_in(self.place(TEXT_ROLE, "Plaintext"))
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("from-ana.txt")
        self.window.wait_focused("Passphrase")

    def test_files(self):
        """One at a time."""
        paths = [self.make(name, TEXT.encode()) for name in ("a.txt", "b.txt")]
        self.open_dragger((URIS, "".join("file://%s\r\n" % path for path in paths).encode()))
        self.drag_in(self.place(TEXT_ROLE, "Ciphertext"))
        self.window.wait_label("Drop one file at a time.")
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_no_text(self):
        self.window.type_text("Plaintext", "mine")
        for data, sentence in ((b"\xff\xfe", "isn’t text"), (b"a\0b", "isn’t text"), (b"", "is empty"), (b"a" * (100 * 2**20 + 1), "is larger than 100 MiB")):
            with self.subTest(sentence=sentence):
                end = self.open_dragger((PLAIN, data))
                self.drag_in(self.place(TEXT_ROLE, "Plaintext"))
                self.window.wait_label("What you dropped " + sentence)
                self.assertEqual(self.window.text("Plaintext"), "mine")
                end()
                self.focus_window()
                self.window.push("Dismiss")  # the next sentence may be the same
                wait_for(lambda: not self.window.find_label("What you dropped "), "the sentence to go")

    def test_file_list(self):
        """Is limited and checked like a text."""
        self.window.type_text("Plaintext", "mine")
        for data, sentence in (
            (b"file:///nowhere\r\n" * 100_000, "Couldn’t read what you dropped."),
            (b"file:///a\xff\r\n", "What you dropped isn’t text."),
            (b"file:///a\0b\r\n", "What you dropped isn’t text."),
            (b"", "What you dropped is empty."),
        ):
            with self.subTest(sentence=sentence):
                end = self.open_dragger((URIS, data))
                self.drag_in(self.place(TEXT_ROLE, "Plaintext"))
                self.window.wait_label(sentence)
                self.assertEqual(self.window.text("Plaintext"), "mine")
                self.dismiss(sentence)
                end()

    # Into the passphrase

    def test_passphrase(self):
        """A line end after it does not count."""
        self.open_dragger((PLAIN, b"hunter2\n"))
        self.drag_in(self.place(PASSWORD, "Passphrase"))
        wait_for(lambda: self.window.passphrase_length() == 7, "the passphrase")

    def test_no_passphrase(self):
        self.window.type_passphrase("mine")
        for kind, data, sentence in (
            (PLAIN, b"caf\xe9", "What you dropped isn’t text."),
            (PLAIN, b"ab\0cd", "What you dropped isn’t text."),
            (PLAIN, b"x" * 65535, "What you dropped is too long for a passphrase."),
            (PLAIN, b"x" * (101 << 20), "What you dropped is too long for a passphrase."),
        ):
            with self.subTest(sentence=sentence, size=len(data)):
                end = self.open_dragger((kind, data))
                self.drag_in(self.place(PASSWORD, "Passphrase"))
                self.window.wait_label(sentence)
                self.assertEqual(self.window.passphrase_length(), 4)
                self.dismiss(sentence)
                end()

    # On the key bar, a file is a key

    def test_key_file(self):
        self.window.type_passphrase("mine")
        path = self.make("ana.key", bytes(range(32)))
        end = self.open_dragger((URIS, b"file://" + path.encode() + b"\r\n"))
        self.drag_in(self.place(PASSWORD, "Passphrase"))
        self.window.wait_label("Key file “\u2068ana.key\u2069”")
        self.assertEqual(self.window.passphrase_length(), 4)
        end()
        self.open_dragger((URIS, b"file:///etc/passwd\r\n"))
        self.drag_in(self.place(BUTTON, "Decrypt"))
        self.window.wait_label("“\u2068passwd\u2069” is not a key file")
        self.window.wait_label("Key file “\u2068ana.key\u2069”")

    def test_key_files(self):
        """One at a time; a list that cannot be read counts as no list."""
        for data, sentence in (
            (b"file:///a\r\nfile:///b\r\n", "Drop one file at a time."),
            (b"file:///nowhere\r\n" * 100_000, "Couldn’t read what you dropped."),
        ):
            with self.subTest(sentence=sentence):
                end = self.open_dragger((URIS, data))
                self.drag_in(self.place(PASSWORD, "Passphrase"))
                self.window.wait_label(sentence)
                end()
        self.assertFalse(self.window.find_label("Key file"))

    # Out of it

    def test_heading(self):
        """Drags the whole text."""
        self.window.paste("Plaintext", TEXT)
        self.open_dragger((PLAIN, b"unused"))
        self.assertEqual(self.drag_out(self.place(LABEL, "Plaintext")), TEXT)
        self.assertEqual(self.window.text("Plaintext"), TEXT)

    def test_heading_of_a_preview(self):
        """The whole text, not just what is shown."""
        text = "x" * 20_000 + "\n" + TEXT
        self.desktop.copy(text)
        self.window.push("Paste Plaintext")
        self.window.wait_label("Preview, read-only")
        self.open_dragger((PLAIN, b"unused"))
        self.assertEqual(self.drag_out(self.place(LABEL, "Plaintext")), text)

    def test_selection_of_a_preview(self):
        """The selected part of the text."""
        text = "x" * 20_000 + "\n" + TEXT
        self.desktop.copy(text)
        self.window.push("Paste Plaintext")
        self.window.wait_label("Preview, read-only")
        self.window.focus("Plaintext")
        for _ in range(2):
            self.desktop.press("Right", "shift", "ctrl")  # no further than the page, which is part of a word
        self.open_dragger((PLAIN, b"unused"))
        x, y, _, _ = self.window.get(TEXT_ROLE, "Plaintext").extents()
        self.assertEqual(self.drag_out((HERE[0] + int(x) + 60, HERE[1] + int(y) + 16)), "x" * len(self.window.text("Plaintext")))

    def test_selection_of_a_preview_on_itself(self):
        """Is refused: it would replace the text with part of itself. Elsewhere it is accepted."""
        text = "x" * 20_000
        self.desktop.copy(text)
        self.window.push("Paste Plaintext")
        self.window.wait_label("Preview, read-only")
        self.window.focus("Plaintext")
        shown = self.window.text("Plaintext")
        for _ in range(3):
            self.desktop.press("Right", "shift")
        wait_for(lambda: self.window.get(TEXT_ROLE, "Plaintext").selections() == 1, "a selection")
        x, y, _, _ = self.window.get(TEXT_ROLE, "Plaintext").extents()
        start = (HERE[0] + int(x) + 20, HERE[1] + int(y) + 16)
        for _ in range(3):
            self.drag_blindly(start, self.place(TEXT_ROLE, "Plaintext"))
        self.drag_within(start, "Ciphertext", "xxx")
        self.assertEqual(self.window.text("Plaintext"), shown)
        self.window.wait_label("20000 characters · Preview, read-only")

    def test_empty_heading(self):
        """Drags nothing."""
        self.open_dragger((PLAIN, b"unused"))
        self.drag_blindly(self.place(LABEL, "Ciphertext"), middle(*THERE))
        self.window.type_text("Ciphertext", TEXT)
        self.assertEqual(self.told, [])
        self.assertEqual(self.drag_out(self.place(LABEL, "Ciphertext")), TEXT)

    def test_from_pane_to_pane(self):
        self.window.paste("Plaintext", TEXT)
        self.drag_within(self.place(LABEL, "Plaintext"), "Ciphertext", TEXT)

    def test_selection(self):
        """Is moved by GTK."""
        self.window.type_text("Plaintext", "xxxxxxxxxx y")
        self.desktop.press("Home")
        self.desktop.press("Right", "shift", "ctrl")
        wait_for(lambda: self.window.get(TEXT_ROLE, "Plaintext").selections() == 1, "a selection")
        x, y, _, _ = self.window.get(TEXT_ROLE, "Plaintext").extents()
        self.drag_within((HERE[0] + int(x) + 30, HERE[1] + int(y) + 16), "Plaintext", " yxxxxxxxxxx")

    # The middle button

    def select_elsewhere(self, data):
        subprocess.run(["wl-copy", "--primary", "--type", PLAIN], input=data, check=True, stderr=subprocess.DEVNULL)

    def test_middle_button(self):
        self.window.type_text("Plaintext", "mine")
        self.select_elsewhere(TEXT.encode())
        self.pointer.click(*self.place(TEXT_ROLE, "Plaintext"), MIDDLE)
        self.window.wait_text("Plaintext", "mine" + TEXT)
        self.desktop.press("z", "ctrl")
        self.window.wait_text("Plaintext", "mine")

    def test_middle_button_without_text(self):
        """By our own reader, which does not turn everything into text."""
        self.select_elsewhere(b"\xff\xfe")
        self.pointer.click(*self.place(TEXT_ROLE, "Plaintext"), MIDDLE)
        self.window.wait_label("The clipboard doesn’t hold text.")
        self.assertEqual(self.window.text("Plaintext"), "")

    def test_middle_button_that_does_not_paste(self):
        """Where the desktop does not want it, only the key that follows arrives, in a pane and in the passphrase."""
        self.window.close()
        self.desktop.set_interface(primary_paste=False)
        self.addCleanup(self.desktop.set_interface)
        self.open_window()
        self.select_elsewhere(TEXT.encode())
        self.pointer.click(*self.place(TEXT_ROLE, "Plaintext"), MIDDLE)
        self.window.focus("Plaintext")
        self.desktop.type("x")
        self.window.wait_text("Plaintext", "x")
        self.pointer.click(*self.place(PASSWORD, "Passphrase"), MIDDLE)
        self.window.wait_focused("Passphrase")  # and not with Tab, which could come right after the click
        self.desktop.type("y")
        wait_for(lambda: self.window.passphrase_length() > 0, "the key")
        self.assertEqual(self.window.passphrase_length(), 1)
        self.assertEqual(self.window.text("Plaintext"), "x")  # by now, anything pasted would have arrived


if __name__ == "__main__":
    main()
