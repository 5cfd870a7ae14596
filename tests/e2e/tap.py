# SPDX-License-Identifier: GPL-3.0-or-later
"""How tests report their results: TAP for meson, and what went wrong on standard error, which meson shows for a failed test."""

import unittest

from pycotap import LogMode, TAPTestResult, TAPTestRunner


def add_sub_test(self, test, subtest, error):
    """pycotap reports neither failed subtests nor their test."""
    super(TAPTestResult, self).addSubTest(test, subtest, error)
    if error is None:
        return
    name, message = (self.failures if issubclass(error[0], test.failureException) else self.errors)[-1]
    self.message.write("%s: %s\n" % (name, message))
    if self.failed_test is not test:
        self.failed_test = test
        self.not_ok(test)


TAPTestResult.failed_test = None
TAPTestResult.addSubTest = add_sub_test


def main(log=LogMode.LogToError):
    unittest.main(testRunner=TAPTestRunner(message_log=log, test_output_log=log))
