# SPDX-License-Identifier: GPL-3.0-or-later
"""A key ring that may not be used, and one whose file is damaged: that is said when somebody wants to use it, nothing is lost, and
everything else works."""

import pathlib

from desktop import Desktop
from gi.repository import Gio
from kept_cases import MESSAGE, PASSPHRASE, Case, quoted
from ring_daemon import NAME
from screen import Screen
from tap import main
from window import Atspi, Window

DENIED = "Access to the key ring was denied."
BROKEN = "The key ring’s file is damaged."


class Trouble(Case):
    def try_to_look(self, sentence):
        self.open_list()
        self.window.wait_label(sentence)
        self.window.wait_focused("Try Again")

    def try_to_keep(self, name, sentence):
        """What was entered is still there."""
        self.open_keep()
        self.type_name(name)
        self.desktop.press("Return")
        self.window.wait_label(sentence)
        self.window.wait_focused("Name")
        self.assertEqual(self.name(), name)

    def leave(self):
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")

    def work(self):
        """What needs no key ring: a message there and back."""
        message = self.encrypt_new()
        self.clear()
        self.window.paste("Ciphertext", message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_decrypted(MESSAGE)
        return message

    def assert_as_left(self, message):
        self.assertEqual(self.window.text("Plaintext"), MESSAGE)
        self.assertEqual(self.window.text("Ciphertext"), message)
        self.assertEqual(self.window.passphrase_length(), len(PASSPHRASE))

    def wait_listed(self, *names):
        """By last use; the first has the focus."""
        self.window.wait_focused(names[0])
        listed = [n.name for n in self.window.walk() if n.role == Atspi.Role.LIST_ITEM and n.is_shown()]
        self.assertEqual(listed, list(names))


class GuardedDesktop(Desktop):
    """Its bus can be told that no program may talk to the key ring, as the rules of a system or of a sandbox tell it."""

    def guard(self, bus, denies):
        path = pathlib.Path(self.folder, "bus.conf")
        rule = '<deny send_destination="%s"/>' % NAME
        config = path.read_text().replace(rule, "")
        path.write_text(config.replace("</policy>", rule + "</policy>") if denies else config)
        address = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        bus.call_sync(*address, "ReloadConfig", None, None, Gio.DBusCallFlags.NONE, -1, None)


class DeniedTest(Trouble):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(GuardedDesktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        super().setUp()
        self.ring.start()
        self.addCleanup(self.allow)

    def deny(self):
        self.desktop.guard(self.ring.bus, True)

    def allow(self):
        self.desktop.guard(self.ring.bus, False)

    def test_looked_at(self):
        self.keep_new("Ana")
        self.deny()
        self.try_to_look(DENIED)
        self.leave()
        message = self.work()
        self.try_to_look(DENIED)
        self.assert_as_left(message)
        self.allow()
        self.desktop.press("space")
        self.wait_listed("Ana")

    def test_kept(self):
        self.deny()
        message = self.work()
        self.try_to_keep("Ana", DENIED)
        self.assert_as_left(message)
        self.leave()
        self.assert_as_left(message)
        self.try_to_keep("Bert", DENIED)
        self.allow()
        self.desktop.press("Return")
        self.window.wait_label("Kept as %s." % quoted("Bert"))
        self.assert_as_left(message)
        self.clear()
        self.open_list()
        self.wait_listed("Bert")

    def test_loaded(self):
        """What is loaded already can be used, but not changed."""
        self.keep_new("Ana")
        self.open_list()
        self.wait_listed("Ana")
        self.deny()
        self.open_page("Ana")
        self.type_name("Bert")
        self.desktop.press("Return")
        self.window.wait_label(DENIED)
        self.window.wait_focused("Name")
        self.assertEqual(self.name(), "Bert")
        self.type_name("Cleo")
        self.window.wait_no_label(DENIED)
        self.window.push("Delete")
        self.window.wait_label(DENIED)
        self.window.wait_focused("Delete")
        self.desktop.press("Escape")
        self.window.wait_focused("Manage " + quoted("Ana"))
        self.leave()
        self.use_passphrase("Ana")
        self.window.type_text("Plaintext", MESSAGE)
        self.press_return()
        self.window.wait_encrypted()


class BrokenTest(Trouble):
    """libsecret's own file, which it uses in a sandbox; here with a key from the environment, as libsecret's tests have it. No key
    ring is on the bus."""

    def open_window(self):
        self.file = pathlib.Path(self.ring.home, "default.keyring")
        password = "as long as the portal's"
        environment = {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": str(self.file), "SECRET_FILE_TEST_PASSWORD": password}
        return Window(self.desktop, self.program, environment=environment)

    def assert_said(self, damage):
        """And the file is left as it is."""
        self.keep_new("Ana")
        content = self.file.read_bytes()
        damaged = damage(content)
        self.file.write_bytes(damaged)
        self.try_to_look(BROKEN)
        self.leave()
        message = self.work()
        self.try_to_keep("Bert", BROKEN)
        self.assert_as_left(message)
        self.assertEqual(self.file.read_bytes(), damaged)
        self.file.write_bytes(content)
        self.desktop.press("Return")
        self.window.wait_label("Kept as %s." % quoted("Bert"))
        self.assert_as_left(message)
        self.open_list()
        self.wait_listed("Bert", "Ana")

    def test_empty(self):
        """As some file systems leave a file when the power fails."""
        self.assert_said(lambda content: b"")

    def test_cut_short(self):
        self.assert_said(lambda content: content[:-1])

    def test_altered(self):
        """The end of an entry, which only its checksum tells."""
        self.assert_said(lambda content: content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])


if __name__ == "__main__":
    main()
