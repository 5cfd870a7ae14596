# SPDX-License-Identifier: GPL-3.0-or-later
"""What `sealwax-cli inspect` says without any secret."""

import article
import sealed
from support import (
    DAMAGED,
    INCOMPLETE,
    KEY,
    NOT_A_MESSAGE,
    OUT_OF_RANGE,
    PASSPHRASE,
    TestCase,
    main,
)


def damage(message):
    chars = message.replace("\n", "")
    return chars[:100] + ("A" if chars[100] != "A" else "B") + chars[101:]


class Inspect(TestCase):
    def report(self, text):
        """What is said about each message, as a list of {label: value}."""
        output = self.done("inspect", stdin=text.encode()).decode()
        self.assertTrue(output.endswith("\n"))
        parts = output.split("\n\n")
        reports = []
        for number, part in enumerate(parts, 1):
            lines = part.splitlines()
            if len(parts) > 1:
                self.assertEqual(lines.pop(0), f"Message {number} of {len(parts)}")
            reports.append(dict(line.split(": ", 1) for line in lines))
        return reports

    def one(self, text):
        reports = self.report(text)
        self.assertEqual(len(reports), 1)
        return reports[0]

    def test_passphrase(self):
        message = sealed.seal("text", PASSPHRASE, iterations=620_000)
        self.assertEqual(
            self.one(message),
            {
                "Format": "Sealed",
                "Needs": "passphrase",
                "Iterations": "620000",
                "Characters": "176",
                "State": "whole, checksum right",
            },
        )

    def test_key(self):
        self.assertEqual(
            self.one(sealed.seal("x" * 1000, key=KEY)),
            {
                "Format": "Sealed",
                "Needs": "key file",
                "Characters": str((84 + sealed.padded_size(1000)) // 3 * 4),
                "State": "whole, checksum right",
            },
        )

    def test_both(self):
        report = self.one(sealed.seal("text", PASSPHRASE, KEY))
        self.assertEqual(report["Needs"], "passphrase and key file")
        self.assertEqual(report["Iterations"], "10000")

    def test_basic(self):
        """It is never said that this is a message, or a whole one, only that it may be."""
        self.assertEqual(
            self.one(article.encrypt("text", PASSPHRASE)),
            {
                "Format": "Basic",
                "Needs": "passphrase",
                "Iterations": "100000",
                "Characters": "48",
                "State": "may be whole",
            },
        )

    def test_in_prose(self):
        message = sealed.seal("text", key=KEY)
        self.assertEqual(self.one(f"Hi Ana,\n{message}-- \nBob"), self.one(message))

    def test_several(self):
        with_key = sealed.seal("text", key=KEY)
        with_passphrase = sealed.seal("text", PASSPHRASE)
        reports = self.report(with_key + with_passphrase + with_key)
        needs = [report["Needs"] for report in reports]
        self.assertEqual(needs, ["key file", "passphrase", "key file"])

    def test_some_are_bad(self):
        """Those that can be opened make it a success; the others say why they cannot."""
        good = sealed.seal("text", key=KEY)
        reports = self.report(f"{damage(good)}; {good[:150]}; {good}")
        self.assertEqual(list(reports[0]), ["State"])
        self.assertIn("damaged", reports[0]["State"])
        self.assertEqual(list(reports[1]), ["State"])
        self.assertIn("incomplete", reports[1]["State"])
        self.assertEqual(reports[2], self.one(good))

    def test_all_are_bad(self):
        """The first one's reason decides the status."""
        good = sealed.seal("text", key=KEY)
        cut, damaged = good[:150] + "; ", damage(good) + "; "
        self.refused(INCOMPLETE, "inspect", stdin=(cut + damaged).encode())
        self.refused(DAMAGED, "inspect", stdin=(damaged + cut).encode())

    def test_refusals(self):
        newer = sealed.build(sealed.pad(b""), key=KEY, method=0x21).write()
        for status, text in (
            (NOT_A_MESSAGE, ""),
            (NOT_A_MESSAGE, "Lunch at noon?"),
            (INCOMPLETE, "Sealwax1"),
            (OUT_OF_RANGE, "Sealwax2"),
            (OUT_OF_RANGE, newer),
        ):
            inspected = self.refused(status, "inspect", stdin=text.encode())
            opened = self.refused(status, "decrypt", stdin=text.encode())
            self.assertEqual(inspected, opened)

    def test_foreign(self):
        """What is certain is refused by its name. What only looks like something is named, and may still be a message."""
        for text, word in (
            ("U2FsdGVkX1+zJ3xYc0hDkq7qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMdVhAnPq3dG", "OpenSSL"),
            ("A" * 128, "same byte"),
            (sealed.seal("text", key=KEY).lower(), "ask for it again"),
            ("-----BEGIN PGP MESSAGE-----\n\nhF4D\n", "OpenPGP"),
            ("123e4567-e89b-12d3-a456-426614174000", "UUID"),
        ):
            self.assertIn(word, self.refused(NOT_A_MESSAGE, "inspect", stdin=text.encode()))
        self.assertIn("ZIP", self.one("UEsDBBQAAAAIAKxVfFkAAAAAAgAAAAAAAAAJAAAAaGVsbG8udHh0AwBQSwECFAAU")["Note"])

    def test_file(self):
        file = self.file("message", sealed.seal("text", key=KEY))
        self.assertIn(b"Sealed", self.done("inspect", file))


if __name__ == "__main__":
    main()
