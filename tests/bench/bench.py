# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes how long, side by side: bench.py BUILD-FOLDER [SECTION…]

Everything of a table takes turns, so that what disturbs the machine disturbs all of them. Results are compared before they
are timed. The table goes to standard output, all of the figures to BUILD-FOLDER/bench.json, and a picture of some of them to
BUILD-FOLDER/bench.svg.
"""

import json
import os
import pathlib
import platform
import sys
import time

import curves
import inside
import programs
import windows
from report import Report

SECTIONS = {"inside": inside.run, "programs": programs.run, "curves": curves.run, "windows": windows.run}


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
    unknown = [name for name in chosen if name not in SECTIONS]
    if unknown:
        sys.exit("There is no section “%s”: there are %s." % (unknown[0], ", ".join(SECTIONS)))

    report = Report(describe_machine())
    for name in chosen:
        SECTIONS[name](build, report)
        report.machine["load at the end"] = os.getloadavg()[0]
        # After each: a long run that is interrupted is not all lost.
        (build / "bench.json").write_text(json.dumps(report.as_data(), indent=1, ensure_ascii=False) + "\n")
    report.print_targets()
    print("\nAll figures: %s" % (build / "bench.json"))
    if "inside" in chosen:
        import plot

        plot.draw(report.as_data(), build / "bench.svg")
        print("The picture: %s" % (build / "bench.svg"))


if __name__ == "__main__":
    main()
