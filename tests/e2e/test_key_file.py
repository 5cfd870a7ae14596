# SPDX-License-Identifier: GPL-3.0-or-later
"""Key files: made, chosen, pasted, used alone or with a passphrase, asked for where a message needs one, and wiped.

Files are chosen in the portal's dialog. Dropping one is in test_drag.py, and that the clipboard offers no keys in
test_offer.py.
"""

import base64
import os
import stat
import subprocess
import sys
import unittest

import portal
from desktop import wait_for
from memory_cases import Snapshot, search, stopped
from screen import Screen
from tap import main
from test_portal import ORDINARY, PortalDesktop
from window import BUTTON, PASSWORD, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402
from traces import parts_of_key, spellings  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
CLI = os.environ["SEALWAX_CLI"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"
KEY = bytes.fromhex("a3f0517be2946dc80f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778")
OTHER_KEY = bytes(reversed(KEY))


def seal(passphrase=None, key=None):
    return sealed.seal(TEXT, passphrase=passphrase, key=key, iterations=10_000)


class KeyFileTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(PortalDesktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.folder = os.path.join(self.desktop.folder, self.id().rsplit(".", 1)[1])
        os.mkdir(self.folder)
        self.desktop.copy("nothing of interest")
        self.desktop.set_settings(ask_twice="true")
        command = [*ORDINARY, PROGRAM]
        self.window = Window(self.desktop, command[0], arguments=command[1:], environment={"GDK_DEBUG": "portals"})
        self.addCleanup(self.window.close)

    # What a person does

    def make_file(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def choose(self, item):
        """Of the menu beside the passphrase."""
        self.window.focus("Keys")
        self.desktop.press("space")
        self.window.choose(item)
        return portal.FileDialog(self.desktop, self.window.bus)

    def use(self, name, data):
        self.choose("Use Key File…").choose_to_open(self.make_file(name, data))

    def use_key(self, name="ana.key", key=KEY):
        self.use(name, key.hex().encode() + b"\n")
        self.wait_used(name)

    def make_key(self, name):
        path = os.path.join(self.folder, name)
        self.choose("Make Key File…").choose_to_save(path, initial="sealwax.key")
        self.wait_used(name)
        return path

    def paste(self, pane, text):
        self.window.focus(pane)
        self.desktop.press("a", "ctrl")
        self.desktop.copy(text)
        self.desktop.press("v", "ctrl")
        self.window.wait_text(pane, text)

    def wait_used(self, name):
        """Its name stands between marks that keep it harmless."""
        self.window.wait_label("Key file “\u2068%s\u2069”" % name)

    def wait_not_used(self):
        self.window.wait_no_label("Key file “")

    def encrypt(self):
        """Encrypts what was typed last: with Return in the passphrase, as always."""
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        return wait_for(lambda: self.window.text("Ciphertext"), "a message")

    def decrypt(self):
        self.window.focus("Passphrase")
        self.desktop.press("Return")

    def is_blamed(self):
        return self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY)

    # Making and using

    def test_make(self):
        """It is saved as a line of Base64, for nobody else to read, and is in use; nothing has to be typed twice."""
        self.window.type_text("Plaintext", TEXT)
        path = self.make_key("new.key")
        self.window.wait_label("was saved. Whoever is to open your messages needs a copy of it.")
        with open(path) as file:
            line = file.read()
        self.assertRegex(line, r"^[0-9A-Za-z+/]{43}=\n\Z")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.assertEqual(os.listdir(self.folder), ["new.key"])
        message = self.encrypt()
        self.assertIsNone(self.window.find(PASSWORD, "Repeat Passphrase"))
        self.assertEqual(sealed.unseal(message, key=base64.b64decode(line)), TEXT)
        # The terminal opens it, too.
        done = subprocess.run([CLI, "decrypt", "--key-file=" + path], input=message, capture_output=True, text=True)
        self.assertEqual(done.stdout, TEXT, done.stderr)

    def test_from_terminal(self):
        path = self.make_file("key", b"")
        with open(path, "w") as file:
            subprocess.run([CLI, "generate", "key", "--words"], stdout=file, check=True)
        message = subprocess.run([CLI, "encrypt", "--key-file=" + path], input=TEXT, capture_output=True, text=True, check=True).stdout
        self.paste("Ciphertext", message)
        self.choose("Use Key File…").choose_to_open(path)
        self.wait_used("key")
        self.decrypt()
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("Answer with the same key file")

    def test_spellings(self):
        self.paste("Ciphertext", seal(key=KEY))
        for name, data in (("raw", KEY), ("hex", KEY.hex().upper().encode()), ("base64", base64.b64encode(KEY) + b"\r\n")):
            with self.subTest(name):
                self.use(name, data)
                self.wait_used(name)
                self.decrypt()
                self.window.wait_text("Plaintext", TEXT)
                self.window.focus("Plaintext")
                self.desktop.press("a", "ctrl")
                self.desktop.press("BackSpace")
                self.window.wait_text("Plaintext", "")
                self.window.focus("Ciphertext")
                self.desktop.type(" ")
                self.desktop.press("BackSpace")

    def test_no_key(self):
        """It is refused with its reason, at the key bar, and the key that was in use still is."""
        self.use_key()
        self.use("letter.txt", b"Dear Ana, this is a letter.\n")
        self.window.wait_label("“\u2068letter.txt\u2069” is not a key file: it must hold 32 bytes")
        self.wait_used("ana.key")
        self.use("some.txt", b"ability antler logo\n")
        self.window.wait_label("“\u2068some.txt\u2069” is not a key file: it holds 3 words")
        self.wait_used("ana.key")
        self.assertFalse(self.is_blamed())

    def test_given_up(self):
        """Whoever closes the dialog has what was there before."""
        self.use_key()
        for item in ("Use Key File…", "Make Key File…"):
            self.choose(item).cancel()
            self.window.wait_focus()
        self.wait_used("ana.key")
        self.assertEqual(os.listdir(self.folder), ["ana.key"])

    def test_harmless_name(self):
        self.use("a\u202e\nb.key", KEY)
        label = self.window.wait_label("Key file “")
        self.assertNotRegex(label, "[\u202e\n]")

    def test_remove(self):
        self.use_key()
        self.window.push("Remove Key File")
        self.wait_not_used()
        self.window.wait_focused("Passphrase")
        self.window.type_text("Plaintext", TEXT)
        self.encrypt_nothing("Type a passphrase first.")

    def encrypt_nothing(self, sentence):
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_label(sentence)
        self.assertEqual(self.window.text("Ciphertext"), "")

    def test_basic(self):
        """Takes no key, and whoever has one in use is told before they believe that it protects the message."""
        self.window.type_text("Plaintext", TEXT)
        self.window.focus("Message Format")
        self.desktop.press("space")
        self.window.choose("Basic, for Other Programs")
        self.use_key()
        self.encrypt_nothing("Basic messages take no key file.")

    # With a passphrase

    def test_both(self):
        """Either one alone is refused, with the sentence, and the other one is asked for."""
        self.window.type_text("Plaintext", TEXT)
        self.use_key()
        message = self.window.encrypt(PASSPHRASE, twice=True)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE, key=KEY), TEXT)
        self.window.clear()
        self.wait_not_used()

        self.paste("Ciphertext", message)
        self.window.wait_label("Sealed message · passphrase and key file")
        self.window.wait_label("This message needs a key file")
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("This message needs both a passphrase and a key file.")
        self.window.wait_focused("Use Key File…")
        self.assertFalse(self.is_blamed())
        self.desktop.press("space")
        dialog = portal.FileDialog(self.desktop, self.window.bus)
        dialog.choose_to_open(os.path.join(self.folder, "ana.key"))
        self.wait_used("ana.key")
        self.window.type_passphrase("")
        self.desktop.press("Return")
        self.window.wait_label("This message needs both a passphrase and a key file.")
        self.window.wait_focused("Passphrase")
        self.assertEqual(self.window.text("Plaintext"), "")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("Answer with the same passphrase and key file")

    def test_asked_before(self):
        """What a message needs is said before anything is asked, and only that is asked for."""
        self.paste("Ciphertext", seal(key=KEY))
        self.window.wait_label("Sealed message · key file")
        self.window.wait_label("This message needs a key file")
        heard = self.window.listen()
        self.decrypt()
        self.window.wait_focused("Use Key File…")
        # It is already there once, and is only announced.
        self.window.hear(heard, "This message needs a key file.")
        self.assertEqual(sum("needs a key file" in label for label in self.window.labels()), 1)
        # To encrypt, a passphrase is as good.
        self.window.type_text("Plaintext", "mine")
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_label("Type a passphrase first.")
        self.window.wait_focused("Passphrase")
        self.window.focus("Plaintext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("BackSpace")
        self.window.focus("Ciphertext")
        self.desktop.type(" ")
        # A passphrase has nothing to do with it.
        self.window.type_passphrase("anything")
        self.desktop.press("Return")
        self.window.wait_focused("Use Key File…")
        self.assertFalse(self.is_blamed())
        self.use_key()
        self.decrypt()
        self.window.wait_text("Plaintext", TEXT)
        # Nothing has proven that it was not mistyped.
        self.window.push("Reply")
        self.window.type_text("Plaintext", "Yes.")
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")

    def test_not_needed(self):
        """Whoever believes that a key protects a message is told when none does; nothing else needs it later."""
        self.use_key()
        self.paste("Ciphertext", seal(PASSPHRASE))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("This message didn’t need the key file")

    def test_wrong_key(self):
        self.use_key("other.key", OTHER_KEY)
        self.paste("Ciphertext", seal(key=KEY))
        self.decrypt()
        self.window.wait_label("This key doesn’t open this message.")
        self.assertFalse(self.is_blamed())
        self.paste("Ciphertext", seal(PASSPHRASE, KEY))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_label("This passphrase and key don’t open this message.")

    # Pasted

    def test_pasted(self):
        """It may be sent as well, like any text; as a key, it goes from the pane for good."""
        for text in (KEY.hex(), base64.b64encode(KEY).decode()):
            with self.subTest(text):
                self.paste("Plaintext", text)
                self.window.wait_label("This may be a key")
                self.assertTrue(self.window.get(BUTTON, "Encrypt").has(Atspi.StateType.SENSITIVE))
                self.window.push("Use as Key")
                self.window.wait_label("Pasted key")
                self.window.wait_text("Plaintext", "")
                self.window.wait_no_label("This may be a key")
                self.window.focus("Plaintext")
                for key in ("z", "y"):
                    self.desktop.press(key, "ctrl")
                self.window.type_text("Plaintext", "x")
                self.desktop.press("BackSpace")
                self.window.wait_text("Plaintext", "")
        self.paste("Ciphertext", seal(key=KEY))
        self.decrypt()
        self.window.wait_text("Plaintext", TEXT)

    def test_pasted_as_message(self):
        """Where messages go, it is named, too: it may be a message of no characters."""
        self.paste("Ciphertext", base64.b64encode(KEY).decode())
        self.window.wait_label("This may be a key, or a message of no characters.")
        self.window.push("Use as Key")
        self.window.wait_label("Pasted key")
        self.window.wait_text("Ciphertext", "")
        self.paste("Ciphertext", KEY.hex())
        self.window.wait_label("This may be a key, or a Basic message.")
        self.window.get(BUTTON, "Use as Key")
        self.desktop.type("!")
        wait_for(lambda: self.window.find(BUTTON, "Use as Key") is None, "the offer to go")

    def test_replaced_text(self):
        """What a pasted key replaced is there again."""
        self.window.type_text("Plaintext", "mine")
        self.desktop.press("a", "ctrl")
        self.paste("Plaintext", KEY.hex())
        self.window.push("Use as Key")
        self.window.wait_text("Plaintext", "mine")

    # Wiped

    def traces(self):
        found = dict(parts_of_key("key", KEY))
        for spelling in (KEY.hex(), base64.b64encode(KEY).decode()):
            for i in range(0, len(spelling) - 15, 16):
                found |= spellings(spelling[i : i + 16])
        return found

    def find_traces(self, before):
        with stopped(self.window.process) as pid:
            return search(pid, self.traces(), before=before)

    def assert_wiped(self, wipe):
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        self.use_key()
        self.paste("Ciphertext", seal(key=KEY))
        self.decrypt()
        self.window.wait_text("Plaintext", TEXT)
        self.assertTrue(self.find_traces(before))  # so the search works
        wipe()
        self.wait_not_used()
        wait_for(lambda: not self.find_traces(before), lambda: "nothing to be left; there is %r" % self.find_traces(before))

    def test_clear(self):
        self.assert_wiped(self.window.clear)

    def test_clear_pasted(self):
        with stopped(self.window.process) as pid:
            before = Snapshot(pid)
        self.paste("Plaintext", KEY.hex())
        self.window.push("Use as Key")
        self.window.wait_label("Pasted key")
        self.paste("Plaintext", KEY.hex())
        self.window.get(BUTTON, "Use as Key")
        self.desktop.copy("nothing of interest")
        self.window.clear()
        self.window.answer("Clear")
        self.window.wait_no_label("Pasted key")
        self.window.wait_no_label("This may be a key")
        wait_for(lambda: not self.find_traces(before), lambda: "nothing to be left; there is %r" % self.find_traces(before))

    def test_lock(self):
        self.assert_wiped(lambda: self.screen.lock("org.gnome.ScreenSaver"))
        self.screen.unlock("org.gnome.ScreenSaver")
        self.window.wait_label("The screen was locked, so the passphrase, the key and the decrypted text were cleared.")

    def test_draft(self):
        """A text of the person's own, among that of a message, comes back with the key file."""
        self.use_key()
        self.paste("Ciphertext", seal(key=KEY))
        self.decrypt()
        self.window.wait_text("Plaintext", TEXT)
        self.window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        self.desktop.type(" Yes.")
        self.window.wait_text("Plaintext", TEXT + " Yes.")
        self.screen.lock("org.gnome.ScreenSaver")
        self.screen.unlock("org.gnome.ScreenSaver")
        self.window.wait_label("Your text is encrypted until you use its key file")
        self.use_key()
        self.decrypt()
        self.window.wait_text("Plaintext", TEXT + " Yes.")


if __name__ == "__main__":
    main()
