# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the passphrase, the generated words and the key file."""

import os
import sys

from desktop import wait_for
from file_dialog import FileDialog
from screenshot_window import CHAT, PASSPHRASE, TEXT, ShotWindow

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

KEY = bytes(range(100, 132))


class KeyShots(ShotWindow, FileDialog):
    def odd(self):
        """A passphrase that was pasted with something invisible in it."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase("")
        self.desktop.copy("violet\u00a0harbor\u200b candle ")
        self.desktop.press("v", "ctrl")
        self.window.wait_label("Invisible in the passphrase")
        self.take("odd")

    def revealed(self):
        """The passphrase, before it is used."""
        self.clear()
        self.paste(CHAT % self.message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("F10", "shift")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the entry's menu")
        self.desktop.press("Up")  # to its last item
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.take("revealed")

    def generator(self):
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.take("generator")
        self.close_dialog()

    def words(self):
        """The words of a generated passphrase that was taken, above the message that was made with them."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.take("words")
        self.window.push("Hide Words")

    def key(self):
        """A key file: asked for, in use, and what may be one."""
        self.clear()
        path = os.path.join(self.desktop.folder, "ana-and-bob.key")
        with open(path, "wb") as file:
            file.write(KEY)
        self.paste(sealed.seal(TEXT, key=KEY))
        self.desktop.press("Return")
        self.window.wait_focused("Use Key File…")
        self.take("key")
        self.desktop.press("space")
        self.choose_to_open(path)
        self.window.wait_label("ana-and-bob.key")
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.take("key-file")
        self.clear()
        self.desktop.copy(KEY.hex())
        self.desktop.press("v", "ctrl")
        self.window.wait_text("Plaintext", KEY.hex())
        self.take("key-pasted")

    def key_words(self):
        """The words of a key: shown, printed, typed and compared."""
        self.clear()
        self.desktop.copy(KEY.hex())
        self.desktop.press("v", "ctrl")
        self.window.wait_text("Plaintext", KEY.hex())
        self.window.push("Use as Key")
        self.window.wait_focused("Passphrase")
        self.open_keys("Show Key as Words…")
        self.take("key_words")
        self.window.push("Print…")
        self.take("key_print")
        self.close_dialog()
        self.close_dialog()
        self.open_keys("Type Words…")
        self.window.wait_focused("Words of the Key")
        self.desktop.type("ability antler logo antler fi")
        self.take("key_typing")
        self.desktop.press("a", "ctrl")
        self.desktop.copy(" ".join(24 * ["antler"]))
        self.desktop.press("v", "ctrl")
        self.take("key_typed")
        self.close_dialog()
        self.open_keys("Compare Key…")
        self.window.focus("Words You Hear")
        self.desktop.type("grammar antler ")
        self.take("key_compare")
        self.close_dialog()
        self.window.push("Remove Key File")

    def repeat(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase("correct horse")
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.take("repeat")
