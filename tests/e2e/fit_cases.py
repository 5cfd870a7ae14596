# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of what fits have in common: a window of a phone's size, in a language and with text of a size, that is looked at
in one state after the other."""

import os
import sys
import unittest

from desktop import Desktop, wait_for
from fit import Fit, find_faults
from german import German
from pseudo import Pseudo
from test_layout import has_locale
from window import BUTTON, TEXT as TEXT_ROLE, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Dear Ana, the key is under the third flower pot. Please be there at noon on Thursday, and bring the red folder."
PASSPHRASE = "violet harbor candle orbit"
KEY = "281c5cb6012803629b1dfdd6d9fc30959457be2e7b6ce0375c738fff541dd62a"
SIZES = ((360, 640), (360, 294))


def make_message(text=TEXT, iterations=10_000):
    return sealed.seal(text, passphrase=PASSPHRASE, iterations=iterations)


class English:
    locale = "C.UTF-8"

    def install(self, folder):
        return {}

    def translate(self, text):
        return text


LANGUAGES = {"english": English, "german": German, "longer": Pseudo, "right_to_left": lambda: Pseudo(right_to_left=True)}


class Case(unittest.TestCase):
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

    def use_key(self):
        """One that is pasted."""
        self.show_plaintext()
        self.desktop.press("a", "ctrl")
        self.desktop.copy(KEY)
        self.desktop.press("v", "ctrl")
        self.window.push("Use as Key")
        self.window.get(BUTTON, "Remove Key File")
        self.desktop.copy("nothing of interest")

    # Dialogs

    def has(self, kind):
        return any(item.kind == kind for item in self.fit.glance(self.window))

    def dialog(self, state, kind, *sizes):
        wait_for(lambda: self.has(kind), "the dialog")
        self.check(state, *sizes)
        self.desktop.press("Escape")
        wait_for(lambda: not self.has(kind), "the dialog to go")

    def open_keys(self, item, kind):
        self.window.push("Keys")
        self.window.choose(item)
        wait_for(lambda: self.has(kind), "the dialog")

    def go_through(self, language, scale, states):
        self.open_window(language, scale, has_banner="banner" in states)
        try:
            for state in states:
                getattr(self, state)()
        finally:
            self.assertEqual([], self.faults, "\n" + "\n".join(self.faults))


def make_test(name, scale, states):
    def test(self):
        language = LANGUAGES[name]()
        if not has_locale(language.locale):
            self.skipTest("this system has no " + language.locale)
        self.go_through(language, scale, states)

    return test


def add_tests(case, covered):
    """For each language and size of the text in it, one that goes through the states."""
    for (name, scale), states in covered.items():
        setattr(case, "test_%s_%s" % (name, str(scale).replace(".", "_")), make_test(name, scale, states))
