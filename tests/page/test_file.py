# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as the one file that it is: what is in it, what must not be, and that the same sources always give the same bytes."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import pycotap

PAGE = Path(os.environ["SEALWAX_PAGE"])
SOURCES = Path(os.environ["SEALWAX_PAGE_SOURCES"])
PO = SOURCES.parent.parent / "po"
TIDY = os.environ["SEALWAX_TIDY"]
CLI = os.environ["SEALWAX_CLI"]
# The aim was 128 KiB, but nothing large can go without being missed: docs/performance.md says how much each part takes.
SIZE_MAX = 160 * 1024
HOMEPAGE = "https://example.org/sealwax"


def assemble(po=PO, homepage=""):
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "page.html"
        subprocess.run([sys.executable, SOURCES / "assemble.py", "--po=%s" % po, "--homepage=%s" % homepage, output], check=True)
        return output.read_text(encoding="utf-8")


def one(pattern, page):
    """What stands between the two, which must occur exactly once."""
    found = re.findall(pattern, page, re.DOTALL)
    assert len(found) == 1, (pattern, len(found))
    return found[0]


def find_strings_of_page(po):
    """What xgettext has found in the page's modules, by their keys in a catalogue: an entry names its files before its strings."""
    entry = re.compile(r'((?:^#.*\n)+)(?:^msgctxt ((?:"(?:.*)"\n)+))?^msgid ((?:"(?:.*)"\n)+)', re.MULTILINE)
    for comments, context, text in entry.findall(po.read_text(encoding="utf-8")):
        if "src/page/" in comments and ".js:" in comments.split("src/page/", 1)[1]:
            yield "\x04".join("".join(map(json.loads, part.splitlines())) for part in (context, text) if part)


class File(unittest.TestCase):
    page = PAGE.read_text(encoding="utf-8")

    def check_holds(self, text, page=None):
        """Fails without printing the whole page."""
        self.assertTrue(text in (page or self.page), text)

    def check_holds_none(self, pattern, text):
        self.assertEqual(re.findall(r"[^\n]*(?:%s)[^\n]*" % pattern, text), [])

    def test_reproducible(self):
        self.assertTrue(assemble() == self.page)

    def test_size(self):
        """Not counting what translations add."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "LINGUAS").write_text("")
            bare = len(assemble(Path(folder)).encode())
        self.assertLessEqual(bare, SIZE_MAX)
        print("# measured: the page is %d bytes, and %d with %s" % (bare, len(self.page.encode()), (PO / "LINGUAS").read_text().split()))

    def test_policy_is_first_and_its_hashes_are_right(self):
        head = one("<head>(.*)</head>", self.page)
        policy = re.match(r'\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)[1]
        expected = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
        for name, element in (("script", "script"), ("style", "style")):
            text = one("<%s>(.*?)</%s>" % (element, element), self.page)
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            expected.append("%s-src 'sha256-%s'" % (name, digest))
        self.assertEqual(policy.split("; "), expected)

    def test_nothing_from_outside(self):
        """No address, no form, no handler in an attribute, no eval, nothing that is inserted as HTML, and nothing that is stored."""
        page = re.sub(r"'sha256-[^']*'", "", self.page)
        self.check_holds_none(r"(?i:https?:|//[a-z]|\burl\(|@import|<(?:form|link|img|iframe|object|base)\b| on[a-z]+=| style=)", page)
        script = one("<script>(.*)</script>", self.page)
        self.check_holds_none(r"\beval\b|new Function|innerHTML|outerHTML|insertAdjacent|document\.write|setAttribute\(\"on", script)
        self.check_holds_none(r"localStorage|sessionStorage|indexedDB|cookie|\bhistory\.\w|pushState|location\b|fetch\(|XMLHttp|WebSocket|sendBeacon|import\(", script)

    def test_holds_no_message(self):
        """Neither its code nor its words contain the beginning of a message, or of another program's text: a letter holds its
        own message and no other."""
        done = subprocess.run([CLI, "inspect", PAGE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stderr), (3, b"sealwax-cli: This is not an encrypted message.\n"))
        self.check_holds_none("Sealwax" + "[1-9]", self.page)

    def test_homepage_is_text(self):
        filled = assemble(homepage=HOMEPAGE)
        self.assertEqual(re.findall(r"[^\n]*https?:[^\n]*", filled), ['<p class="hint">%s</p>' % HOMEPAGE])

    def test_no_cryptography_of_its_own(self):
        """Every key, stream, hash and random number comes from WebCrypto."""
        script = one("<script>(.*)</script>", self.page)
        self.check_holds_none(r"0x63, *0x7c|0x6a09e667|0x428a2f98|Math\.random", script)
        for name in ("importKey", "deriveBits", "encrypt", "sign", "digest"):
            self.check_holds("crypto.subtle.%s(" % name, script)

    def test_languages(self):
        """All strings of the page are translated into every language, and so is what is shown where scripts do not run."""
        for code in (PO / "LINGUAS").read_text().split():
            self.check_holds('<section class="plain" lang="%s"' % code)
            self.assertEqual(len(re.findall(r"<!--letter %s (?:ltr|rtl)\n" % code, self.page)), 1)
            for string in find_strings_of_page(PO / (code + ".po")):
                self.check_holds(json.dumps(string, ensure_ascii=False) + ": ")
        self.check_holds('"Decrypted and verified": "Entschlüsselt und geprüft"')
        self.check_holds("Speichern Sie die Datei")

    def test_shows_a_newcomer_the_way(self):
        """A comment near the top says where everything is; whoever searches for what it names finds it, and each part is
        named."""
        guide = one(r"<title>Sealwax</title>\n<!--\n(.*?)-->\n<style>", self.page)
        parts = re.findall(r"/\* ==== (\w+) ==== \*/", self.page)
        self.assertEqual(sorted(set(parts)), sorted(parts))
        named = " ".join(re.findall(r"^  (\S.*?)  ", guide, re.MULTILINE)).split()
        self.assertEqual(sorted(named), sorted(parts))
        for name, function in re.findall(r"^  (\w+) +(\w+)\(\): ", guide, re.MULTILINE):
            part = one(r"/\* ==== %s ==== \*/(.*?)\n\}\)\(\);" % name, self.page)
            self.assertRegex(part, r"\b%s\(" % function)
        found = [line for line in self.page.splitlines() if "line that decrypts" in line and line not in guide]
        self.assertEqual(len(found), 1, found)
        self.assertIn("crypto.subtle.encrypt(", found[0])

    def test_is_html(self):
        """tidy has no complaints, apart from attributes that are newer than its list."""
        done = subprocess.run(
            [TIDY, "-quiet", "-errors", "--warn-proprietary-attributes", "no", PAGE], stderr=subprocess.PIPE, text=True, check=False
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main(testRunner=pycotap.TAPTestRunner(test_output_log=pycotap.LogMode.LogToDiagnostics))
