# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding one good message takes no more than finding each of forty: nothing else is tried with it.

Instructions are counted. SEALWAX_FIND is the program that finds.
"""

import os
import pathlib
import sys
import tempfile
import unittest

import callgrind
from pycotap import LogMode, TAPTestRunner

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

FIND = os.environ["SEALWAX_FIND"]
KEY = bytes(range(32))
COUNT = 40

# A text that is not too long for a key is also checked for being one. Forty messages are too long.
ALLOWED = 1.1


class Find(unittest.TestCase):
    def test_one_costs_its_share_of_a_chat(self):
        for text in ("Meet me at noon.", "Meet me at noon, under the clock, and bring the red folder. " * 9):
            with tempfile.TemporaryDirectory() as folder:
                one, chat = pathlib.Path(folder, "one"), pathlib.Path(folder, "chat")
                messages = [sealed.seal(text, key=KEY) for _ in range(COUNT)]
                one.write_text(messages[0])
                chat.write_text("".join(messages))
                # The first run is the dynamic linker's, too.
                output, instructions = callgrind.count_instructions(FIND, str(one), str(one), str(chat))
            self.assertIn(f"1\n1\n{COUNT}\n", output)
            _, alone, together = instructions[:3]
            self.assertGreater(alone, 10_000)  # anything was counted at all
            self.assertLess(alone * COUNT, together * ALLOWED)
            print(f"# measured: {len(messages[0])} characters, {alone} instructions alone, {together / COUNT:.0f} among {COUNT}")


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
