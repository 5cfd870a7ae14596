#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how many lines and branches of the folders in LEAST were run: the core, the service, and the parts of the window that are
not widgets.

    coverage.py PROJECT-FOLDER BUILD-FOLDER

Whatever was not run is named line by line. Exits with 1 if that is too much.
"""

import collections
import json
import subprocess
import sys
from pathlib import Path

PROJECT, BUILD = Path(sys.argv[1]), Path(sys.argv[2])

# The least in percent: lines, branches.
LEAST = {"src/core": (100, 95), "src/service": (95, 0), "src/app/session": (90, 0), "src/app/text": (90, 0)}

# A branch is one of the two ways a condition can go, counted where gcc puts it.
Line = collections.namedtuple("Line", "runs branches")


def lines_of(folder):
    """{file: {number: Line}} of the sources of one layer, by gcov."""
    found = collections.defaultdict(dict)
    for data in sorted((BUILD / folder).rglob("*.gcda")):
        report = subprocess.run(
            ["gcov", "--json-format", "--branch-probabilities", "--stdout", data], stdout=subprocess.PIPE, check=True, cwd=BUILD
        )
        for line in report.stdout.splitlines():
            for file in json.loads(line)["files"]:
                path = (BUILD / file["file"]).resolve()
                if not path.is_relative_to(PROJECT / folder):
                    continue
                for entry in file["lines"]:
                    branches = [branch["count"] for branch in entry["branches"]]
                    found[path.name][entry["line_number"]] = Line(entry["count"], branches)
    return found


def percent(part, whole):
    return 100 * part / whole if whole else 100


def report(folder):
    """Prints what there is to say about one layer; returns whether it is enough."""
    files = lines_of(folder)
    lines = [line for file in files.values() for line in file.values()]
    branches = [count for line in lines for count in line.branches]
    run, taken = sum(line.runs > 0 for line in lines), sum(count > 0 for count in branches)
    for name, file in sorted(files.items()):
        missed = [str(number) for number, line in sorted(file.items()) if line.runs == 0]
        half = [str(number) for number, line in sorted(file.items()) if line.runs and 0 in line.branches]
        if missed or half:
            print(f"  {name}: not run: {' '.join(missed) or 'none'}; one way only: {' '.join(half) or 'none'}")
    of_lines, of_branches = percent(run, len(lines)), percent(taken, len(branches))
    print(f"{folder}: {of_lines:.1f} % of {len(lines)} lines, {of_branches:.1f} % of {len(branches)} branches")
    return bool(lines) and of_lines >= LEAST[folder][0] and of_branches >= LEAST[folder][1]


if __name__ == "__main__":
    enough = [report(folder) for folder in LEAST]
    if not all(enough):
        print(f"That is less than it must be: {LEAST}, lines and branches in percent.")
        sys.exit(1)
