# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with what is kept, other than using it: renamed, copied, saved as a file, deleted, and brought back."""

import base64
import os
import stat

import portal
from desktop import wait_for
from kept_cases import KEY, PASSPHRASE, Case, quoted
from screen import Screen
from tap import main
from test_portal import ORDINARY, PortalDesktop
from window import BUTTON, Atspi, Window


class KeptManagingTest(Case):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(PortalDesktop())
        cls.screen = Screen(cls.desktop)

    def open_window(self):
        """Files are chosen in the portal's dialog."""
        command = [*ORDINARY, self.program]
        return Window(self.desktop, command[0], arguments=command[1:], environment={"GDK_DEBUG": "portals"})

    def manage(self, name):
        """For the one that was used last."""
        self.open_list()
        self.window.wait_focused(name)
        self.open_page(name)

    def wait_listed(self, name):
        wait_for(lambda: self.window.find(Atspi.Role.LIST_ITEM, name), "“%s” in the list" % name)

    def test_rename(self):
        self.ring.start()
        self.keep_new("Bert")
        self.keep_new("Ana", "another one")
        self.manage("Ana")
        self.window.focus("Name")
        self.type_name("bert")
        self.desktop.press("Return")
        self.window.wait_label("The key ring already has a secret of this name.")
        self.window.wait_focused("Name")
        self.type_name("Ana Maria")
        self.desktop.press("Return")
        self.wait_listed("Ana Maria")
        self.assertIsNone(self.window.find(Atspi.Role.LIST_ITEM, "Ana"))

    def test_copy(self):
        self.ring.start()
        self.keep_new("Ana")
        self.manage("Ana")
        self.window.push("Copy")
        wait_for(lambda: self.desktop.read_clipboard() == PASSPHRASE, "the copy")
        self.assertIsNone(self.window.find(BUTTON, "Save as Key File…"))

    def test_save(self):
        self.ring.start()
        self.keep_key("Accounting")
        self.manage("Accounting")
        path = os.path.join(self.desktop.folder, "saved.key")
        self.window.push("Save as Key File…")
        portal.FileDialog(self.desktop, self.window.bus).choose_to_save(path, initial="sealwax.key")
        wait_for(lambda: os.path.exists(path), "the file")
        with open(path) as file:
            self.assertEqual(file.read(), base64.b64encode(KEY).decode() + "\n")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)

    def test_delete(self):
        self.ring.start()
        self.keep_new("Ana")
        self.manage("Ana")
        heard = self.window.listen()
        self.window.push("Delete")
        self.window.wait_label("Deleted %s." % quoted("Ana"))
        self.window.hear(heard, "Deleted %s." % quoted("Ana"))
        self.window.wait_label("Nothing is kept yet.")
        self.window.push("Undo")
        self.window.wait_focused("Ana")
        # It is there, and not only in the list.
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")
        self.clear()
        self.use_passphrase("Ana")

    def test_dismiss(self):
        """What was said goes, and the button that had the focus."""
        self.ring.start()
        self.keep_new("Bert")
        self.keep_new("Ana")
        self.manage("Ana")
        self.window.push("Delete")
        self.window.wait_label("Deleted %s." % quoted("Ana"))
        self.window.wait_focused("Bert")
        self.desktop.settle()
        self.window.push("Dismiss")
        self.window.wait_focused("Bert")
        self.window.wait_no_label("Deleted ")
        self.assertIsNone(self.window.find(BUTTON, "Undo"))
        self.assertIsNone(self.window.find(Atspi.Role.LIST_ITEM, "Ana"))

    def test_delete_found(self):
        """All that was found is gone; the others are still there."""
        self.ring.start()
        self.encrypt_new()
        for name in ("Ana", "Bert", "Cleo", "Dora", "Emil", "Friederike"):
            self.keep(name)
        self.open_list()
        self.window.wait_focused("Search Names")
        self.desktop.type("Ana")
        wait_for(lambda: self.window.find(Atspi.Role.LIST_ITEM, "Bert") is None, "the others to go")
        heard = self.window.listen()
        self.open_page("Ana")
        self.window.push("Delete")
        self.window.wait_label("No name matches.")
        self.window.hear(heard, "No name matches.")
        self.window.push("Undo")
        self.wait_listed("Ana")
        self.window.wait_no_label("No name matches.")
        self.window.wait_focused("Search Names")
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")


if __name__ == "__main__":
    main()
