# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in the other browsers, Firefox and WebKit, opened from a file, without a network: the main part of what
test_chromium.py tests in full. SEALWAX_BROWSER says which browser."""

import json
import os
import sys
import time
import unittest
from pathlib import Path

import case
import pycotap
from browser import Proxy
from case import ANSWER, ENCRYPTED, KEY, OPENED, PAGE, TEXT, WRONG

sys.path.insert(0, str(Path(__file__).parent.parent / "e2e"))

PICTURES = os.environ.get("SEALWAX_PICTURES")
PATIENCE = 120

STATE = """({
  alert: document.getElementById("alert").innerText,
  news: document.getElementById("news").innerText,
  status: document.getElementById("ciphertext-status").innerText,
  ciphertext: document.getElementById("ciphertext").value,
  plaintext: document.getElementById("plaintext").value,
  passphrase: document.getElementById("passphrase").value,
  focused: document.activeElement.id,
  progress: document.getElementById("progress").checkVisibility() ? document.getElementById("progress").value : null,
  shown: document.getElementById("app").checkVisibility(),
})"""


def start(proxy):
    if os.environ["SEALWAX_BROWSER"] == "firefox":
        from firefox import Firefox

        return Firefox(proxy)
    from webkit import WebKit

    return WebKit(proxy)


class Browsers(case.Case):
    passphrase = "correct horse battery"  # WebKit's driver types ASCII only

    @classmethod
    def setUpClass(cls):
        if os.environ["SEALWAX_BROWSER"] == "webkit":
            from desktop import Desktop

            cls.enterClassContext(Desktop())
        cls.proxy = Proxy()
        cls.browser = start(cls.proxy)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    @property
    def state(self):
        return self.browser.run(STATE)

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition(self.state):
            self.assertLess(time.monotonic(), end, (what, self.state))
            time.sleep(0.05)

    def wait_for(self, **expected):
        self.wait(lambda state: all(state[name] == value for name, value in expected.items()), expected)

    def take(self, name):
        if PICTURES:
            self.browser.take(Path(PICTURES) / ("page-%s-%s.png" % (self.browser.name.lower(), name)))

    def test_letter(self):
        """Open it, mistype, type, read, answer; the answer opens in sealwax-cli."""
        browser = self.browser
        browser.resize(1100)
        browser.open(self.letter(self.seal()))
        self.wait(lambda state: "Sealed message" in state["status"], "the message")
        self.assertEqual(self.state["focused"], "passphrase")
        browser.type("corect horse")
        browser.press("enter")
        self.wait_for(alert=WRONG, focused="passphrase", plaintext="")
        self.take("wrong")
        for _letter in "corect horse":
            browser.press("backspace")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=TEXT, alert="", focused="plaintext")
        self.take("opened")
        browser.click(browser.find("button", "Reply"))
        self.wait_for(news="Answer with the same passphrase", focused="plaintext", plaintext="")
        browser.type(ANSWER)
        browser.click(browser.find("button", "Encrypt"))  # WebKit's driver loses Control from Control+Return
        self.wait_for(news=ENCRYPTED, focused="copy-ciphertext")
        self.assertEqual(self.unseal(self.state["ciphertext"]), ANSWER)

    def test_key_file(self):
        browser = self.browser
        key = self.file("my.key", KEY)
        browser.open(self.letter(self.seal(TEXT, "--key-file=%s" % key)))
        browser.choose_file(key, "key-input")
        self.wait(lambda _state: self.browser.run("document.getElementById('key-name').innerText") == "Key file \u201cmy.key\u201d", "the key")
        browser.click(browser.element("passphrase"))
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=TEXT)

    def test_vectors(self):
        """Some of each kind that opens."""
        browser = self.browser
        for name in ("messages", "pasted", "mended"):
            for vector in case.vectors(name, 4):
                opens, text = case.expectation(vector)
                if vector.get("key") or vector.get("proven") is False or not opens:
                    continue
                with self.subTest(name=name, id=vector["id"]):
                    browser.open(PAGE)
                    browser.choose_file(self.file("vector.sealwax", case.pasted(vector)))
                    self.wait_for(news="Opened \u201cvector.sealwax\u201d.")
                    browser.run("(document.getElementById('passphrase').value = %s, 0)" % json.dumps(vector["passphrase"]))
                    browser.click(browser.find("button", "Decrypt"))
                    self.wait(lambda state: state["news"] == OPENED or state["alert"], vector["id"])
                    self.assertEqual((self.state["alert"], self.state["plaintext"]), ("", text))

    def test_ten_million_iterations(self):
        browser = self.browser
        browser.open(self.letter(self.seal(TEXT, "--iterations=10000000")))
        self.wait(lambda state: "Sealed message" in state["status"], "the message")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait(lambda state: state["progress"], "progress")
        browser.press("escape")
        self.wait_for(news="Cancelled.", progress=None, plaintext="")
        browser.click(browser.find("button", "Decrypt"))
        self.wait_for(news=OPENED, plaintext=TEXT)

    def test_phone_and_right_to_left(self):
        browser = self.browser
        browser.resize(360, 640)
        browser.open(self.letter(self.seal()))
        self.take("phone")
        self.assertLessEqual(browser.run("document.documentElement.scrollWidth - innerWidth"), 0)
        browser.run("(document.documentElement.dir = 'rtl', 0)")
        self.take("right-to-left")
        self.assertLessEqual(browser.run("document.documentElement.scrollWidth - innerWidth"), 0)
        browser.resize(1100)

    def test_changed_program_does_not_run(self):
        whole = self.letter(self.seal()).read_text(encoding="utf-8")
        self.browser.open(self.file("changed.html", whole.replace(" decrypt(key, iv", " decrypt(key, IV", 1)))
        self.assertEqual((self.state["shown"], self.state["status"]), (False, ""))
        self.assertIn("This file is an encrypted message for you", self.browser.run("document.body.innerText"))

    def test_forgets(self):
        """After Back and Reload the fields are empty, and nothing is kept."""
        browser = self.browser
        for leave in ("back", "refresh"):
            browser.open(PAGE)
            browser.choose_file(self.file("message.sealwax", self.seal()))
            self.wait_for(news="Opened \u201cmessage.sealwax\u201d.", focused="passphrase")
            browser.type(self.passphrase)
            browser.press("enter")
            self.wait_for(news=OPENED)
            self.assertEqual(browser.run("[localStorage.length, sessionStorage.length, document.cookie, location.hash]"), [0, 0, "", ""])
            if leave == "back":
                browser.open(self.file("elsewhere.html", "<!DOCTYPE html><title>elsewhere</title>"))
                browser.back()
                end = time.monotonic() + PATIENCE
                while not browser.run("document.getElementById('app') !== null"):
                    self.assertLess(time.monotonic(), end)
            else:
                browser.refresh()
            self.wait_for(ciphertext="", passphrase="", plaintext="", shown=True)


if __name__ == "__main__":
    unittest.main(testRunner=pycotap.TAPTestRunner(test_output_log=pycotap.LogMode.LogToDiagnostics))
