# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing secret leaves the window except through the pane that shows it: one whole job, with a listener at every door."""

import contextlib
import os
import pathlib
import subprocess
import sys
import unittest

from desktop import Desktop, NotThere, wait_for
from tap import main

TESTS = pathlib.Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "memory"), str(TESTS / "cli")]

import sealed  # noqa: E402
from traces import keys_of_message, parts_of_text  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TYPED = "Quince jelly at dawn by the lighthouse"
TEXT = "Velvet tortoises hum below the orchard"
PASSPHRASE = "Nine grumpy yaks 4711"
WRONG = "Seven jolly newts 0815"

# The name and contents of a file that the person opens.
FILE_NAME = "harmless.txt"


def setUpModule():
    """The job is done once; the tests look at what was heard."""
    global desktop, heard
    desktop = Desktop()
    unittest.addModuleCleanup(desktop.__exit__, None, None, None)
    desktop.__enter__()
    heard = Job().run()


class Monitor:
    """Everything that goes over a bus, as bytes."""

    def __init__(self, name, address):
        from gi.repository import Gio

        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.path = pathlib.Path(desktop.folder, name + ".bus")
        with self.path.open("wb") as out:
            desktop.start("dbus-monitor", "--binary", "--address", address, stdout=out)
        wait_for(lambda: self.hears("Listening"), "the monitor of " + name)

    def hears(self, word):
        """Whether it has heard a call made on the bus just now, which comes after everything before it."""
        from gi.repository import GLib

        name = "org." + word
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner")
        self.connection.call_sync(*bus, GLib.Variant("(s)", (name,)), None, 0, -1, None)
        return name.encode() in self.path.read_bytes()

    def read(self):
        wait_for(lambda: self.hears("Finished"), "the monitor to have heard all")
        return self.path.read_bytes()


class Job:
    """Encrypts what is typed, fails to decrypt a message, decrypts it, copies, and clears."""

    def run(self):
        from accessible import Gio
        from input_method import InputMethod
        from window import PASSWORD, Window

        session = Monitor("session", os.environ["DBUS_SESSION_BUS_ADDRESS"])
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None)
        accessibility = Monitor("accessibility", address.unpack()[0])
        environment = {"G_MESSAGES_DEBUG": "all", "GSETTINGS_BACKEND": "keyfile", "TMPDIR": self.make_folder("tmp")}
        file = pathlib.Path(self.make_folder("documents"), FILE_NAME)
        file.write_text("nothing of interest")

        desktop.copy("nothing of interest")
        with InputMethod() as input_method:
            window = Window(desktop, PROGRAM, environment=environment)
            try:
                desktop.resize(900, 600)  # the size is a setting
                self.open_file(window, file)
                self.work(window)
                self.files = self.read_files()
                asked = self.ask(window.get(PASSWORD, "Passphrase"))
                window.clear()
                window.answer("Clear")  # the message of what was typed first is not kept anywhere
                window.wait_text("Plaintext", "")
                desktop.press("w", "ctrl")  # settings are kept when a window closes
                wait_for(lambda: window.process.poll() is not None, "the program to end")
            finally:
                window.close()
        return {
            "log": pathlib.Path(window.log_path).read_bytes(),
            "session": session.read(),
            "accessibility": accessibility.read(),
            "files": {**self.files, **self.read_files()},
            "asked": asked,
            "input method": input_method,
            "keys": self.keys,
        }

    @staticmethod
    def ask(entry):
        """What a program gets that asks for the entry's text, in both ways, and for what the entry is made of."""
        from accessible import GLib

        def call(node, method, *arguments):
            return node.call("org.a11y.atspi.Text", method, GLib.Variant("(%s)" % ("i" * len(arguments)), arguments))[0]

        count = entry.character_count()
        for node in entry.bus.look(entry)[1:]:
            with contextlib.suppress(NotThere):  # an icon has no text
                call(node, "GetText", 0, count)
        return call(entry, "GetText", 0, count) + "".join(chr(call(entry, "GetCharacterAtOffset", i)) for i in range(count))

    def open_file(self, window, file):
        """In a second window."""
        first = window.frame
        subprocess.run([PROGRAM, file], check=True)
        window.frame = next(f for f in wait_for(lambda: len(window.frames()) == 2 and window.frames(), "a second window") if f != first)
        window.wait_focused("Passphrase")
        desktop.press("w", "ctrl")
        wait_for(lambda: len(window.frames()) == 1, "one window")
        window.frame = first
        window.wait_focused("Plaintext")

    def work(self, window):
        window.type_text("Plaintext", TYPED)
        message = window.encrypt(PASSPHRASE)
        self.keys = keys_of_message(message, PASSPHRASE, None)
        message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)
        self.keys |= keys_of_message(message, PASSPHRASE, None)
        window.paste("Ciphertext", message)
        window.type_passphrase(WRONG)
        desktop.press("Return")
        window.wait_label("passphrase doesn’t open this message")
        window.type_passphrase(PASSPHRASE)
        desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        window.push("Copy Plaintext")
        wait_for(lambda: desktop.read_clipboard() == TEXT, "the text on the clipboard")

    @staticmethod
    def make_folder(name):
        path = os.path.join(desktop.folder, name)
        os.mkdir(path)
        return path

    @staticmethod
    def read_files():
        """{path: content} of everything in the person's home folder, except what the test itself keeps there."""
        found = (path for path in pathlib.Path(desktop.folder).rglob("*") if path.is_file() and path.suffix not in (".bus", ".log"))
        return {path: path.read_bytes() for path in found if path.parent.name != "schemas"}


class SideDoorsTest(unittest.TestCase):
    maxDiff = 2000

    def assert_silent(self, data, *texts):
        secrets = dict(heard["keys"])
        for text in texts:
            secrets |= parts_of_text(text, 6)
        self.assertEqual([name for name, secret in secrets.items() if secret in data], [])

    def test_debugging_says_nothing(self):
        self.assertIn(b"DEBUG", heard["log"])
        self.assert_silent(heard["log"], TYPED, TEXT, PASSPHRASE, WRONG)

    def test_session_bus(self):
        self.assertIn(b"io.github.sealwax.Sealwax", heard["session"])
        self.assert_silent(heard["session"], TYPED, TEXT, PASSPHRASE, WRONG)

    def test_accessibility_bus(self):
        """It gets the texts, which are there to be read, and of passphrases only their length."""
        self.assertIn(TEXT.encode(), heard["accessibility"])
        self.assert_silent(heard["accessibility"], PASSPHRASE, WRONG)
        self.assertEqual(len(heard["asked"]), 2 * len(PASSPHRASE))
        self.assertFalse(set(heard["asked"]) & set(PASSPHRASE))

    def test_settings(self):
        path = next(path for path in heard["files"] if path.name == "keyfile")
        self.assertIn(b"[io/github/sealwax/Sealwax]", heard["files"][path])

    def test_no_files(self):
        """Neither settings nor a cache nor temporary files contain any of it."""
        self.assertIn(FILE_NAME, {path.name for path in heard["files"]})
        self.assertEqual([path for path in heard["files"] if "tmp" in path.parts[-2:]], [])
        for path, content in heard["files"].items():
            with self.subTest(path):
                self.assert_silent(content, TYPED, TEXT, PASSPHRASE, WRONG)

    def test_recent_files(self):
        """A file that was opened by name is not recorded anywhere."""
        for path, content in heard["files"].items():
            self.assertNotIn("recently-used", path.name)
            self.assertNotIn(FILE_NAME.encode(), content)

    def test_input_method(self):
        """It hears that a passphrase is sensitive, hidden and not to be spelled, and that the text around the cursor is dots."""
        from input_method import HIDDEN, PASSWORD, SENSITIVE, SPELLCHECK

        kinds = set(heard["input method"].kinds)
        self.assertIn((HIDDEN | SENSITIVE, PASSWORD), kinds)
        self.assertFalse([hints for hints, _ in kinds if hints & SPELLCHECK])
        around = "\n".join(heard["input method"].texts).encode()
        self.assertIn(TYPED[:12].encode(), around)
        self.assert_silent(around, PASSPHRASE, WRONG)


if __name__ == "__main__":
    main()
