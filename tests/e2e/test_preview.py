# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of any size: long paragraphs can be typed into, and what is too large for that can be read to its end, page by page."""

import os
import re
import sys
import unittest

from accessible import Atspi
from desktop import Desktop, wait_for
from gi.repository import GLib
from pointer import Pointer
from tap import main
from window import TEXT, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
HOLD_LIBRARY = os.environ["SEALWAX_HOLD_LIBRARY"]

PASSPHRASE = "six words are better than one"
KIB = 1 << 10
PARAGRAPH = 16 * KIB  # the longest that is shown whole
PREVIEW = "Preview, read-only"
REFUSED = "This text is too large to edit. You can read, copy, or save it."
HERE = (20, 20, 800, 700)

# Several kinds of what a person sees as one character, each in a word of its own: with accents, a flag, a family, a syllable.
GRAPHEMES = ("e\u0323\u0301", "\U0001f1e9\U0001f1ea", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u0915\u094d\u0937\u093f", "\u1100\u1161\u11a8")


def make_words(size, between=" "):
    """This many bytes, or a few less, of words that are all different, with a grapheme in each."""
    words = []
    left = size
    while True:
        number = len(words)
        word = "%d%s%s" % (number, GRAPHEMES[number % len(GRAPHEMES)], between)
        left -= len(word.encode())
        if left < 0:
            return "".join(words)
        words.append(word)


class PreviewTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM, hold_library=HOLD_LIBRARY)
        self.addCleanup(self.window.close)

    def paste(self, text, pane="Plaintext"):
        """Only waits for the first page."""
        self.desktop.copy(text)
        self.window.push("Paste " + pane)
        wait_for(lambda: text.startswith(self.window.text(pane)) and self.window.text(pane), "the text")
        self.window.focus(pane)

    def listen(self):
        heard = []
        listener = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
        listener.register("object:announcement")
        self.addCleanup(listener.deregister, "object:announcement")
        return heard

    def hear(self, heard, sentence):
        def turn():
            while GLib.MainContext.default().iteration(False):
                pass
            return sentence in heard

        wait_for(turn, lambda: "“%s” to be announced; heard %r" % (sentence, heard))

    # Pages

    def page(self):
        """The page that is shown, starting at 1, and how many there are."""
        label = self.window.find_label("Page ") or ""
        found = re.search(r"Page (\d+) of (\d+)", label)
        return found and tuple(map(int, found.groups()))

    def shown(self):
        return self.window.get(TEXT, "Plaintext")

    def caret(self):
        return self.shown().get("org.a11y.atspi.Text", "CaretOffset")

    def wait_page(self, number):
        wait_for(lambda: (self.page() or (0,))[0] == number, lambda: "page %d; it is %r" % (number, self.page()))

    def turn(self, *press):
        """With a key that turns one page; returns what is there then."""
        number = self.page()[0]
        self.desktop.press(*press)
        self.wait_page(number + 1)
        return self.window.text("Plaintext")

    def press_until_turned(self, *press):
        """Presses a key, on a page that is longer than a screen, until another page comes. Returns how often."""
        before = self.page()
        for count in range(1, 100):
            caret = self.caret()
            self.desktop.press(*press)
            wait_for(lambda: self.page() != before or self.caret() != caret, "the key to do something")
            if self.page() != before:
                return count
        raise AssertionError("the page is never turned")

    def assert_read(self, pages, text):
        """All of it, once. No word is taken apart, and nothing that a person sees as one character."""
        self.assertEqual("".join(pages), text)
        for grapheme in GRAPHEMES:
            self.assertEqual(sum(page.count(grapheme) for page in pages), text.count(grapheme))
        for page in pages[:-1]:
            self.assertTrue(page[-1].isspace(), repr(page[-20:]))

    # Paragraphs

    def test_paragraph_of_10_kib(self):
        """Can be typed into like any other, and nothing calls it a preview."""
        text = make_words(10 * KIB)
        self.paste(text)
        self.window.wait_label("%d characters" % len(text))
        for key in (("Home", "ctrl"), ("Next",), ("Home",)):
            self.desktop.press(*key)
        place = wait_for(self.caret, "the cursor to be in the middle")
        self.desktop.type("mine ")
        text = text[:place] + "mine " + text[place:]
        self.window.wait_text("Plaintext", text)
        self.desktop.press("BackSpace")
        text = text[: place + 4] + text[place + 5 :]
        self.window.wait_text("Plaintext", text)
        self.assertIsNone(self.page())
        self.assertEqual([label for label in self.window.labels() if PREVIEW in label], [])
        message = self.window.encrypt(PASSPHRASE)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), text)

    def test_longest_paragraph(self):
        """And with one more byte it is a preview."""
        self.paste("x" * PARAGRAPH)
        self.window.wait_label("16384 characters")
        self.assertIsNone(self.page())
        self.desktop.press("End", "ctrl")
        self.desktop.press("BackSpace")
        self.window.wait_text("Plaintext", "x" * (PARAGRAPH - 1))
        self.desktop.type("yy")
        self.window.wait_text("Plaintext", "x" * (PARAGRAPH - 1) + "yy")  # what is typed is never taken away
        self.window.push("Copy Plaintext")
        self.paste("x" * (PARAGRAPH + 1))
        self.window.wait_label("16385 characters · " + PREVIEW)
        self.assertEqual(self.page(), (1, 2))

    def test_paragraph_is_laid_out_once(self):
        """For each key, and no other paragraph is."""
        paragraph = make_words(PARAGRAPH - 64)
        self.paste(paragraph + "\n" + paragraph)
        self.desktop.press("Home", "ctrl")
        wait_for(lambda: self.caret() == 0, "the cursor at the beginning")
        self.desktop.settle()
        for key in "xyz":
            before = self.window.text("Plaintext")
            self.window.hold.reset()
            self.desktop.press(key)
            wait_for(lambda: self.window.text("Plaintext") != before, "the letter")
            self.desktop.settle()
            laid_out = self.window.hold.read_laid_out()
            self.assertGreater(laid_out, PARAGRAPH - 128)
            self.assertLess(laid_out, 1.5 * PARAGRAPH)

    def test_page_is_all_that_is_laid_out(self):
        """When a page is turned, in a text of any size: once to place the cursor, and once to draw."""
        self.paste("midnight" * 500_000)
        self.wait_page(1)
        self.desktop.settle()
        for _ in range(3):
            self.window.hold.reset()
            self.turn("Next", "ctrl")
            self.desktop.settle()
            self.assertIn(self.window.hold.read_laid_out() / len(self.window.text("Plaintext")), (1, 2))

    # Reading

    def test_read_with_page_down(self):
        """A single paragraph, to its very end, and back with Page Up."""
        text = make_words(100 * KIB)
        self.paste(text)
        self.window.wait_label("%d characters · %s" % (len(text), PREVIEW))
        pages = [self.window.text("Plaintext")]
        _, count = self.page()
        while len(pages) < count:
            presses = self.press_until_turned("Next")
            self.assertGreater(presses, 2)
            pages.append(self.window.text("Plaintext"))
        self.assert_read(pages, text)
        self.desktop.press("End", "ctrl")
        wait_for(lambda: self.caret() == len(pages[-1]), "the very end")
        self.desktop.press("Next")
        self.desktop.press("Down")
        self.desktop.press("Right")
        self.assertEqual(self.page(), (count, count))
        self.press_until_turned("Prior")
        self.assertEqual(self.window.text("Plaintext"), pages[-2])
        self.desktop.press("Home", "ctrl")
        self.wait_page(1)
        self.assertEqual((self.window.text("Plaintext"), self.caret()), (pages[0], 0))

    def test_every_screen_is_seen(self):
        """No key skips what is below the screen: the cursor never moves further than a screen."""
        text = "".join("line %d\n" % number for number in range(150_000))
        self.paste(text)
        self.wait_page(1)
        caret = 0
        height = self.shown().extents()[3]
        lines = 0
        while self.page() == (1, self.page()[1]):
            before = self.caret()
            self.desktop.press("Next")
            wait_for(lambda: self.page()[0] != 1 or self.caret() != before, "the key to do something")
            if self.page()[0] == 1:
                passed = text[before : self.caret()].count("\n")
                lines += passed
                self.assertLess(passed, height / 10, "a line is higher than 10 pixels")
                caret = self.caret()
        self.assertLess(len(self.window.text("Plaintext")), PARAGRAPH)
        first = text[: text.index(self.window.text("Plaintext"))]
        self.assertLess(first[caret:].count("\n"), height / 10)

    def test_read_with_arrows(self):
        """From page to page and back, by lines and by characters, with none of them lost in between."""
        text = make_words(40 * KIB)
        self.paste(text)
        first = self.window.text("Plaintext")
        self.desktop.press("Right", "ctrl")
        self.turn("Next", "ctrl")
        self.assertEqual(self.caret(), 0)
        for back, forward in ((("Up",), ("Down",)), (("Left",), ("Right",)), (("Left", "ctrl"), ("Right", "ctrl")), (("Up", "ctrl"), ("Down", "ctrl"))):
            with self.subTest(key=back):
                self.desktop.press(*back)
                self.wait_page(1)
                self.assertEqual((self.window.text("Plaintext"), self.caret()), (first, len(first)))
                self.desktop.press(*forward)
                self.wait_page(2)
                self.assertEqual(self.caret(), 0)
        self.desktop.press("Prior", "ctrl")
        self.wait_page(1)
        self.desktop.press("End")
        self.desktop.press("Home")
        self.desktop.press("Up")
        self.desktop.press("Left")
        self.assertEqual((self.page()[0], self.caret()), (1, 0))

    def test_short_last_page(self):
        """Needs no scrollbar, although the one before does."""
        text = make_words(24 * KIB + 60)
        self.paste(text)
        pages = [self.window.text("Plaintext"), self.turn("Next", "ctrl"), self.turn("Next", "ctrl")]
        self.assert_read(pages, text)
        self.assertLess(len(pages[-1]), 100)
        for _ in range(3):
            self.desktop.press("Up")
            self.wait_page(2)
            self.assertEqual(self.caret(), len(pages[1]))
            self.desktop.press("Down")
            self.wait_page(3)
        self.press_until_turned("Prior")
        self.assertEqual(self.window.text("Plaintext"), pages[1])

    def test_right_to_left(self):
        """There, the keys are the other way round."""
        text = "\u05e9\u05dc\u05d5\u05dd " * 4_000
        self.paste(text)
        self.turn("Next", "ctrl")
        self.desktop.press("Right")
        self.wait_page(1)
        self.desktop.press("Left")
        self.wait_page(2)
        self.assertEqual(self.caret(), 0)

    def test_decrypted(self):
        """A text of 5 MiB is read to its very end, with one key for each page."""
        text = make_words(5 * KIB * KIB, "\n")
        self.desktop.copy(sealed.seal(text, passphrase=PASSPHRASE, iterations=10_000))
        self.window.push("Paste Ciphertext")
        self.window.wait_label("Sealed message")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("%d characters · %s" % (len(text), PREVIEW))
        self.window.wait_focused("Plaintext")
        self.window.labels()  # the message has pages, too: GTK must know of both
        _, count = wait_for(self.page, "the page")
        self.assertEqual(count, -(-len(text.encode()) // (12 * KIB)))
        pages = [self.window.text("Plaintext")]
        while len(pages) < count:
            pages.append(self.turn("Next", "ctrl"))
        self.assert_read(pages, text)
        self.desktop.press("Home", "ctrl")
        self.wait_page(1)
        self.desktop.press("End", "ctrl")
        self.wait_page(count)
        self.assertEqual((self.window.text("Plaintext"), self.caret()), (pages[-1], len(pages[-1])))

    def test_announced(self):
        """The page number is announced when a page is turned, but no letter of what it says."""
        text = make_words(40 * KIB)
        self.paste(text)
        heard = self.listen()
        self.turn("Next", "ctrl")
        self.hear(heard, "Page 2 of 4")
        self.turn("Next", "ctrl")
        self.hear(heard, "Page 3 of 4")
        self.assertEqual(heard, ["Page 2 of 4", "Page 3 of 4"])
        self.assertIn(PREVIEW, self.shown().description())

    # With the mouse

    def test_buttons(self):
        """They turn pages. One that can go no further hands the focus to the other."""
        text = make_words(40 * KIB)
        self.paste(text)
        pages = [self.window.text("Plaintext")]
        self.window.focus("Next Page of Plaintext")
        while self.page()[0] < self.page()[1]:
            pages.append(self.turn("space"))
        self.assert_read(pages, text)
        self.window.wait_focused("Previous Page of Plaintext")
        self.desktop.press("space")
        self.wait_page(self.page()[1] - 1)
        self.assertEqual(self.window.text("Plaintext"), pages[-2])

    def test_wheel(self):
        """Scrolls to the end of the page, and then on to the next, one at a time; and back."""
        self.desktop.put(self.window.process.pid, *HERE)
        self.paste(make_words(40 * KIB))
        first = self.window.text("Plaintext")
        x, y, width, height = self.shown().extents()
        with Pointer(self.desktop) as pointer:
            pointer.jump(HERE[0] + int(x + width / 2), HERE[1] + int(y + height / 2))

            def scroll_until(steps, number):
                def is_there():
                    pointer.scroll(steps)
                    return self.page()[0] == number

                wait_for(is_there, "page %d" % number)

            pointer.scroll(2)
            self.assertEqual(self.page()[0], 1)
            scroll_until(1, 2)
            scroll_until(-1, 1)
        self.assertEqual((self.window.text("Plaintext"), self.caret()), (first, len(first)))

    # What a preview does not do

    def test_keys_are_answered(self):
        """With a sentence, on the screen each time, but announced only once for everything typed in a row."""
        text = make_words(40 * KIB)
        self.paste(text)
        heard = self.listen()
        shown = self.window.text("Plaintext")
        self.desktop.type("meet me")
        self.window.wait_label(REFUSED)
        self.hear(heard, REFUSED)
        for key in (("Return",), ("BackSpace",), ("Delete",), ("BackSpace", "ctrl"), ("Delete", "ctrl"), ("KP_Enter",), ("ssharp",)):
            self.desktop.press(*key)
        self.assertEqual(self.window.text("Plaintext"), shown)
        self.turn("Next", "ctrl")  # has been done, so all the others have
        self.hear(heard, "Page 2 of 4")
        self.assertEqual(heard, [REFUSED, "Page 2 of 4"])

    def test_each_key_is_answered(self):
        """For each key that would change a text."""
        for key in (("x",), ("space",), ("Return",), ("BackSpace",), ("Delete",), ("Delete", "ctrl"), ("dead_acute",)):
            with self.subTest(key=key):
                self.paste("x" * 20_000)
                wait_for(lambda: REFUSED not in self.window.labels(), "no sentence")
                self.desktop.press(*key)
                self.window.wait_label(REFUSED)
                self.assertTrue(self.window.has_focus("Plaintext"))

    def test_keys_that_change_nothing_say_nothing(self):
        self.paste(make_words(40 * KIB))
        heard = self.listen()
        for key in ("Shift_L", "Control_L", "F5", "Insert", "Escape"):
            self.desktop.press(key)
        for key in (("a", "ctrl"), ("c", "ctrl")):
            self.desktop.press(*key)
        self.turn("Next", "ctrl")
        self.hear(heard, "Page 2 of 4")
        self.assertNotIn(REFUSED, heard)
        self.assertEqual([label for label in self.window.labels() if label == REFUSED], [])

    def test_paste_replaces_it(self):
        """All of it, as one step of undo. Return goes on from the passphrase, as after any text that replaces another."""
        text = make_words(40 * KIB)
        self.paste(text)
        self.turn("Next", "ctrl")
        second = self.window.text("Plaintext")
        self.desktop.copy("short")
        self.desktop.press("v", "ctrl")
        self.window.wait_text("Plaintext", "short")
        self.window.wait_focused("Passphrase")
        self.assertIsNone(self.page())
        self.window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        self.wait_page(2)
        self.assertEqual(self.window.text("Plaintext"), second)

    def test_copies(self):
        """Part of a page is that part of the text, wherever it is, and only Select All gives the whole text."""
        text = make_words(40 * KIB)
        self.paste(text)
        second = self.turn("Next", "ctrl")
        for _ in range(3):
            self.desktop.press("Right", "shift")
        self.desktop.press("c", "ctrl")
        part = wait_for(lambda: second.startswith(self.desktop.read_clipboard()) and self.desktop.read_clipboard(), "the part on the clipboard")
        self.assertLess(len(part), 20)
        self.desktop.press("Home", "ctrl")
        self.wait_page(1)
        self.turn("Next", "ctrl")
        self.desktop.press("End", "ctrl", "shift")
        self.desktop.press("c", "ctrl")
        wait_for(lambda: self.desktop.read_clipboard() == second, "the page on the clipboard")
        self.assertEqual(self.page()[0], 2)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        wait_for(lambda: self.desktop.read_clipboard() == text, "all of the text on the clipboard")

    def test_whole_is_encrypted(self):
        """Whichever page is shown."""
        text = make_words(40 * KIB)
        self.paste(text)
        self.turn("Next", "ctrl")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        message = wait_for(lambda: self.window.text("Ciphertext"), "a message")
        self.window.push("Copy Ciphertext")
        message = wait_for(lambda: self.desktop.read_clipboard().startswith(message[:100]) and self.desktop.read_clipboard(), "the message")
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), text)

    def test_cleared(self):
        """And what is typed afterwards is a text like any other."""
        self.paste(make_words(40 * KIB))
        self.turn("Next", "ctrl")
        self.window.push("Copy Plaintext")
        self.window.clear()
        self.window.wait_text("Plaintext", "")
        self.assertIsNone(self.page())
        self.window.type_text("Plaintext", "x")

    def test_smallest_window(self):
        """Has no room for the buttons, but pages can be turned all the same."""
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.paste(make_words(40 * KIB))
        first = self.window.text("Plaintext")
        self.desktop.press("Next", "ctrl")
        second = wait_for(lambda: self.window.text("Plaintext") != first and self.window.text("Plaintext"), "the next page")
        self.assertIsNone(self.page())
        self.desktop.resize(360, 640)
        wait_for(self.page, "the buttons")
        self.assertEqual((self.page(), self.window.text("Plaintext")), ((2, 4), second))


if __name__ == "__main__":
    main()
