# SPDX-License-Identifier: GPL-3.0-or-later
"""An iteration of the key derivation is two compressions of SHA-256 and next to nothing else.

SEALWAX_KDF is the program that derives.
"""

import os
import unittest

from callgrind import count_instructions
from pycotap import LogMode, TAPTestRunner

KDF = os.environ["SEALWAX_KDF"]
COUNT = 1000

# Copying two chaining values, swapping the bytes of two digests, adding one to the key, and looping.
ALLOWED = 60


class KeyDerivation(unittest.TestCase):
    def test_instructions_of_an_iteration(self):
        _, (compressions, one, many) = count_instructions(KDF, str(COUNT))
        compression = compressions / COUNT
        iteration = (many - one) / (COUNT - 1)
        print(f"# measured: {iteration:.0f} instructions an iteration, of which two compressions of {compression:.0f}")
        self.assertGreater(compression, 100)  # anything was counted at all
        self.assertGreaterEqual(iteration, 2 * compression)
        self.assertLess(iteration, 2 * compression + ALLOWED)


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
