# SPDX-License-Identifier: GPL-3.0-or-later
"""How long everything takes, side by side: bench.py BUILD-FOLDER [SECTION…]

All rows of a table take turns, so that whatever disturbs the machine disturbs all of them. Results are compared before they are
timed. The tables go to standard output, all of the figures to BUILD-FOLDER/bench.json, each section's with the time and the load
at which it ran, and a picture of some of them to BUILD-FOLDER/bench.svg. What an earlier run found in other sections stays there.
"""

import json
import os
import pathlib
import platform
import sys
import time

import curves
import inside
import page
import passwords
import plot
import programs
import windows
from report import Report, print_targets

SECTIONS = {"inside": inside.run, "programs": programs.run, "curves": curves.run, "windows": windows.run, "page": page.run}
# Only if it is asked for, because it downloads a list.
OTHERS = {"passwords": passwords.run}


def describe_machine():
    info = pathlib.Path("/proc/cpuinfo").read_text()
    fields = dict(tuple(part.strip() for part in line.split(":", 1)) for line in info.splitlines() if ":" in line)
    flags = fields.get("flags", "").split()
    return {
        "processor": fields.get("model name", platform.machine()),
        "cores": os.cpu_count(),
        "sha": "sha_ni" in flags,
        "aes": "aes" in flags,
        "kernel": platform.release(),
        "date": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "load": os.getloadavg()[0],
    }


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    chosen = sys.argv[2:] or list(SECTIONS)
    known = SECTIONS | OTHERS
    unknown = [name for name in chosen if name not in known]
    if unknown:
        sys.exit("There is no section “%s”: there are %s." % (unknown[0], ", ".join(known)))

    figures = build / "bench.json"
    sections = json.loads(figures.read_text()) if figures.exists() else {}
    reports = []
    for name in chosen:
        reports.append(Report(describe_machine()))
        known[name](build, reports[-1])
        reports[-1].machine["load at the end"] = os.getloadavg()[0]
        # After each one, so that an interrupted run is not lost.
        sections[name] = reports[-1].as_data()
        figures.write_text(json.dumps(sections, indent=1, ensure_ascii=False) + "\n")
    print_targets(reports)
    print("\nAll figures: %s" % figures)
    plot.draw(sections, build / "bench.svg")
    print("The picture: %s" % (build / "bench.svg"))


if __name__ == "__main__":
    main()
