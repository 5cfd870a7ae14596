# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests of the page in a browser share: messages, letters and vectors, and what must hold after every case."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

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
