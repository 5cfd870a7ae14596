# SPDX-License-Identifier: GPL-3.0-or-later
"""A key as words on the screen: that it is the right ones, that they can be read out, and that nothing is left of them."""

from desktop import wait_for
from kept_cases import KEY
from memory_cases import Snapshot, stopped
from tap import main
from window import BUTTON, Atspi
from word_cases import VECTORS, WordCase, parts_of_key, spell

SHOW = "Show Key as Words…"
GROUPS = (Atspi.Role.GROUPING, Atspi.Role.PANEL)
REMOVE = "Remove Key File"


class KeyWordsTest(WordCase):
    def show(self, key):
        self.use_pasted(key)
        self.open_menu(SHOW)

    def snapshot(self):
        with stopped(self.window.process) as pid:
            return Snapshot(pid)

    def test_key_in_use(self):
        """Keys of the specification; without one, there is nothing to show."""
        self.assertNotIn(SHOW, self.menu_items())
        for key, words, _ in VECTORS[2:5]:
            self.show(key)
            self.wait_words(words)
            self.desktop.press("Escape")
            self.wait_no_words()
            self.window.wait_focused("Keys")
            self.window.push(REMOVE)
            self.window.wait_no_label("Pasted key")
            self.assertNotIn(SHOW, self.menu_items())

    def test_kept_key(self):
        self.ring.start()
        self.keep_new("Ana")
        self.keep_key("Accounting")
        self.open_list()
        self.window.wait_focused("Accounting")
        self.open_page("Accounting")
        self.window.push("Show as Words…")
        self.wait_words(spell(KEY))
        self.desktop.press("Escape")
        self.wait_no_words()
        self.window.wait_focused("Show as Words…")
        self.desktop.press("Escape")
        self.open_page("Ana")
        self.assertIsNone(self.window.find(BUTTON, "Show as Words…"))

    def test_read_out(self):
        """As a screen reader reaches them: with Tab, and by their name."""
        key, words, _ = VECTORS[3]
        self.show(key)
        self.wait_words(words)
        self.window.focus(", ".join("%d %s" % (i + 1, word) for i, word in enumerate(words)))
        self.assertIn(self.window.focused_role(), GROUPS)

    # Wiped

    def assert_wiped(self, close):
        key, words, _ = VECTORS[4]
        before = self.snapshot()
        self.show(key)
        self.wait_words(words)
        traces = self.traces(words)
        self.assertTrue(self.find(traces, before))  # so the search works
        close()
        self.wait_no_words()
        return traces, before

    def test_close(self):
        """The key is still in use; its words are gone."""
        traces, before = self.assert_wiped(lambda: self.desktop.press("Escape"))
        self.assert_clean(traces, before)
        self.window.wait_label("Pasted key")

    def test_clear(self):
        """It may be pressed in the window next to the dialog, or as soon as the dialog is closed."""
        traces, before = self.assert_wiped(lambda: self.desktop.press("Escape"))
        self.clear()
        self.assert_clean(traces | parts_of_key("key", VECTORS[4][0]), before)

    def test_lock(self):
        """The dialog goes, too."""
        traces, before = self.assert_wiped(self.screen.lock_for_a_moment)
        self.window.wait_label("The screen was locked, so the passphrase and the key were cleared.")
        self.assert_clean(traces | parts_of_key("key", VECTORS[4][0]), before)
        wait_for(lambda: self.window.find(Atspi.Role.DIALOG, "Key in Words") is None, "the dialog to go")


if __name__ == "__main__":
    main()
