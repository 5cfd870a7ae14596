# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in every size, with large text, from right to left, and in a language with longer words. What does not fit
makes libadwaita warn, and no window may have warned when it is closed."""

import locale
import os
import sys
import tempfile
import unittest

from desktop import Desktop, wait_for

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402
from pseudo import Pseudo  # noqa: E402
from tap import main
from window import BUTTON, MENU_ITEM, PASSWORD, TOGGLE, Atspi, Window, TEXT as TEXT_ROLE

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"
HEBREW = {"LC_ALL": "he_IL.UTF-8", "LANGUAGE": "he"}

# What a finger needs, in pixels.
TARGET = 44


def has_locale(name):
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_CTYPE, before)
    return True


DIRECTION_MARKS = "\u200e\u200f"  # before a sentence that may hold a file's name


class LayoutTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.desktop.sway("output HEADLESS-1 resolution 1640x1000")

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.desktop.set_interface()

    def start_window(self, **options):
        window = Window(self.desktop, PROGRAM, **options)
        self.addCleanup(window.close)
        return window

    def open_window(self, width, height, **options):
        self.window = self.start_window(**options)
        self.desktop.resize(width, height)
        self.wait_panes(2 if width > self.breakpoint else 1)

    breakpoint = 720

    def wait_panes(self, number):
        wait_for(lambda: sum(n.role == TEXT_ROLE and n.is_shown() for n in self.window.walk()) == number, "%d panes" % number)

    def is_narrow(self):
        return self.window.find(TOGGLE, "Ciphertext") is not None

    def paste(self, text):
        if self.is_narrow():
            self.window.wait_narrow()
            self.window.show_pane("Ciphertext")
        self.window.paste("Ciphertext", text)
        self.window.wait_focused("Passphrase")

    def test_start_lays_out_little(self):
        """Usually 350 pieces of text. Two labels that may break within words, and have no smallest width, made that 2000."""
        path, link = (os.path.join(self.desktop.folder, name) for name in ("shapes", "shapes.so"))
        open(path, "w").close()
        os.symlink(os.environ["SEALWAX_SHAPES_LIBRARY"], link)  # LD_PRELOAD is split at spaces, and the project's folder may have one
        self.start_window(environment={"LD_PRELOAD": link, "SEALWAX_SHAPES_FILE": path})
        pieces = os.path.getsize(path)
        self.assertGreater(pieces, 50)
        self.assertLess(pieces, 1000)

    def go_through_states(self):
        """A message that opens, one whose opening calls for a long sentence, and a refused one, with the longest sentences."""
        self.paste(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

        self.paste(article.encrypt(TEXT, PASSPHRASE))
        self.desktop.press("Return")
        self.window.get(BUTTON, "Not verified")

        self.paste(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)[:100])
        self.desktop.press("Return")
        self.window.get(BUTTON, "Incomplete")
        self.window.frames()  # it did not end

    def test_sizes(self):
        self.open_window(1600, 900)
        self.go_through_states()
        for width, height in ((1060, 600), (721, 400), (720, 500), (360, 640), (360, 294)):
            self.desktop.resize(width, height)
            self.wait_panes(2 if width > 720 else 1)
            self.assertEqual(self.desktop.window_geometry()[2:], (width, height))
            self.go_through_states()

    def test_high_contrast(self):
        self.open_window(1060, 600, environment={"ADW_DEBUG_HIGH_CONTRAST": "1"})
        self.go_through_states()
        self.desktop.resize(360, 294)
        self.wait_panes(1)
        self.go_through_states()

    def test_large_text(self):
        """The breakpoint follows the text: 720 sp are 1080 px here."""
        self.desktop.set_interface(text_scale=1.5)
        self.breakpoint = 1080
        self.open_window(1000, 700)
        self.assertTrue(self.is_narrow())
        self.go_through_states()
        self.desktop.resize(1100, 700)
        self.wait_panes(2)
        self.go_through_states()
        self.desktop.resize(400, 500)
        self.wait_panes(1)
        self.go_through_states()

    def test_touch_targets(self):
        self.open_window(360, 640)
        self.check_targets()
        self.window.show_pane("Ciphertext")
        self.check_targets()
        self.desktop.press("F10")
        wait_for(lambda: self.window.find(MENU_ITEM, "About Sealwax"), "the menu")
        self.check_targets()

    def check_targets(self):
        self.desktop.settle()
        roles = BUTTON + MENU_ITEM + (PASSWORD, TEXT_ROLE, TOGGLE)
        targets = [node for node in self.window.walk() if node.is_shown() and node.role in roles]
        self.assertGreater(len(targets), 8)
        small = [(node, node.extents()[2:]) for node in targets if min(node.extents()[2:]) < TARGET]
        self.assertEqual(small, [])

    @unittest.skipUnless(has_locale("he_IL.UTF-8"), "this system has no Hebrew")
    def test_right_to_left(self):
        self.open_window(1060, 600, environment=HEBREW)

        def left(role, name):
            return self.window.get(role, name).extents()[0]

        self.assertGreater(left(TEXT_ROLE, "Plaintext"), left(TEXT_ROLE, "Ciphertext"))
        self.assertGreater(left(BUTTON, "Paste Plaintext"), left(BUTTON, "Copy Plaintext"))
        self.assertGreater(left(PASSWORD, "Passphrase"), left(BUTTON, "Encrypt"))
        self.assertGreater(left(BUTTON, "Encrypt"), left(BUTTON, "Decrypt"))
        self.assertLess(left(BUTTON, "Main Menu"), 200)
        self.go_through_states()
        self.desktop.resize(360, 294)
        self.wait_panes(1)
        self.go_through_states()

    def make_store(self):
        """Settings that last from one window to the next."""
        folder = tempfile.mkdtemp(dir=self.desktop.folder)
        return {"environment": {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}}

    def quit(self):
        self.desktop.press("q", "ctrl")
        wait_for(lambda: self.window.process.poll() is not None, "the program to end")

    def split(self):
        """The plaintext's width, and that of both panes."""
        left, right = (self.window.get(TEXT_ROLE, pane).extents() for pane in ("Plaintext", "Ciphertext"))
        return left[2], left[2] + right[2]

    def wait_split(self, share):
        """As near as whole pixels and the handle allow."""

        def is_split():
            here, both = self.split()
            return abs(here - share * both) <= 2

        wait_for(is_split, lambda: "the plaintext to have %.3f of the width: %r" % (share, self.split()))

    def move_handle(self, steps):
        self.window.focus("Plaintext")
        self.desktop.press("F8")
        self.window.wait_focused("Resize panes")
        before = self.split()[0]
        for _ in range(steps):
            self.desktop.press("Page_Up")
        wait_for(lambda: self.split()[0] < before, "the handle to move")
        self.desktop.settle()
        here, both = self.split()
        self.assertLess(here, 0.45 * both)
        return here / both

    def test_split_is_kept(self):
        """What the person has chosen comes back after a size that has no room for it, and in the next window."""
        store = self.make_store()
        self.open_window(1500, 700, **store)
        share = self.move_handle(3)
        for width, height in ((721, 400), (1500, 700), (400, 500), (1200, 700), (721, 400), (700, 400), (1500, 700)):
            self.desktop.resize(width, height)
            self.wait_panes(2 if width > 720 else 1)
        self.wait_split(share)

        # Closed while there is one pane.
        self.desktop.resize(500, 600)
        self.wait_panes(1)
        self.quit()
        self.window = self.start_window(**store)
        wait_for(lambda: self.desktop.window_geometry()[2:] == (500, 600), "the size of the last window")
        self.desktop.resize(1500, 700)
        self.wait_panes(2)
        self.wait_split(share)

    def test_split_stays(self):
        """What the panes hold does not move the handle, and neither does another size."""
        self.open_window(1060, 600)
        self.wait_split(0.5)
        self.paste(sealed.seal(TEXT * 100, passphrase=PASSPHRASE, iterations=10_000))
        self.wait_split(0.5)
        for width, height in ((1500, 700), (800, 400), (500, 600), (1060, 600)):
            self.desktop.resize(width, height)
            self.wait_panes(2 if width > 720 else 1)
            if width > 720:
                self.wait_split(0.5)

    def check_pseudo(self, pseudo):
        """Everything that is read is translated, and still fits where the words are longer by a third."""
        folder = os.path.join(self.desktop.folder, self.id())
        self.open_window(1060, 600, environment=pseudo.install(folder), translate=pseudo.translate)
        self.check_translated()
        self.desktop.resize(360, 294)
        self.wait_panes(1)
        self.go_through_states()
        self.check_translated()

    def check_translated(self):
        roles = BUTTON + (PASSWORD, TEXT_ROLE, TOGGLE, Atspi.Role.LABEL)
        shown = [node for node in self.window.walk() if node.is_shown() and node.role in roles and node.name]
        self.assertGreater(len(shown), 8)
        # GTK translates its own button, which closes the window; it is the only one that Tab does not reach.
        own = [node for node in shown if node.role != BUTTON[0] or node.name != self.close_name(shown)]
        self.assertEqual([node.name for node in own if not node.name.lstrip(DIRECTION_MARKS).startswith("[")], [])

    def close_name(self, nodes):
        """The name of the button at the outer end of the header bar; what is scrolled away lies behind that, and is translated."""
        buttons = [node for node in nodes if node.role == BUTTON[0] and node.extents()[1] < 50 and not node.name.startswith("[")]
        outermost = max(buttons, key=lambda node: abs(node.extents()[0] - self.desktop.window_geometry()[2] / 2))
        return outermost.name

    @unittest.skipUnless(has_locale("de_DE.UTF-8"), "this system has no German")
    def test_longer_words(self):
        self.check_pseudo(Pseudo())

    @unittest.skipUnless(has_locale("he_IL.UTF-8"), "this system has no Hebrew")
    def test_longer_words_from_right_to_left(self):
        self.check_pseudo(Pseudo(right_to_left=True))


if __name__ == "__main__":
    main()
