#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a compiler can show of the core's promises: C, libc and nettle; no GLib, no allocation, no global state.

usage: symbols.py SOURCE-FOLDER LIBRARY COMPILER...
"""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from pycotap import LogMode, TAPTestRunner

# Everything that the core may call. _chk are the checked forms of _FORTIFY_SOURCE.
ALLOWED_SYMBOL = re.compile(
    r"nettle_\w+"
    r"|(__)?mem(cpy|move|set|cmp|chr)(_chk)?"
    r"|(__)?explicit_bzero(_chk)?"
    r"|getrandom"
    r"|__errno_location"
    r"|__stack_chk_(fail|guard)|__stack_chk_fail_local"
    r"|_GLOBAL_OFFSET_TABLE_"
)

# Everything it may include, besides its own headers.
ALLOWED_HEADER = re.compile(r"(endian|errno|stdbool|stddef|stdint|string|sys/random|nettle/[a-z0-9-]+)\.h")

FOLDER, LIBRARY, COMPILER = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]


def run(*command):
    """Returns what a command prints. If it fails, its complaints are shown."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}:\n{done.stdout}")
    return done.stdout


def symbols():
    """Pairs of nm's letter and the name, for every object in the library."""
    lines = run("nm", "--format=posix", LIBRARY).splitlines()
    fields = [line.split() for line in lines if line and not line.endswith(":")]
    return [(field[1], field[0]) for field in fields]


def files():
    return sorted(FOLDER.glob("*.[ch]"))


class TestSymbols(unittest.TestCase):
    def test_calls(self):
        """Nothing outside the core is called except what is allowed."""
        found = symbols()
        own = {name for letter, name in found if letter in "TR"}  # functions and constants
        called = {name for letter, name in found if letter in "Uvw"}
        self.assertGreater(len(own), 20, "is that the core?")
        self.assertTrue(any(name.startswith("nettle_") for name in called), "is that the core?")
        self.assertEqual([name for name in sorted(called - own) if not ALLOWED_SYMBOL.fullmatch(name)], [])

    def test_data(self):
        """There is no writable data: only constants, and none with addresses in them, which a PIE writes at start."""
        self.assertEqual([name for letter, name in symbols() if letter in "DdBbCcGgSs"], [])

    def test_includes(self):
        """Every file includes only the core's headers and those that are allowed."""
        strange = []
        for path in files():
            for kind, name in re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', path.read_text(), re.M):
                allowed = ALLOWED_HEADER.fullmatch(name) if kind == "<" else "/" not in name and (FOLDER / name).is_file()
                if not allowed:
                    strange.append(f"{path.name}: {name}")
        self.assertEqual(strange, [])

    def test_alone(self):
        """Every header and every source compiles with only the compiler's and the core's folders on the search path."""
        self.assertGreater(len(files()), 20, "is that the core?")
        with tempfile.TemporaryDirectory() as scratch:
            one = Path(scratch, "one.c")
            for path in files():
                # A header twice, in case something in it must not be there twice.
                one.write_text(f'#include "{path.name}"\n' * (2 if path.suffix == ".h" else 1))
                run(*COMPILER, "-std=gnu11", "-fsyntax-only", f"-I{FOLDER}", str(one))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], testRunner=TAPTestRunner(test_output_log=LogMode.LogToDiagnostics))
