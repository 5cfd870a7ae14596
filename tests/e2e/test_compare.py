# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people compare a key: each sees their own eight words, and types those that they hear."""

import os
import subprocess

from desktop import wait_for
from kept_cases import KEY
from memory_cases import Snapshot, stopped
from tap import main
from window import BUTTON, TEXT
from word_cases import VECTORS, WordCase, to_compare

CLI = os.environ["SEALWAX_CLI"]
ENTRY = "Words You Hear"
COMPARE = "Compare Key…"
NOTHING = 8 * ["…"]
SAME = "The words are the same: you have the same key."
DIFFERENT = "The words are not the same: you have different keys, or a word was misheard."


class CompareTest(WordCase):
    def compare(self, key):
        self.use_pasted(key)
        self.open_menu(COMPARE)
        self.wait_words(to_compare(key), NOTHING)
        self.window.focus(ENTRY)

    def test_same(self):
        """Their own program says the same words; they are marked as they are typed."""
        key, _, words = VECTORS[3]
        self.compare(key)
        said = subprocess.run([CLI, "key", "compare", "--key-file=/dev/stdin"], input=key.hex(), capture_output=True, text=True, check=True)
        heard = self.window.listen()
        self.desktop.type(" ".join(said.stdout.split()[:3]) + " ")
        self.wait_words(words, [word + " ✓" for word in words[:3]] + 5 * ["…"])
        self.window.wait_label("Word 4 of 8")
        self.desktop.type(" ".join(said.stdout.split()[3:]))
        self.wait_words(words, [word + " ✓" for word in words])
        self.window.wait_label(SAME)
        self.window.hear(heard, SAME)
        self.desktop.press("Escape")
        self.wait_no_words()
        self.window.wait_focused("Keys")

    def test_different(self):
        """One word is enough; nothing but all eight is the same."""
        key, _, words = VECTORS[4]
        self.compare(key)
        heard = self.window.listen()
        self.desktop.type(" ".join(words[:7]))
        self.wait_words(words, [word + " ✓" for word in words[:7]] + ["…"])
        self.assertNotIn(SAME, self.window.labels())
        self.desktop.type(" zoom")
        self.wait_words(words, [word + " ✓" for word in words[:7]] + ["zoom ✗"])
        self.window.wait_label(DIFFERENT)
        self.window.hear(heard, DIFFERENT)
        for _ in range(4):
            self.desktop.press("BackSpace")
        self.desktop.type(words[7])
        self.window.wait_label(SAME)

    def test_other_key(self):
        key, _, words = VECTORS[4]
        others = VECTORS[5][2]
        self.compare(key)
        self.desktop.copy(" ".join(others))
        self.desktop.press("v", "ctrl")
        self.wait_words(words, [word + " ✗" for word in others])
        self.window.wait_label(DIFFERENT)

    def test_kept_key(self):
        self.ring.start()
        self.keep_key("Accounting")
        self.open_list()
        self.window.wait_focused("Accounting")
        self.open_page("Accounting")
        self.window.push("Compare…")
        self.wait_words(to_compare(KEY), NOTHING)
        self.desktop.press("Escape")
        self.wait_no_words()
        self.window.wait_focused("Compare…")

    def test_only_with_a_key(self):
        self.assertNotIn(COMPARE, self.menu_items())

    def test_lock(self):
        key, _, words = VECTORS[4]
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        self.compare(key)
        self.desktop.type(" ".join(words))
        self.window.wait_label(SAME)
        traces = self.traces(words)
        self.assertTrue(self.find(traces, before))  # so the search works
        self.screen.lock_for_a_moment()
        self.wait_no_words()
        wait_for(lambda: self.window.find(TEXT, ENTRY) is None and self.window.find(BUTTON, "Encrypt"), "the dialog to go")
        self.assert_clean(traces, before)


if __name__ == "__main__":
    main()
