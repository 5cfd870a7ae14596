# SPDX-License-Identifier: GPL-3.0-or-later
"""Other allocators than the C library's, preloaded: the program does all of its work with them, and what it frees is overwritten.

tests/memory/allocator.c ends the program where it frees what is not the allocator's, or did not overwrite it.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

from pycotap import LogMode, TAPTestRunner

CLI = os.environ["SEALWAX_CLI"]
CALLS = os.environ["SEALWAX_CALLS"]
# LD_PRELOAD is split at spaces and colons.
ALLOCATORS = dict(part.split("=", 1) for part in os.environ["SEALWAX_ALLOCATORS"].split("\n"))

PASSPHRASE = "Zwölf Boxka\u0308mpfer jagen é Viktor"
KEY = "3a97f11ae651070506a68a02f0e161af37f86cb9078738c370f07e8d3b583bad"
TEXT = "Über den Bergen, sagen die Leute.\n" * 20_000


class Allocators:
    """A subclass below for each allocator."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sealwax-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.passphrase = "--passphrase-file=" + self.file("passphrase", PASSPHRASE)
        self.key = "--key-file=" + self.file("key", KEY)
        self.text = self.file("text", TEXT)
        self.library = self.folder / "allocator.so"
        self.library.symlink_to(ALLOCATORS[self.allocator])

    def file(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def preload(self, *command, status=0):
        """What the program writes; its report shows that it used the allocator."""
        report = self.folder / "report"
        report.unlink(missing_ok=True)
        env = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "LD_PRELOAD": str(self.library), "SEALWAX_ALLOCATOR_REPORT": str(report)}
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        asked, self.left = map(int, report.read_text().split())
        self.assertGreater(asked, 10)
        return done.stdout.decode()

    def test_says_what_it_is(self):
        self.assertRegex(self.preload(CLI, "--version"), r"^sealwax-cli \d")
        self.assertIn("encrypt", self.preload(CLI, "--help"))

    def test_encrypt_and_decrypt(self):
        ways = (
            ("--format=sealed", self.passphrase),
            ("--format=sealed", self.key),
            ("--format=sealed", self.passphrase, self.key),
            ("--format=basic", self.passphrase),
        )
        for format, *secrets in ways:
            message = self.file("message", self.preload(CLI, "encrypt", format, *secrets, self.text))
            self.assertEqual(self.preload(CLI, "decrypt", *secrets, message), TEXT)
            self.assertNotEqual(self.preload(CLI, "inspect", message), "")

    def test_generate(self):
        self.assertEqual(len(self.preload(CLI, "generate", "passphrase").split()), 6)
        self.assertEqual(len(self.preload(CLI, "generate", "key")), 65)

    def test_refusals(self):
        message = self.file("message", self.preload(CLI, "encrypt", self.key, self.text))
        self.preload(CLI, "decrypt", self.passphrase, message, status=6)
        self.preload(CLI, "decrypt", self.passphrase, self.text, status=3)
        self.preload(CLI, "decrypt", "--nothing", status=2)

    def test_every_call(self):
        """tests/memory/calls.c: whatever a library may call."""
        self.preload(CALLS)
        self.assertLess(self.left, 100)

    def test_it_looks(self):
        """A program that does not overwrite what it frees is ended. Otherwise this would prove nothing."""
        env = {"PATH": os.defpath, "LD_PRELOAD": str(self.library)}
        done = subprocess.run([sys.executable, "-c", "pass"], env=env, capture_output=True, check=False)
        self.assertEqual(done.returncode, -signal.SIGABRT)
        self.assertIn(b"allocator: ", done.stderr)


class NoneTest(unittest.TestCase):
    def test_every_call(self):
        """With the C library's own."""
        subprocess.run([CALLS], check=True)


for name in ALLOCATORS:
    globals()[name] = type(name.title().replace("-", "") + "Test", (Allocators, unittest.TestCase), {"allocator": name})


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
