# SPDX-License-Identifier: GPL-3.0-or-later
"""How tests tell their results: TAP for meson, and what went wrong to standard error, which meson shows of a failed test."""

import unittest

from pycotap import LogMode, TAPTestRunner


def main():
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToError, test_output_log=LogMode.LogToError))
