# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium with the page in it, driven as a person would drive it, with keys, pointer and files; and a proxy that notes every request."""

import http.server
import json
import os
import re
import socketserver
import tempfile
import threading
from pathlib import Path

from seat import PATIENCE
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

# What Chromium fetches on its own, with any page or none, whatever its settings; our pages mention none of these.
OF_THE_BROWSER = re.compile(r"(?:http://)?[\w.-]+\.(?:google|googleapis|gstatic|gvt\d|duckduckgo)\.com[:/]")

# What a person can use or hear.
PERCEIVABLE = "textarea, input, select, button, progress, h1, h2, section, [role]"

CANDIDATES = """
const [selector, name] = arguments;
return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()
  && [element.textContent.trim(), element.getAttribute("aria-label"), element.labels?.[0]?.textContent].includes(name));
"""


class Proxy(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """All of the browser's traffic ends up here. It serves `pages` by their addresses, and nothing else."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.pages = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, _request, _address):
        """The browser may quit before it has the whole answer."""

    def asked_by_pages(self, browser):
        return [path for path in self.asked if not browser.of_the_browser.match(path)]

    @property
    def address(self):
        return "http://127.0.0.1:%d" % self.server_port


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page or b"")

    def do_CONNECT(self):
        self.server.asked.append(self.path)
        self.send_error(403)

    do_POST = do_PUT = do_HEAD = do_OPTIONS = do_GET

    def log_message(self, *_arguments):
        pass


class Browser:
    """A separate browser, with a profile that is deleted with it."""

    of_the_browser = OF_THE_BROWSER

    def __init__(self, proxy):
        self.profile = tempfile.TemporaryDirectory(prefix="sealwax-browser-")
        self.downloads = Path(self.profile.name) / "downloads"
        self.driver = self.start(proxy)
        self.main = self.driver.current_window_handle
        self.driver.set_script_timeout(PATIENCE)
        self.driver.get("about:blank")
        self.driver.get_log("performance")  # of the page that the browser itself begins with

    def start(self, proxy):
        options = webdriver.ChromeOptions()
        options.binary_location = os.environ["SEALWAX_CHROMIUM"]
        for argument in (
            "--headless=new",
            # The tests may run as root, and always run inside bwrap, which has no user namespaces for Chromium's own
            # sandbox. It opens only what is ours.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--user-data-dir=%s/profile" % self.profile.name,
            "--proxy-server=" + proxy.address,
            "--proxy-bypass-list=<-loopback>",
            # What the browser would fetch on its own.
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-pings",
            "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
            "--force-renderer-accessibility",
            "--lang=en-US",
        ):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": str(self.downloads), "intl.accept_languages": "en-US"})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        return webdriver.Chrome(options=options, service=Service(os.environ["SEALWAX_CHROMEDRIVER"]))

    def close(self):
        if self.driver is not None:
            self.driver.quit()
        self.driver = None

    def requests(self):
        """Everything that pages have requested since the last call, other than files and what they made themselves."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [address for address in asked if not address.startswith(("file:", "blob:", "data:"))]

    def open(self, path):
        self.driver.get(Path(path).as_uri())

    def find(self, role, name):
        """The element that has this role and name for assistive technology: there must be exactly one, and it must be visible.
        The page narrows the candidates down first, because each question to the browser takes a while."""
        found = [
            element
            for element in self.driver.execute_script(CANDIDATES, PERCEIVABLE, name)
            if element.accessible_name == name and element.aria_role == role
        ]
        if not found:
            raise NoSuchElementException("%s “%s”" % (role, name))  # wait() looks again
        assert len(found) == 1, (role, name, len(found))
        return found[0]

    def text_box(self, name):
        return self.find("textbox", name)

    def button(self, name):
        return self.find("button", name)

    @property
    def passphrase(self):
        """Password fields have no role that browsers report."""
        return self.driver.find_element(By.CSS_SELECTOR, "input[type=password], input#passphrase")

    @property
    def focused(self):
        return self.driver.switch_to.active_element

    def press(self, *keys):
        """A key, or several at once."""
        actions = webdriver.ActionChains(self.driver)
        for key in keys[:-1]:
            actions.key_down(key)
        actions.send_keys(keys[-1])
        for key in keys[:-1]:
            actions.key_up(key)
        actions.perform()

    def type(self, text):
        webdriver.ActionChains(self.driver).send_keys(text).perform()

    def decrypt(self):
        self.button("Decrypt").click()

    def choose_file(self, path, field="file"):
        """Does what the button's file dialog would do, which no driver can open."""
        self.driver.find_element(By.ID, field).send_keys(str(path))

    def wait(self, condition):
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _driver: condition())

    def run(self, script):
        return self.driver.execute_script(script)

    def evaluate(self, expression):
        return self.run("return (%s)" % expression)

    def texts(self, role):
        """What the live regions with a role say."""
        return self.driver.execute_script(
            "return [...document.querySelectorAll(`[role=${arguments[0]}]`)].filter((each) => each.checkVisibility()).map((each) => each.innerText)", role
        )

    @property
    def alert(self):
        return "".join(self.texts("alert"))

    def wait_for_alert(self, sentence):
        self.wait(lambda: self.alert == sentence)

    def wait_for_news(self, sentence):
        self.wait(lambda: sentence in self.texts("status") or self.fail_on_alert())

    def fail_on_alert(self):
        assert not self.alert, self.alert
        return False

    def value(self, name):
        return self.text_box(name).get_property("value")

    def select_all_and_copy(self):
        self.press(Keys.CONTROL, "a")
        self.press(Keys.CONTROL, "c")

    def pasted(self, folder):
        """What is on the clipboard, as another page gets it."""
        scratch = Path(folder) / "scratch.html"
        scratch.write_text("<!DOCTYPE html><title>scratch</title><textarea autofocus></textarea>")
        self.driver.switch_to.new_window("tab")
        self.open(scratch)
        field = self.driver.find_element(By.TAG_NAME, "textarea")
        field.click()
        self.press(Keys.CONTROL, "v")
        text = field.get_property("value")
        self.driver.close()
        self.driver.switch_to.window(self.main)
        return text

    def resize(self, width, height=800):
        """Sets the size of the page's viewport, which may be smaller than a window can be."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        )

    def darken(self, dark):
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
