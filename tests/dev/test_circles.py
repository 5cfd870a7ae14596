# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/circles.py finds a circle of calls between files, and names the functions that make it.

CC is the compiler, SEALWAX_SOURCE the project's folder.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from pycotap import LogMode, TAPTestRunner

CIRCLES = os.path.join(os.environ["SEALWAX_SOURCE"], "build-aux", "circles.py")
COMPILER = os.environ["CC"].split()


class CirclesTest(unittest.TestCase):
    def check(self, *folders, **sources):
        """(status, output) for sources in src/NAME.c, as meson would have compiled them."""
        with tempfile.TemporaryDirectory() as folder:
            objects = pathlib.Path(folder, "src", "libsrc.a.p")
            objects.mkdir(parents=True)
            for name, text in sources.items():
                subprocess.run([*COMPILER, "-x", "c", "-c", "-o", objects / (name + ".c.o"), "-"], input=text, text=True, check=True)
            done = subprocess.run([sys.executable, CIRCLES, folder, *(folders or ("src",))], capture_output=True, text=True, check=False)
            return done.returncode, done.stdout

    def test_none(self):
        """Down, down again, and into the C library."""
        status, said = self.check(
            high="int middle (void); int low (void); int high (void) { return middle () + low (); }",
            middle="int low (void); int middle (void) { return low (); }",
            low="#include <stdlib.h>\nint low (void) { return abs (1); }",
        )
        self.assertEqual((status, said), (0, ""))

    def test_two(self):
        status, said = self.check(
            one="int two (void); int one (void) { return two (); }",
            two="int one (void); int two (void) { return 2; } int other (void) { return one (); }",
        )
        self.assertEqual(status, 1)
        self.assertEqual(said, "A circle of calls:\n  src/one.c uses two from src/two.c\n  src/two.c uses one from src/one.c\n")

    def test_three_and_a_table(self):
        """A function that static data only points to is still used; and a second circle is named, too."""
        status, said = self.check(
            a="int b (void); int a (void) { return b (); }",
            b="int c (void); int (*const table[]) (void) = { c }; int b (void) { return 1; }",
            c="int a (void); int d (void); int c (void) { return a () + d (); }",
            d="int c (void); int d (void) { return c (); }",
        )
        self.assertEqual(status, 1)
        self.assertEqual(said.count("A circle of calls:"), 2)
        for line in ("src/a.c uses b from src/b.c", "src/b.c uses c from src/c.c", "src/c.c uses a from src/a.c", "src/d.c uses c from src/c.c"):
            self.assertIn("  " + line + "\n", said)

    def test_same_name_in_static(self):
        """Two files may have static functions of the same name."""
        status, said = self.check(
            one="static int help (void) { return 1; } int two (void); int one (void) { return help () + two (); }",
            two="static int help (void) { return 2; } int two (void) { return help (); }",
        )
        self.assertEqual((status, said), (0, ""))

    def test_types_of_gobject(self):
        """A cast only names a type; any other call next to it counts."""
        one = "int b_get_type (void); int a_get_type (void) { return b_get_type (); } int a_new (void) { return 1; }"
        status, said = self.check(a=one, b="int a_get_type (void); int b_get_type (void) { return a_get_type (); }")
        self.assertEqual((status, said), (0, ""))
        status, said = self.check(a=one + " int b_new (void); int a_make (void) { return b_new (); }", b="int a_new (void); int b_new (void) { return a_new (); }")
        self.assertEqual(said, "A circle of calls:\n  src/a.c uses b_new from src/b.c\n  src/b.c uses a_new from src/a.c\n")
        self.assertEqual(status, 1)

    def test_nothing_to_look_at(self):
        """A wrong folder is not a success."""
        status, said = self.check("elsewhere", one="int one (void) { return 1; }")
        self.assertEqual(status, 1)
        self.assertIn("no object files", said)


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(test_output_log=LogMode.LogToError))
