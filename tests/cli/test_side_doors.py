# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing secret goes anywhere except where it was asked for."""

import base64
import os

import sealed
from support import DONE, KEY, PASSPHRASE, WRONG, TestCase, main, run

TEXT = "the plaintext that nobody else may see"
SECRETS = (TEXT, PASSPHRASE, KEY.hex(), "plaintext", "battery")

# Everything that GLib and the C library can be made to say.
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
        """One at a time: a wrong secret, a damaged message."""
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
        """Then it appears in the list of processes; that is no reason to show it twice."""
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

    def misplaced(self, secret):
        """Each place where a secret can end up by mistake."""
        for arguments in (
            (),
            ("help",),
            ("--version",),
            ("encrypt", "a"),
            ("encrypt", "--"),
            ("decrypt", "a", "b"),
            ("inspect", "a"),
            ("inspect", "a", "b", "--"),
            ("generate", "key"),
            ("generate", "passphrase", "--words"),
            ("generate",),
            ("key",),
            ("key", "words", "--key-file"),
            ("key", "compare"),
            ("encrypt", "--format"),
            ("encrypt", self.with_passphrase, "--iterations"),
            ("encrypt", "--format=basic", self.with_passphrase, "--iterations"),
            ("encrypt", "--passphrase-fd"),
            ("encrypt", "--passphrase-file"),
            ("encrypt", "--key-file"),
            ("encrypt", "--key-file", secret, "--key-file"),
            ("decrypt", self.with_passphrase, "--message"),
            ("decrypt", "--require"),
            ("decrypt", "--passphrase-fd"),
            ("decrypt", "--passphrase-file"),
            ("decrypt", "--key-file"),
            ("decrypt", "--passphrase"),
            ("decrypt", "-p"),
            ("encrypt", "--help"),
        ):
            if arguments != ("--version",):
                yield (*arguments, secret)
            if arguments and arguments[-1].startswith("--") and arguments[-1] != "--":
                yield (*arguments[:-1], f"{arguments[-1]}={secret}")
            if arguments == ("--version",):
                continue
            yield (*arguments, f"--{secret}")
            yield (*arguments, f"-{secret}")
            yield (*arguments, f"--help={secret}")
            yield (*arguments, f"--help-{secret}")
            yield (*arguments, f"--{secret}={secret}")
            yield (*arguments, "--", secret, secret)

    def check_parts(self, result, arguments):
        if b"Usage:" not in result.out:
            self.assertNotEqual(result.status, DONE, arguments)
            self.assertEqual(result.out, b"")
        for part in (b"yzz", b"qux", b"plugh"):
            self.assertNotIn(part, result.out + result.err, arguments)

    def test_nothing_that_was_given_is_repeated(self):
        """Whatever is in the wrong place may be a secret, and so may a part of it."""
        message = sealed.seal("text", PASSPHRASE).encode()
        for secret in ("xyzzy", "Xyzzy-qux, plugh\u2069", "xyzzy=\nqux"):
            for arguments in self.misplaced(secret):
                self.check_parts(run(*arguments, stdin=message), arguments)

    def test_text_in_the_place_of_a_file(self):
        """A missing file is called by its name, unless the name looks like something else."""
        message = sealed.seal("text", PASSPHRASE).encode()
        for place in (("encrypt", self.with_passphrase), ("decrypt",), ("inspect",), ("decrypt", "--")):
            for text in ("xyzzy qux", "\nxyzzy", "xyzzy\tqux", "xyzzy\n"):
                self.check_parts(run(*place, text, stdin=message), place)
            for key in (KEY.hex(), KEY.hex().upper(), base64.b64encode(KEY).decode(), "xyzzy" + "x" * 27):
                result = run(*place, key, stdin=message)
                self.assertIn("FILE", self.check_sentence(result.err))
                self.assertNotIn(key.encode(), result.err)
                self.check_parts(result, place)

    def test_bytes_that_were_given_are_not_repeated(self):
        """What is not text may be a secret as well."""
        for arguments in ((), ("inspect", "a"), ("encrypt", "--format"), ("encrypt", "--key-file")):
            for secret in (b"\xffyzz", b"--\xffyzz", b"-\xffyzz", b"yzz\xff", b"--yzz\xff=yzz"):
                result = run(*arguments, secret, stdin=b"text")
                self.assertNotEqual(result.status, DONE)
                self.assertNotIn(b"yzz", result.err, arguments)

    def test_what_is_wrong_is_told_all_the_same(self):
        """Which option, and where to read on; and the name of a file that exists."""
        for option in ("format", "iterations", "passphrase-fd", "passphrase-file", "key-file"):
            result = run("encrypt", self.with_passphrase if option == "iterations" else "a", f"--{option}=xyzzy", stdin=b"text")
            self.assertIn(f"--{option}", self.check_sentence(result.err))
        for option in ("message", "require", "passphrase-fd", "passphrase-file", "key-file"):
            message = self.file("message", sealed.seal("text", PASSPHRASE))
            result = run("decrypt", f"--{option}=xyzzy", message)
            self.assertIn(f"--{option}", self.check_sentence(result.err))
        for command in ("encrypt", "decrypt", "inspect", "generate"):
            for arguments in (("--xyzzy",), ("a", "b")):
                sentence = self.check_sentence(run(command, *arguments).err)
                self.assertIn(f"sealwax-cli {command} --help", sentence)
        for command in ("encrypt", "decrypt", "inspect"):
            options = () if command == "inspect" else (self.with_passphrase,)
            sentence = self.check_sentence(run(command, *options, "letter.txt").err)
            self.assertIn("letter.txt", sentence)
            self.assertIn("No such file", sentence)
            sentence = self.check_sentence(run(command, *options, str(self.folder)).err)
            self.assertIn(str(self.folder), sentence)

    def test_nothing_is_written(self):
        """No file but standard output: nothing is left in the home, the cache or the temporary folder."""
        home = self.folder / "home"
        home.mkdir()
        names = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
        env = dict.fromkeys(names, str(home))
        result = run("encrypt", self.with_passphrase, stdin=TEXT.encode(), env=env, cwd=home)
        self.assertEqual(run("decrypt", self.with_passphrase, stdin=result.out, env=env, cwd=home).out, TEXT.encode())
        self.assertEqual(os.listdir(home), [])


if __name__ == "__main__":
    main()
