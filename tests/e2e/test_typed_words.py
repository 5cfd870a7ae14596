# SPDX-License-Identifier: GPL-3.0-or-later
"""A key that is typed as words: completed from their first letters, or pasted; what is wrong is said, and it is used like any key."""

import json
import os

from desktop import wait_for
from kept_cases import ANSWER, MESSAGE, quoted, sealed
from memory_cases import Snapshot, stopped
from tap import main
from window import BUTTON, TEXT, Atspi
from word_cases import LIST, ROOT, VECTORS, WordCase, parts_of_key

KEY, WORDS, _ = VECTORS[3]
ENTRY = "Words of the Key"
TABLE = "\n".join("  ".join("%2d %-7s" % (i + 1, WORDS[i]) for i in range(row, row + 4)) for row in range(0, 24, 4)) + "\n"

with open(os.path.join(ROOT, "tests", "vectors", "words.json")) as file:
    REFUSED = {case["id"]: case["words"] for case in json.load(file) if "outcome" in case}


def shortest(word):
    """The first letters that no other word begins with."""
    return next(word[:size] for size in range(1, 9) if sum(other.startswith(word[:size]) for other in LIST) == 1)


class TypedWordsTest(WordCase):
    def open(self):
        self.open_menu("Type Words…")
        self.window.wait_focused(ENTRY)

    def typed(self):
        return self.window.get(TEXT, ENTRY).entry_text()

    def type(self, text):
        """More than a window takes at once comes in parts."""
        before = self.typed()
        for i in range(0, len(text), 100):
            self.desktop.type(text[i : i + 100])
            part = text[: i + 100]
            wait_for(lambda: len(self.typed()) >= len(before + part), lambda: "“%s”; there is “%s”" % (before + part, self.typed()))

    def paste_words(self, text):
        self.desktop.press("a", "ctrl")
        self.desktop.copy(text)
        self.desktop.press("v", "ctrl")

    def can_use(self):
        return self.window.get(BUTTON, "Use").has(Atspi.StateType.SENSITIVE)

    def wait_typed_key(self):
        self.window.wait_label("Typed key")
        self.window.wait_focused("Passphrase")

    def use(self):
        wait_for(self.can_use, "the key")
        self.desktop.press("Return")
        self.wait_typed_key()

    def encrypt_with_it(self):
        self.window.type_text("Plaintext", ANSWER)
        self.press_return()
        message = self.window.wait_encrypted()
        self.assertEqual(sealed.unseal(message, key=KEY), ANSWER)

    # Typing

    def test_first_letters(self):
        """A space completes each; the last one needs none. Then it is a key like any other, both ways."""
        self.open()
        for i, word in enumerate(WORDS):
            self.desktop.type(shortest(word) + ("" if i == 23 else " "))
            expected = " ".join(WORDS[: i + 1]) + " " if i < 23 else " ".join(WORDS[:23]) + " " + shortest(word)
            wait_for(lambda: self.typed() == expected, lambda: "“%s”; there is “%s”" % (expected, self.typed()))
        self.wait_words(WORDS)
        self.window.wait_label("These are the words of a key.")
        self.use()
        self.window.paste("Ciphertext", sealed.seal(MESSAGE, key=KEY))
        self.press_return()
        self.window.wait_decrypted(MESSAGE)
        self.window.push("Remove Key")
        self.window.wait_no_label("Typed key")

    def test_suggestions(self):
        """Which word it will be, and which ones it could be; nothing is used that is not complete."""
        self.open()
        self.window.wait_label("Word 1 of 24")
        self.type("abo")
        self.window.wait_label("Word 1 of 24: about, above")
        self.type("v")
        self.window.wait_label("Word 1 of 24: above")
        self.wait_words(["above"] + 23 * ["…"])
        self.desktop.type(" ")
        wait_for(lambda: self.typed() == "above ", "the whole word")
        self.window.wait_label("Word 2 of 24")
        self.assertFalse(self.can_use())
        self.desktop.press("Return")
        self.window.wait_focused(ENTRY)

    def test_unknown_word(self):
        """It is named at once, at its number, and is said once."""
        self.open()
        heard = self.window.listen()
        self.type("chip toddler xq")
        sentence = "Word 3: %s is not in the list of words." % quoted("xq")
        self.window.wait_label(sentence)
        self.window.hear(heard, sentence)
        self.wait_words(["chip", "toddler", "… ✗"] + 21 * ["…"])
        self.assertTrue(self.window.get(TEXT, ENTRY).has(Atspi.StateType.INVALID_ENTRY))
        self.desktop.press("BackSpace")
        self.desktop.press("BackSpace")
        self.window.wait_label("Word 3 of 24")
        self.assertFalse(self.window.get(TEXT, ENTRY).has(Atspi.StateType.INVALID_ENTRY))
        self.type("co ")
        self.window.wait_label("Word 3: several words begin with %s." % quoted("co"))

    def test_corrected(self):
        """One word in the middle."""
        self.open()
        self.paste_words(" ".join([*WORDS[:5], "zzyzx", *WORDS[6:]]))
        self.window.wait_label("Word 6: %s is not in the list of words." % quoted("zzyzx"))
        self.assertFalse(self.can_use())
        self.desktop.press("Home")
        for _ in range(6):
            self.desktop.press("Right", "ctrl")
        for _ in range(5):
            self.desktop.press("BackSpace")
        self.desktop.type(WORDS[5])
        self.wait_words(WORDS)
        self.use()
        self.encrypt_with_it()

    # What is wrong

    def test_wrong_checksum(self):
        """All words are in the list, and still they are not a key."""
        self.open()
        for name in ("words-wrong-1", "words-wrong-2", "words-wrong-3"):
            self.paste_words(REFUSED[name])
            self.wait_words(REFUSED[name].split())
            self.window.wait_label("These 24 words do not go together. One of them is wrong, or their order is.")
            self.assertFalse(self.can_use())
        self.desktop.press("Return")
        self.window.wait_focused(ENTRY)
        self.paste_words(" ".join(WORDS))
        self.use()

    def test_count(self):
        self.open()
        self.paste_words(REFUSED["words-23"])
        self.window.wait_label("Word 23 of 24")
        self.assertFalse(self.can_use())
        self.paste_words(" ".join(WORDS) + " zoom")
        self.window.wait_label("There are 25 words, and only 24 are wanted.")
        self.assertFalse(self.can_use())

    def test_no_words(self):
        """What is much too long is not accepted; a letter to somebody is not a key."""
        self.open()
        self.paste_words("Dear Ana, this is a letter.\nIt has two lines.")
        self.window.wait_label("is not in the list of words.")
        self.assertEqual(self.typed(), "Dear Ana, this is a letter. It has two lines.")
        self.paste_words("zoom " * 1000)
        self.window.wait_label("That is too long for the words of a key.")
        self.assertEqual(self.typed(), "Dear Ana, this is a letter. It has two lines.")

    # Pasting

    def test_paste(self):
        """As they are on one line, in capitals, or as the terminal writes them."""
        for text in (" ".join(WORDS), "\n".join(WORDS).upper(), TABLE, " ".join(word[:4] for word in WORDS)):
            with self.subTest(text):
                self.open()
                self.paste_words(text)
                self.wait_words(WORDS)
                wait_for(lambda: self.typed() == " ".join(WORDS), "the words")
                self.use()
                self.window.push("Remove Key")
                self.window.wait_no_label("Typed key")

    def test_kept(self):
        """Like any key, once a message was made with it."""
        self.ring.start()
        self.open()
        self.paste_words(" ".join(WORDS))
        self.use()
        self.encrypt_with_it()
        self.keep("On paper")
        self.window.clear()
        self.window.wait_no_label("Typed key")
        self.window.wait_focused("Plaintext")
        super().use("On paper")
        self.window.wait_label("Key " + quoted("On paper"))
        self.encrypt_with_it()

    # Wiped

    def assert_wiped(self, close, also):
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        self.open()
        for i in range(0, 24, 8):
            self.type(" ".join(WORDS[i : i + 8]) + " ")
        self.wait_words(WORDS)
        traces = self.traces(WORDS) | also
        self.assertTrue(self.find(traces, before))  # so the search works
        close()
        self.wait_no_words()
        self.assert_clean(traces, before)

    def test_cancelled(self):
        self.assert_wiped(lambda: self.desktop.press("Escape"), parts_of_key("key", KEY))
        self.window.wait_focused("Keys")

    def test_lock(self):
        self.assert_wiped(self.screen.lock_for_a_moment, parts_of_key("key", KEY))

    def test_used(self):
        """The key stays, its words do not; with Clear, it goes, too."""
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        self.assert_wiped(self.use, {})
        self.window.clear()
        self.window.wait_no_label("Typed key")
        self.assert_clean(self.traces(WORDS) | parts_of_key("key", KEY), before)


if __name__ == "__main__":
    main()
