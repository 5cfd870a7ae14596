# SPDX-License-Identifier: GPL-3.0-or-later
"""The time that searching takes is linear in the text, whatever the text is.

Instructions are counted, not seconds: four times the text takes four times as many.
SEALWAX_SEARCH is the program that searches.
"""

import collections
import os
import re
import unittest

import callgrind
from callgrind import run
from pycotap import LogMode, TAPTestRunner

SEARCH = os.environ["SEALWAX_SEARCH"]
KIB, MIB = 1 << 10, 1 << 20


def rows(output):
    """(kind, size, milliseconds) of the program's lines."""
    found = re.findall(r"^([a-z0-9-]+) (\d+) ([\d.]+)$", output, re.MULTILINE)
    return [(kind, int(size), float(time)) for kind, size, time in found]


def count_instructions(*sizes):
    """{kind: [instructions for each size]}."""
    output, instructions = callgrind.count_instructions(SEARCH, *map(str, sizes))
    counts = collections.defaultdict(list)
    for (kind, _, _), count in zip(rows(output), instructions, strict=True):
        counts[kind].append(count)
    return counts


class Search(unittest.TestCase):
    longMessage = True

    def test_instructions_are_linear(self):
        kinds = run(SEARCH).split()
        counts = count_instructions(16 * KIB, 64 * KIB)
        self.assertEqual(list(counts), kinds)
        for kind, (few, many) in counts.items():
            # Less than linear is fine; a quadratic search has 16.
            self.assertLess(many / few, 4.2, kind)
            # And no byte is expensive.
            self.assertLess(many / (64 * KIB), 600, kind)
        # What makes up nearly all of a message is read in blocks, with the vector instructions that the compiler makes of the loops.
        for kind in ("base64", "one-header"):
            self.assertLess(counts[kind][1] / (64 * KIB), 20, kind)
        worst = max(many / few for few, many in counts.values())
        dearest = max(counts, key=lambda kind: counts[kind][1])
        print(f"# measured: four times the text takes at most {worst:.3f} times the instructions; ", end="")
        print(f"the dearest is “{dearest}”, {counts[dearest][1] / (64 * KIB):.0f} a byte")

    def test_curve(self):
        """Only for show: seconds prove nothing."""
        sizes = [n * MIB for n in (1, 4, 16, 64)]
        times = collections.defaultdict(list)
        for kind, _, time in rows(run(SEARCH, *map(str, sizes))):
            times[kind].append(time)
        for kind, curve in times.items():
            self.assertEqual(len(curve), len(sizes), kind)
            print(f"# measured: 1, 4, 16, 64 MiB of “{kind}”: " + ", ".join(f"{time:.1f}" for time in curve) + " ms")


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
