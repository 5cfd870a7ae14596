# SPDX-License-Identifier: GPL-3.0-or-later
"""What the cases in Chromium share."""

import case
from selenium.webdriver.common.by import By

PASSPHRASE = case.Case.passphrase


class Case(case.Case):
    def setUp(self):
        super().setUp()
        self.browser.resize(1100)
        self.browser.darken(False)

    def check_asked(self, needs, passphrase, key):
        """What is said before anything is asked, and what is asked."""
        find = self.browser.driver.find_element
        self.assertEqual(find(By.ID, "needs").text, needs)
        self.assertEqual(find(By.ID, "passphrase").is_displayed(), passphrase)
        self.assertEqual([find(By.ID, name).is_displayed() for name in ("key-file", "key-paste")], [key, key])

    def check_named(self, how, secret):
        """What is always there, and which secrets it speaks of."""
        placeholder = self.browser.text_box("Plaintext").get_property("placeholder")
        self.assertEqual(placeholder, "Write or paste something private. Then %s press Encrypt." % how)
        warning = self.browser.driver.find_element(By.ID, "warning").text
        self.assertEqual(warning.split(". ")[0], "Whoever could change this file on its way to you could also make it send your %s away" % secret)
