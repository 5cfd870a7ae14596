# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests of the page in a browser share: messages, letters and vectors, and what must hold after every case."""

import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from seat import PATIENCE

PAGE = Path(os.environ["SEALWAX_PAGE"])
SOURCES = Path(os.environ["SEALWAX_PAGE_SOURCES"])
VECTORS = Path(os.environ["SEALWAX_TEST_VECTORS"])
CLI = os.environ["SEALWAX_CLI"]

TEXT = "Meet at noon,\nbehind the old mill. \u05e9\u05dc\u05d5\u05dd\n"
ANSWER = "I will be there."
KEY = bytes(range(32))

WRONG = "This passphrase doesn\u2019t open this message."
OPENED = "Decrypted and verified"
ENCRYPTED = "Encrypted. Copy the message and send it."

STATE = """({
  alert: document.getElementById("alert").innerText,
  news: document.getElementById("news").innerText,
  needs: document.getElementById("needs").innerText,
  status: document.getElementById("ciphertext-status").innerText,
  ciphertext: document.getElementById("ciphertext").value,
  plaintext: document.getElementById("plaintext").value,
  passphrase: document.getElementById("passphrase").value,
  key: document.getElementById("key-name").innerText,
  messages: [...document.getElementById("messages").options].map((option) => option.textContent),
  focused: document.activeElement.id,
  progress: document.getElementById("progress").checkVisibility() ? document.getElementById("progress").value : null,
  shown: document.getElementById("app").checkVisibility(),
  hasKeyboard: document.hasFocus(),
})"""

# The result of a message's derivation is held back until the test lets it go, because a fast machine would be done before anybody
# could look at the page or press a key.
HOLD = """(() => {
  const derive = crypto.subtle.deriveBits;
  const held = new Promise((resolve) => (window.letGo = resolve));
  crypto.subtle.deriveBits = async (algorithm, ...others) => {
    const bits = await derive.call(crypto.subtle, algorithm, ...others);
    if (algorithm.iterations >= 1e6)
      await held;
    return bits;
  };
  return true;
})()"""
LET_GO = "(window.letGo(), delete crypto.subtle.deriveBits)"

# Every progress that a person can see is noted in the page itself, because a driver may look too late.
NOTE = """(() => {
  const progress = document.getElementById("progress");
  window.noted = [];
  new MutationObserver(() => progress.checkVisibility() && noted.push(progress.value))
    .observe(document.getElementById("progress-row"), { attributes: true, subtree: true });
  return true;
})()"""

REFUSED = ("not-a-message", "newer", "incomplete", "damaged", "missing", "wrong", "altered")


class Case(unittest.TestCase):
    """All cases of a file share a browser, because starting it takes longest."""

    browser = None
    proxy = None
    passphrase = "correct horse b\u00e1ttery"

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sealwax-page-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.addCleanup(self.check_no_request)

    def check_no_request(self):
        """Checks what the proxy has seen, and what the browser itself reports of its pages."""
        self.assertEqual(self.proxy.asked_by_pages(self.browser), [])
        self.assertEqual(self.browser.requests(), [])

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def cli(self, *arguments, stdin=b""):
        return subprocess.run([CLI, *arguments], input=stdin, stdout=subprocess.PIPE, check=True, env={"LC_ALL": "C.UTF-8"}).stdout

    def passphrase_option(self, passphrase=None):
        return "--passphrase-file=%s" % self.file("passphrase", passphrase or self.passphrase)

    def seal(self, text=TEXT, *options):
        return self.cli("encrypt", self.passphrase_option(), *options, stdin=text.encode()).decode()

    def unseal(self, message):
        return self.cli("decrypt", self.passphrase_option(), stdin=message.encode()).decode()

    def letter(self, message, language="en"):
        return self.file("letter.html", self.cli("page", "--language=" + language, "-", stdin=message.encode()))

    def hebrew_page(self):
        """A translation of a few words is enough to set the direction."""
        po = self.folder / "po"
        po.mkdir()
        (po / "LINGUAS").write_text("he\n")
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        words = {"English": "\u05e2\u05d1\u05e8\u05d9\u05ea", "Plaintext": "\u05d8\u05e7\u05e1\u05d8", "Ciphertext": "\u05e6\u05d5\u05e4\u05df"}
        (po / "he.po").write_text(header + "".join('msgid "%s"\nmsgstr "%s"\n\n' % pair for pair in words.items()), encoding="utf-8")
        page = self.folder / "hebrew.html"
        subprocess.run([sys.executable, SOURCES / "assemble.py", "--po=%s" % po, page], check=True)
        return page

    @property
    def state(self):
        return self.browser.evaluate(STATE)

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition(self.state):
            self.assertLess(time.monotonic(), end, (what, {name: str(value)[:200] for name, value in self.state.items()}))
            time.sleep(0.05)

    def wait_for(self, **expected):
        self.wait(lambda state: all(state[name] == value for name, value in expected.items()), expected)

    def wait_until_kind(self, kind):
        """Until the message was found in the text."""
        self.wait(lambda state: kind in state["status"], kind)

    def hold_derivation(self):
        self.assertTrue(self.browser.evaluate(HOLD))

    def let_derivation_go(self):
        self.assertTrue(self.browser.evaluate(LET_GO))

    def note_progress(self):
        self.assertTrue(self.browser.evaluate(NOTE))

    def check_noted_progress(self):
        """It was shown, was between its beginning and its end at least once, and never went back."""
        noted = self.browser.evaluate("window.noted")
        self.assertTrue(any(0 < each < 1 for each in noted), noted)
        self.assertEqual(noted, sorted(noted))
        self.assertLessEqual(noted[-1], 1)

    def check_vectors(self, count):
        """This many of each kind."""
        for name in ("messages", "refusals", "pasted", "mended"):
            for vector in vectors(name, count):
                with self.subTest(name=name, id=vector["id"]):
                    self.check_vector(vector)

    def check_vector(self, vector):
        browser = self.browser
        browser.open(PAGE)
        browser.choose_file(self.file("vector.sealwax", pasted(vector)))
        self.wait_for(news="Opened \u201cvector.sealwax\u201d.")
        if vector.get("key"):
            browser.choose_file(self.file("key", bytes.fromhex(vector["key"])), "key-input")
            self.wait_for(key="Key file \u201ckey\u201d")
        # By script, because passphrases of vectors may be of any length.
        browser.evaluate("(document.getElementById('passphrase').value = %s, 0)" % json.dumps(vector.get("passphrase") or ""))
        browser.decrypt()
        self.wait(lambda state: state["alert"] or state["news"].startswith((OPENED, "Not verified")), vector["id"])
        opens, text = expectation(vector)
        self.assertEqual(not self.state["alert"], opens, self.state["alert"])
        if text is not None:
            self.assertEqual(self.state["plaintext"], text)


def vectors(name, count):
    """This many of a kind, spread evenly; Node tries all of them."""
    everything = json.loads((VECTORS / (name + ".json")).read_text())
    return everything[:: len(everything) // count]


def pasted(vector):
    return vector.get("pasted") or vector.get("message") or bytes.fromhex(vector["pasted_hex"])


def expectation(vector):
    """Whether the first message of a vector opens; and its text as a browser's text field holds it, if the vector has one."""
    first = vector.get("expect", vector.get("text"))
    first = first[0] if isinstance(first, list) else first
    text = first.get("text") if isinstance(first, dict) else first
    if text in REFUSED:
        return False, None
    if text is None:
        return vector.get("outcome") in ("opened", "unproven"), None
    return True, text.replace("\r\n", "\n").replace("\r", "\n")
