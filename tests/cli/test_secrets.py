# SPDX-License-Identifier: GPL-3.0-or-later
"""Where passphrase and key come from, and what counts as one."""

import base64
import os

import key_words
import sealed
from support import (
    IO,
    KEY,
    OTHER_KEY,
    OUT_OF_RANGE,
    PASSPHRASE,
    USAGE,
    WRONG,
    TestCase,
    main,
    run,
)

HEX = KEY.hex().encode()
BASE64 = base64.b64encode(KEY)
WORDS = " ".join(key_words.spell(KEY)).encode()

PASSPHRASES = {
    b"no end": "no end",
    b"lf\n": "lf",
    b"crlf\r\n": "crlf",
    b"two\n\n": "two\n",
    b"two\r\n\r\n": "two\r\n",
    b"cr\r": "cr\r",
    b"\nbefore": "\nbefore",
    b"\n\n": "\n",
    b"\r\n\n": "\r\n",
    b" \tnever trimmed \t\n": " \tnever trimmed \t",
    b" ": " ",
    b"\xef\xbb\xbfwith a mark\n": "\ufeffwith a mark",
    b"a\nb\n": "a\nb",
    b"\x01\x7f": "\x01\x7f",
    b"x" * 65536: "x" * 65536,
}

NO_PASSPHRASES = (
    b"",
    b"\n",
    b"\r\n",
    b"\0",
    b"a\0b",
    b"a\0\n",
    b"caf\xe9",
    b"\xff\xfea\0",
    b"\xed\xa0\x80",
    b"\xc0\x80",
)

NO_KEYS = {
    "empty": b"",
    "31 bytes": KEY[1:],
    "33 bytes": KEY + b"x",
    "raw with a line end": KEY + b"\n",
    "raw with white space": b" " + KEY,
    "63 digits": HEX[1:],
    "65 digits": HEX + b"0",
    "no digit": HEX[:-1] + b"g",
    "a space inside": HEX[:32] + b" " + HEX[32:],
    "a space for a digit": HEX[:32] + b" " + HEX[33:],
    "with a prefix": b"0x" + HEX,
    "Base64 without padding": BASE64[:-1],
    "Base64 with more padding": BASE64 + b"=",
    "Base64 of 33 bytes": base64.b64encode(KEY + b"x"),
    "Base64 for URLs": base64.urlsafe_b64encode(b"\xff" * 32),
    "unused bits set": BASE64[:-2] + b"9=",
    "two of them": HEX + b"\n" + HEX,
    "a NUL behind": HEX + b"\0",
    "white space of Unicode": HEX + "\u00a0".encode(),
    "only white space": b"\n" * 44,
    "one word in twelve": WORDS.replace(b" ", b" qx " * 11),
    "much too large": b"\n" * 100000 + HEX,
}

KEYS = {
    "raw": KEY,
    "lower case": HEX,
    "upper case": HEX.upper(),
    "mixed case": HEX[:30] + HEX[30:].upper(),
    "with a line end": HEX + b"\n",
    "with CR LF": HEX + b"\r\n",
    "with white space": b"\n\t \r\v\f" + HEX + b" \n\n",
    "Base64": BASE64,
    "Base64 with a line end": BASE64 + b"\n",
    "Base64 with white space": b"  \n" + BASE64 + b"\t\r\n",
    "words": WORDS,
    "words with a line end": WORDS + b"\n",
    "words in capitals": WORDS.upper(),
    "words on lines of their own": WORDS.replace(b" ", b"\r\n"),
    "numbered words": "".join(f"{n}. \u201c{word}\u201d\n" for n, word in enumerate(key_words.spell(KEY), 1)).encode(),
    "four letters of each word": b" ".join(word[:4] for word in WORDS.split()),
}


# What looks like the words of a key, and what the sentence says about it.
BAD_WORDS = {
    "an unknown word": (WORDS.replace(WORDS.split()[6], b"zzyzx"), "word 7 "),
    "23 words": (WORDS.rsplit(b" ", 1)[0], " 23 words"),
    "25 words": (WORDS + b" zoom", " 25 words"),
    "one word": (b"zoom\n", " 1 word,"),
    "a passphrase": (b" ".join(WORDS.split()[:6]), " 6 words"),
    "another order": (b" ".join(reversed(WORDS.split())), "do not go together"),
}


class Passphrases(TestCase):
    def open_with(self, passphrase, *arguments, **options):
        """Opens a message that another program made with this passphrase."""
        file = self.file("message", sealed.seal("opened", passphrase))
        return self.done("decrypt", *arguments, file, **options)

    def test_file(self):
        for number, (content, passphrase) in enumerate(PASSPHRASES.items()):
            option = "--passphrase-file=" + self.file(f"passphrase{number}", content)
            self.assertEqual(self.open_with(passphrase, option), b"opened", content)

    def test_file_when_encrypting(self):
        """The same is stripped there."""
        for content in (b"pass\r\n", b"pass\n", b"pass"):
            option = "--passphrase-file=" + self.file("passphrase", content)
            message = self.done("encrypt", option, stdin=b"text")
            self.assertEqual(sealed.unseal(message.decode(), "pass"), "text")

    def test_descriptor(self):
        for content, passphrase in PASSPHRASES.items():
            reader, writer = os.pipe()
            with open(writer, "wb") as pipe:
                # No pipe holds more unless somebody reads.
                pipe.write(content[:65536])
            option = f"--passphrase-fd={reader}"
            text = self.open_with(passphrase, option, pass_fds=[reader])
            os.close(reader)
            self.assertEqual(text, b"opened", content)

    def test_standard_input(self):
        for option in ("--passphrase-fd=0", "--passphrase-file=-"):
            text = self.open_with("pass", option, stdin=b"pass\n")
            self.assertEqual(text, b"opened")

    def test_not_one(self):
        message = sealed.seal("text", "pass").encode()
        for content in NO_PASSPHRASES:
            option = "--passphrase-file=" + self.file("none", content)
            sentence = self.refused(WRONG, "encrypt", option, stdin=b"text")
            again = self.refused(WRONG, "decrypt", option, stdin=message)
            basic = self.refused(WRONG, "encrypt", "--format=basic", option)
            self.assertEqual({sentence, again, basic}, {sentence}, content)

    def test_not_one_by_descriptor(self):
        for content in NO_PASSPHRASES:
            file = self.file("text", "text")
            self.refused(WRONG, "encrypt", "--passphrase-fd=0", file, stdin=content)

    def test_too_large_file(self):
        option = "--passphrase-file=" + self.file("large", b"x" * 65537)
        self.refused(OUT_OF_RANGE, "encrypt", option, stdin=b"text")

    def test_file_cannot_be_read(self):
        for path in ("no-such-file", str(self.folder), ""):
            self.refused(IO, "encrypt", f"--passphrase-file={path}", stdin=b"text")

    def test_descriptor_cannot_be_read(self):
        self.refused(IO, "encrypt", "--passphrase-fd=99", stdin=b"text")
        self.refused(IO, "encrypt", "--passphrase-fd=2147483647", stdin=b"text")

    def test_no_descriptor(self):
        for number in ("x", "", "1x", "99999999999", "0x0"):
            self.refused(USAGE, "encrypt", f"--passphrase-fd={number}", stdin=b"text")

    def test_negative_descriptor(self):
        """An option that was given is never ignored."""
        for number in (-1, -2, -2147483648):
            self.refused(USAGE, "encrypt", f"--passphrase-fd={number}", stdin=b"text")
            self.refused(
                USAGE, "encrypt", self.with_key, f"--passphrase-fd={number}"
            )

    def test_two_sources(self):
        file = self.file("input", sealed.seal("text", PASSPHRASE))
        both = (self.with_passphrase, "--passphrase-fd=0")
        for command in ("encrypt", "decrypt"):
            self.refused(USAGE, command, *both, file, stdin=PASSPHRASE.encode())

    def test_same_as_input(self):
        for command in ("encrypt", "decrypt"):
            for option in ("--passphrase-fd=0", "--passphrase-file=-"):
                for arguments in ((), ("-",)):
                    self.refused(USAGE, command, option, *arguments, stdin=b"pass\n")

    def test_no_terminal(self):
        message = sealed.seal("text", "pass").encode()
        sentence = self.refused(WRONG, "encrypt", stdin=b"text")
        self.assertIn("terminal", sentence)
        self.assertIn("--passphrase-file", sentence)
        self.assertEqual(self.refused(WRONG, "decrypt", stdin=message), sentence)

    def test_unassigned(self):
        """Sealed must not be made with it; Basic and opening may use it."""
        option = "--passphrase-file=" + self.file("odd", "caf\u0378")
        self.refused(WRONG, "encrypt", option, stdin=b"text")
        self.refused(WRONG, "encrypt", option, self.with_key, stdin=b"text")
        message = self.done("encrypt", "--format=basic", option, stdin=b"text")
        self.assertEqual(self.done("decrypt", option, stdin=message), b"text")
        self.assertEqual(self.open_with("caf\u0378", option), b"opened")

    def test_unassigned_and_wrong(self):
        message = sealed.seal("text", "pass").encode()
        plain = "--passphrase-file=" + self.file("plain", "cafe")
        odd = "--passphrase-file=" + self.file("odd", "caf\u0378")
        sentence = self.refused(WRONG, "decrypt", plain, stdin=message)
        longer = self.refused(WRONG, "decrypt", odd, stdin=message)
        self.assertTrue(longer.startswith(sentence), longer)
        self.assertIn("does not know", longer)


class Keys(TestCase):
    def key(self, content):
        return "--key-file=" + self.file("some-key", content)

    def test_file(self):
        message = sealed.seal("opened", key=KEY).encode()
        for name, content in KEYS.items():
            opened = self.done("decrypt", self.key(content), stdin=message)
            self.assertEqual(opened, b"opened", name)
            made = self.done("encrypt", self.key(content), stdin=b"made")
            self.assertEqual(sealed.unseal(made.decode(), key=KEY), "made", name)

    def test_raw_is_raw(self):
        """32 bytes are the key even if they look like something else."""
        keys = (b"\n" * 32, b" " + KEY[2:] + b"\n", HEX[:32], b"\0" * 32, b"=" * 32)
        for key in keys:
            message = sealed.seal("opened", key=key).encode()
            opened = self.done("decrypt", self.key(key), stdin=message)
            self.assertEqual(opened, b"opened", key)

    def test_not_one(self):
        message = sealed.seal("text", key=KEY).encode()
        for name, content in NO_KEYS.items():
            option = self.key(content)
            sentence = self.refused(WRONG, "encrypt", option, stdin=b"text")
            self.assertIn("some-key", sentence, name)
            self.assertIn("32 bytes", sentence, name)
            again = self.refused(WRONG, "decrypt", option, stdin=message)
            self.assertEqual(again, sentence)

    def test_bad_words(self):
        """Words have reasons of their own, and none of the words is repeated."""
        message = sealed.seal("text", key=KEY).encode()
        sentences = set()
        for name, (content, reason) in BAD_WORDS.items():
            option = self.key(content)
            sentence = self.refused(WRONG, "encrypt", option, stdin=b"text")
            self.assertIn("some-key", sentence, name)
            self.assertIn(reason, sentence, name)
            for word in content.decode().split():
                self.assertNotIn(f" {word} ", sentence)
            self.assertEqual(self.refused(WRONG, "decrypt", option, stdin=message), sentence)
            sentences.add(sentence)
        self.assertEqual(len(sentences), len(BAD_WORDS))

    def test_file_cannot_be_read(self):
        message = sealed.seal("text", key=KEY).encode()
        for path in ("no-such-file", str(self.folder), ""):
            self.refused(IO, "encrypt", f"--key-file={path}", stdin=b"text")
            self.refused(IO, "decrypt", f"--key-file={path}", stdin=message)

    def test_standard_input(self):
        """It may come from there if nothing else does."""
        file = self.file("text", "text")
        message = self.done("encrypt", "--key-file=-", file, stdin=HEX)
        self.assertEqual(sealed.unseal(message.decode(), key=KEY), "text")

    def test_same_as_input(self):
        """By the time the text is to be read, the key is gone, so nothing would be encrypted and nobody would be told."""
        message = sealed.seal("text", key=KEY).encode()
        for arguments in ((), ("-",)):
            self.refused(USAGE, "encrypt", "--key-file=-", *arguments, stdin=HEX)
            self.refused(USAGE, "decrypt", "--key-file=-", *arguments, stdin=message)

    def test_same_as_passphrase(self):
        file = self.file("text", "text")
        for option in ("--passphrase-fd=0", "--passphrase-file=-"):
            self.refused(USAGE, "encrypt", "--key-file=-", option, file, stdin=HEX)


class Both(TestCase):
    def test_both(self):
        both = (self.with_key, self.with_passphrase)
        message = self.done("encrypt", *both, stdin=b"text")
        self.assertEqual(sealed.read(message.decode()).method, sealed.BOTH)
        text = sealed.unseal(message.decode(), PASSPHRASE, KEY)
        self.assertEqual(text, "text")
        self.assertEqual(self.done("decrypt", *both, stdin=message), b"text")

    def test_one_of_both_is_missing(self):
        message = sealed.seal("text", PASSPHRASE, KEY).encode()
        sentence = self.refused(WRONG, "decrypt", self.with_passphrase, stdin=message)
        self.assertIn("key file", sentence)
        self.refused(WRONG, "decrypt", self.with_key, stdin=message)

    def test_one_of_both_is_wrong(self):
        message = sealed.seal("text", PASSPHRASE, KEY).encode()
        key = "--key-file=" + self.file("other", OTHER_KEY)
        passphrase = "--passphrase-file=" + self.file("wrong", "wrong")
        for options in ((key, self.with_passphrase), (self.with_key, passphrase)):
            sentence = self.refused(WRONG, "decrypt", *options, stdin=message)
            self.assertIn("passphrase and key", sentence)

    def test_missing_key(self):
        message = sealed.seal("text", key=KEY).encode()
        for options in ((), (self.with_passphrase,)):
            sentence = self.refused(WRONG, "decrypt", *options, stdin=message)
            self.assertIn("needs a key file", sentence)

    def test_missing_passphrase(self):
        message = sealed.seal("text", PASSPHRASE).encode()
        self.refused(WRONG, "decrypt", self.with_key, stdin=message)

    def test_wrong_key(self):
        message = sealed.seal("text", key=KEY).encode()
        key = "--key-file=" + self.file("other", OTHER_KEY)
        sentence = self.refused(WRONG, "decrypt", key, stdin=message)
        self.assertIn("This key", sentence)

    def test_empty_passphrase_is_not_none(self):
        """Not even next to a key, which would be enough."""
        empty = "--passphrase-file=" + self.file("empty", "")
        self.refused(WRONG, "encrypt", self.with_key, empty, stdin=b"text")
        result = run("encrypt", self.with_key, "--passphrase-fd=0", "/dev/null")
        self.check_refusal(WRONG, result)


if __name__ == "__main__":
    main()
