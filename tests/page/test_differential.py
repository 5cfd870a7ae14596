# SPDX-License-Identifier: GPL-3.0-or-later
"""The page and the core say the same of thousands of messages: those of tests/differential.

SEALWAX_ANSWER is the core's program, SEALWAX_NODE what runs the page's.
"""

import collections
import os
import random
import subprocess
import sys
import unittest
from pathlib import Path

from pycotap import LogMode, TAPTestRunner

sys.path.insert(0, str(Path(__file__).parent.parent / "differential"))

import cases  # noqa: E402
import test_differential as core  # noqa: E402

ANSWER = [os.environ["SEALWAX_NODE"], str(Path(__file__).parent / "answer.mjs")]


def answers(program, data):
    return list(core.answers(subprocess.run(program, input=data, stdout=subprocess.PIPE, check=True).stdout))


class Differential(unittest.TestCase):
    maxDiff = None

    def test_same_outcome_and_text(self):
        generator = cases.Generator(random.Random(core.SEED))
        all_cases = [generator.case() for _ in range(core.COUNT)]
        data = b"".join(map(core.pack, all_cases))
        seen = collections.Counter()
        compared = 0
        for number, (case, found, expected) in enumerate(zip(all_cases, answers(ANSWER, data), answers([core.ANSWER], data), strict=True)):
            self.assertEqual(found, expected, (core.SEED, number, case))
            seen.update(outcome.name for outcome in expected)
            compared += 1
        self.assertEqual(compared, core.COUNT)
        for name in ("opened", "unproven", "not-a-message", "newer", "incomplete", "damaged", "missing", "wrong", "altered"):
            self.assertGreater(seen[name], core.COUNT // 200, (name, seen))
        print(f"# measured: {core.COUNT} cases of seed {core.SEED}, the page and the core the same: {dict(seen.most_common())}")


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToYAML))
