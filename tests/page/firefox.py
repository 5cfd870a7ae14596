# SPDX-License-Identifier: GPL-3.0-or-later
"""Firefox with the page in it, by WebDriver BiDi: Debian has no geckodriver, but Firefox itself speaks this protocol."""

import base64
import itertools
import json
import os
import re
import socket
import tempfile
import time
from pathlib import Path

import websocket
from seat import PATIENCE, Seat

# What Firefox fetches on its own, whatever its settings.
OF_THE_BROWSER = re.compile(r"(?:http://)?[\w.-]+\.(?:mozilla|firefox|detectportal|googleapis)\.\w+[:/]")

PREFERENCES = """
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", %(port)d);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", %(port)d);
user_pref("network.proxy.allow_hijacking_localhost", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("browser.startup.homepage", "about:blank");
user_pref("browser.aboutwelcome.enabled", false);
user_pref("intl.accept_languages", "en-US");
user_pref("ui.systemUsesDarkTheme", %(dark)d);
"""


class Firefox(Seat):
    name = "Firefox"
    of_the_browser = OF_THE_BROWSER
    tells_requests = True

    def __init__(self, proxy, desktop, dark=False):
        self.desktop = desktop
        self.profile = tempfile.TemporaryDirectory(prefix="sealwax-firefox-")
        (Path(self.profile.name) / "user.js").write_text(PREFERENCES % {"port": proxy.server_port, "dark": dark})
        blank = Path(self.profile.name) / "blank.html"
        blank.write_text("<!DOCTYPE html><title>blank</title>")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.process = desktop.start(
            os.environ["SEALWAX_FIREFOX"],
            # A page to begin with, so that the keyboard is there and not where addresses are typed.
            *("--no-remote", "--profile", self.profile.name, "--remote-debugging-port", str(port), blank.as_uri()),
            env={**os.environ, "MOZ_ENABLE_WAYLAND": "1", "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
        self.numbers = itertools.count(1)
        self.asked = []
        self.socket = self.connect("ws://127.0.0.1:%d/session" % port)
        self.ask("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": {"default": "accept"}}})
        self.ask("session.subscribe", events=["network.beforeRequestSent"])
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("browsingContext.activate", context=self.context)
        self.wait_for_keyboard()

    def connect(self, address):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True, http_no_proxy=["127.0.0.1"])
            except OSError:
                assert time.monotonic() < end and self.process.poll() is None, "Firefox does not answer"
                time.sleep(0.1)

    def ask(self, method, **parameters):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("method") == "network.beforeRequestSent":
                self.asked.append(answer["params"]["request"]["url"])
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE)

    def requests(self):
        """Everything that pages have requested since the last call, other than files and what they made themselves."""
        self.ask("session.status")  # what it has to tell comes before its answer
        asked, self.asked = self.asked, []
        return [address for address in asked if not address.startswith(("file:", "blob:", "data:", "about:"))]

    def open(self, path):
        self.ask("browsingContext.navigate", context=self.context, url=Path(path).as_uri(), wait="complete")

    def back(self):
        self.ask("browsingContext.traverseHistory", context=self.context, delta=-1)

    def refresh(self):
        self.ask("browsingContext.reload", context=self.context, wait="complete")

    def evaluate(self, script):
        """The value of an expression, through JSON."""
        result = self.ask(
            "script.evaluate", expression="JSON.stringify(%s)" % script, target={"context": self.context}, awaitPromise=True
        )
        assert result["type"] == "success", result
        return json.loads(result["result"]["value"]) if "value" in result["result"] else None

    def element(self, identity):
        nodes = self.ask("browsingContext.locateNodes", context=self.context, locator={"type": "css", "value": "#" + identity})["nodes"]
        return {"sharedId": nodes[0]["sharedId"]}

    def click(self, node):
        origin = {"type": "element", "element": node}
        actions = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.ask(
            "script.callFunction",
            functionDeclaration="(node) => node.scrollIntoView({block: 'center'})",
            arguments=[node],
            target={"context": self.context},
            awaitPromise=False,
        )
        self.ask("input.performActions", context=self.context, actions=[{"type": "pointer", "id": "mouse", "actions": actions}])

    def choose_next(self):
        """In a list that has the focus."""
        self.press("down")

    def choose_file(self, path, field="file"):
        self.ask("input.setFiles", context=self.context, element=self.element(field), files=[str(path)])

    def resize(self, width, height=800):
        self.ask("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def take(self, path):
        Path(path).write_bytes(base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.context)["data"]))
