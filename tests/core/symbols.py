#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The core's promises that a compiler can show: C, libc and nettle; no GLib, no allocation, no global state.

usage: symbols.py SOURCE-FOLDER LIBRARY COMPILER...
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

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

# Everything that it may include, beside its own headers.
ALLOWED_HEADER = re.compile(r"(errno|stdbool|stddef|stdint|string|sys/random|nettle/[a-z0-9-]+)\.h")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def symbols(library):
    """Pairs of nm's letter and the name, of every object in the library."""
    lines = run("nm", "--format=posix", library).splitlines()
    fields = [line.split() for line in lines if line and not line.endswith(":")]
    return [(field[1], field[0]) for field in fields]


def check_calls(library):
    """Nothing outside the core is called but what it may."""
    found = symbols(library)
    own = {name for letter, name in found if letter == "T"}
    called = {name for letter, name in found if letter in "Uvw"}
    assert len(own) > 20, f"only {len(own)} functions in {library}: is that the core?"
    assert any(name.startswith("nettle_") for name in called), "nettle is not called: is that the core?"
    strange = sorted(name for name in called - own if not ALLOWED_SYMBOL.fullmatch(name))
    assert not strange, "called, and not allowed: " + ", ".join(strange)


def check_data(library):
    """No data that can be written: constants only. (Those with addresses in them, d in a PIE, there are none of.)"""
    written = sorted(name for letter, name in symbols(library) if letter in "DdBbCcGgSs")
    assert not written, "global state: " + ", ".join(written)


def check_includes(folder):
    """Every file includes the core's headers and those that it may."""
    for path in sorted(folder.glob("*.[ch]")):
        for kind, name in re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', path.read_text(), re.M):
            allowed = ALLOWED_HEADER.fullmatch(name) if kind == "<" else "/" not in name and (folder / name).is_file()
            assert allowed, f"{path.name} includes {name}"


def check_alone(folder, compiler):
    """Every header and every source compiles with nothing but the compiler's and the core's folders to look in."""
    files = sorted(folder.glob("*.[ch]"))
    assert len(files) > 20, f"only {len(files)} files in {folder}: is that the core?"
    with tempfile.TemporaryDirectory() as scratch:
        one = Path(scratch, "one.c")
        for path in files:
            # Twice, for what must not be there twice.
            one.write_text(f'#include "{path.name}"\n' * (2 if path.suffix == ".h" else 1))
            run(*compiler, "-std=gnu11", "-fsyntax-only", f"-I{folder}", str(one))


def main():
    folder, library, compiler = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    checks = [
        ("calls", lambda: check_calls(library)),
        ("data", lambda: check_data(library)),
        ("includes", lambda: check_includes(folder)),
        ("alone", lambda: check_alone(folder, compiler)),
    ]
    failed = 0
    print(f"TAP version 14\n1..{len(checks)}")
    for number, (name, check) in enumerate(checks, 1):
        try:
            check()
            print(f"ok {number} /core/symbols/{name}")
        except (AssertionError, subprocess.CalledProcessError) as error:
            failed += 1
            print(f"# {error}\nnot ok {number} /core/symbols/{name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
