#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts single test cases in what `meson test` left in its log folders.

    test-summary.py LOG-FOLDER...

Prints what tests say that they measured, in lines with "measured: ", then "N
passed, N failed, N skipped", and exits with 0 only if nothing failed. A
run in which no test ran counts as one that failed.

Meson itself counts programs. testlog.junit.xml has the cases of each program
that speaks TAP, but does not say that a program crashed, ran out of time or
did not keep to its plan after its last good case; testlog.json says that, but
knows no cases. So the cases are taken from the one, and a program's failure
that none of its cases shows is added from the other, as one more failed case.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as xml

GOOD = {"OK", "SKIP", "EXPECTEDFAIL"}


def cases_by_program(junit):
    """Each TAP program's (passed, failed, skipped), by the program's name."""
    counts = {}
    for suite in xml.parse(junit).getroot():
        # "PROJECT.NAME" is one program; "PROJECT" holds those without cases.
        _, dot, program = suite.get("name").partition(".")
        if not dot:
            continue
        cases = suite.findall("testcase")
        failed = sum(
            case.find("failure") is not None or case.find("error") is not None
            for case in cases
        )
        skipped = sum(case.find("skipped") is not None for case in cases)
        counts[program] = (len(cases) - failed - skipped, failed, skipped)
    return counts


def count_program(run, cases):
    """(passed, failed, skipped) of one line of testlog.json."""
    good = run["result"] in GOOD
    if cases:
        passed, failed, skipped = cases
        return passed, failed or int(not good), skipped
    if run["result"] == "SKIP":
        # Meson calls a TAP program that says nothing at all skipped. One that
        # skips says so: by a plan of no tests, or by exit status 77.
        skipped = run["returncode"] == 77 or "1..0" in run.get("stdout", "")
        return 0, int(not skipped), int(skipped)
    return int(good), int(not good), 0


def count(folder):
    """[passed, failed, skipped] of one run."""
    total = [0, 0, 0]
    try:
        cases = cases_by_program(folder / "testlog.junit.xml")
        with open(folder / "testlog.json", encoding="utf-8") as log:
            runs = [json.loads(line) for line in log]
    except FileNotFoundError:
        # Meson ran nothing, and has said why.
        runs = []
    for run in runs:
        for line in run.get("stdout", "").splitlines():
            _, measured, figures = line.partition("measured: ")
            if measured:
                print(f"measured in {run['name']}: {figures}")
        counts = count_program(run, cases.get(run["name"]))
        if counts[1]:
            print(f"failed: {run['name']}")
        total = [sum(pair) for pair in zip(total, counts)]
    return total


def main(folders):
    totals = [count(pathlib.Path(folder)) for folder in folders]
    ran = [passed + failed > 0 for passed, failed, _ in totals]
    for folder, any_ran in zip(folders, ran):
        if not any_ran:
            print(f"failed: no test ran in {folder}")
    passed, failed, skipped = map(sum, zip(*totals))
    failed += ran.count(False)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
