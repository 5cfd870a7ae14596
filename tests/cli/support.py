# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs sealwax-cli, and checks what must hold for every run."""

import collections
import functools
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from pycotap import LogMode

sys.path.append(str(pathlib.Path(__file__).parent.parent / "e2e"))

import tap  # noqa: E402

CLI = os.environ["SEALWAX_CLI"]
VECTORS = pathlib.Path(os.environ["SEALWAX_TEST_VECTORS"])

# The exit statuses of the man page.
DONE, USAGE, NOT_A_MESSAGE, INCOMPLETE, DAMAGED = 0, 2, 3, 4, 5
WRONG, ALTERED, OUT_OF_RANGE, IO, NOT_TEXT = 6, 7, 8, 9, 10

KEY = bytes(range(100, 132))
OTHER_KEY = bytes(range(32))
PASSPHRASE = "correct horse báttery staple"

# Nothing gets in from the person who runs the tests.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
for name in os.environ:
    # What meson, a sanitizer or a coverage build needs.
    if name.endswith("_OPTIONS") or name.startswith(("GCOV_", "LD_", "MALLOC_")):
        ENVIRONMENT[name] = os.environ[name]

# A program that hangs is ended; this measures nothing.
TOO_LONG = 60

Result = collections.namedtuple("Result", "status out err")


def run(*arguments, stdin=b"", env=None, program=CLI, **options):
    """Runs the program in a session of its own, so that it has no terminal to ask on."""
    if isinstance(stdin, bytes):
        options["input"] = stdin
    else:
        options["stdin"] = stdin
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    done = subprocess.run(
        [program, *arguments],
        env={**ENVIRONMENT, **(env or {})},
        start_new_session=True,
        timeout=TOO_LONG,
        check=False,
        **options,
    )
    return Result(done.returncode, done.stdout, done.stderr)


class TestCase(unittest.TestCase):
    longMessage = True
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sealwax-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.key_file = self.file("key", KEY)
        self.passphrase_file = self.file("passphrase", PASSPHRASE)
        self.with_key = f"--key-file={self.key_file}"
        self.with_passphrase = f"--passphrase-file={self.passphrase_file}"

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def done(self, *arguments, **options):
        """Standard output of a run that must succeed and say nothing else."""
        result = run(*arguments, **options)
        self.assertEqual(result.err, b"", arguments)
        self.assertEqual(result.status, DONE, arguments)
        return result.out

    def refused(self, status, *arguments, **options):
        """The sentence from a run that must fail and write nothing."""
        result = run(*arguments, **options)
        return self.check_refusal(status, result, arguments)

    def check_refusal(self, status, result, about=None):
        self.assertEqual(result.status, status, (about, result.err))
        self.assertIn(result.out, (b"", None), about)
        return self.check_sentence(result.err, about, status == USAGE)

    def check_sentence(self, err, about=None, is_usage=False):
        """One line from the program is one sentence; GLib's sentences about options have no full stop."""
        text = err.decode()
        found = re.fullmatch(r"sealwax-cli: ([^\n]{8,})\n", text)
        self.assertIsNotNone(found, (about, text))
        if not is_usage:
            self.assertRegex(found[1], r"[.?]$", about)
        return found[1]

    def check_warning(self, result, text):
        """What a run says that succeeds and has something to say."""
        self.assertEqual(result.status, DONE, result.err)
        self.assertEqual(result.out, text)
        return self.check_sentence(result.err)


def add_cases(test_case, prefix, cases, check):
    """One test for each case, named by its id, so that each one counts."""
    for case in cases:
        name = "test_%s_%s" % (prefix, re.sub(r"\W", "_", case["id"]))
        assert not hasattr(test_case, name), name
        setattr(test_case, name, lambda self, case=case: check(self, case))


main = functools.partial(tap.main, LogMode.LogToDiagnostics)
