# SPDX-License-Identifier: GPL-3.0-or-later
"""WebKit with the page in it: WebKitGTK's MiniBrowser, driven by its own driver, on a headless compositor."""

import os
import re
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.service import Service

KEYS = {"enter": Keys.ENTER, "tab": Keys.TAB, "escape": Keys.ESCAPE, "backspace": Keys.BACKSPACE, "control": Keys.CONTROL}


class WebKit:
    name = "WebKit"
    of_the_browser = re.compile(r"(?!)")  # it asks for nothing by itself

    def __init__(self, proxy):
        options = webdriver.WebKitGTKOptions()
        options.binary_location = os.environ["SEALWAX_MINIBROWSER"]
        options.add_argument("--automation")
        options.add_argument("--proxy=" + proxy.address)
        options.set_capability("pageLoadStrategy", "normal")
        os.environ["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        self.driver = webdriver.WebKitGTK(options=options, service=Service(os.environ["SEALWAX_WEBKITDRIVER"]))
        self.driver.set_script_timeout(120)

    def close(self):
        self.driver.quit()

    def requests(self):
        """Its driver reports none; what the proxy sees has to be enough."""
        return []

    def open(self, path):
        self.driver.get(Path(path).as_uri())

    def back(self):
        self.driver.back()

    def refresh(self):
        self.driver.refresh()

    def run(self, script):
        return self.driver.execute_script("return (%s)" % script)

    def find(self, role, name):
        found = [
            element
            for element in self.driver.find_elements(By.CSS_SELECTOR, "textarea, input, select, button")
            if element.is_displayed() and element.accessible_name == name and element.aria_role == role
        ]
        assert len(found) == 1, (role, name, len(found))
        return found[0]

    def element(self, identity):
        return self.driver.find_element(By.ID, identity)

    def click(self, node):
        node.click()

    def press(self, *names):
        values = [KEYS.get(name, name) for name in names]
        actions = webdriver.ActionChains(self.driver)
        for value in values:
            actions.key_down(value)
        for value in reversed(values):
            actions.key_up(value)
        actions.perform()

    def type(self, text):
        webdriver.ActionChains(self.driver).send_keys(text).perform()

    def choose_file(self, path, field="file"):
        self.driver.find_element(By.ID, field).send_keys(str(path))

    def resize(self, width, height=800):
        self.driver.set_window_size(width, height)  # its own buttons take 447 pixels at least

    def take(self, path):
        self.driver.save_screenshot(str(path))
