# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of menus, dialogs, questions and offers."""

import os
import sys

from screenshot_window import PASSPHRASE, TEXT, ShotWindow
from window import LIST_ITEM, MENU_ITEM

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402


class DialogShots(ShotWindow):
    def menu(self):
        self.desktop.press("F10")
        self.window.get(MENU_ITEM, "About Sealwax")
        self.take("menu", margin=100)
        self.close_dialog()

    def shortcuts(self):
        self.desktop.press("question", "ctrl")
        self.window.get(LIST_ITEM, "Quit")
        self.take("shortcuts")
        self.close_dialog()

    def about(self):
        self.desktop.press("F10")
        self.window.choose("About Sealwax")
        self.take("about")
        self.close_dialog()

    def instructions(self):
        self.paste(self.message)
        self.window.push("Ciphertext Menu")
        self.window.choose(0)
        self.window.wait_focused("Copy")
        self.take("instructions")
        self.close_dialog()

    def letter(self):
        self.paste(self.message)
        self.window.push("Ciphertext Menu")
        self.window.choose("Save as Web Page…")
        self.window.wait_focused("Save…")
        self.take("letter")
        self.close_dialog()

    def preferences(self):
        self.desktop.press("comma", "ctrl")
        self.window.wait_label(self.window.translate("Message Format"))
        self.take("preferences")
        self.close_dialog()

    def question(self):
        """About a text that is nowhere else."""
        self.desktop.copy("nothing of interest")
        self.show("Plaintext")
        self.window.type_text("Plaintext", TEXT)
        self.window.clear()
        self.take("question")
        self.close_dialog()

    def offer(self):
        self.clear()
        self.desktop.copy(sealed.seal("Bring the blue one, too.", passphrase=PASSPHRASE, iterations=600_000))
        self.window.wait_label("There’s a message on the clipboard")
        self.take("offer")

    def copied(self):
        """The plaintext that the question before was about, on the clipboard for a while."""
        self.window.focus("Plaintext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.window.wait_label("Clears in")
        self.take("copied")
