# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with another allocator preloaded in place of the C library's: tests/memory/allocator.c, which ends a program that
frees what is not the allocator's, or did not overwrite it."""

import os
import pathlib
import unittest

from desktop import Desktop
from tap import main
from window import Window

PROGRAM = os.environ["SEALWAX"]
ALLOCATORS = dict(part.split("=", 1) for part in os.environ["SEALWAX_ALLOCATORS"].split("\n"))

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"


class AllocatorsTest(unittest.TestCase):
    def do_the_whole_job(self, name):
        desktop = self.enterContext(Desktop())
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        library = pathlib.Path(desktop.folder, "allocator.so")
        library.symlink_to(ALLOCATORS[name])
        report = pathlib.Path(desktop.folder, "report")
        window = Window(desktop, PROGRAM, environment={"LD_PRELOAD": str(library), "SEALWAX_ALLOCATOR_REPORT": str(report)})
        self.addCleanup(window.close)

        window.type_text("Plaintext", TEXT)
        message = window.encrypt(PASSPHRASE)
        window.clear()
        window.wait_text("Ciphertext", "")
        window.paste("Ciphertext", message)
        window.type_passphrase(PASSPHRASE)
        desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        window.push("Copy Plaintext")
        window.wait_label("Clears in")
        desktop.press("q", "ctrl")
        window.process.wait(60)
        self.assertEqual(window.process.returncode, 0)
        self.assertGreater(int(report.read_text().split()[0]), 10_000)

    def test_whole(self):
        self.do_the_whole_job("whole")

    def test_that_does_not_tell_sizes(self):
        self.do_the_whole_job("no-size")


if __name__ == "__main__":
    main()
