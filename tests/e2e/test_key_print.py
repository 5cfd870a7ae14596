# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a key on paper: the person is warned first, and GTK's print window gets one sheet with the words."""

import os
import re
import tempfile
import zlib

from desktop import wait_for
from memory_cases import Snapshot, stopped
from tap import main
from window import BUTTON, Atspi
from word_cases import VECTORS, WordCase, parts_of_key

KEY, WORDS, _ = VECTORS[3]
FILE = "output.pdf"  # GTK's name for it, in the folder where the program runs
WARNING = "may keep what they print"


def read_streams(pdf):
    """What is compressed may itself end with the byte of a carriage return."""
    for match in re.finditer(rb"stream\r?\n(.*?)\nendstream", pdf, re.DOTALL):
        yield zlib.decompressobj().decompress(match[1])


def is_whole(path):
    """GTK says that it was printed before all of the file is written."""
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return file.read().rstrip().endswith(b"%%EOF")


def read_pdf(path):
    """The number of its pages, and what is written on them: whatever is in brackets, one after the other."""
    with open(path, "rb") as file:
        streams = list(read_streams(file.read()))
    pages = sum(len(re.findall(rb"/Type /Page\b", stream)) for stream in streams)
    drawn = b" ".join(stream for stream in streams if b"\nBT\n" in stream)
    # Whatever the font has no letter for is a number after a backslash: quotation marks, and spaces as wide as a digit.
    return pages, re.sub(rb"\\\d{3}", b" ", b"".join(re.findall(rb"\(([^)]*)\)", drawn))).decode("latin-1")


class KeyPrintTest(WordCase):
    def open_window(self):
        """In an empty folder."""
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)
        return super().open_window()

    def show(self):
        self.use_pasted(KEY)
        self.open_menu("Show Key as Words…")
        self.wait_words(WORDS)

    def warn(self):
        self.window.push("Print…")
        self.window.wait_focused("Cancel")
        self.window.wait_label(WARNING)

    def print_frame(self):
        return next((frame for frame in self.window.frames() if frame != self.main_frame), None)

    def open_print_window(self):
        self.warn()
        self.window.push("Print…")
        self.main_frame = self.window.frame
        self.window.frame = wait_for(self.print_frame, "the print window")
        self.window.get(Atspi.Role.TABLE_ROW, "Print to File")

    def wait_closed(self):
        self.window.frame = self.main_frame
        wait_for(lambda: self.print_frame() is None, "the print window to close")

    def choose_file(self):
        self.window.wait_focus()
        self.desktop.press("Down")
        self.window.wait_focused("Print to File")
        self.desktop.press("space")
        wait_for(lambda: self.window.get(BUTTON, "Print").has(Atspi.StateType.SENSITIVE), "the printer to be chosen")

    def test_print(self):
        self.show()
        heard = self.window.listen()
        self.open_print_window()
        self.assertIsNone(self.window.find(BUTTON, "Preview"))
        self.choose_file()
        self.window.push("Print")
        self.wait_closed()
        self.window.hear(heard, "The words were sent to the printer.")
        path = os.path.join(self.folder, FILE)
        wait_for(lambda: is_whole(path), "what is printed")
        pages, text = read_pdf(path)
        self.assertEqual(pages, 1)
        self.assertEqual(re.findall(r"(\d+) ([a-z]+)", text), [(str(i + 1), word) for i, word in enumerate(WORDS)])
        self.wait_words(WORDS)  # still on the screen

    def test_given_up(self):
        """After the warning, or in the print window. Then it can be printed all the same."""
        self.show()
        self.warn()
        self.desktop.press("Escape")
        self.window.wait_focused("Print…")
        self.warn()
        self.desktop.press("Return")  # Cancel has the focus
        self.window.wait_focused("Print…")
        self.open_print_window()
        self.window.push("Cancel")
        self.wait_closed()
        self.window.wait_focused("Print…")
        self.open_print_window()
        self.window.push("Cancel")
        self.wait_closed()
        self.assertEqual(os.listdir(self.folder), [])

    def test_lock(self):
        """Whatever is open goes, and nothing is left of the words, nor printed."""
        for open_it in (self.warn, self.open_print_window):
            with self.subTest(open_it.__name__):
                with stopped(self.window.process) as pid:
                    before = Snapshot(pid)
                self.show()
                open_it()
                traces = self.traces(WORDS) | parts_of_key("key", KEY)
                self.assertTrue(self.find(traces, before))  # so the search works
                self.screen.lock_for_a_moment()
                self.main_frame = getattr(self, "main_frame", self.window.frame)
                self.wait_closed()
                self.wait_no_words()
                self.window.wait_no_label(WARNING)
                self.window.wait_label("The screen was locked, so the passphrase and the key were cleared.")
                self.assert_clean(traces, before)
                self.window.push("Dismiss")
        self.assertEqual(os.listdir(self.folder), [])


if __name__ == "__main__":
    main()
