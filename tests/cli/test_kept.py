# SPDX-License-Identifier: GPL-3.0-or-later
"""What the terminal keeps in the key ring, and opens with it."""

import os
import signal
import unittest

import sealed
from key_ring import KeyRing
from support import CLI, DONE, ENVIRONMENT, IO, KEY, PASSPHRASE, USAGE, WRONG, TestCase, main, run
from terminal import Terminal

DERIVATIONS = os.environ["SEALWAX_CLI_DERIVATIONS"]
TEXT = "The door code is 4711.\n".encode()


class Kept(TestCase):
    def setUp(self):
        super().setUp()
        self.ring = self.enterContext(KeyRing())

    def on(self, *arguments, **options):
        return self.done(*arguments, env=self.ring.environment, **options)

    def off(self, status, *arguments, **options):
        return self.refused(status, *arguments, env=self.ring.environment, **options)

    def names(self):
        return self.on("kept", "list").decode()

    def keep_both(self):
        self.ring.start()
        self.on("kept", "add", self.with_passphrase, "Ana")
        self.on("kept", "add", self.with_key, "Bank")

    def test_list(self):
        self.ring.start()
        self.assertEqual(self.names(), "")
        self.on("kept", "add", self.with_passphrase, "Ana")
        self.on("kept", "add", "Bank", self.with_key)
        self.assertEqual(self.names(), "key\tBank\npassphrase\tAna\n")
        self.assertEqual(self.on("kept", "list", "--no-prompt").decode(), self.names())

    def test_rename_and_remove(self):
        self.keep_both()
        self.on("kept", "rename", "ana", "Zoë")
        self.assertEqual(self.names(), "key\tBank\npassphrase\tZoë\n")
        self.on("kept", "rename", "Zoë", "ZOË")
        self.on("kept", "rename", "--", "BANK", "-b")
        self.assertEqual(self.names(), "key\t-b\npassphrase\tZOË\n")
        self.on("kept", "remove", "--", "-b")
        self.assertEqual(self.names(), "passphrase\tZOË\n")

    def test_names(self):
        self.keep_both()
        for action in (("add", self.with_key, " ANA "), ("rename", "Bank", "ana")):
            self.assertIn("already", self.off(IO, "kept", *action))
        for name in ("", "two\nlines", "\x1b[31m", "x" * 61, "zero\u200bwidth"):
            self.assertIn("60 characters", self.off(USAGE, "kept", "add", self.with_key, name))
            self.assertIn("60 characters", self.off(USAGE, "kept", "rename", "Ana", name))
        for action in (("remove", "Eve"), ("rename", "Eve", "Ana"), ("remove", "")):
            self.assertIn("no secret of this name", self.off(WRONG, "kept", *action))
        self.assertEqual(self.names(), "key\tBank\npassphrase\tAna\n")

    def test_use(self):
        """As good as the files, in both directions; the last use comes first."""
        self.keep_both()
        message = self.on("encrypt", "--kept=ana", stdin=TEXT)
        self.assertEqual(self.done("decrypt", self.with_passphrase, stdin=message), TEXT)
        self.assertEqual(self.names(), "passphrase\tAna\nkey\tBank\n")
        message = self.on("encrypt", "--kept=Bank", stdin=TEXT)
        self.assertEqual(self.names(), "key\tBank\npassphrase\tAna\n")
        self.assertEqual(self.done("decrypt", self.with_key, stdin=message), TEXT)
        self.assertEqual(self.on("decrypt", "--kept=bank", stdin=message), TEXT)
        message = self.on("encrypt", "--kept=Bank", "--kept=Ana", stdin=TEXT)
        self.assertEqual(self.done("decrypt", self.with_key, self.with_passphrase, stdin=message), TEXT)
        self.assertEqual(self.on("decrypt", self.with_key, "--kept=Ana", stdin=message), TEXT)
        self.assertEqual(self.on("decrypt", "--all", "--kept=Ana", "--kept=Bank", stdin=message), TEXT + b"\0")
        self.assertIn("key file", self.off(WRONG, "decrypt", "--kept=Ana", stdin=message))
        self.assertIn("key", self.off(WRONG, "decrypt", "--kept=Eve", stdin=message))

    def test_exact(self):
        """What is kept is what was meant: nothing else is tried, not even with --all."""
        self.ring.start()
        self.on("kept", "add", "--passphrase-file=" + self.file("typographic", "It’s"), "Ana")
        for meant, status in (("It’s", DONE), ("It's", WRONG), ("it's", WRONG)):
            for options in ((), ("--all",)):
                message = sealed.seal("text", meant).encode()
                result = run("decrypt", "--kept=Ana", *options, stdin=message, program=DERIVATIONS, env=self.ring.environment)
                self.assertEqual(result.status, status, result.err)
                self.assertEqual(result.err.count(b"derives from a passphrase\n"), 1)

    def test_words(self):
        """A kept key in words, just like one in a file."""
        self.keep_both()
        for what in ("words", "compare"):
            self.assertEqual(self.on("key", what, "--kept=bank"), self.done("key", what, self.with_key))
            self.assertIn("passphrase", self.off(USAGE, "key", what, "--kept=Ana"))
            self.assertIn("--kept", self.off(USAGE, "key", what, "--kept=Bank", self.with_key))
        self.assertIn("no secret of this name", self.off(WRONG, "key", "words", "--kept=Eve"))

    def test_too_many(self):
        self.keep_both()
        self.on("kept", "add", self.with_passphrase, "Another")
        for given in ([self.with_passphrase, "--kept=Ana"], ["--kept=Ana", "--kept=Another"], ["--kept=Bank", "--kept=bank"], [self.with_key, "--kept=Bank"]):
            self.assertIn("--kept", self.off(USAGE, "encrypt", *given, stdin=TEXT))
        self.assertIn("basic", self.off(USAGE, "encrypt", "--format=basic", "--kept=Bank", stdin=TEXT))
        self.assertIn("one secret", self.off(USAGE, "kept", "add", "Two", self.with_key, self.with_passphrase))

    def test_what_is_missing(self):
        for arguments in ((), ("list", "Ana"), ("add",), ("remove",), ("rename", "Ana"), ("remove", "Ana", "Bank"), ("List",), ("add", "--no-prompt", "Ana"), ("list", self.with_key)):
            self.off(USAGE, "kept", *arguments)

    def test_nothing_is_asked_without_it(self):
        """A bus that would be found wanting if anybody asked it."""
        nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        message = self.done("encrypt", self.with_key, stdin=TEXT, env=nowhere)
        self.assertEqual(self.done("decrypt", self.with_key, stdin=message, env=nowhere), TEXT)
        self.assertIn("no key ring", self.refused(IO, "kept", "list", env=nowhere))

    def test_missing(self):
        message = self.done("encrypt", self.with_key, stdin=TEXT)
        for arguments in (("kept", "list"), ("kept", "list", "--no-prompt"), ("kept", "add", "Ana", self.with_key), ("encrypt", "--kept=Ana"), ("decrypt", "--kept=Ana")):
            self.assertIn("no key ring", self.off(IO, *arguments, stdin=message))

    def test_started_later(self):
        self.off(IO, "kept", "list")
        self.keep_both()
        self.ring.stop()
        self.off(IO, "kept", "list")
        self.ring.start()
        self.assertEqual(self.names(), "key\tBank\npassphrase\tAna\n")

    def test_locked(self):
        self.keep_both()
        self.ring.stop()
        self.ring.start(unlocked=False)
        message = self.done("encrypt", self.with_key, stdin=TEXT)
        for arguments in (("kept", "list"), ("kept", "list", "--no-prompt"), ("kept", "add", "Eve", self.with_key), ("kept", "remove", "Ana"), ("kept", "rename", "Ana", "Eve"), ("encrypt", "--kept=Ana"), ("decrypt", "--kept=Bank")):
            self.assertIn("locked", self.off(IO, *arguments, stdin=message))

    def test_stored(self):
        """Nothing of it can be read in the files."""
        self.keep_both()
        stored = self.ring.stored()
        self.assertIn(b"login.keyring", stored)
        for secret in (b"Ana", b"Bank", b"passphrase", PASSPHRASE.encode(), KEY, KEY.hex().encode(), KEY.hex().upper().encode()):
            self.assertNotIn(secret, stored)

    def test_prompt(self):
        """Twice, as for a message; and not at all if the name will not do."""
        self.ring.start()
        with Terminal(CLI, "kept", "add", "Ana", env=self.ring.environment) as terminal:
            for question in (b"Passphrase: ", b"The same again: "):
                terminal.wait_for(question)
                terminal.type("correct horse\n")
            self.assertEqual(terminal.end(), (DONE, b"", b""))
        self.assertEqual(self.names(), "passphrase\tAna\n")
        self.off(IO, "kept", "add", "ana")


class OwnFile(TestCase):
    """libsecret's own file, which it uses in a sandbox; here with a key from the environment, as libsecret's tests have it."""

    def setUp(self):
        super().setUp()
        self.place = self.folder / "keyrings"
        self.env = {
            "SECRET_BACKEND": "file",
            "SECRET_FILE_TEST_PATH": str(self.place / "default.keyring"),
            "SECRET_FILE_TEST_PASSWORD": "as long as the portal's",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }
        # libsecret leaks what it reads of the entries' attributes.
        if "ASAN_OPTIONS" in ENVIRONMENT:
            self.env["ASAN_OPTIONS"] = ENVIRONMENT["ASAN_OPTIONS"] + ":detect_leaks=0"

    def names(self):
        return self.done("kept", "list", env=self.env).decode()

    def test_use(self):
        self.done("kept", "add", "Ana", self.with_passphrase, env=self.env)
        message = self.done("encrypt", "--kept=ana", env=self.env, stdin=TEXT)
        self.assertEqual(self.done("decrypt", self.with_passphrase, stdin=message), TEXT)
        self.assertEqual(self.names(), "passphrase\tAna\n")

    def test_broken(self):
        self.done("kept", "add", "Ana", self.with_passphrase, env=self.env)
        file = self.place / "default.keyring"
        content = file.read_bytes()
        file.write_bytes(content[:-1])
        for arguments in (("kept", "list"), ("kept", "add", "Bank", self.with_key), ("encrypt", "--kept=Ana")):
            self.assertIn("damaged", self.refused(IO, *arguments, env=self.env, stdin=TEXT))
        self.assertEqual(file.read_bytes(), content[:-1])

    @unittest.skipUnless("SEALWAX_CUT" in os.environ, "not with a sanitizer, whose library has to be the first")
    def test_cut(self):
        """Killed whenever it changes something in the folder: what was kept before is still kept, and what is new is either there
        or not."""
        self.done("kept", "add", "Ana", self.with_passphrase, env=self.env)
        link = self.folder / "cut.so"
        link.symlink_to(os.environ["SEALWAX_CUT"])
        cuts, kept = 0, ["Ana"]
        while True:
            name = f"Bank {cuts}"
            cut = {"LD_PRELOAD": str(link), "SEALWAX_TEST_FOLDER": str(self.place), "SEALWAX_TEST_CUT": str(cuts + 1)}
            status = run("kept", "add", name, self.with_key, env={**self.env, **cut}).status
            names = {line.split("\t")[1] for line in self.names().splitlines()}
            self.assertIn(names, ({*kept}, {*kept, name}))
            kept = sorted(names)
            if status == DONE:
                self.assertIn(name, names)
                break
            self.assertEqual(status, -signal.SIGKILL)
            cuts += 1
        # At least the new file, its contents, forcing them to the disk, and its name.
        self.assertGreaterEqual(cuts, 4)


if __name__ == "__main__":
    main()
