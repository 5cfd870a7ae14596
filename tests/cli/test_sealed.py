# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealwax and another implementation of Sealed read each other's messages."""

import concurrent.futures
import sys
import unicodedata

import randomness
import sealed
from support import DONE, KEY, TestCase, main, run

COUNT = 50
FORMS = ("NFC", "NFD", None)
METHODS = (sealed.PASSPHRASE, sealed.KEY, sealed.BOTH)

# No passphrase file may be larger.
LARGEST = 64 << 10


def respell(passphrase, form):
    return unicodedata.normalize(form, passphrase) if form else passphrase


class Sealed(TestCase):
    def draw(self, name, spell):
        """Text, secrets for sealed.py, and options that name the same secrets."""
        source = randomness.source(name)
        for number in range(COUNT):
            method = METHODS[number % 3]
            text = randomness.text(source, 0, 3000 if number % 10 == 9 else 80)
            options, passphrase, key = [], None, None
            if method != sealed.KEY:
                passphrase = spell(randomness.text(source, 1, 20, assigned=True))
                # A line end, unless it would make a CR LF.
                end = "" if passphrase.endswith("\r") else "\n"
                typed = respell(passphrase, source.choice(FORMS)) + end
                file = self.file(f"passphrase-{number}", typed)
                options.append(f"--passphrase-file={file}")
            if method != sealed.PASSPHRASE:
                key = source.randbytes(32)
                options.append("--key-file=" + self.file(f"key-{number}", key))
            yield text, passphrase, key, options

    def check_all(self, name, check, spell=str):
        cases = list(self.draw(name, spell))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            outcomes = list(zip(cases, pool.map(lambda case: check(*case), cases)))
        self.assertEqual(len(outcomes), COUNT)
        different = [(case, got) for case, got in outcomes if got != case[0].encode()]
        if different:
            (text, passphrase, key, _), got = different[0]
            self.fail(
                f"{len(different)} of {COUNT} differ; the first one:\n"
                f"text {text!a}\npassphrase {passphrase!a}\nkey {key}\ngot {got!a}"
            )

    def test_from_other(self):
        def check(text, passphrase, key, options):
            message = sealed.seal(text, passphrase, key, sealed.UNIT * 3)
            result = run("decrypt", *options, stdin=message.encode())
            return result.out if result.status == DONE else result

        self.check_all("from another implementation", check)

    def test_to_other(self):
        def check(text, passphrase, key, options):
            result = run("encrypt", *options, stdin=text.encode())
            try:
                return sealed.unseal(result.out.decode(), passphrase, key).encode()
            except ValueError as error:
                return error, result

        self.check_all("to another implementation", check, randomness.as_sealed)

    def test_sizes(self):
        """Around every size at which the padding grows by one step."""
        sizes = {0, 1, 46, 47, 48, 49, 95, 96, 143, 144, 1022, 1023, 1024, 3071, 65535}
        sizes |= {sealed.padded_size(size) for size in (200, 5000, 40000)}
        for size in sorted(sizes):
            for near in (size, max(size - 1, 0)):
                text = "x" * near
                message = self.done("encrypt", self.with_key, stdin=text.encode())
                self.assertEqual(sealed.unseal(message.decode(), key=KEY), text)
                other = sealed.seal(text, key=KEY).encode()
                opened = self.done("decrypt", self.with_key, stdin=other)
                self.assertEqual(opened, text.encode())

    def opens(self, characters, form):
        passphrase = "".join(characters)
        file = self.file("all", respell(passphrase, form) + "\n")
        message = sealed.seal("x", passphrase).encode()
        return run("decrypt", f"--passphrase-file={file}", stdin=message).out == b"x"

    def check_spelling(self, characters, form):
        """Halves what does not open until one character is left to blame."""
        if self.opens(characters, form):
            return
        while len(characters) > 1:
            half = len(characters) // 2
            first, second = characters[:half], characters[half:]
            if not self.opens(first, form):
                characters = first
            elif not self.opens(second, form):
                characters = second
            else:
                break
        some = ascii("".join(characters[:100]))
        self.fail(f"{form or 'as it is'}, {len(characters)} pieces: {some}")

    def check_all_spelled(self, form):
        """Every assigned character, spaced so that no two happen to compose."""
        chunk, size = [], 0
        for code in range(1, sys.maxunicode + 1):
            character = chr(code)
            if unicodedata.category(character) in ("Cn", "Cs", "Co"):
                continue
            spelled = "." + character
            chunk.append(spelled)
            size += max(len(respell(spelled, form).encode()) for form in FORMS)
            if size > LARGEST - 100:
                self.check_spelling(chunk, form)
                chunk, size = [], 0
        self.check_spelling(chunk, form)

    def test_all_of_unicode(self):
        self.check_all_spelled(None)

    def test_all_of_unicode_decomposed(self):
        self.check_all_spelled("NFD")

    def test_order_of_marks(self):
        """Canonical order and composition, with random piles of marks."""
        source = randomness.source("marks")
        marks = [
            chr(code)
            for code in range(sys.maxunicode + 1)
            if unicodedata.combining(chr(code))
        ]
        bases = "aeouAEOU\u03b1\u03b9\u0915\u09c7\u1100\uac00\u3046\U00011099\u212b"
        for _ in range(6):
            heaps = [
                source.choice(bases) + "".join(source.choices(marks, k=4))
                for _ in range(3000)
            ]
            self.check_spelling(heaps, source.choice(FORMS))


if __name__ == "__main__":
    main()
