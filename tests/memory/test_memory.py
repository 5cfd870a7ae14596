# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the memory of a program whose work is done: nothing secret.

The real program is stopped at its very end, and all of its memory is read from
outside and searched for passphrase, keys and plaintext, in UTF-8, UTF-16 and UTF-32.
"""

import base64
import fcntl
import hashlib
import os
import pathlib
import random
import signal
import struct
import subprocess
import tempfile
import termios
import time
import unittest

from pycotap import LogMode, TAPTestRunner

from traces import keys_of_message, parts_of_key, parts_of_text, search

# traces.py has added the folder of these.
import basic
import sealed

CLI = os.environ["SEALWAX_CLI"]
SERVICE = os.environ["SEALWAX_SERVICE"]
HOLD = os.environ["SEALWAX_HOLD_MEMORY"]
# Those preloaded in some of the tests, by name.
ALLOCATORS = dict(part.split("=", 1) for part in os.environ["SEALWAX_ALLOCATORS"].split("\n"))
TOO_LONG = 60

RANDOM = random.Random(5)
# Composed and decomposed, so that it is normalized.
PASSPHRASE = "Zwölf Boxka\u0308mpfer jagen é Viktor"
KEY = RANDOM.randbytes(32)
TEXT = "".join(RANDOM.choices("abcdefghijklmnopqrstuvwxyzäöü \n", k=3000))


class Memory:
    """A subclass below for the C library's allocator and for each other one."""

    maxDiff = 2000
    allocator = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sealwax-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.passphrase = f"--passphrase-file={self.file('passphrase', PASSPHRASE.encode())}"
        self.key = f"--key-file={self.file('key', KEY.hex().encode())}"
        self.text = self.file("text", TEXT.encode())
        self.secrets = parts_of_text(PASSPHRASE) | parts_of_text(TEXT) | parts_of_key("key", KEY)
        self.secrets |= parts_of_text(KEY.hex(), 16)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return str(path)

    def start(self, *command, **options):
        # What comes first ends last: it stops the program when even the allocator has nothing left to do.
        libraries = [HOLD] + ([ALLOCATORS[self.allocator]] if self.allocator else [])
        links = [self.folder / f"{i}.so" for i in range(len(libraries))]
        for link, library in zip(links, libraries):
            if not link.is_symlink():
                link.symlink_to(library)  # LD_PRELOAD is split at spaces and colons
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "LD_PRELOAD": " ".join(map(str, links))},
            **options,
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def run_to_the_end(self, *command):
        """Runs a program until it stops at its end; returns it and its output."""
        with open(self.folder / "out", "w+b") as out, open(self.folder / "err", "w+b") as err:
            process = self.start(*command, stdout=out, stderr=err)
            _, status = os.waitpid(process.pid, os.WUNTRACED)
            self.assertTrue(os.WIFSTOPPED(status), (status, err.seek(0), err.read()))
            self.assertEqual(os.WSTOPSIG(status), signal.SIGSTOP)
            out.seek(0)
            return process, out.read()

    def assert_clean(self, process, secrets):
        self.assertEqual(self.search(process.pid, secrets), [])

    def search(self, pid, secrets):
        """Where the C library's allocator is not in use, there is no heap, only the allocator's own memory."""
        return search(pid, secrets, {"[stack]", "nameless"} if self.allocator else {"[heap]", "[stack]", "nameless"})

    def test_search_finds(self):
        """While the text is being written it is there, and the search finds it."""
        text = TEXT * 100
        message = self.file("message", sealed.seal(text, key=KEY).encode())
        process = self.start(CLI, "decrypt", self.key, message, stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        end = time.monotonic() + TOO_LONG
        full = fcntl.fcntl(process.stdout, fcntl.F_GETPIPE_SZ)
        held = 0
        while held < full:
            self.assertLess(time.monotonic(), end)
            held = struct.unpack("i", fcntl.ioctl(process.stdout, termios.FIONREAD, b"\0" * 4))[0]
            time.sleep(0.01)
        found = {name for name, _, _ in self.search(process.pid, self.secrets)}
        self.assertGreater(len([name for name in found if "utf-8" in name]), 20)

    def test_encrypt(self):
        process, message = self.run_to_the_end(CLI, "encrypt", self.passphrase, self.text)
        keys = keys_of_message(message.decode(), PASSPHRASE, None)
        self.assert_clean(process, self.secrets | keys)

    def test_encrypt_with_both(self):
        process, message = self.run_to_the_end(CLI, "encrypt", self.passphrase, self.key, self.text)
        keys = keys_of_message(message.decode(), PASSPHRASE, KEY)
        self.assert_clean(process, self.secrets | keys)

    def test_encrypt_basic(self):
        process, message = self.run_to_the_end(CLI, "encrypt", "--format=basic", self.passphrase, self.text)
        self.assert_clean(process, self.secrets | self.keys_of_basic(message))

    def keys_of_basic(self, message):
        salt = base64.b64decode(message)[:16]
        key = hashlib.pbkdf2_hmac("sha256", PASSPHRASE.encode(), salt, 100_000, 32)
        return parts_of_key("PBKDF2", key)

    def decrypt(self, message, *options, text=TEXT):
        file = self.file("message", message.encode())
        process, out = self.run_to_the_end(CLI, "decrypt", *options, file)
        self.assertEqual(out.decode(), text)
        return process

    def test_decrypt(self):
        message = sealed.seal(TEXT, passphrase=PASSPHRASE)
        process = self.decrypt(message, self.passphrase)
        self.assert_clean(process, self.secrets | keys_of_message(message, PASSPHRASE, None))

    def test_decrypt_with_key(self):
        message = sealed.seal(TEXT, key=KEY)
        process = self.decrypt(message, self.key)
        self.assert_clean(process, self.secrets | keys_of_message(message, None, KEY))

    def test_decrypt_basic(self):
        message = basic.encrypt(TEXT, PASSPHRASE)
        process = self.decrypt(message, self.passphrase)
        self.assert_clean(process, self.secrets | self.keys_of_basic(message))

    def test_wrong_passphrase(self):
        message = sealed.seal(TEXT, passphrase="another one")
        process = self.decrypt(message, self.passphrase, text="")
        self.assert_clean(process, self.secrets)

    def test_generate(self):
        for what in ("passphrase", "key"):
            process, out = self.run_to_the_end(CLI, "generate", what)
            self.assert_clean(process, parts_of_text(out.decode().strip(), 14))

    def test_service(self):
        """Two openings and a sealing on threads, as in the window."""
        message = sealed.seal(TEXT, PASSPHRASE, KEY)
        key, file = self.file("raw", KEY), self.file("message", message.encode())
        passphrase = self.folder / "passphrase"
        process, out = self.run_to_the_end(SERVICE, self.text, passphrase, key, file)
        keys = keys_of_message(message, PASSPHRASE, KEY) | keys_of_message(out.decode(), PASSPHRASE, KEY)
        self.assert_clean(process, self.secrets | keys)


class MemoryTest(Memory, unittest.TestCase):
    pass


# With an allocator that reports how large its memory is, and one that does not: those differ most. That each piece of memory
# is overwritten when it is freed is tested in test_allocators.py.
SELECTED = ("test_search_finds", "test_encrypt_with_both", "test_decrypt_basic", "test_service")
for name in ("whole", "no-size"):
    title = "MemoryOf" + name.title().replace("-", "")
    others = {test: None for test in dir(Memory) if test.startswith("test_") and test not in SELECTED}
    globals()[title] = type(title, (Memory, unittest.TestCase), {"allocator": name, **others})


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
