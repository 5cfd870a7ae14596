# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts instructions instead of seconds: they are the same on every run, even on a busy machine."""

import pathlib
import re
import subprocess
import tempfile


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True).stdout


def count_instructions(*command):
    """What the program printed, and how many instructions are in each dump that it asked callgrind for."""
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder, "out")
        output = run("valgrind", "--tool=callgrind", f"--callgrind-out-file={base}", *command)
        dumps = sorted(pathlib.Path(folder).glob("out.*"), key=lambda path: int(path.suffix[1:]))
        texts = [dump.read_text() for dump in dumps]
    return output, [int(re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)[1]) for text in texts]
