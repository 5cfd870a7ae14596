# SPDX-License-Identifier: GPL-3.0-or-later
"""A message that a channel changed is pasted, opened, and said to be mended; one that nothing mends says what is missing."""

import html
import json
import os
import quopri
import sys
import unittest
import urllib.parse

from desktop import Desktop
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
VECTORS = os.environ["SEALWAX_TEST_VECTORS"]
PASSPHRASE = "six words are better than one"
TEXT = "Meet me at noon, under the clock, and bring the red folder: " * 5

LEFT_OUT = "what does not belong to it was left out"


def lines(message, before="", after=""):
    return "".join(f"{before}{line}{after}\n" for line in message.splitlines())


def split(message):
    first, second = message[:195], message[195:]
    return first + "\n[10:03] Bob Miller:\n" + second


# What is done to a message, and what the window says it has undone.
KINDS = {
    "quoted-printable": (lambda m: quopri.encodestring(m.replace("\n", "").encode()).decode(), "“=” codes of e-mail were decoded"),
    "html": (lambda m: html.escape(lines(m, "", "\0")).replace("\0", '<br class="">'), "HTML was taken out"),
    "json": (lambda m: '{"body": "' + m.replace("\n", "\\n").replace("+", "\\u002b") + '"}', "backslashes were taken out"),
    "percent": (lambda m: "?q=" + urllib.parse.quote(m), "“%” codes were decoded"),
    "plus": (lambda m: m.replace("+", " "), "lost plus signs were put back"),
    "url": (lambda m: m.replace("+", "-").replace("/", "_"), "“-” and “_” were changed back"),
    "diff": (lambda m: lines(m, "+"), "“+” before the lines was taken out"),
    "bullets": (lambda m: lines(m, "• "), LEFT_OUT),
    "split": (split, LEFT_OUT),
}

# What is said about the cases in mended.json that nothing mends.
REFUSALS = {
    "line-lost": "This message is incomplete: only ",
    "one-character-changed": "This message was damaged on the way: some of its characters were changed.",
    "lower-case": "This message became all lowercase on the way.",
    "upper-case": "This message became all uppercase on the way.",
    "cut": "This message is incomplete: only ",
}

# The kinds in mended.json that strict reading finds.
PASSED_OVER = ("box-drawing", "invisible", "two-messages-mangled")


def load_vectors():
    with open(os.path.join(VECTORS, "mended.json"), encoding="utf-8") as file:
        return json.load(file)


class MendedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(self.window.close)

    def test_each_kind(self):
        """Pasted one after another. The passphrase is typed once."""
        window = self.window
        self.assertIn("+", self.message)
        self.assertIn("/", self.message)
        for number, (kind, (mangle, undone)) in enumerate(KINDS.items()):
            with self.subTest(kind):
                window.paste("Ciphertext", mangle(self.message))
                window.wait_label("Mended: ")
                window.wait_label(undone)
                if number == 0:
                    window.focus("Passphrase")
                    self.desktop.type(PASSPHRASE)
                window.focus("Passphrase")
                self.desktop.press("Return")
                window.wait_text("Plaintext", TEXT)
                window.wait_label("Decrypted and verified")

    def test_vectors(self):
        """All of mended.json, pasted one after another; what cannot be pasted is the next test's."""
        window = self.window
        vectors = [vector for vector in load_vectors() if "pasted" in vector]
        self.assertEqual(len(vectors), 29)
        window.type_passphrase(vectors[0]["passphrase"])
        for vector in vectors:
            with self.subTest(vector["id"]):
                self.assertEqual(vector["passphrase"], vectors[0]["passphrase"])
                window.paste("Ciphertext", vector["pasted"])
                if isinstance(vector["expect"], str):
                    window.wait_label(REFUSALS[vector["kind"]])
                    continue
                window.focus("Passphrase")
                self.desktop.press("Return")
                window.wait_text("Plaintext", vector["expect"]["text"])
                window.wait_label("Decrypted and verified")
                self.assertEqual(any("Mended: " in label for label in window.labels()), vector["kind"] not in PASSED_OVER)

    def test_vector_of_a_file(self):
        """Bytes that are not text anywhere else."""
        (vector,) = [vector for vector in load_vectors() if "pasted" not in vector]
        path = os.path.join(self.desktop.folder, "message.txt")
        with open(path, "wb") as file:
            file.write(bytes.fromhex(vector["pasted_hex"]))
        self.window.close()
        self.window = Window(self.desktop, PROGRAM, arguments=(path,), focused="Passphrase")
        self.addCleanup(self.window.close)
        self.window.type_passphrase(vector["passphrase"])
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", vector["expect"]["text"])
        self.window.wait_label("Decrypted and verified")

    def test_whole_is_not_mended(self):
        self.window.paste("Ciphertext", lines(self.message, "> "))
        self.window.wait_label("Ignored: ")
        self.assertFalse(self.window.find_label("Mended"))

    def test_what_is_missing(self):
        """Each by a sentence that says where to look."""
        window = self.window
        rows = self.message.splitlines()
        chars = len("".join(rows))
        for pasted, sentence in (
            ("\n".join(rows[:-2]) + "\n", "Its end is missing."),
            ("\n".join(rows[:3] + rows[4:]) + "\n", "1 whole line is missing."),
            ("\n".join(rows[:3] + ["", "Bob Miller:"] + rows[4:]) + "\n", "1 whole line is missing after its line 3."),
            ("\n".join(rows[:3] + [rows[3][:-4]] + rows[4:]) + "\n", "4 characters are missing in its line 4."),
            ("\n".join(rows[:3] + [rows[3][:9] + "*" + rows[3][10:]] + rows[4:]) + "\n", "In its line 4, “*” doesn’t belong there."),
            (self.message.lower(), "This message became all lowercase on the way."),
        ):
            with self.subTest(sentence):
                window.paste("Ciphertext", pasted)
                window.wait_label(sentence)
        self.assertGreater(chars, 400)

    def test_other_programs(self):
        """They are named, and nothing is asked for."""
        for pasted, name in (
            ("-----BEGIN PGP MESSAGE-----\n\nhF4D\n-----END PGP MESSAGE-----\n", "an OpenPGP message"),
            ("U2FsdGVkX1+zJ3xYc0hDkq7qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMdVhAnPq3dG\n", "OpenSSL"),
        ):
            with self.subTest(name):
                self.window.paste("Ciphertext", pasted)
                self.window.wait_label(name)


if __name__ == "__main__":
    main()
