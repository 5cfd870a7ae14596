# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window: its states, in each of the looks that it can have. Does the main job on the way.

usage: screenshots.py PROGRAM FOLDER [LOOK…]
"""

import concurrent.futures
import multiprocessing
import os
import subprocess
import sys
import tempfile

from desktop import Desktop
from screenshot_dialogs import DialogShots
from screenshot_kept import KeptShots
from screenshot_keys import KeyShots
from screenshot_looks import ENGLISH, LOOKS
from screenshot_texts import TextShots


class Shots(TextShots, DialogShots, KeyShots, KeptShots):
    """All states."""


def make_locale(folder):
    """A locale that writes numbers as people do: the root has none for English, and the C locale writes 10000000."""
    command = ["localedef", "-i", ENGLISH.split(".")[0], "-f", "UTF-8", os.path.join(folder, ENGLISH)]
    subprocess.run(command, check=True)


def photograph(program, folder, names, locales):
    """Some looks, on a display of their own. Returns what went wrong."""
    failures = []
    with Desktop() as desktop:
        desktop.sway("output HEADLESS-1 resolution 1640x1000")
        for look in LOOKS:
            if look.name not in names:
                continue
            try:
                Shots(desktop, program, folder, look, locales).run()
            except Exception as error:  # the others' pictures are wanted all the same
                failures.append("%s: %s: %s" % (look.name, type(error).__name__, error))
    return failures


def main():
    program, folder, *names = sys.argv[1:]
    names = names or [look.name for look in LOOKS]
    unknown = set(names) - {look.name for look in LOOKS}
    if unknown:
        sys.exit("no such look: " + ", ".join(sorted(unknown)))
    os.makedirs(folder, exist_ok=True)

    # One desktop takes one window at a time; two desktops keep two cores busy.
    shares = [names[0::2], names[1::2]]
    context = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory() as locales, concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        make_locale(locales)
        failures = sum(pool.map(photograph, [program] * 2, [folder] * 2, shares, [locales] * 2), [])
    print("%d pictures in %s" % (len(os.listdir(folder)), folder))
    if failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
