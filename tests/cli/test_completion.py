# SPDX-License-Identifier: GPL-3.0-or-later
"""What shells complete after sealwax-cli."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

from key_ring import KeyRing
from support import CLI, ENVIRONMENT, TestCase, main

FOLDER = pathlib.Path(os.environ["SEALWAX_TEST_COMPLETION"])
BASH = FOLDER / "sealwax-cli.bash"
COMMANDS = {"encrypt", "decrypt", "inspect", "generate", "key", "kept", "page"}
WITH_ARGUMENT = (("generate", "key"), ("kept", "list"), ("kept", "add"), ("kept", "rename"))

# The words so far, as bash splits them, and what it would offer for the last one.
SCRIPT = """
source "$0" || exit 1
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
$(complete -p sealwax-cli | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Completion(TestCase):
    def setUp(self):
        super().setUp()
        for name in ("letter one.txt", "letter-two.txt", "other"):
            self.file(name, "")
        (self.folder / "letters").mkdir()

    def offers(self, *words, env=None):
        done = subprocess.run(
            ["bash", "--norc", "-u", "-c", SCRIPT, str(BASH), "sealwax-cli", *words],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        self.assertEqual(done.stderr, "", words)
        return set(done.stdout.splitlines()) - {""}

    def options_of(self, *command):
        """The ones that --help names, except its own short form."""
        return set(re.findall(r"(?m)^ +(?:-h, )?(--[a-z-]+)", self.done(*command, "--help").decode()))

    def test_commands(self):
        self.assertEqual(self.offers(""), COMMANDS)
        self.assertEqual(self.offers("e"), {"encrypt"})
        helped = self.done("--help").decode().split("Commands:\n")[1]
        self.assertEqual(set(re.findall("(?m)^  ([a-z]+)", helped)), COMMANDS)

    def test_options(self):
        """Exactly the options that exist, with an equals sign where a value follows."""
        for command in ((), *((name,) for name in COMMANDS), *WITH_ARGUMENT):
            offered = self.offers(*command, "-")
            self.assertEqual({option.rstrip("=") for option in offered}, self.options_of(*command), command)
            helped = self.done(*command, "--help").decode()
            for option in offered:
                self.assertEqual(option.endswith("="), f"{option.rstrip('=')}=" in helped, option)

    def test_values(self):
        for command, option, typed, offered in (
            ("encrypt", "--format", "", {"sealed", "basic"}),
            ("encrypt", "--format", "b", {"basic"}),
            ("decrypt", "--require", "k", {"key"}),
            ("decrypt", "--require", "key,", {"key,passphrase", "key,key", "key,sealed"}),
            ("decrypt", "--require", "key,s", {"key,sealed"}),
            ("encrypt", "--iterations", "", set()),
            ("generate", "--words", "1", {"10"}),
            ("decrypt", "--key-file", "letter", {"letter one.txt", "letter-two.txt", "letters"}),
            ("key", "--key-file", "o", {"other"}),
            ("encrypt", "--passphrase-file", "letter-", {"letter-two.txt"}),
            ("decrypt", "--output-dir", "l", {"letters"}),
        ):
            with self.subTest(command=command, option=option, typed=typed):
                self.assertEqual(self.offers(command, option, typed), offered)
                self.assertEqual(self.offers(command, option, "=", typed) if typed else self.offers(command, option, "="), offered)
                # Where "=" is not a word of its own.
                self.assertEqual(self.offers(command, f"{option}={typed}"), {f"{option}={value}" for value in offered})

    def test_arguments(self):
        for command in ("encrypt", "decrypt", "inspect", "page"):
            self.assertEqual(self.offers(command, "letter-"), {"letter-two.txt"})
            self.assertEqual(self.offers(command, "other", ""), set())
        self.assertEqual(self.offers("decrypt", "--key-file", "=", "other", "letter-"), {"letter-two.txt"})
        self.assertEqual(self.offers("decrypt", "--key-file", "other", "letter-"), {"letter-two.txt"})
        self.assertEqual(self.offers("decrypt", "--all", "letter-"), {"letter-two.txt"})
        self.assertEqual(self.offers("decrypt", "--", "letter-"), {"letter-two.txt"})
        self.assertEqual(self.offers("generate", ""), {"passphrase", "key"})
        self.assertEqual(self.offers("key", "--key-file", "=", "other", ""), {"words", "compare"})
        self.assertEqual(self.offers("generate", "key", "--w"), {"--words"})
        self.assertEqual(self.offers("unknown", ""), set())
        self.assertEqual(self.offers("kept", ""), {"list", "add", "remove", "rename"})
        self.assertEqual(self.offers("kept", "add", "x"), set())

    def test_kept_names(self):
        """They come from the key ring, as the shell wants them written, but only while it is unlocked."""
        (self.folder / "sealwax-cli").symlink_to(CLI)
        with KeyRing() as ring:
            env = {**ENVIRONMENT, **ring.environment, "PATH": f"{self.folder}:{os.defpath}"}
            self.assertEqual(self.offers("encrypt", "--kept", "", env=env), set())
            ring.start()
            for name in ("Ana", "Ana's key", "$(touch here)", "Bank"):
                self.done("kept", "add", self.with_key, name, env=ring.environment)
            self.assertEqual(self.offers("encrypt", "--kept", "=", "An", env=env), {"Ana", "Ana\\'s\\ key"})
            self.assertEqual(self.offers("decrypt", "--kept=B", env=env), {"--kept=Bank"})
            self.assertEqual(self.offers("kept", "rename", "$", env=env), {"\\$\\(touch\\ here\\)"})
            self.assertEqual(self.offers("kept", "remove", "B", env=env), {"Bank"})
            self.assertEqual(self.offers("kept", "add", "B", env=env), set())
            self.assertFalse((self.folder / "here").exists())
            ring.stop()
            ring.start(unlocked=False)
            self.assertEqual(self.offers("encrypt", "--kept", "", env=env), set())

    def test_other_shells_name_the_same(self):
        """The files list every command and every option of the program, and no other option."""
        every = set().union(*(self.options_of(*command) for command in ((), *((name,) for name in COMMANDS), *WITH_ARGUMENT)))
        zsh = (FOLDER / "_sealwax-cli").read_text()
        fish = (FOLDER / "sealwax-cli.fish").read_text()
        self.assertEqual(set(re.findall("--[a-z-]+", zsh)), every)
        self.assertEqual({f"--{name}" for name in re.findall("(?m)^complete .* -l ([a-z-]+)", fish)}, every)
        for command in COMMANDS:
            self.assertIn(f"\n  {command})\n", zsh)
            self.assertIn(f" -a {command} ", fish)

    def test_kept_names_in_fish(self):
        if shutil.which("fish") is None:
            raise unittest.SkipTest("fish is not installed")
        (self.folder / "sealwax-cli").symlink_to(CLI)
        with KeyRing() as ring:
            env = {**ENVIRONMENT, **ring.environment, "PATH": f"{self.folder}:{os.defpath}", "HOME": str(self.folder)}

            def offers(line):
                script = "source $argv[1]; complete -C $argv[2]"
                done = subprocess.run(["fish", "--no-config", "-c", script, FOLDER / "sealwax-cli.fish", line], env=env, capture_output=True, text=True, check=True)
                self.assertEqual(done.stderr, "", line)
                return {line.split("\t")[0] for line in done.stdout.splitlines()}

            self.assertEqual(offers("sealwax-cli encrypt --kept="), set())
            ring.start()
            for name in ("Ana", "Ana's key", "$(touch here)"):
                self.done("kept", "add", self.with_key, name, env=ring.environment)
            self.assertEqual(offers("sealwax-cli encrypt --kept="), {"--kept=Ana", "--kept=Ana's key", "--kept=$(touch here)"})
            self.assertEqual(offers("sealwax-cli kept remove An"), {"Ana", "Ana's key"})
            self.assertFalse((self.folder / "here").exists())

    def check_syntax(self, shell, name):
        if shutil.which(shell) is None:
            raise unittest.SkipTest(f"{shell} is not installed")
        done = subprocess.run([shell, "-n", FOLDER / name], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_syntax_of_zsh(self):
        self.check_syntax("zsh", "_sealwax-cli")

    def test_syntax_of_fish(self):
        self.check_syntax("fish", "sealwax-cli.fish")


if __name__ == "__main__":
    main()
