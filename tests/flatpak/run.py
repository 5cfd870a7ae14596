# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, in its real sandbox: `./dev flatpak test`, which sets the environment.

The last line reads "N passed, N failed, N skipped".
"""

import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "e2e")]


def main(names):
    # Before anything else: it sets what the others find when they are imported.
    os.environ["LC_ALL"] = "C.UTF-8"
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(names) if names else loader.discover(HERE, "test_*.py")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    passed = max(0, result.testsRun - failed - len(result.skipped))
    print(f"{passed} passed, {failed} failed, {len(result.skipped)} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
