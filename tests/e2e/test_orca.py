# SPDX-License-Identifier: GPL-3.0-or-later
"""What people hear who cannot see the window: Orca's words, in this order, and nothing else.

This is Orca itself, on GNOME's own compositor and with its default settings; only the voice is ours. It runs only with
./dev test --suite screen-reader: on a busy machine Orca falls behind, and skips what is no longer so when it gets there.
"""

import os
import subprocess
import sys
import unittest

from mutter import MutterSession
from screen_reader import HeardWindow, ScreenReader
from tap import main

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

# Orca's own words change from one version to the next; these are Debian 13's.
VERSION = "48."

MESSAGE = sealed.seal("Meet me at noon.\nBring the red folder.", passphrase="six words", iterations=10_000)

WRITE = "Write or paste something private. Then enter a passphrase you both know and press Encrypt."
START = ["Plaintext text.", WRITE, "Readable text."]

# What somebody does, the keys for it, and what Orca says.
SEND = [
    # Each letter as it is typed, with nothing talking over it; the length in the first pause.
    ("type a text", "Meet me at noon.", ["16 characters"]),
    ("go on", "<Tab>", ["Paste Ciphertext button."]),
    ("go on", "<Tab>", ["Ciphertext Menu toggle button not pressed.", "opens popup"]),
    ("go on", "<Tab>", ["Ciphertext text.", "Paste a message you received; the whole chat is fine.", "Safe to send anywhere."]),
    ("go on", "<Tab>", ["Paste Message button."]),
    ("go on", "<Tab>", ["Open File… button."]),
    ("come to the passphrase", "<Tab>", ["Passphrase password text."]),
    (
        "type it, and leave it",
        "six words are better than one<Tab>",
        ["Generate Passphrase button.", "Passphrase: strong, if it was chosen at random"],
    ),
    ("go on", "<Tab>", ["Keys toggle button not pressed.", "opens popup"]),
    ("go on", "<Tab>", ["Encrypt button."]),
    (
        "encrypt, and be asked to repeat it",
        "<space>",
        ["Repeat Passphrase password text.", "Repeat the passphrase. A slip would lock the text for good."],
    ),
    # The wrong one is selected, so the next letter replaces it.
    ("repeat another one", "six words<Return>", ["The passphrases don’t match."]),
    ("repeat it", "six words are better than one", ["Copy Ciphertext button.", "Encrypted. Copy the message and send it."]),
    ("copy the message", "<space>", ["Copied"]),
]

RECEIVE = [
    ("come back with a message on the clipboard", "", START + ["There’s a message on the clipboard"]),
    (
        "paste it where it belongs",
        "<ctrl+shift+V>",
        ["Passphrase password text.", "Sealed message · 176 characters"],
    ),
    (
        "try a wrong passphrase",
        "six wards<Return>",
        ["This passphrase doesn’t open this message. The keyboard layout is “English (US)”."],
    ),
    # With the button, the focus comes back to the passphrase, which says no more about itself than what was announced.
    ("go on", "<Tab>", ["Generate Passphrase button."]),
    ("go on", "<Tab>", ["Keys toggle button not pressed.", "opens popup"]),
    (
        "go on",
        "<Tab>",
        ["There’s no text to encrypt yet grouping", "Message Format toggle button not pressed.", "opens popup"],
    ),
    ("go on", "<Tab>", ["Decrypt button."]),
    (
        "try it with the button",
        "<space>",
        [
            # All of it is selected. GTK 4.18 says in bytes where the attributes of a text end, and a dot has three of them.
            "Passphrase password text ●●● selected.",
            "invalid entry.",
            "This passphrase doesn’t open this message. The keyboard layout is “English (US)”.",
        ],
    ),
    (
        "decrypt",
        "six words<Return>",
        ["Plaintext text.", "Meet me at noon.", "Decrypted and verified · 38 characters.", "Decrypted and verified"],
    ),
]

OTHERS = [
    ("open the main menu", "<F10>", ["expanded", "Main Menu menu", "New Window.", "Ctrl+N."]),
    ("go down in it", "<Down>", ["Clear Everything.", "Ctrl+L."]),
    ("leave it", "<Escape>", ["Main Menu toggle button not pressed.", "opens popup"]),
    (
        "open the preferences",
        "<ctrl+,>",
        [
            "Preferences dialog",
            "Preferences grouping",
            "Clipboard List with 1 item",
            "Offer Messages check box checked.",
            "When you switch to the window and there’s a message on the clipboard.",
        ],
    ),
    ("go on", "<Tab>", ["Remove Copies combo box Remove Copies.", "After 30 Seconds."]),
    ("go on", "<Tab>", ["When Idle combo box When Idle.", "After 10 Minutes."]),
    ("go on", "<Tab>", ["When the Screen Is Locked check box checked."]),
    ("go on", "<Tab>", ["Key Ring List with 1 item", "Offer Them in the Menu check box checked."]),
    ("go on", "<Tab>", ["Forget When Unused combo box Forget When Unused.", "After 10 Minutes."]),
    ("come to the format", "<Tab>", ["Message Format combo box Message Format.", "Sealed."]),
    ("open the list", "<space>", ["List with 2 items Nesting level 1", "Sealed."]),
    ("go down in it", "<Down>", ["Basic."]),
    ("leave it", "<Escape>", ["Message Format combo box Message Format.", "Sealed."]),
]

# Of these, the keys are spoken as they are pressed.
ECHOED = {"type a text": "Meetmeatnoon.", "paste it where it belongs": "V", "open the preferences": ","}


def find_version():
    command = [sys.executable, "-P", "-c", "from orca import orca_platform; print(orca_platform.version)"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class OrcaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        version = find_version()
        if not version.startswith(VERSION):
            raise unittest.SkipTest("the words are those of Orca %s, not %s" % (VERSION + "*", version))

    def setUp(self):
        self.desktop = self.enterContext(MutterSession())
        self.desktop.set_settings(ask_twice="true")

        self.reader = ScreenReader(self.desktop)
        window = HeardWindow(self.desktop, PROGRAM)
        self.addCleanup(window.close)
        self.reader.hear("start", START)

    def go(self, ways):
        for way, keys, sentences in ways:
            self.reader.pause()
            self.reader.press(keys)
            letters = self.reader.hear(way, sentences)
            self.assertEqual(letters, ECHOED.get(way, ""), way)

    def test_send(self):
        self.go(SEND)

    def test_receive(self):
        """The message is copied in another window. The person comes back once Orca knows that they are gone; otherwise, it
        would find the focus where it was, and say nothing."""
        other = self.desktop.open_other()
        self.reader.leave("Sealwax")
        other.ask(MESSAGE)
        self.go(RECEIVE)

    def test_others(self):
        """The main menu, and the preferences with what is chosen in them."""
        self.go(OTHERS)


if __name__ == "__main__":
    main()
