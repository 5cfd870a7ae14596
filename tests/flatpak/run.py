# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak, in its real sandbox: `./dev flatpak test`, which sets the environment.

The last line reads "N passed, N failed, N skipped".
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "e2e")]


def run(names):
    """(passed, failed, skipped) of these, in this process."""
    suite = unittest.TestLoader().loadTestsFromNames(names)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    return max(0, result.testsRun - failed - len(result.skipped)), failed, len(result.skipped)


def enclose():
    """A runtime folder that is not the person's, and nothing is left behind.

    The document portal mounts its folder in there. An ordinary user may do that as the root of a namespace only.
    """
    user = [] if os.geteuid() == 0 else ["--unshare-user", "--uid", "0", "--gid", "0"]
    return [
        *("bwrap", "--die-with-parent", "--unshare-pid", *user, "--cap-add", "ALL"),
        *("--dev-bind", "/", "/", "--proc", "/proc", "--tmpfs", "/run/user", "--perms", "0700", "--dir", "/run/user/0"),
    ]


def run_apart(name):
    """In a process of its own: each process can only connect to the accessibility bus once."""
    with tempfile.TemporaryFile("w+") as counts:
        command = [*enclose(), sys.executable, __file__, "--counts=%d" % counts.fileno(), name]
        subprocess.run(command, pass_fds=[counts.fileno()])
        counts.seek(0)
        # What ends without a word has failed.
        return tuple(json.loads(counts.read() or "[0, 1, 0]"))


def main(arguments):
    if arguments and arguments[0].startswith("--counts="):
        counts = run(arguments[1:])
        with os.fdopen(int(arguments[0].partition("=")[2]), "w") as file:
            json.dump(counts, file)
        return 0
    names = arguments or sorted(name[:-3] for name in os.listdir(HERE) if name.startswith("test_"))
    passed, failed, skipped = (sum(column) for column in zip(*map(run_apart, names)))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main(sys.argv[1:]))
