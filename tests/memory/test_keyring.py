# SPDX-License-Identifier: GPL-3.0-or-later
"""What of the key ring is left in the memory of a program that has forgotten it: nothing."""

import os
import pathlib
import random
import signal
import subprocess
import tempfile
import unittest

from pycotap import LogMode, TAPTestRunner

from traces import parts_of_key, parts_of_text, search

# traces.py has added the folder of this.
from key_ring import KeyRing

CLI = os.environ["SEALWAX_CLI"]
KEYRING = os.environ["SEALWAX_KEYRING"]
HOLD = os.environ["SEALWAX_HOLD_MEMORY"]

RANDOM = random.Random(20)
PASSPHRASE = "Zwölf Boxkämpfer jagen é Viktor"
NAME = "Buchhaltung am Zürichsee"
KEY = RANDOM.randbytes(32)
KEY_NAME = "Schlüssel für den Tresor"


class Memory:
    """A subclass below for each place where the key ring may be."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sealwax-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(self.folder), **self.place()}
        self.keep("--passphrase-file", PASSPHRASE.encode(), NAME)
        self.keep("--key-file", KEY, KEY_NAME)
        self.names = parts_of_text(NAME) | parts_of_text(KEY_NAME)
        self.secrets = self.names | parts_of_text(PASSPHRASE) | parts_of_key("key", KEY)
        self.secrets |= parts_of_text(KEY.hex(), 16) | parts_of_text(KEY.hex().upper(), 16)

    def keep(self, option, secret, name):
        file = self.folder / "secret"
        file.write_bytes(secret)
        subprocess.run([CLI, "kept", "add", f"{option}={file}", name], env=self.environment, check=True)

    def start(self, *command):
        link = self.folder / "hold.so"
        link.symlink_to(HOLD)
        process = subprocess.Popen(command, env={**self.environment, "LD_PRELOAD": str(link)}, stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def wait_until_stopped(self, process):
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        self.assertTrue(os.WIFSTOPPED(status), status)

    def test_forgotten(self):
        """While it is loaded, each is there, and only once: in memory of its own. When it is forgotten, none is."""
        process = self.start(KEYRING)
        self.wait_until_stopped(process)
        found = search(process.pid, self.secrets)
        for text in (NAME, PASSPHRASE, KEY_NAME):
            for spelling, data in parts_of_text(text).items():
                places = [(place, count) for name, place, count in found if name == spelling]
                self.assertEqual(places, [("nameless", 1)] if data in text.encode() else [], spelling)
        self.assertEqual({name for name, _, _ in found} & set(parts_of_text(KEY.hex(), 16)), set())
        self.assertGreater(len(found), 5)

        process.send_signal(signal.SIGCONT)
        self.wait_until_stopped(process)
        self.assertEqual(search(process.pid, self.secrets), [])

    def test_listed(self):
        """Names that were written, and secrets that were loaded with them."""
        process = self.start(CLI, "kept", "list")
        self.wait_until_stopped(process)
        self.assertEqual(process.stdout.read1().decode(), f"key\t{KEY_NAME}\npassphrase\t{NAME}\n")
        self.assertEqual(search(process.pid, self.secrets), [])


class SecretService(Memory, unittest.TestCase):
    def place(self):
        ring = self.enterContext(KeyRing())
        ring.start()
        return ring.environment


class OwnFile(Memory, unittest.TestCase):
    def place(self):
        return {
            "SECRET_BACKEND": "file",
            "SECRET_FILE_TEST_PATH": str(self.folder / "default.keyring"),
            "SECRET_FILE_TEST_PASSWORD": "as long as the portal's",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
