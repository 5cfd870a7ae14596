# SPDX-License-Identifier: GPL-3.0-or-later
"""The core and a second reader say the same of thousands of messages.

SEALWAX_ANSWER is the core's program; SEALWAX_TEST_CASES says how many cases, and
SEALWAX_TEST_SEED which: 1 without it, so that every run tries the same.
"""

import collections
import os
import random
import re
import struct
import subprocess
import unittest

import cases
import reader
from pycotap import LogMode, TAPTestRunner

ANSWER = os.environ["SEALWAX_ANSWER"]
COUNT = int(os.environ.get("SEALWAX_TEST_CASES", "10000"))
SEED = int(os.environ.get("SEALWAX_TEST_SEED", "1"))

# This many characters, a value found nowhere else, so that lines end nowhere else.
ROW = re.compile(rb"([a-z-]+) (\d+) (\d+) (\d+)\n")


def pack(case):
    parts = ((case.passphrase or "").encode(), case.key or b"", case.pasted)
    return struct.pack("=3I", *map(len, parts)) + b"".join(parts)


def answers(data):
    """What the core says about each case: a list of outcomes."""
    position = 0
    while position < len(data):
        end = data.index(b"\n", position)
        count, position = int(data[position:end]), end + 1
        outcomes = []
        for _ in range(count):
            row = ROW.match(data, position)
            size = int(row[4])
            text = data[row.end() : row.end() + size]
            position = row.end() + size
            name, chars, wanted = row[1].decode(), int(row[2]), int(row[3])
            if name != "incomplete":
                chars = wanted = 0
            outcomes.append(reader.Outcome(name, text, chars, wanted))
        yield outcomes


class Differential(unittest.TestCase):
    maxDiff = None

    def test_same_outcome_and_text(self):
        generator = cases.Generator(random.Random(SEED))
        all_cases = [generator.case() for _ in range(COUNT)]
        done = subprocess.run([ANSWER], input=b"".join(map(pack, all_cases)), stdout=subprocess.PIPE, check=True)
        seen = collections.Counter()
        compared = 0
        for number, (case, found) in enumerate(zip(all_cases, answers(done.stdout), strict=True)):
            expected = reader.read(case.pasted, case.passphrase, case.key)
            self.assertEqual(found, expected, (SEED, number, case))
            seen.update(outcome.name for outcome in expected)
            compared += 1
        self.assertEqual(compared, COUNT)
        # Cases of only one kind would prove nothing.
        for name in ("opened", "unproven", "not-a-message", "newer", "incomplete", "damaged", "missing", "wrong", "altered"):
            self.assertGreater(seen[name], COUNT // 200, (name, seen))
        print(f"# measured: {COUNT} cases of seed {SEED}, all the same: {dict(seen.most_common())}")


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToYAML))
