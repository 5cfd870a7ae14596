#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts single test cases in what `meson test` left in its log folder.

    test-summary.py LOG-FOLDER

Prints what tests say that they measured, in lines with "measured: ", then "N
passed, N failed, N skipped", and exits with 0 only if something ran
and nothing failed.

Meson itself counts programs. testlog.junit.xml has the cases of each program
that speaks TAP, but does not say that a program crashed, ran out of time or
kept to no plan after its last good case; testlog.json says that, but knows no
cases. So the cases are taken from the one, and a program's failure that none
of its cases shows is added from the other, as one more failed case.
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


def main(folder):
    folder = pathlib.Path(folder)
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

    passed, failed, skipped = total
    if passed + failed == 0:
        print("failed: no test ran")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
