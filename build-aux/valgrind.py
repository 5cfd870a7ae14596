#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs those tests that are programs of our own, in core, service, fuzz and app, under valgrind.

    valgrind.py PROJECT-FOLDER BUILD-FOLDER [NAME...]

Errors and lost memory are failures. What is left out of that, and why, is in valgrind.supp beside this file, and in GLib's own
list.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROJECT, BUILD = Path(sys.argv[1]), Path(sys.argv[2])
NAMES = sys.argv[3:]

# What derives keys at their real cost takes longest, and is started first.
LONGEST = ("sealwax-sealed-changes", "vectors-messages", "sealwax-operation")

SUITES = {"sealwax:core", "sealwax:service", "sealwax:fuzz", "sealwax:app"}
# Looks on purpose at what functions left on their stack, which valgrind takes for nobody's memory.
LEFT_OUT = {"sealwax:stack"}
SUPPRESSIONS = (PROJECT / "build-aux/valgrind.supp", Path("/usr/share/glib-2.0/valgrind/glib.supp"))
BAD = 99

VALGRIND = ["valgrind", "--quiet", "--vgdb=no", f"--error-exitcode={BAD}", "--leak-check=full", "--errors-for-leak-kinds=definite"]
VALGRIND += ["--show-leak-kinds=definite", "--num-callers=30", "--fullpath-after="]
VALGRIND += [f"--suppressions={path}" for path in SUPPRESSIONS if path.exists()]


def tests():
    """(name, command, environment) of each program."""
    listing = subprocess.run(["meson", "introspect", "--tests", BUILD], stdout=subprocess.PIPE, check=True)
    for test in json.loads(listing.stdout):
        program = Path(test["cmd"][0])
        suites = set(test["suite"])
        if SUITES & suites and not LEFT_OUT & suites and program.is_relative_to(BUILD) and (not NAMES or test["name"] in NAMES):
            yield test["name"], test["cmd"], test["env"]


def run(name, command, env):
    log = BUILD / "meson-logs" / f"valgrind-{name}.txt"
    done = subprocess.run(
        [*VALGRIND, f"--log-file={log}", *command],
        env={**os.environ, **env, "G_SLICE": "always-malloc"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    good = done.returncode == 0 and log.stat().st_size == 0
    said = f"{'ok' if good else 'FAILED'} under valgrind: {name}\n".encode()
    if not good:
        said += b"\n".join(done.stdout.splitlines()[-20:]) + b"\n" + log.read_bytes()[:20000]
        said += f"exit status {done.returncode}\n".encode()
    # All at once, or the words of two programs would be mixed.
    os.write(sys.stdout.fileno(), said)
    return good


def main():
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda test: run(*test), sorted(tests(), key=lambda test: test[0] not in LONGEST)))
    print(f"{sum(results)} programs are clean under valgrind, {len(results) - sum(results)} are not")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
