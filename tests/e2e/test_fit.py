# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at a phone's size and at its smallest, with text up to twice as large, in English, German, a language whose words
are 40 % longer, and one that is written from right to left: nothing is cut off, nothing lies over anything else, and at least
three lines of each text can be seen."""

import os
import subprocess
import sys
import unittest

from desktop import Desktop, wait_for
from file_dialog import FileDialog
from fit import Fit, find_faults
from german import German
from pseudo import Pseudo
from ring_daemon import KeyRing
from tap import main
from test_layout import has_locale
from window import BUTTON, MENU_ITEM, PASSWORD, TEXT as TEXT_ROLE, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
CLI = os.environ["SEALWAX_CLI"]

TEXT = "Dear Ana, the key is under the third flower pot. Please be there at noon on Thursday, and bring the red folder."
OTHER = "Bring the blue one, too."
TURNED = "Please pay to \u202eecilA"
PASSPHRASE = "violet harbor candle orbit"
ODD = "violet\u00a0harbor\u200b candle "
KEY = "281c5cb6012803629b1dfdd6d9fc30959457be2e7b6ce0375c738fff541dd62a"
TAKEN = "The key ring already has a secret of this name."
NAMES = ("Accounting", "M" * 60, "The bridge club, on Thursdays from eight until late")
SIZES = ((360, 640), (360, 294))
BETWEEN = (360, 500)


def make_message(text=TEXT, iterations=10_000):
    return sealed.seal(text, passphrase=PASSPHRASE, iterations=iterations)


def alter(message):
    read = sealed.read(message)
    read.body = bytes([read.body[0] ^ 1]) + read.body[1:]
    return read.write()


class English:
    locale = "C.UTF-8"

    def install(self, folder):
        return {}

    def translate(self, text):
        return text


class FitTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def open_window(self, language, scale, has_banner):
        folder = os.path.join(self.desktop.folder, self.id())
        self.fit = Fit(self.desktop)
        self.language = language
        self.scale = scale
        self.desktop.copy("nothing of interest")
        self.desktop.set_settings(ask_twice="true")
        self.desktop.set_interface(text_scale=scale)
        self.window = Window(
            self.desktop,
            PROGRAM,
            environment=self.fit.add_to(language.install(folder)),
            translate=language.translate,
            arguments=["/nowhere/at/all.txt"] if has_banner else [],
        )
        self.addCleanup(self.window.close)
        self.faults = []
        self.desktop.resize(*SIZES[0])
        self.window.wait_narrow()

    def sizes(self):
        """Starting with the one that it has."""
        return SIZES if self.desktop.window_geometry()[2:] == SIZES[0] else SIZES[::-1]

    def check(self, state, *sizes, seen=None):
        """At all sizes, or at these. seen: a kind of widget, or a text, that must be wholly on the screen."""
        for size in sizes or self.sizes():
            self.desktop.resize(*size)
            self.judge(state, size, self.fit.look(self.window), seen)

    def judge(self, state, size, items, seen):
        width, height = size
        if items[0].kind == "SealwaxWindow" and (items[0].width, items[0].height) != (width, height):
            self.faults.append("%s, %d: it is %d × %d" % (state, height, items[0].width, items[0].height))
        self.faults += ["%s, %d: %s" % (state, height, fault) for fault in find_faults(items, seen)]
        if "SEALWAX_FIT_PICTURES" in os.environ:
            name = "%s-%s-%d.png" % (self._testMethodName, state, height)
            self.desktop.take_picture(os.path.join(os.environ["SEALWAX_FIT_PICTURES"], name))

    # Getting about, with few presses

    def show_other(self, pane):
        self.desktop.press("F6")
        self.window.wait_focused(pane)

    def show_plaintext(self):
        """From anywhere but its own pane, F6 moves to it."""
        if self.window.has_focus("Plaintext"):
            return
        self.desktop.press("F6")
        wait_for(lambda: self.window.focused_role() == TEXT_ROLE, "a pane")
        if not self.window.has_focus("Plaintext"):
            self.show_other("Plaintext")

    def write(self, text):
        """In place of the plaintext."""
        self.show_plaintext()
        self.desktop.press("a", "ctrl")
        self.desktop.type(text)
        self.window.wait_text("Plaintext", text)

    def paste(self, message):
        """Into the ciphertext, as it is recognized."""
        self.desktop.copy(message)
        self.desktop.press("V", "ctrl", "shift")
        self.window.wait_text("Ciphertext", message)
        self.window.wait_focused("Passphrase")

    def type_passphrase(self, passphrase=PASSPHRASE):
        self.window.focus("Passphrase")
        self.desktop.press("a", "ctrl")
        self.desktop.type(passphrase)
        wait_for(lambda: self.window.passphrase_length() == len(passphrase), "the passphrase")

    def paste_to_open(self, message):
        self.paste(message)
        if self.window.passphrase_length() != len(PASSPHRASE):
            self.type_passphrase()

    def decrypt(self, text):
        self.paste_to_open(make_message(text))
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", text)

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
        # With large text, the lowest window has no room for the words beside the button that has the focus. The one between has, but
        # not without scrolling.
        sizes = (SIZES[0], BETWEEN) if self.scale > 1 else SIZES
        self.check("words-encrypted", *sizes, seen="SealwaxKeyWords")
        self.window.push("Hide Words")

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

    def progress(self):
        """Ten million iterations, which take long enough for it to be seen, though perhaps not every time on a busy machine."""
        message = make_message(iterations=10_000_000)
        for size in self.sizes():
            self.desktop.resize(*size)

            def work():
                self.paste_to_open(message)
                self.desktop.press("Return")
                self.window.get(BUTTON, "Cancel")
                items = self.fit.glance(self.window)
                return any(item.kind == "GtkProgressBar" for item in items) and items

            self.judge("progress", size, wait_for(work, "the progress"), "GtkProgressBar")
            self.desktop.press("Escape")
            self.window.get(BUTTON, "Decrypt")

    # Dialogs and menus, of a message that is there

    def has(self, kind):
        return any(item.kind == kind for item in self.fit.glance(self.window))

    def dialog(self, state, kind, *sizes):
        wait_for(lambda: self.has(kind), "the dialog")
        self.check(state, *sizes)
        self.desktop.press("Escape")
        wait_for(lambda: not self.has(kind), "the dialog to go")

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

    def open_keys(self, item, kind):
        self.window.push("Keys")
        self.window.choose(item)
        wait_for(lambda: self.has(kind), "the dialog")

    def keys(self):
        """What is done with a key in words. The typed words include the widest of the list."""
        self.show_plaintext()
        self.desktop.press("a", "ctrl")
        self.desktop.copy(KEY)
        self.desktop.press("v", "ctrl")
        self.window.push("Use as Key")
        self.window.get(BUTTON, "Remove Key File")
        self.desktop.copy("nothing of interest")
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

    # What is kept, in a window that holds nothing

    def keep_by_terminal(self, name):
        """A key of its own for each name."""
        key = name.encode().ljust(32)[:32].hex()
        subprocess.run([CLI, "kept", "add", name, "--key-file=/dev/stdin"], input=key, text=True, check=True)

    def open_kept(self):
        self.open_keys("Kept Passphrases and Keys…", "SealwaxKeptDialog")
        return self.window.wait_focus()

    def manage(self, name):
        """What is beside its row."""
        node = self.window.wait_focus()
        for _ in range(30):
            if node.role in BUTTON and name in node.name:
                break
            node = self.window.move_focus(node, "Tab")
        self.desktop.press("space")
        self.window.get(BUTTON, "Rename")

    def take_name(self, state):
        """What is said of it stands below the entry."""
        self.window.focus("Name")
        self.desktop.press("a", "ctrl")
        self.desktop.type(NAMES[0])
        self.desktop.press("Return")
        taken = self.language.translate(TAKEN)
        self.window.wait_label(taken)
        self.check(state, SIZES[0], seen=taken)
        self.check(state, SIZES[1])

    def keep(self):
        """What did it was a key and a passphrase, so that there is more to choose."""
        self.show_plaintext()
        self.desktop.copy(KEY)
        self.desktop.press("v", "ctrl")
        self.window.push("Use as Key")
        self.window.get(BUTTON, "Remove Key File")
        self.desktop.copy("nothing of interest")
        self.write(TEXT)
        self.type_passphrase()
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.desktop.type(PASSPHRASE)
        self.window.wait_focused("Copy Ciphertext")
        self.open_keys(6, "SealwaxKeepDialog")
        self.window.wait_focused("Name")
        self.check("keep")
        self.take_name("keep-taken")

    def import_file(self):
        """Which is no key."""
        path = os.path.join(self.desktop.folder, "a rather long name " + "M" * 30 + ".key")
        with open(path, "w") as file:
            file.write("no key")
        self.window.push("Import Keys…")
        self.choose_to_open(path)
        self.window.wait_label(self.language.translate("No key was imported."))

    def kept(self):
        ring = KeyRing(self.desktop)
        self.addCleanup(ring.stop)
        self.open_kept()
        self.window.wait_focused("Try Again")
        self.check("kept-missing")
        ring.start()
        self.window.push("Try Again")
        self.window.wait_focused("Import Keys…")
        self.dialog("kept-empty", "SealwaxKeptDialog")
        for name in NAMES:
            self.keep_by_terminal(name)
        self.window.clear()  # what was loaded is forgotten
        self.open_kept()
        wait_for(lambda: NAMES[-1] in (self.window.focused_name() or ""), lambda: "the list; the focus is on %r" % self.window.focused())
        self.check("kept")
        self.manage(NAMES[-1])
        self.check("kept-page")
        self.take_name("kept-taken")
        self.desktop.press("Escape")
        wait_for(lambda: not self.has("SealwaxKeptPage"), "the page to go")
        if not self.has("SealwaxKeptDialog"):
            self.open_kept()
        self.import_file()
        self.dialog("kept-import", "SealwaxImportPage")
        if self.has("SealwaxKeptDialog"):
            self.desktop.press("Escape")
            wait_for(lambda: not self.has("SealwaxKeptDialog"), "the dialog to go")
        self.keep()

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

    def go_through(self, language, scale, states):
        self.open_window(language, scale, has_banner="banner" in states)
        try:
            for state in states:
                getattr(self, state)()
        finally:
            self.assertEqual([], self.faults, "\n" + "\n".join(self.faults))


BEGIN = ("banner", "empty", "offer", "draft", "encrypted", "outdated")
OPEN = ("opened", "refused", "incomplete", "altered", "several", "hidden")
REST = ("oddities", "words", "copied", "stray", "progress", "preview", "basic")
MORE = ("chat", "dialogs", "keys")
ALL = BEGIN + OPEN + REST + MORE

# Everything where the text is largest and the words are long. Of the rest, each text size in each language, and each state at
# least once in each language.
LANGUAGES = {"english": English, "german": German, "longer": Pseudo, "right_to_left": lambda: Pseudo(right_to_left=True)}
COVERED = {
    ("english", 1): BEGIN,
    ("english", 1.5): OPEN,
    ("english", 2): REST,
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


def make_test(name, scale, states):
    def test(self):
        language = LANGUAGES[name]()
        if not has_locale(language.locale):
            self.skipTest("this system has no " + language.locale)
        self.go_through(language, scale, states)

    return test


for (name, scale), states in COVERED.items():
    setattr(FitTest, "test_%s_%s" % (name, str(scale).replace(".", "_")), make_test(name, scale, states))
for name, scale in (("english", 1), ("german", 1), ("german", 2), ("longer", 2), ("right_to_left", 1.5)):
    setattr(FitTest, "test_kept_%s_%s" % (name, str(scale).replace(".", "_")), make_test(name, scale, ("kept",)))


if __name__ == "__main__":
    main()
