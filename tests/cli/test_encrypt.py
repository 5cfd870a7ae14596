# SPDX-License-Identifier: GPL-3.0-or-later
"""What `sealwax-cli encrypt` makes, and what it refuses to make."""

import article
import sealed
from support import DONE, KEY, NOT_TEXT, PASSPHRASE, USAGE, WRONG, TestCase, main, run

NOT_TEXTS = (
    b"caf\xe9",
    b"\xff\xfet\0e\0x\0t\0",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x82",
    b"cut in the middle of a character \xf0\x9f\x91",
    b"\0",
    b"a\0b",
    b"at the end\0",
    b"x" * 100000 + b"\0",
)


class Encrypt(TestCase):
    def make(self, *options, text=b"text"):
        return self.done("encrypt", *options, stdin=text).decode()

    def test_sealed_is_the_default(self):
        for options in ((), ("--format=sealed",)):
            message = self.make(*options, self.with_passphrase)
            self.assertTrue(message.startswith("Sealwax1"))
            self.assertEqual(sealed.unseal(message, PASSPHRASE), "text")

    def test_methods(self):
        for options, method, cost in (
            ((self.with_passphrase,), sealed.PASSPHRASE, 60),
            ((self.with_key,), sealed.KEY, 0),
            ((self.with_passphrase, self.with_key), sealed.BOTH, 60),
        ):
            message = sealed.read(self.make(*options))
            self.assertEqual((message.method, message.cost), (method, cost))

    def test_iterations(self):
        for cost in (60, 61, 100, 256, 1000):
            option = f"--iterations={cost * sealed.UNIT}"
            message = self.make(option, self.with_passphrase)
            self.assertEqual(sealed.read(message).cost, cost)
        message = self.make("--iterations=610000", self.with_passphrase)
        self.assertEqual(sealed.unseal(message, PASSPHRASE), "text")

    def test_iterations_out_of_range(self):
        for number in (0, 1, 10000, 590000, 599999, 10000001, 10010000, 655360000):
            option = f"--iterations={number}"
            self.refused(USAGE, "encrypt", option, self.with_passphrase)

    def test_iterations_between_steps(self):
        for number in (600001, 605000, 9999999):
            option = f"--iterations={number}"
            sentence = self.refused(USAGE, "encrypt", option, self.with_passphrase)
            self.assertIn("10000", sentence)

    def test_iterations_of_basic(self):
        for number in (100000, 600000):
            self.refused(
                USAGE,
                "encrypt",
                "--format=basic",
                f"--iterations={number}",
                self.with_passphrase,
            )

    def test_iterations_without_a_passphrase(self):
        """It is said that they have no effect."""
        result = run("encrypt", self.with_key, "--iterations=700000", stdin=b"text")
        self.assertEqual((result.status, sealed.unseal(result.out.decode(), key=KEY)), (DONE, "text"))
        self.assertIn("--iterations had no effect", self.check_sentence(result.err))
        # If there is one, they do.
        self.make("--iterations=700000", self.with_key, self.with_passphrase)

    def test_unknown_format(self):
        for name in ("", "Sealed", "BASIC", "sealed ", "sealwax", "basic,sealed"):
            self.refused(
                USAGE, "encrypt", f"--format={name}", self.with_passphrase
            )

    def test_basic_takes_no_key(self):
        basic = ("encrypt", "--format=basic")
        sentence = self.refused(USAGE, *basic, self.with_key)
        self.assertIn("key", sentence)
        self.refused(USAGE, *basic, self.with_key, self.with_passphrase)

    def test_everything_is_fresh(self):
        """Salt and IV are always fresh, so no two messages are alike."""
        messages = [sealed.read(self.make(self.with_key)) for _ in range(20)]
        for field in ("salt", "iv", "body", "tag", "check"):
            values = {getattr(message, field) for message in messages}
            self.assertEqual(len(values), len(messages), field)

    def test_basic_is_fresh(self):
        basic = ("--format=basic", self.with_passphrase)
        self.assertEqual(len({self.make(*basic) for _ in range(5)}), 5)

    def test_length_is_hidden(self):
        """All texts that fit into one line of 48 bytes look the same from outside."""
        sizes = {len(self.make(self.with_key, text=b"x" * n)) for n in range(0, 48, 5)}
        self.assertEqual(len(sizes), 1)

    def test_empty_text(self):
        message = self.make(self.with_key, text=b"")
        self.assertEqual(sealed.unseal(message, key=KEY), "")
        message = self.make("--format=basic", self.with_passphrase, text=b"")
        self.assertEqual(article.decrypt(message, PASSPHRASE), "")

    def test_empty_file(self):
        message = self.make(self.with_key, self.file("empty", ""))
        self.assertEqual(sealed.unseal(message, key=KEY), "")

    def test_not_text(self):
        for text in NOT_TEXTS:
            sentences = {
                self.refused(NOT_TEXT, "encrypt", self.with_key, stdin=text),
                self.refused(NOT_TEXT, "encrypt", self.with_passphrase, stdin=text),
                self.refused(
                    NOT_TEXT,
                    "encrypt",
                    "--format=basic",
                    self.with_passphrase,
                    stdin=text,
                ),
            }
            self.assertEqual(len(sentences), 1, text)

    def test_not_text_in_file(self):
        for text in NOT_TEXTS:
            self.refused(NOT_TEXT, "encrypt", self.with_key, self.file("bad", text))

    def test_empty_passphrase(self):
        option = "--passphrase-file=" + self.file("empty", "\n")
        sentence = self.refused(WRONG, "encrypt", option, stdin=b"text")
        self.assertIn("empty", sentence)

    def test_a_message_is_text(self):
        """Encrypted twice, it opens twice."""
        inner = self.make(self.with_passphrase)
        outer = self.make(self.with_key, text=inner.encode())
        opened = self.done("decrypt", self.with_key, stdin=outer.encode())
        self.assertEqual(opened, inner.encode())


if __name__ == "__main__":
    main()
