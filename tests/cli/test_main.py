# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands, options and arguments: what is understood, and what is not."""

import re

import article
from support import (
    DONE,
    IO,
    KEY,
    NOT_A_MESSAGE,
    PASSPHRASE,
    USAGE,
    WRONG,
    TestCase,
    main,
    run,
)

COMMANDS = ("encrypt", "decrypt", "inspect", "generate", "key", "kept", "page")

# Every option there is. A secret comes from a file, whether opened or only named, or from the key ring.
OPTIONS = {
    "": {"help", "version"},
    "encrypt": {
        "help",
        "format",
        "iterations",
        "passphrase-file",
        "passphrase-fd",
        "key-file",
        "kept",
    },
    "decrypt": {
        "help",
        "accept-unproven",
        "all",
        "message",
        "output-dir",
        "require",
        "passphrase-file",
        "passphrase-fd",
        "key-file",
        "kept",
    },
    "inspect": {"help"},
    "generate": {"help", "words"},
    "key": {"help", "kept", "key-file"},
    "kept": {"help"},
    "kept list": {"help", "no-prompt"},
    "kept add": {"help", "passphrase-file", "passphrase-fd", "key-file"},
    "kept remove": {"help"},
    "kept rename": {"help"},
    "page": {"help", "language", "message"},
}


class Main(TestCase):
    def test_no_command(self):
        self.assertIn("--help", self.refused(USAGE))

    def test_unknown_command(self):
        for name in ("help", "Encrypt", "encryp", "", "-", "open"):
            self.refused(USAGE, name)

    def test_command_after_its_options(self):
        self.refused(USAGE, "--format=basic", "encrypt")

    def test_version(self):
        self.assertRegex(self.done("--version"), rb"\Asealwax-cli [0-9.]+\n\Z")

    def test_help(self):
        text = self.done("--help").decode()
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command} ")

    def test_help_of_commands(self):
        for command in COMMANDS:
            text = self.done(command, "--help").decode()
            self.assertIn("Usage:", text)
            self.assertIn(f"sealwax-cli {command} ", text)

    def test_options(self):
        """No more than these, and above all none that takes a secret itself."""
        for command, options in OPTIONS.items():
            text = self.done(*command.split(), "--help").decode()
            found = set(re.findall(r"(?m)^ .*?--([a-z-]+)", text))
            self.assertEqual(found, options, command)

    def test_help_in_any_place(self):
        text = self.done("encrypt", self.with_key, "--help", "no such file")
        self.assertIn(b"Usage:", text)

    def test_unknown_options(self):
        for command in COMMANDS:
            for option in ("--nonsense", "--nonsense=1", "-z", "--formats=basic"):
                self.refused(USAGE, command, option)
        self.refused(USAGE, "inspect", self.with_passphrase)
        self.refused(USAGE, "generate", "key", self.with_key)
        self.refused(USAGE, "encrypt", "--accept-unproven")
        self.refused(USAGE, "decrypt", "--format=basic")

    def test_option_without_argument(self):
        for option in ("format", "iterations", "passphrase-file", "key-file"):
            self.refused(USAGE, "encrypt", f"--{option}")
        self.refused(USAGE, "encrypt", "--passphrase-fd")
        self.refused(USAGE, "decrypt", "--message")
        self.refused(USAGE, "generate", "passphrase", "--words")

    def test_option_given_twice(self):
        """GLib takes the last one, and nobody would learn that the first is ignored."""
        message = self.done("encrypt", self.with_key, stdin=b"text")
        values = {"format": "sealed", "message": "1", "words": "6"}
        for command, options in OPTIONS.items():
            for option in sorted(options - {"help", "version", "accept-unproven", "all", "kept", "no-prompt", "require"}):
                value = values.get(option, "no-such-file")
                for twice in (
                    (f"--{option}={value}", f"--{option}={value}"),
                    (f"--{option}", value, f"--{option}={value}"),
                    (f"--{option}={value}", "file", f"--{option}", value),
                    (f"--{option}=--{option}", f"--{option}=x"),
                ):
                    sentence = self.refused(USAGE, *command.split(), *twice, stdin=message)
                    self.assertIn(f"--{option} can be given only once", sentence)

    def test_option_as_a_value(self):
        """What stands in place of an option's value is its value, and not the same option again."""
        self.file("--key-file", KEY)
        message = self.done("encrypt", self.with_key, stdin=b"text")
        for options in (("--key-file", "--key-file"), ("--key-file=--key-file",)):
            self.assertEqual(self.done("decrypt", *options, stdin=message, cwd=self.folder), b"text")
        self.file("--key-file=x", message)
        text = self.done("decrypt", self.with_key, "--", "--key-file=x", cwd=self.folder)
        self.assertEqual(text, b"text")

    def test_argument_of_switch(self):
        """GLib takes each of them as yes."""
        unproven = article.encrypt("text", PASSPHRASE).encode()
        options = ("decrypt", self.with_passphrase)
        for value in ("no", "false", "0", ""):
            switch = f"--accept-unproven={value}"
            self.refused(USAGE, *options, switch, stdin=unproven)
            self.refused(USAGE, f"--version={value}")

    def test_too_many_arguments(self):
        text = self.file("text", "text")
        for command in COMMANDS:
            sentence = self.refused(USAGE, command, text, "more")
            self.assertIn("too many", sentence)
            self.assertIn(f"sealwax-cli {command} --help", sentence)

    def test_secret_in_argument(self):
        message = self.done("encrypt", self.with_key, stdin=b"text")
        for command in ("encrypt", "decrypt"):
            for option in ("passphrase", "password", "pass", "key", "secret"):
                given = f"--{option}={KEY.hex()}"
                sentence = self.refused(USAGE, command, given, stdin=message)
                # It is bad enough that it appears in the list of processes.
                self.assertNotIn(KEY.hex(), sentence)
            self.refused(USAGE, command, "-p", "secret", stdin=message)

    def test_secret_in_environment(self):
        """None is read from the environment, whatever its name."""
        names = ("PASSPHRASE", "PASSWORD", "KEY", "KEY_FILE", "PASSPHRASE_FILE")
        env = {name: self.key_file if "FILE" in name else "x" for name in names}
        env |= {f"SEALWAX_{name}": value for name, value in env.items()}
        env |= {f"SEALWAX_CLI_{name}": value for name, value in env.items()}
        message = self.done("encrypt", self.with_key, stdin=b"text")
        self.refused(WRONG, "encrypt", stdin=b"text", env=env)
        self.refused(WRONG, "decrypt", stdin=message, env=env)

    def test_double_dash(self):
        """What follows is a file, whatever it looks like."""
        for name in ("--help", "-x", "--", "plain"):
            self.file(name, "from a file of an odd name")
            for place in (("--", name), ("--", f"./{name}")):
                message = self.done(
                    "encrypt", self.with_key, *place, cwd=self.folder, stdin=b"no"
                )
                text = self.done("decrypt", self.with_key, stdin=message)
                self.assertEqual(text, b"from a file of an odd name", place)
        self.refused(USAGE, "encrypt", self.with_key, "--", "a", "b")

    def test_single_dash(self):
        message = self.done("encrypt", self.with_key, "-", stdin=b"text")
        opened = self.done("decrypt", self.with_key, "-", stdin=message)
        self.assertEqual(opened, b"text")
        self.done("inspect", "-", stdin=message)

    def test_options_after_file(self):
        message = self.done("encrypt", self.file("text", "text"), self.with_key)
        file = self.file("message", message)
        self.assertEqual(self.done("decrypt", file, self.with_key), b"text")

    def test_numbers(self):
        message = self.done("encrypt", self.with_key, stdin=b"text")
        bad = ("", "0", "-1", "+1", "x", "1x", " 1", "1 ", "0x1", "1.0", "1e1", "²")
        bad += ("18446744073709551617", "99999999999999999999999")
        for number in bad:
            self.refused(
                USAGE, "decrypt", self.with_key, f"--message={number}", stdin=message
            )
            self.refused(USAGE, "generate", "passphrase", f"--words={number}")
            self.refused(
                USAGE, "encrypt", self.with_passphrase, f"--iterations={number}"
            )

    def test_option_not_utf8(self):
        """It is the caller's mistake, like every other invalid value."""
        message = self.done("encrypt", self.with_key, stdin=b"text")
        for option in (b"--format=\xff", b"--iterations=\xff"):
            self.refused(USAGE, "encrypt", self.with_key, option)
        self.refused(USAGE, "decrypt", self.with_key, b"--message=\xff", stdin=message)
        self.refused(USAGE, "generate", "passphrase", b"--words=\xff")

    def test_argument_not_utf8(self):
        """It is refused like any other."""
        for byte in (b"\x80", b"\xc3", b"\xe2", b"\xf0", b"\xf8", b"\xfc", b"\xff"):
            self.assertEqual(self.refused(USAGE, byte), self.refused(USAGE, "a"))
            for more in (("a", byte), (b"--" + byte,), (b"-" + byte,)):
                self.refused(USAGE, "inspect", *more)

    def test_name_not_utf8(self):
        """Only text is repeated from a file's name, and nothing from beyond its end.
        The first byte of a longer sequence than there is must not be believed."""
        for byte in (b"\x80", b"\xc3", b"\xe2", b"\xf0", b"\xf8", b"\xfc", b"\xff"):
            name = bytes(self.folder) + b"/key" + byte
            with open(name, "wb"):
                pass
            sentence = self.refused(WRONG, "encrypt", b"--key-file=" + name, stdin=b"text")
            self.assertIn("/key\ufffd” is not", sentence)

    def test_control_characters(self):
        """A file's name cannot send commands to the terminal."""
        for name in ("\u001b[2J", "a\rb", "a\u0085b", "a\u009b2J", "\u007f", "a\nb"):
            sentence = self.refused(WRONG, "encrypt", f"--key-file={self.file(name, '')}", stdin=b"text")
            self.assertTrue(sentence.isprintable(), ascii(sentence))

    def test_file_name_not_utf8(self):
        name = bytes(self.folder) + b"/caf\xe9"
        with open(name, "wb") as file:
            file.write(b"text")
        message = self.done("encrypt", self.with_key, name)
        self.assertEqual(self.done("decrypt", self.with_key, stdin=message), b"text")
        self.refused(IO, "encrypt", self.with_key, name + b"s")

    def test_line_end_in_argument(self):
        """It does not make a second line."""
        self.refused(IO, "encrypt", self.with_key, "no\nsuch")
        self.refused(USAGE, "no\nsuch")
        self.refused(USAGE, "encrypt", "--no\nsuch")
        self.refused(USAGE, "encrypt", "--format=no\nsuch")
        self.refused(USAGE, "inspect", "a", "no\nsuch")

    def test_locale_does_not_matter(self):
        """Input and output are bytes; an unknown locale is no reason to fail."""
        text = "größer 日本語\r\n".encode()
        for locale in ("C", "POSIX", "no_SUCH.locale", ""):
            env = {"LC_ALL": locale}
            message = self.done("encrypt", self.with_key, stdin=text, env=env)
            opened = self.done("decrypt", self.with_key, stdin=message, env=env)
            self.assertEqual(opened, text)
            result = run("inspect", stdin=b"nothing", env=env)
            self.assertEqual((result.status, result.out), (NOT_A_MESSAGE, b""))
            self.assertEqual(result.err.count(b"\n"), 1)

    def test_wrong_passphrase_locale(self):
        """A passphrase is UTF-8 in every locale."""
        env = {"LC_ALL": "C"}
        message = self.done("encrypt", self.with_passphrase, stdin=b"text", env=env)
        result = run("decrypt", self.with_passphrase, stdin=message)
        self.assertEqual((result.status, result.out), (DONE, b"text"))


if __name__ == "__main__":
    main()
