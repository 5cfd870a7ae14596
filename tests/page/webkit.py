# SPDX-License-Identifier: GPL-3.0-or-later
"""WebKit with the page in it: WebKitGTK's MiniBrowser, driven by its own driver, on a headless compositor."""

import math
import os
import re
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from seat import PATIENCE, Seat

NARROWEST = 447  # pixels
ZOOM = 1.2  # a step


class WebKit(Seat):
    name = "WebKit"
    of_the_browser = re.compile(r"(?!)")  # it asks for nothing by itself
    tells_requests = False

    def __init__(self, proxy, desktop, dark=False):
        self.desktop = desktop
        options = webdriver.WebKitGTKOptions()
        options.binary_location = os.environ["SEALWAX_MINIBROWSER"]
        options.add_argument("--automation")
        options.add_argument("--proxy=" + proxy.address)
        options.set_capability("pageLoadStrategy", "normal")
        environment = {**os.environ, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", **({"GTK_THEME": "Adwaita:dark"} if dark else {})}
        self.driver = webdriver.WebKitGTK(options=options, service=Service(os.environ["SEALWAX_WEBKITDRIVER"], env=environment))
        self.driver.set_script_timeout(PATIENCE)
        self.wait_for_keyboard()

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

    def evaluate(self, script):
        return self.driver.execute_script("return (%s)" % script)

    def element(self, identity):
        return self.driver.find_element(By.ID, identity)

    def click(self, node):
        node.click()

    def choose_next(self):
        """In a list that has the focus."""
        self.press("down")

    def choose_file(self, path, field="file"):
        self.driver.find_element(By.ID, field).send_keys(str(path))

    def resize(self, width, height=800):
        """Its own buttons take at least 447 pixels: for a narrower window, the page is enlarged instead."""
        self.press("control", "0")
        self.wait_for_zoom(1)
        if width < NARROWEST:
            for zoom in (ZOOM, ZOOM**2):
                self.press("control", "+")
                self.wait_for_zoom(zoom)
            width, height = math.ceil(width * ZOOM**2), round(height * ZOOM**2)
        self.driver.set_window_size(width, height)

    def wait_for_zoom(self, zoom):
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _driver: abs(self.evaluate("outerWidth / innerWidth") / zoom - 1) < 0.01)

    def take(self, path):
        self.driver.save_screenshot(str(path))
