# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of what is kept in the desktop's key ring, with a real one."""

import os
import subprocess
import sys

from desktop import wait_for
from file_dialog import FileDialog
from ring_daemon import KeyRing
from screenshot_window import OTHER, PASSPHRASE, TEXT, ShotWindow
from window import BUTTON

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

KEYS = {"Accounting": bytes(range(32)), "Ana and Bob": bytes(range(50, 82))}
PASSPHRASES = {"Ana": OTHER, "Česká spořitelna": "six words", "Bridge club, on Thursdays from eight o’clock on": "queen of hearts", "דנה": "six words"}


class KeptShots(ShotWindow, FileDialog):
    def kept(self):
        """From no key ring at all to one that does not answer any more."""
        self.clear()
        ring = KeyRing(self.desktop)
        try:
            self.kept_missing()
            ring.start()
            self.kept_empty()
            self.fill()
            self.kept_list()
            self.kept_import()
            self.kept_importing(ring)
            self.kept_trial()
            self.keep()
            self.kept_locked(ring)
            self.kept_slow(ring)
        finally:
            ring.stop()

    def fill(self):
        """By the terminal's program, which uses the same key ring."""
        cli = os.path.join(os.path.dirname(self.program), "..", "cli", "sealwax-cli")
        path = os.path.join(self.desktop.folder, "secret")
        for secrets, option in ((KEYS, "--key-file"), (PASSPHRASES, "--passphrase-file")):
            for name, secret in secrets.items():
                with open(path, "wb") as file:
                    file.write(secret if isinstance(secret, bytes) else secret.encode())
                subprocess.run([cli, "kept", "add", name, option + "=" + path], check=True, stderr=subprocess.DEVNULL)

    def open_kept(self, focused):
        self.open_keys("Kept Passphrases and Keys…")
        self.window.wait_focused(focused)

    def kept_missing(self):
        self.open_kept("Try Again")
        self.take("kept-missing")
        self.close_dialog()

    def kept_empty(self):
        self.open_kept("Import Keys…")
        self.take("kept-empty")
        self.close_dialog()

    def kept_list(self):
        self.clear()  # what was loaded is forgotten
        self.open_kept("Search Names")
        self.take("kept")
        self.manage("Bridge")
        self.take("kept-page-passphrase")
        self.desktop.press("Escape")
        self.window.focus("Search Names")
        self.desktop.press("a", "ctrl")
        self.manage("Acc")
        self.take("kept-page")
        self.window.focus("Name")
        self.desktop.press("a", "ctrl")
        self.desktop.type("ana")
        self.desktop.press("Return")
        self.window.wait_label(self.window.translate("The key ring already has a secret of this name."))
        self.take("kept-taken")
        self.window.push("Delete")
        self.window.get(BUTTON, "Undo")
        self.take("kept-deleted")
        self.window.push("Undo")
        self.window.wait_focused("Search Names")
        self.desktop.press("Escape")
        self.desktop.settle()

    def push_with(self, part):
        """The next button with this in its name."""
        node = self.window.wait_focus()
        while node.role not in BUTTON or part not in node.name:
            node = self.window.move_focus(node, "Tab")
        self.desktop.press("space")

    def manage(self, beginning):
        """Of a name, which is typed into the search."""
        self.desktop.type(beginning)
        self.push_with(beginning)
        self.window.get(BUTTON, "Delete")

    def choose_file(self):
        """With a key that is kept already."""
        path = os.path.join(self.desktop.folder, "copy of a key.txt")
        with open(path, "wb") as file:
            file.write(KEYS["Ana and Bob"])
        self.window.push("Import Keys…")
        self.choose_to_open(path)

    def kept_import(self):
        self.open_kept("Search Names")
        self.choose_file()
        self.window.wait_label(self.window.translate("No key was imported."))
        self.take("kept-import")
        self.close_dialog()
        self.close_dialog()

    def kept_importing(self, ring):
        self.open_kept("Search Names")
        ring.freeze()
        self.choose_file()
        wait_for(lambda: self.window.find(BUTTON, "Import Keys…") is None, "the page")
        self.window.wait_focused("Cancel")
        self.take("kept-importing", moving=True)
        ring.thaw()
        self.window.wait_label(self.window.translate("No key was imported."))
        self.close_dialog()
        self.close_dialog()

    def paste_sealed(self, passphrase, iterations=600_000):
        self.paste(sealed.seal(TEXT, passphrase=passphrase, iterations=iterations))

    def load(self):
        """What was loaded went with what was cleared."""
        self.clear()
        self.open_kept("Search Names")
        self.close_dialog()

    def kept_trial(self):
        self.paste_sealed(PASSPHRASE)
        self.take("kept-trial")
        self.push_with(str(len(PASSPHRASES)))
        self.window.wait_label(self.window.translate("None of the kept passphrases opens this message."))
        self.take("kept-none")
        self.load()
        self.paste_sealed(OTHER)
        self.push_with(str(len(PASSPHRASES)))
        self.window.wait_text("Plaintext", TEXT)
        self.take("kept-opened")
        self.load()
        self.paste_sealed(PASSPHRASE, iterations=10_000_000)
        self.push_with(str(len(PASSPHRASES)))
        self.window.wait_focused("Cancel")
        self.take("kept-trying", moving=True)
        self.clock.sleep(61)
        self.window.get(BUTTON, "Keep Going")
        self.take("kept-asking")
        self.desktop.press("Escape")
        wait_for(lambda: self.window.find(BUTTON, "Keep Going") is None, "the question to go")

    def keep(self):
        """What did it was both a key and a passphrase, so there is more to choose."""
        self.clear()
        self.desktop.copy(bytes(range(100, 132)).hex())
        self.desktop.press("v", "ctrl")
        self.window.push("Use as Key")
        self.window.wait_focused("Passphrase")
        self.show("Plaintext")
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.open_keys("Keep for Next Time…")
        self.window.wait_focused("Name")
        self.take("keep")
        self.desktop.type("ANA")
        self.desktop.press("Return")
        self.window.wait_label(self.window.translate("The key ring already has a secret of this name."))
        self.take("keep-taken")
        self.close_dialog()

    def kept_locked(self, ring):
        self.clear()
        ring.stop()
        ring.start(unlocked=False)
        self.open_kept("Try Again")
        self.take("kept-locked")
        self.close_dialog()

    def kept_slow(self, ring):
        ring.freeze()
        self.open_kept("Cancel")
        self.take("kept-slow", moving=True)
        self.close_dialog()
