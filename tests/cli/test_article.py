# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealwax and the article's two Python functions read each other's messages."""

import concurrent.futures

import article
import basic
import randomness
from support import DONE, WRONG, TestCase, main, run

COUNT = 200


def passphrase_file_content(passphrase):
    """One line end, which is not part of it, unless it would make a CR LF."""
    return passphrase if passphrase.endswith("\r") else passphrase + "\n"


class Article(TestCase):
    def draw(self, name, spell):
        """The texts and passphrases, and each passphrase's file."""
        source = randomness.source(name)
        for number in range(COUNT):
            size = 4000 if number % 50 == 49 else 60
            text = randomness.text(source, 0, size) if number else ""
            passphrase = spell(randomness.text(source, 1, 20))
            content = passphrase_file_content(passphrase)
            yield text, passphrase, self.file(f"passphrase-{number}", content)

    def check_all(self, name, check, spell=str):
        """The first difference is reported in full, and how to reproduce it."""
        cases = list(self.draw(name, spell))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            outcomes = list(zip(cases, pool.map(lambda case: check(*case), cases)))
        self.assertEqual(len(outcomes), COUNT)
        different = [(case, got) for case, got in outcomes if got != case[0].encode()]
        if different:
            (text, passphrase, _), got = different[0]
            self.fail(
                f"{len(different)} of {COUNT} differ; the first one:\n"
                f"text {text!a}\npassphrase {passphrase!a}\ngot {got!a}"
            )

    def test_from_article(self):
        def check(text, passphrase, file):
            result = run(
                "decrypt",
                "--accept-unproven",
                f"--passphrase-file={file}",
                stdin=article.encrypt(text, passphrase).encode(),
            )
            return result.out if result.status == DONE else result

        self.check_all("from the article", check)

    def test_to_article(self):
        def check(text, passphrase, file):
            result = run(
                "encrypt",
                "--format=basic",
                f"--passphrase-file={file}",
                stdin=text.encode(),
            )
            try:
                return article.decrypt(result.out.decode(), passphrase).encode()
            except ValueError as error:
                return error, result

        self.check_all("to the article", check, randomness.as_sealed)

    def test_is_one_line(self):
        message = self.done(
            "encrypt", "--format=basic", self.with_passphrase, stdin=b"x" * 1000
        )
        self.assertRegex(message, rb"\A[A-Za-z0-9+/]+=*\Z")

    def test_own_message_is_proven(self):
        for text in (b"", b"This is a secret message.", "á\r\n".encode() * 5000):
            message = self.done(
                "encrypt", "--format=basic", self.with_passphrase, stdin=text
            )
            opened = self.done("decrypt", self.with_passphrase, stdin=message)
            self.assertEqual(opened, text)

    def test_proof_made_elsewhere(self):
        passphrase = self.passphrase_file
        with open(passphrase, encoding="utf-8") as file:
            message = basic.encrypt("Made by another program.", file.read())
        opened = self.done("decrypt", self.with_passphrase, stdin=message.encode())
        self.assertEqual(opened, b"Made by another program.")

    def test_example_of_article(self):
        text, passphrase = "This is a secret message.", "StrongPassword123"
        option = "--passphrase-file=" + self.file("article", passphrase)
        message = article.encrypt(text, passphrase).encode()
        self.refused(WRONG, "decrypt", option, stdin=message)
        result = run("decrypt", option, "--accept-unproven", stdin=message)
        self.check_warning(result, text.encode())
        ours = self.done("encrypt", "--format=basic", option, stdin=text.encode())
        self.assertEqual(article.decrypt(ours.decode(), passphrase), text)


if __name__ == "__main__":
    main()
