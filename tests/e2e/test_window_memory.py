# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left in the window's memory on sway: with an input method that listens, and with none."""

import pathlib
import re
import unittest

from desktop import Desktop
from memory_cases import TYPED, MemoryTest, parts_of_text, read_memory, search, stopped
from tap import main

# Not in its normal form, so that a copy is made of it.
COMPOSED = "Grüne A\u0308pfel fallen é 57 mal"


class ListenerTest(MemoryTest, unittest.TestCase):
    DESKTOP = Desktop
    LISTENS = True

    def test_composed(self):
        keys = self.decrypt(TYPED, COMPOSED)
        passphrase = parts_of_text(COMPOSED, 8)
        self.assertTrue(self.find(passphrase))
        self.clear()
        self.assert_clean(passphrase | keys | parts_of_text(TYPED, 8))

    def test_search_is_blind_to_constants(self):
        """What is in a library's own memory is not found, but it is found where the person typed it."""
        with stopped(self.window.process) as pid:
            constants = b"\0".join(data for name, _, data in read_memory(pid) if ".so" in name)
        word = next(w.decode() for w in re.findall(rb"[a-z]{12,14}(?=\0)", constants))
        parts = parts_of_text(word)
        with stopped(self.window.process) as pid:
            self.assertTrue(search(pid, parts))
        self.assert_clean(parts)
        self.window.type_text("Plaintext", word)
        self.assertTrue(self.find(parts))

    def test_no_core_file(self):
        limits = pathlib.Path(f"/proc/{self.window.process.pid}/limits").read_text()
        self.assertRegex(limits, r"(?m)^Max core file size +0 +0 ")


class NobodyTest(MemoryTest, unittest.TestCase):
    """GTK uses the compositor's input method, and there is none."""

    DESKTOP = Desktop


class NoneTest(MemoryTest, unittest.TestCase):
    """GTK uses none."""

    DESKTOP = Desktop
    METHOD = "none"


if __name__ == "__main__":
    main()
