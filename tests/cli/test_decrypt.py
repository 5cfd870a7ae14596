# SPDX-License-Identifier: GPL-3.0-or-later
"""What `sealwax-cli decrypt` opens, and how it explains why it does not."""

import base64
import dataclasses
import hashlib

import article
import basic
import sealed
from support import (
    ALTERED,
    DAMAGED,
    DONE,
    INCOMPLETE,
    KEY,
    NOT_A_MESSAGE,
    OUT_OF_RANGE,
    PASSPHRASE,
    USAGE,
    WRONG,
    TestCase,
    main,
    run,
)

TEXT = "Meet at noon, at the usual place."


def flip(data, at=0):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


class Decrypt(TestCase):
    def setUp(self):
        super().setUp()
        self.message = sealed.seal(TEXT, key=KEY)

    def refused_message(self, status, message, *options):
        """With every secret at hand, so that a missing one is never the reason."""
        return self.refused(
            status,
            "decrypt",
            self.with_key,
            self.with_passphrase,
            *options,
            stdin=message.encode() if isinstance(message, str) else message,
        )

    def test_lowest_and_highest_cost(self):
        for iterations in (sealed.UNIT, 1000 * sealed.UNIT):
            message = sealed.seal(TEXT, PASSPHRASE, iterations=iterations)
            text = self.done("decrypt", self.with_passphrase, stdin=message.encode())
            self.assertEqual(text, TEXT.encode())

    def test_around_a_message(self):
        for pasted in (
            "\ufeff" + self.message,
            self.message.replace("\n", "\r\n"),
            self.message.replace("\n", ""),
            "> " + self.message.replace("\n", "\n> "),
            f"Hi Ana,\n{self.message}-- \nBob",
            b"\xff\xfe" + self.message.encode() + b"\xff",
        ):
            pasted = pasted.encode() if isinstance(pasted, str) else pasted
            text = self.done("decrypt", self.with_key, stdin=pasted)
            self.assertEqual(text, TEXT.encode(), pasted)

    def test_not_a_message(self):
        for text in ("", "\n", "Lunch at noon?", "Sealwax", "A" * 40, "=" * 44, "\0"):
            sentence = self.refused_message(NOT_A_MESSAGE, text)
            again = self.refused(NOT_A_MESSAGE, "decrypt", stdin=text.encode())
            self.assertEqual(again, sentence)

    def test_incomplete(self):
        """The numbers are those of the message's characters."""
        chars = self.message.replace("\n", "")
        for size in (8, 9, 63):
            sentence = self.refused_message(INCOMPLETE, chars[:size])
            self.assertIn(f"{size} characters of at least 176 ", sentence)
        for size in (64, 65, 175):
            sentence = self.refused_message(INCOMPLETE, chars[:size])
            self.assertIn(f"{size} characters of 176 ", sentence)

    def test_damaged(self):
        chars = self.message.replace("\n", "")
        for at in (30, 64, 120, 150, 175):
            other = "A" if chars[at] != "A" else "B"
            self.refused_message(DAMAGED, chars[:at] + other + chars[at + 1 :])

    def test_damaged_length(self):
        """No message has no lines, or more than the largest text needs."""
        for padded, change in ((b"", {}), (sealed.pad(b""), {"lines": 1441793})):
            message = sealed.build(padded, key=KEY, **change).write()
            self.refused_message(DAMAGED, message)

    def test_newer(self):
        for change in (
            {"method": 0x00},
            {"method": 0x12},
            {"method": 0x22},
            {"method": 0x04},
            {"cost": 1},
        ):
            message = sealed.build(sealed.pad(b""), key=KEY, **change).write()
            self.refused_message(OUT_OF_RANGE, message)
        for cost in (0, 1001, 65535):
            message = sealed.build(sealed.pad(b""), PASSPHRASE, cost=cost).write()
            self.refused_message(OUT_OF_RANGE, message)

    def test_newer_version(self):
        for digit in "23456789":
            text = self.message.replace("Sealwax1", f"Sealwax{digit}")
            self.refused_message(OUT_OF_RANGE, text)

    def test_wrong(self):
        message = sealed.seal(TEXT, "another").encode()
        sentence = self.refused(WRONG, "decrypt", self.with_passphrase, stdin=message)
        self.assertIn("This passphrase", sentence)

    def test_altered(self):
        """Every part that the tag covers, with a valid checksum."""
        message = sealed.read(self.message)
        for change in (
            {"iv": flip(message.iv)},
            {"body": flip(message.body)},
            {"body": flip(message.body, 47)},
            {"tag": flip(message.tag)},
            {"tag": flip(message.tag, 31)},
        ):
            self.refused_message(
                ALTERED, dataclasses.replace(message, **change).write()
            )

    def test_altered_by_someone_with_the_key(self):
        """What no writer makes does not come out, whoever made it."""
        for padded in (
            b"text".ljust(48, b"\0"),
            b"text\x01".ljust(48, b"\0"),
            b"text\x80".ljust(96, b"\0"),
            b"x" * 40 + b"\x80".ljust(56, b"\0"),
            b"\0" * 48,
            b"caf\xe9\x80".ljust(48, b"\0"),
            b"a\0b\x80".ljust(48, b"\0"),
            b"x" * 48,
        ):
            self.refused_message(ALTERED, sealed.build(padded, key=KEY).write())

    def test_check_or_salt_altered(self):
        message = sealed.read(self.message)
        for change in ({"check": flip(message.check)}, {"salt": flip(message.salt)}):
            self.refused_message(WRONG, dataclasses.replace(message, **change).write())

    def test_no_secret_is_asked_for_in_vain(self):
        """What is wrong with the message is said even without secrets."""
        chars = self.message.replace("\n", "")
        last = "A" if chars[-1] != "A" else "B"
        newer = sealed.build(sealed.pad(b""), key=KEY, method=0x21).write()
        for status, message in (
            (NOT_A_MESSAGE, "Hello"),
            (INCOMPLETE, chars[:100]),
            (DAMAGED, chars[:-1] + last),
            (OUT_OF_RANGE, newer),
        ):
            self.refused(status, "decrypt", stdin=message.encode())


class Several(TestCase):
    def setUp(self):
        super().setUp()
        self.messages = [sealed.seal(f"text {i}", key=KEY) for i in (1, 2, 3)]
        self.pasted = "and\n".join(self.messages).encode()

    def decrypt(self, *options, pasted=None):
        return run("decrypt", self.with_key, *options, stdin=pasted or self.pasted)

    def test_first(self):
        note = self.check_warning(self.decrypt(), b"text 1")
        self.assertIn("3 messages", note)
        self.assertIn("--message", note)

    def test_number(self):
        for number in (1, 2, 3):
            result = self.decrypt(f"--message={number}")
            self.assertEqual(result.status, DONE, result.err)
            self.assertEqual(result.out, b"text %d" % number)

    def test_number_tells_how_many(self):
        """Which one is opened does not change how many there are."""
        for number in (1, 2, 3):
            note = self.check_warning(
                self.decrypt(f"--message={number}"), b"text %d" % number
            )
            self.assertIn("3 messages", note)

    def test_out_of_range(self):
        for number in (0, 4, -1, 4294967297, 18446744073709551617):
            result = self.decrypt(f"--message={number}")
            self.check_refusal(USAGE, result, number)

    def test_number_of_one(self):
        one = self.messages[1].encode()
        result = self.decrypt("--message=1", pasted=one)
        self.assertEqual(result, (DONE, b"text 2", b""))
        self.check_refusal(USAGE, self.decrypt("--message=2", pasted=one))

    def test_number_of_none(self):
        """There is no message at all, so that is the reason given."""
        for status, text in ((NOT_A_MESSAGE, b"Hello"), (INCOMPLETE, b"Sealwax1AgAA")):
            for number in (1, 2):
                result = self.decrypt(f"--message={number}", pasted=text)
                self.check_refusal(status, result, number)

    def test_each_by_itself(self):
        """A damaged one does not hide the others."""
        damaged = self.messages[0].replace("\n", "")
        damaged = damaged[:100] + ("A" if damaged[100] != "A" else "B") + damaged[101:]
        cut = self.messages[1][:150]
        pasted = "; ".join((damaged, cut, self.messages[2])).encode()
        result = self.decrypt("--message=3", pasted=pasted)
        self.assertEqual((result.status, result.out), (DONE, b"text 3"))
        for number, status in ((1, DAMAGED), (2, INCOMPLETE)):
            result = self.decrypt(f"--message={number}", pasted=pasted)
            self.assertEqual((result.status, result.out), (status, b""))
        result = self.decrypt(pasted=pasted)
        self.assertEqual((result.status, result.out), (DAMAGED, b""))


def make_unproven(passphrase):
    """That does not look like OpenPGP's, which would be said, and does not begin with "+", like a line of a diff."""
    while True:
        message = article.encrypt(TEXT, passphrase)
        if base64.b64decode(message)[0] < 0x80:
            return message.encode()


class Unproven(TestCase):
    def setUp(self):
        super().setUp()
        self.message = make_unproven(PASSPHRASE)

    def test_is_refused(self):
        """Refused like a wrong passphrase, whatever the reason: nobody learns which it was."""
        key = hashlib.pbkdf2_hmac("sha256", PASSPHRASE.encode(), b"s" * 16, 100_000, 32)
        own = base64.b64decode(basic.seal_with(key, b"s" * 16, TEXT.encode()))
        wrong = make_unproven("another")
        altered = base64.b64encode(flip(own, len(own) - 1))
        cut = base64.b64encode(own[:-3])
        not_text = basic.seal_with(key, b"s" * 16, b"proven, but no text \xff").encode()
        sentences = {
            self.refused(WRONG, "decrypt", self.with_passphrase, stdin=message)
            for message in (self.message, wrong, altered, cut, not_text)
        }
        self.assertEqual(len(sentences), 1, sentences)

    def test_is_accepted_when_told(self):
        options = ("decrypt", "--accept-unproven", self.with_passphrase)
        result = run(*options, stdin=self.message)
        warning = self.check_warning(result, TEXT.encode())
        self.assertIn("Nothing proves", warning)

    def test_wrong_is_still_wrong(self):
        options = ("decrypt", "--accept-unproven", self.with_passphrase)
        wrong = article.encrypt(TEXT, "another").encode()
        self.refused(WRONG, *options, stdin=wrong)

    def test_accepting_changes_nothing_else(self):
        options = ("decrypt", "--accept-unproven", self.with_passphrase)
        own = basic.encrypt(TEXT, PASSPHRASE).encode()
        self.assertEqual(self.done(*options, stdin=own), TEXT.encode())
        message = sealed.build(sealed.pad(TEXT.encode()), PASSPHRASE)
        whole = message.write().encode()
        self.assertEqual(self.done(*options, stdin=whole), TEXT.encode())
        message.tag = flip(message.tag)
        self.refused(ALTERED, *options, stdin=message.write().encode())

    def test_unassigned_character_is_not_told(self):
        """Different words would give away which failure it was."""
        odd = "--passphrase-file=" + self.file("odd", PASSPHRASE + "\u0378")
        wrong = self.refused(WRONG, "decrypt", odd, stdin=self.message)
        message = article.encrypt(TEXT, PASSPHRASE + "\u0378").encode()
        unproven = self.refused(WRONG, "decrypt", odd, stdin=message)
        self.assertEqual(wrong, unproven)

    def test_padding_and_digits(self):
        """Strict, except for what is passed over."""
        chars = self.message.decode()
        options = ("decrypt", "--accept-unproven", self.with_passphrase)
        good = run(*options, stdin=b" " + self.message)
        self.assertEqual(good.out, TEXT.encode())
        self.assertTrue(chars.endswith("="), chars)
        for text in (chars.rstrip("="), chars + "=", chars + ".", "x: " + chars):
            self.refused(NOT_A_MESSAGE, *options, stdin=text.encode())


if __name__ == "__main__":
    main()
