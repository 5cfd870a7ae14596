# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing secret goes anywhere but to where it was asked for."""

import os

import sealed
from support import DONE, KEY, PASSPHRASE, WRONG, TestCase, main, run

TEXT = "the plaintext that nobody else may see"
SECRETS = (TEXT, PASSPHRASE, KEY.hex(), "plaintext", "battery")

# Everything that GLib and the C library can be asked to say.
LOUD = {"G_MESSAGES_DEBUG": "all", "G_DEBUG": "all", "G_ENABLE_DIAGNOSTIC": "1", "MALLOC_CHECK_": "3"}


class SideDoors(TestCase):
    def check(self, result, allowed=()):
        for secret in SECRETS:
            for stream in (result.out, result.err):
                if secret not in allowed:
                    self.assertNotIn(secret.encode(), stream)

    def key_as_hex(self):
        return f"--key-file={self.file('hex', KEY.hex())}"

    def test_debugging_says_nothing(self):
        options = (self.with_passphrase, self.key_as_hex())
        result = run("encrypt", *options, stdin=TEXT.encode(), env=LOUD)
        self.assertEqual((result.status, result.err), (DONE, b""))
        self.check(result)
        opened = run("decrypt", *options, stdin=result.out, env=LOUD)
        self.assertEqual((opened.status, opened.out, opened.err), (DONE, TEXT.encode(), b""))

    def test_errors_say_nothing(self):
        """Each in its turn: a wrong secret, a damaged message, secrets that are none."""
        other = sealed.seal(TEXT, passphrase="something else")
        mine = sealed.seal(TEXT, PASSPHRASE, KEY)
        altered = sealed.build(sealed.pad(TEXT.encode() + b"\xff"), PASSPHRASE, KEY).write()
        for message in (other, mine[:-40], mine.replace("A", "B"), altered, TEXT):
            for env in ({}, LOUD):
                result = run("decrypt", self.with_passphrase, self.key_as_hex(), stdin=message.encode(), env=env)
                self.assertNotEqual(result.status, DONE)
                self.check(result)

    def test_bad_secrets_are_not_repeated(self):
        bad_key = self.file("bad-key", KEY.hex() + "x")
        bad_passphrase = self.file("bad", PASSPHRASE.encode() + b"\xff")
        for option in (f"--key-file={bad_key}", f"--passphrase-file={bad_passphrase}"):
            result = run("encrypt", option, stdin=TEXT.encode(), env=LOUD)
            self.assertEqual(result.status, WRONG)
            self.check(result)

    def test_option_with_its_value(self):
        """It stands in the list of processes then; that is no reason to show it twice."""
        secret = "hunter2"
        for arguments in (
            (f"-p{secret}",),
            (f"-k{secret}",),
            ("encrypt", f"-p{secret}"),
            ("decrypt", f"-p{secret}", "file"),
            ("inspect", "file", f"-p{secret}"),
            ("encrypt", f"-é{secret}"),
            ("encrypt", f"-pw={secret}"),
            ("generate", "key", f"--passphrase={secret}"),
            ("encrypt", f"--p={secret}={secret}"),
            ("decrypt", f"--accept-unproven={secret}"),
        ):
            result = run(*arguments)
            self.assertEqual(result.status, 2, arguments)
            self.assertNotIn(secret.encode(), result.err, arguments)
            self.check_sentence(result.err, arguments, True)

    def test_nothing_is_written(self):
        """No file but standard output: nothing is left in the home, the cache or the folder for temporary files."""
        home = self.folder / "home"
        home.mkdir()
        names = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
        env = dict.fromkeys(names, str(home))
        result = run("encrypt", self.with_passphrase, stdin=TEXT.encode(), env=env, cwd=home)
        self.assertEqual(run("decrypt", self.with_passphrase, stdin=result.out, env=env, cwd=home).out, TEXT.encode())
        self.assertEqual(os.listdir(home), [])


if __name__ == "__main__":
    main()
