# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that pictures are taken of, and what all of the pictures need from it."""

import contextlib
import os
import sys

from boot_clock import BootClock
from desktop import wait_for
from preload import merge
from screenshot_looks import ENGLISH, picture_name
from window import PASSWORD, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

TEXT = """Dear Ana,

the key to the archive is under the third flower pot. Please be there at noon on Thursday, and bring the red folder.

Bob"""
PASSPHRASE = "violet harbor candle orbit maple summer"
OTHER = "marble thunder copper lantern"
CHAT = "[10:02] Bob: here it is\n%s[10:03] Ana: thank you!\n"


class ShotWindow:
    """In one look, from one state to the next."""

    def __init__(self, desktop, program, folder, look, locales):
        self.desktop = desktop
        self.locales = locales
        self.folder = folder
        self.program = program
        self.look = look
        self.message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=600_000)
        self.window = self.open_window(program)

    def open_window(self, program):
        environment = {"LC_ALL": ENGLISH, "LOCPATH": self.locales} if "LC_ALL" not in self.look.environment else {}
        environment.update(self.look.environment)
        translate = str
        if self.look.pseudo is not None:
            environment = {**self.look.environment, **self.look.pseudo.install(os.path.join(self.desktop.folder, self.look.name))}
            translate = self.look.pseudo.translate
        self.clock = BootClock(self.desktop)  # so that nobody has to wait for a minute
        environment = merge(environment, self.clock.environment)
        self.desktop.copy("nothing of interest")  # the look before left a message, which would be offered
        self.desktop.set_settings(ask_twice=str(self.look.ask_twice).lower())
        self.desktop.set_interface(text_scale=self.look.text_scale)
        window = Window(self.desktop, program, environment=environment, translate=translate)
        self.desktop.resize(self.look.width, self.look.height)
        self.desktop.settle()
        return window

    def take(self, state, moving=False, margin=0):
        if not moving:
            self.desktop.settle()
        name = picture_name(state, self.look)
        self.desktop.take_picture(os.path.join(self.folder, name), margin)
        print("  " + name, flush=True)

    def show(self, pane):
        if self.look.narrow:
            self.window.show_pane(pane)

    def paste(self, message, pane="Ciphertext"):
        self.show(pane)
        self.desktop.copy(message)
        self.window.push("Paste " + pane)
        self.window.wait_focused("Passphrase")

    def clear(self):
        self.desktop.copy("nothing of interest")  # a message that is no longer shown would be offered
        self.window.clear()
        wait_for(lambda: self.window.has_focus("Plaintext") or self.window.has_focus("Cancel"), "the end, or the question")
        if self.window.has_focus("Cancel"):
            self.window.move_focus(self.window.focused(), "Tab")
            self.desktop.press("space")
        self.window.wait_focused("Plaintext")

    def open_keys(self, item):
        self.window.push("Keys")
        self.window.choose(item)

    def close_dialog(self):
        self.desktop.press("Escape")
        self.desktop.settle()

    def wait_wrong(self):
        wait_for(lambda: self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY), "a refusal")

    def run(self):
        with contextlib.closing(self.window):
            for state in self.look.states:
                getattr(self, state)()
