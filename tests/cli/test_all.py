# SPDX-License-Identifier: GPL-3.0-or-later
"""`sealwax-cli decrypt --all`: a whole chat at once, and what a text can do to a terminal."""

import dataclasses
import os
import stat
import subprocess

import article
import basic
import sealed
from support import (
    ALTERED,
    CLI,
    DAMAGED,
    DONE,
    IO,
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
from terminal import Terminal

DERIVATIONS = os.environ["SEALWAX_CLI_DERIVATIONS"]
DERIVES = b"derives from a passphrase\n"
ASKS = b"Passphrase: "


def seal(text, passphrase=PASSPHRASE, key=None, iterations=sealed.UNIT):
    if passphrase is None:
        return sealed.seal(text, key=key)
    return sealed.seal(text, passphrase, key, iterations=iterations)


def chat(*messages):
    return "".join(f"Ana, 12:0{i % 10}\n{message}\n" for i, message in enumerate(messages)).encode()


def alter(message):
    message = sealed.read(message)
    message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
    return message.write()


class All(TestCase):
    def texts(self, pasted, *options, **more):
        out = self.done("decrypt", "--all", *options, stdin=pasted, **more)
        self.assertTrue(out.endswith(b"\0"))
        return out[:-1].decode().split("\0")

    def test_in_order(self):
        """Whatever each one costs; and a text may be empty."""
        texts = ["first", "", "third, with\nlines\n", "fourth"]
        costs = [30, 1, 20, 2]
        pasted = chat(*(seal(text, iterations=cost * sealed.UNIT) for text, cost in zip(texts, costs)))
        self.assertEqual(self.texts(pasted, self.with_passphrase), texts)

    def test_one(self):
        self.assertEqual(self.texts(seal("only").encode(), self.with_passphrase), ["only"])
        self.assertEqual(self.texts(basic.encrypt("only", PASSPHRASE).encode(), self.with_passphrase), ["only"])

    def test_both_secrets(self):
        pasted = chat(seal("both", key=KEY), seal("key", None, KEY), seal("passphrase"))
        result = run("decrypt", "--all", self.with_key, self.with_passphrase, stdin=pasted)
        self.assertEqual((result.status, result.out), (DONE, b"both\0key\0passphrase\0"))
        said = result.err.decode().splitlines()
        self.assertEqual([line.split(":")[1] for line in said], [" Message 2", " Message 3"])
        self.assertIn("--require=passphrase", said[0])
        self.assertIn("--require=key", said[1])

    def failing(self, pasted, *options):
        result = run("decrypt", "--all", *options, stdin=pasted)
        said = [line.removeprefix("sealwax-cli: ") for line in result.err.decode().splitlines()]
        return result.status, result.out, said

    def test_some_do_not_open(self):
        """The first one's status, and each message by its number."""
        damaged = seal("damaged")
        at = damaged.index("\n") + 10
        damaged = damaged[:at] + ("A" if damaged[at] != "A" else "B") + damaged[at + 1 :]
        pasted = chat(seal("one"), alter(seal("two")), seal("three", "other"), damaged, seal("five", key=KEY), seal("six"))
        status, out, said = self.failing(pasted, self.with_passphrase)
        self.assertEqual((status, out), (ALTERED, b"one\0six\0"))
        for line, (number, words) in zip(said, ((2, "altered"), (3, "This passphrase"), (4, "damaged"), (5, "key file")), strict=True):
            self.assertTrue(line.startswith(f"Message {number}: "), line)
            self.assertIn(words, line)

        for first, expected in ((damaged, DAMAGED), (seal("x", "other"), WRONG)):
            self.assertEqual(self.failing(chat(seal("one"), first, alter(seal("two"))), self.with_passphrase)[:2], (expected, b"one\0"))

    def test_requirements(self):
        status, out, said = self.failing(chat(seal("one"), seal("two", key=KEY)), "--require=key", self.with_key, self.with_passphrase)
        self.assertEqual((status, out), (WRONG, b"two\0"))
        self.assertTrue(said[0].startswith("Message 1: ") and len(said) == 1, said)

    def test_unproven(self):
        message = article.encrypt("text", PASSPHRASE).encode()
        self.assertEqual(self.failing(message, self.with_passphrase)[:2], (WRONG, b""))
        status, out, said = self.failing(message, self.with_passphrase, "--accept-unproven")
        self.assertEqual((status, out), (DONE, b"text\0"))
        self.assertIn("Nothing proves", said[0])

    def test_no_message(self):
        self.refused(NOT_A_MESSAGE, "decrypt", "--all", self.with_passphrase, stdin=b"Lunch?")

    def test_usage(self):
        for options in (("--all", "--message=1"), ("--output-dir=x",), ("--message=1", "--output-dir=x")):
            self.refused(USAGE, "decrypt", *options, self.with_passphrase, stdin=seal("x").encode())
        self.assertFalse(os.path.exists("x"))

    def test_too_many(self):
        """A thousand, and one more."""
        one = seal("x", None, KEY)
        self.assertEqual(len(self.texts((one * 1000).encode(), self.with_key)), 1000)
        sentence = self.refused(OUT_OF_RANGE, "decrypt", "--all", self.with_key, stdin=(one * 1001).encode())
        self.assertIn("1000", sentence.replace(",", ""))

    def test_one_derivation_for_each_salt_and_cost(self):
        first = sealed.build(sealed.pad(b"first"), passphrase=PASSPHRASE, iterations=sealed.UNIT)
        same = seal("other salt")
        pasted = chat(first.write(), same, first.write(), same, seal("third"))
        result = run("decrypt", "--all", self.with_passphrase, stdin=pasted, program=DERIVATIONS)
        self.assertEqual((result.status, result.out), (DONE, b"first\0other salt\0first\0other salt\0third\0"))
        self.assertEqual(result.err.count(DERIVES), 3)

    def test_same_salt_and_another_cost(self):
        first = sealed.build(sealed.pad(b"first"), passphrase=PASSPHRASE, iterations=sealed.UNIT)
        dearer = dataclasses.replace(first, cost=2)
        result = run("decrypt", "--all", self.with_passphrase, stdin=chat(first.write(), dearer.write()), program=DERIVATIONS)
        self.assertEqual((result.status, result.out), (WRONG, b"first\0"))
        self.assertEqual(result.err.count(DERIVES), 2)

    def typed(self, pasted, passphrase, program=CLI):
        with Terminal(program, "decrypt", "--all", self.file("chat", pasted)) as terminal:
            terminal.wait_for(ASKS)
            terminal.type(passphrase + "\n")
            status, out, err = terminal.end()
            self.assertEqual(terminal.shown.count(ASKS), 1)
            return status, out, err

    def test_typed(self):
        """The first message shows which passphrase was meant: the third that is tried. All others are tried with that alone."""
        pasted = chat(*(seal(str(i), "it's red" if i != 3 else "other") for i in range(5)))
        status, out, err = self.typed(pasted, "It’s red", DERIVATIONS)
        self.assertEqual((status, out), (WRONG, b"0\x001\x002\x004\0"))
        self.assertIn(b"small first letter", err)
        self.assertEqual(err.count(DERIVES), 3 + 4)

    def test_key_alone_asks_nothing(self):
        pasted = chat(seal("one", None, KEY), seal("two", key=KEY, iterations=sealed.UNIT))
        self.assertEqual(self.texts(chat(seal("one", None, KEY)), self.with_key), ["one"])
        self.refused(WRONG, "decrypt", "--all", self.with_key, stdin=pasted)  # there is no terminal to ask on


class Folder(TestCase):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        self.pasted = chat(seal("one"), seal("two", "other"), seal("three\n"))

    def open_into(self, *options):
        return run("decrypt", "--all", f"--output-dir={self.out}", self.with_passphrase, *options, stdin=self.pasted)

    def content(self):
        return {path.name: path.read_text() for path in self.out.iterdir()}

    def test_files(self):
        for is_there in (False, True):
            if is_there:
                for path in self.out.iterdir():
                    path.unlink()
            result = self.open_into()
            self.assertEqual((result.status, result.out), (WRONG, b""))
            self.assertIn(b"Message 2", result.err)
            self.assertEqual(self.content(), {"1.txt": "one", "3.txt": "three\n"})
            for path in self.out.iterdir():
                self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.out.stat().st_mode), 0o700)

    def test_nothing_is_replaced(self):
        self.out.mkdir()
        (self.out / "1.txt").write_text("mine")
        (self.out / "3.txt").symlink_to(self.folder / "elsewhere")
        result = self.open_into()
        self.assertEqual(result.status, IO)
        self.assertEqual((self.out / "1.txt").read_text(), "mine")
        self.assertFalse((self.folder / "elsewhere").exists())
        self.assertEqual(sorted(os.listdir(self.out)), ["1.txt", "3.txt"])
        for number in (1, 2, 3):
            self.assertIn(b"Message %d: " % number, result.err)

    def test_no_folder(self):
        self.out = self.folder / "missing" / "out"
        self.assertEqual(self.open_into().status, IO)
        self.assertFalse(self.out.parent.exists())
        self.out = self.folder / "text"
        self.out.write_text("a file")
        self.assertEqual(self.open_into().status, IO)
        self.assertEqual(self.out.read_text(), "a file")


class OnATerminal(TestCase):
    DANGEROUS = "red \x1b[31mred\x1b[0m \x07\x08\x7f \x9b31m back\rover"
    SHOWN = "red ␛[31mred␛[0m ␇␈␡ <U+009B>31m back␍over"
    HARMLESS = "tab\there\r\nline\nümläut ␛ 🔑"

    def show(self, text, **streams):
        message = self.file("message", sealed.seal(text, key=KEY))
        with Terminal(CLI, "decrypt", self.with_key, message, **streams) as terminal:
            return terminal.end(), terminal.shown

    def test_control_characters(self):
        (status, _, err), shown = self.show(self.DANGEROUS, stdout="terminal")
        self.assertEqual((status, shown.decode()), (DONE, self.SHOWN))
        self.assertIn("as symbols", self.check_sentence(err))

    def test_harmless(self):
        (status, _, err), shown = self.show(self.HARMLESS, stdout="terminal")
        self.assertEqual((status, err), (DONE, b""))
        self.assertEqual(shown.decode().replace("\r", ""), self.HARMLESS.replace("\r", ""))

    def test_not_a_terminal(self):
        """Bytes, as always."""
        (status, out, err), _ = self.show(self.DANGEROUS, stdout=subprocess.PIPE)
        self.assertEqual((status, out.decode(), err), (DONE, self.DANGEROUS, b""))
        with open(self.folder / "out", "wb") as file:
            message = sealed.seal(self.DANGEROUS, key=KEY).encode()
            self.assertEqual(run("decrypt", self.with_key, stdin=message, stdout=file).status, DONE)
        self.assertEqual((self.folder / "out").read_bytes().decode(), self.DANGEROUS)


if __name__ == "__main__":
    main()
