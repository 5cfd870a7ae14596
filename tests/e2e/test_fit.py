# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at a phone's size and at its smallest, with text up to twice as large, in English, German, a language whose words
are 40 % longer, and one that is written from right to left: nothing is cut off, nothing lies over anything else, and at least
three lines of each text can be seen."""

import math
import os
import sys
import time

from desktop import wait_for
from fit_cases import PASSPHRASE, SIZES, TEXT, Case, add_tests, make_message
from tap import main
from window import BUTTON, MENU_ITEM, PASSWORD, TEXT as TEXT_ROLE, Atspi

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

OTHER = "Bring the blue one, too."
TURNED = "Please pay to \u202eecilA"
ODD = "violet\u00a0harbor\u200b candle "


def alter(message):
    read = sealed.read(message)
    read.body = bytes([read.body[0] ^ 1]) + read.body[1:]
    return read.write()


class FitTest(Case):
    # The states, each from whatever came before

    def banner(self):
        self.check("banner")
        self.window.focus("Passphrase")
        self.desktop.type("x")  # what was said goes
        self.desktop.press("BackSpace")

    def empty(self):
        self.show_plaintext()
        self.check("empty")
        self.show_other("Ciphertext")
        self.check("empty-ciphertext")

    def offer(self):
        self.desktop.copy(make_message(OTHER))
        self.window.get(BUTTON, "Paste Message")
        self.check("offer")
        self.show_other("Plaintext")
        self.check("offer-plaintext")
        self.desktop.copy("nothing of interest")

    def draft(self):
        self.write(TEXT)
        self.type_passphrase()
        self.check("draft")
        self.window.clear()
        self.dialog("question", "AdwAlertDialog")
        self.window.focus("Passphrase")

    def encrypted(self):
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.check("repeat")
        self.desktop.type(PASSPHRASE)
        self.window.wait_focused("Copy Ciphertext")
        self.check("encrypted")

    def outdated(self):
        self.show_plaintext()
        self.desktop.type("!")
        self.check("edited")
        self.show_other("Ciphertext")
        self.check("outdated")
        self.desktop.press("C", "ctrl", "shift")
        self.dialog("outdated-question", "AdwAlertDialog")

    def copied(self):
        self.write(TEXT)
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.window.get(BUTTON, "Keep Copy")
        self.check("copied")
        self.desktop.copy("nothing of interest")
        wait_for(lambda: self.window.find(BUTTON, "Keep Copy") is None, "the copy to be over")

    def opened(self):
        self.decrypt(OTHER)
        self.window.get(BUTTON, "Verified")
        self.check("opened")
        self.desktop.press("F6")
        self.check("opened-ciphertext")

    def refused(self):
        self.paste_to_open(make_message())
        self.desktop.press("End")
        self.desktop.type("x")
        self.desktop.press("Return")
        wait_for(lambda: self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY), "a refusal")
        self.check("refused")

    def incomplete(self):
        self.paste_to_open(make_message()[:100])
        self.desktop.press("Return")
        self.window.get(BUTTON, "Incomplete")
        self.check("incomplete")

    def altered(self):
        self.paste_to_open(alter(make_message()))
        self.desktop.press("Return")
        self.window.get(BUTTON, "Broken")
        self.check("altered")

    def several(self):
        self.paste("Bob: " + make_message() + "\nAna: " + make_message(OTHER))
        self.window.get(BUTTON, "Next Message")
        self.check("several")

    def chat(self):
        """One of three is for another passphrase."""
        messages = (make_message(), sealed.seal(OTHER, passphrase="another one", iterations=10_000), make_message(OTHER))
        self.paste_to_open("\n".join(messages))
        self.window.get(BUTTON, "Next Message")
        self.desktop.press("Return")
        self.window.get(BUTTON, "Save All…")
        self.check("chat")
        self.desktop.press("Page_Down", "alt")
        self.window.get(TEXT_ROLE, "Ciphertext")
        self.check("chat-refused")

    def hidden(self):
        self.decrypt(TURNED)
        self.window.get(BUTTON, "Show Hidden Characters")
        self.check("hidden")
        self.window.push("Show Hidden Characters")
        self.check("hidden-shown")

    def oddities(self):
        self.write(TEXT)
        self.window.focus("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.copy(ODD)
        self.desktop.press("v", "ctrl")
        self.window.get(BUTTON, "Remove")
        self.check("oddities")

    def words(self):
        self.write(TEXT)
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.check("generator")
        self.window.push("Use")
        self.window.wait_focused("Passphrase")
        self.window.get(BUTTON, "Hide Words")
        self.check("words")
        self.desktop.press("Return")
        self.window.wait_focused("Copy Ciphertext")
        sizes = (SIZES[0], self.lowest_for_words()) if self.scale > 1 else SIZES
        self.check("words-encrypted", *sizes, seen="SealwaxKeyWords")
        self.window.push("Hide Words")

    def lowest_for_words(self):
        """Of a window that has room for the words beside the button that has the focus, though not without scrolling. With large text,
        the lowest window of all has none; and how many lines the words take depends on the words."""
        self.desktop.resize(*SIZES[0])
        items = self.fit.look(self.window)
        words = next(item for item in items if item.kind == "SealwaxKeyWords")
        focused = next(item for item in items if item.has("focused"))
        scroller = next(item for item in words.ancestors() if item.kind == "GtkScrolledWindow")

        return SIZES[0][0], math.ceil(scroller.y + words.y + words.height - focused.y)

    def preview(self):
        self.show_plaintext()
        self.desktop.press("a", "ctrl")
        self.desktop.copy("0123456789 " * 20_000)
        self.desktop.press("v", "ctrl")
        self.window.wait_focused("Plaintext")
        wait_for(lambda: len(self.window.text("Plaintext")) > 10_000, "the text")
        self.check("preview")

    def stray(self):
        self.show_plaintext()
        self.desktop.press("a", "ctrl")
        self.desktop.press("Delete")
        self.desktop.copy(make_message(OTHER))
        self.desktop.press("v", "ctrl")
        self.window.wait_focused("Open It")
        self.check("stray")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")

    def glimpse(self, kind):
        """What is there while this is, once all that can be pressed has its place; or nothing, if that was not seen for a few seconds.
        It may be there so shortly that a walk through the accessibility tree would miss it."""
        places = None
        end = time.monotonic() + 3
        while time.monotonic() < end:
            items = self.fit.glance(self.window)
            before, places = places, [str(item) for item in items if item.has("control")]
            if any(item.kind == kind for item in items) and places == before:
                return items
        return None

    def progress(self):
        """Ten million iterations, which take long enough for it to be seen, though perhaps not every time on a busy machine."""
        message = make_message(iterations=10_000_000)
        for size in self.sizes():
            self.desktop.resize(*size)

            def work():
                self.paste_to_open(message)
                self.desktop.press("Return")
                return self.glimpse("GtkProgressBar")

            self.judge("progress", size, wait_for(work, "the progress"), "GtkProgressBar")
            self.desktop.press("Escape")
            self.window.get(BUTTON, "Decrypt")

    # Dialogs and menus, of a message that is there

    def dialogs(self):
        self.paste(make_message())
        for item, state, kind in ((0, "instructions", "SealwaxInstructionsDialog"), (3, "letter", "SealwaxLetterDialog")):
            self.window.push("Ciphertext Menu")
            self.window.choose(item)
            self.dialog(state, kind)
        self.window.push("Generate Passphrase")
        self.dialog("generator", "SealwaxGeneratorDialog")
        self.desktop.press("comma", "ctrl")
        self.dialog("preferences", "SealwaxPreferencesDialog")
        self.desktop.press("question", "ctrl")
        self.dialog("shortcuts", "SealwaxShortcutsDialog")

    def keys(self):
        """What is done with a key in words. The typed words include the widest of the list."""
        self.use_key()
        self.open_keys(3, "SealwaxSpellDialog")
        self.check("spell")
        self.window.push("Print…")
        self.dialog("print", "SealwaxPrintDialog")
        self.dialog("spell-again", "SealwaxSpellDialog")
        self.open_keys(2, "SealwaxTypeDialog")
        self.window.wait_focused("Words of the Key")
        self.check("type")
        self.window.focus("Words of the Key")
        self.desktop.type("maximum awkward welcome premium grammar xqzzyx")
        wait_for(lambda: self.window.get(TEXT_ROLE, "Words of the Key").has(Atspi.StateType.INVALID_ENTRY), "a refusal")
        self.dialog("type-wrong", "SealwaxTypeDialog")
        self.open_keys(4, "SealwaxCompareDialog")
        self.check("compare")
        self.window.focus("Words You Hear")
        self.desktop.type("maximum awkward ma")
        self.dialog("compare-typed", "SealwaxCompareDialog")
        self.window.push("Remove Key File")

    def menu(self, state):
        wait_for(lambda: self.window.focused_role() in MENU_ITEM, "the menu")
        # The other size would close it.
        self.judge(state, self.sizes()[0], self.fit.look(self.window), None)
        self.desktop.press("Escape")
        wait_for(lambda: self.window.focused() and self.window.focused_role() not in MENU_ITEM, "the menu to go")

    def menus(self):
        self.paste(make_message())
        self.desktop.press("F10")
        self.menu("main-menu")
        for name in ("Ciphertext Menu", "Message Format", "Keys"):
            self.window.push(name)
            self.menu(name)
        self.window.push("Sealed")
        wait_for(lambda: self.has("GtkPopover"), "the popover")
        self.judge("seal", self.sizes()[0], self.fit.look(self.window), None)
        self.desktop.press("Escape")
        self.window.wait_focused("Sealed")

    def basic(self):
        self.window.focus("Message Format")
        self.desktop.press("space")
        self.window.choose(1)
        self.check("basic")


BEGIN = ("banner", "empty", "offer", "draft", "encrypted", "outdated")
OPEN = ("opened", "refused", "incomplete", "altered", "several", "hidden")
REST = ("oddities", "words", "copied", "stray", "progress", "preview", "basic")
MORE = ("chat", "dialogs", "keys")
ALL = BEGIN + OPEN + REST + MORE

# Everything where the text is largest and the words are long. Of the rest, each text size in each language, and each state at
# least once in each language.
COVERED = {
    ("english", 1): BEGIN,
    ("english", 1.5): OPEN,
    ("english", 2): BEGIN + REST,
    ("german", 1): OPEN + MORE + ("menus",),
    ("german", 1.5): REST,
    ("german", 2): ALL + ("menus",),
    ("longer", 1): REST,
    ("longer", 1.5): BEGIN,
    ("longer", 2): ALL + ("menus",),
    ("right_to_left", 1): OPEN,
    ("right_to_left", 1.5): REST,
    ("right_to_left", 2): BEGIN + MORE + ("menus",),
}
add_tests(FitTest, COVERED)


if __name__ == "__main__":
    main()
