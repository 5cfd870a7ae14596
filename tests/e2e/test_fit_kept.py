# SPDX-License-Identifier: GPL-3.0-or-later
"""As test_fit.py, what is kept in the desktop's key ring, with a real one, in a window that holds nothing."""

import os
import subprocess

from desktop import wait_for
from file_dialog import FileDialog
from fit_cases import PASSPHRASE, SIZES, TEXT, Case, add_tests
from ring_daemon import KeyRing
from tap import main
from window import BUTTON

CLI = os.environ["SEALWAX_CLI"]

TAKEN = "The key ring already has a secret of this name."
NAMES = ("Accounting", "M" * 60, "The bridge club, on Thursdays from eight until late")
MORE = ("Ana", "Bert", "Cleo")  # so many in all that there is an entry to search them


class FitKeptTest(FileDialog, Case):
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
        self.use_key()
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

    def delete(self, name):
        """What is said of it stays as long as its button has the focus."""
        self.manage(name)
        self.window.push("Delete")
        self.window.wait_focused("Search Names")
        self.desktop.settle()
        self.window.focus("Undo")
        self.check("kept-deleted", seen="SealwaxKeptNotice")

    def search(self):
        """The entry has the focus, although the dialog is laid out twice where its title moves."""
        for name in MORE:
            self.keep_by_terminal(name)
        self.window.clear()  # what was loaded is forgotten
        self.open_kept()
        self.window.wait_focused("Search Names")
        self.check("kept-search")
        self.delete(NAMES[1])
        self.desktop.press("Escape")
        wait_for(lambda: not self.has("SealwaxKeptDialog"), "the dialog to go")

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
        self.search()
        self.keep()


COVERED = (("english", 1), ("german", 1), ("german", 2), ("longer", 2), ("right_to_left", 1.5))
add_tests(FitKeptTest, dict.fromkeys(COVERED, ("kept",)))


if __name__ == "__main__":
    main()
