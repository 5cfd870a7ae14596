# SPDX-License-Identifier: GPL-3.0-or-later
"""The time that mending takes is linear in the text, which is read a limited number of times, whatever it is.

Instructions are counted, not seconds: four times the text takes four times as many.
SEALWAX_MEND is the program that mends.
"""

import collections
import os
import re
import unittest

import callgrind
from pycotap import LogMode, TAPTestRunner

MEND = os.environ["SEALWAX_MEND"]
SIZES = 8 << 10, 32 << 10

# Readings, rules, what a byte may cost in each of them, and what undoing may cost.
DEAREST = 64 * (8 * 60 + 600)


class Mend(unittest.TestCase):
    longMessage = True

    def test_instructions_are_linear(self):
        output, instructions = callgrind.count_instructions(MEND, *map(str, SIZES))
        rows = re.findall(r"^([a-z-]+) (\d+) (\d+)$", output, re.MULTILINE)
        counts = collections.defaultdict(list)
        for (kind, _, _), count in zip(rows, instructions, strict=True):
            counts[kind].append(count)
        self.assertGreater(len(counts), 10)
        for kind, (few, many) in counts.items():
            if many > 1 << 20:  # less than that hardly counts
                self.assertLess(many / few, 4.6, kind)
            self.assertLess(many / SIZES[1], DEAREST, kind)
        worst = max(counts, key=lambda kind: counts[kind][1])
        growth = max(many / few for few, many in counts.values() if many > 1 << 20)
        print(f"# measured: four times the text takes at most {growth:.3f} times the instructions; ", end="")
        print(f"the dearest is “{worst}”, {counts[worst][1] / SIZES[1]:.0f} a byte")

    def test_what_is_whole_costs_nothing(self):
        """Finding out that nothing has to be mended in a chat of forty messages costs less than 2 % of finding them."""
        output, instructions = callgrind.count_instructions(MEND, "chat")
        self.assertIn("\n40\n", output)
        finding, asking = instructions[:2]
        self.assertLess(asking / finding, 0.02)
        print(f"# measured: {100 * asking / finding:.2f} % of finding")


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
