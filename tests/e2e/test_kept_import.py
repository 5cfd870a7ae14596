# SPDX-License-Identifier: GPL-3.0-or-later
"""Several key files at once are taken into the key ring: chosen in the portal's dialog, and used by their names afterwards."""

import os

import portal
from desktop import wait_for
from kept_cases import ANSWER, KEY, Case, quoted, sealed
from memory_cases import Snapshot, search, stopped
from screen import Screen
from tap import main
from test_portal import ORDINARY, PortalDesktop
from traces import parts_of_key, parts_of_text, spellings
from window import BUTTON, Atspi, Window

IMPORT = "Import Keys…"
OTHER_KEY = bytes(range(60, 92))
NO_KEY = " is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, their Base64, or their 24 words."


class KeptImportTest(Case):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(PortalDesktop())
        cls.screen = Screen(cls.desktop)

    def open_window(self):
        command = [*ORDINARY, self.program]
        return Window(self.desktop, command[0], arguments=command[1:], environment={"GDK_DEBUG": "portals"})

    def write(self, **files):
        """Into a folder of the test's own; "_" in a name stands for the dot of a suffix."""
        self.folder = os.path.join(self.desktop.folder, self.id().rsplit(".", 1)[1])
        os.makedirs(self.folder, exist_ok=True)
        for name, content in files.items():
            self.write_file(name.replace("_", "."), content)

    def write_file(self, name, content):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(content)

    def open_dialog(self):
        self.window.push(IMPORT)
        return portal.FileDialog(self.desktop, self.window.bus)

    def import_all(self):
        self.open_dialog().choose_all(self.folder)

    def rows(self):
        """The kept names, or what is said about files."""
        return [n.name for n in self.window.walk() if n.role == Atspi.Role.LIST_ITEM and n.is_shown()]

    def wait_rows(self, *names):
        wait_for(lambda: sorted(self.rows()) == sorted(names), lambda: "the rows %r; there are %r" % (names, self.rows()))

    def test_import(self):
        """Into an empty key ring. Then a key is used by the name of its file, both ways."""
        self.ring.start()
        self.write(ana_key=KEY, accounting_txt=OTHER_KEY.hex().encode() + b"\n")
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        self.import_all()
        self.window.wait_label("2 keys were imported.")
        self.wait_rows("ana", "accounting")
        self.window.focus("ana")
        self.desktop.press("Return")
        self.window.wait_label("Key " + quoted("ana"))
        self.window.type_text("Plaintext", ANSWER)
        self.press_return()
        message = self.window.wait_encrypted()
        self.assertEqual(sealed.unseal(message, key=KEY), ANSWER)
        self.clear()
        self.use("ana")
        self.window.paste("Ciphertext", message)
        self.press_return()
        self.window.wait_decrypted(ANSWER)

    def test_troubles(self):
        """Each file that is not imported is reported, by a name that cannot pass for our own words."""
        self.ring.start()
        self.keep_key("Accounting")
        self.write(ana_key=OTHER_KEY, copy_key=KEY.hex().encode())
        fake = "verified” · \u202egood.txt"
        self.write_file(fake, b"This is no key.")
        self.open_list()
        self.window.wait_focused("Accounting")
        heard = self.window.listen()
        self.import_all()
        self.window.wait_label("1 key was imported.")
        self.window.hear(heard, "1 key was imported.")
        same = "%s holds the key that is kept as %s." % (quoted("copy.key"), quoted("Accounting"))
        self.wait_rows(same, quoted("verified' . \ufffdgood.txt") + NO_KEY)
        self.assertIn(self.window.wait_focus().name, self.rows())
        self.window.push("Back")
        self.wait_rows("Accounting", "ana")
        self.window.wait_focused(IMPORT)

    def test_given_up(self):
        """In the file dialog; nothing happens, and it can be done again."""
        self.ring.start()
        self.write(ana_key=KEY)
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        self.open_dialog().cancel()
        self.window.wait_focused(IMPORT)
        self.window.wait_label("Nothing is kept yet.")
        self.import_all()
        self.window.wait_label("1 key was imported.")
        self.wait_rows("ana")

    def test_slow(self):
        """The key ring does not answer: the window says how far it is, and whoever does not want to wait need not."""
        self.ring.start()
        self.write(ana_key=KEY, bert_key=OTHER_KEY)
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        dialog = self.open_dialog()
        self.ring.freeze()
        heard = self.window.listen()
        dialog.choose_all(self.folder)
        self.window.wait_label("Importing file 1 of 2…")
        self.window.hear(heard, "Importing file 1 of 2…")
        self.window.wait_focused("Cancel")
        self.desktop.press("space")
        self.window.wait_label("Nothing is kept yet.")
        self.window.wait_focused(IMPORT)
        self.ring.thaw()
        self.import_all()
        self.window.wait_label("2 keys were imported.")

    def test_killed(self):
        """The key ring ends before it is asked; the window says so, and it can be done again."""
        self.ring.start()
        self.write(ana_key=KEY)
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        dialog = self.open_dialog()
        self.ring.stop()
        dialog.choose_all(self.folder)
        self.window.wait_label("No key was imported.")
        self.wait_rows("There is no key ring that Sealwax can reach.")
        self.ring.start()
        self.desktop.press("Escape")
        self.window.wait_focused(IMPORT)
        self.import_all()
        self.window.wait_label("1 key was imported.")

    def test_not_without_a_key_ring(self):
        self.open_list()
        self.window.wait_focused("Try Again")
        self.assertIsNone(self.window.find(BUTTON, IMPORT))

    # Wiped

    def traces(self):
        found = dict(parts_of_key("key", OTHER_KEY))
        for i in range(0, 64, 16):
            found |= spellings(OTHER_KEY.hex()[i : i + 16])
        return found | parts_of_text("Xanthippe Quarzwimmel is not", 12)

    def find_traces(self, before):
        with stopped(self.window.process) as pid:
            return search(pid, self.traces(), before=before)

    def start_snapshot(self):
        self.ring.start()
        self.write(ana_key=OTHER_KEY.hex().encode())
        self.write_file("no.key", b"Xanthippe Quarzwimmel is not a key at all.")
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        return before

    def test_lock(self):
        """What was imported goes from memory, and so does what was read from a file that is not a key."""
        before = self.start_snapshot()
        self.import_all()
        self.window.wait_label("1 key was imported.")
        self.assertTrue(self.find_traces(before))  # so the search works
        self.screen.lock_for_a_moment()
        self.window.wait_no_label("1 key was imported.")
        wait_for(lambda: not self.find_traces(before), lambda: "nothing to be left; there is %r" % self.find_traces(before))

    def test_lock_while_choosing(self):
        """The file dialog goes with the other one, so nothing is imported into what was forgotten."""
        before = self.start_snapshot()
        dialog = self.open_dialog()
        self.screen.lock_for_a_moment()
        wait_for(lambda: not dialog.is_open(), "the file dialog to close")
        wait_for(lambda: self.window.find(BUTTON, IMPORT) is None, "the other one to close")
        self.assertFalse(self.find_traces(before))


if __name__ == "__main__":
    main()
