# SPDX-License-Identifier: GPL-3.0-or-later
"""What `sealwax-cli decrypt` opens for somebody who expected more, and what it says about it."""

import fcntl
import itertools
import os
import struct
import termios

import article
import basic
import sealed
from support import (
    ALTERED,
    CLI,
    DAMAGED,
    DONE,
    INCOMPLETE,
    IO,
    KEY,
    NOT_A_MESSAGE,
    OTHER_KEY,
    OUT_OF_RANGE,
    PASSPHRASE,
    USAGE,
    WRONG,
    TestCase,
    main,
    run,
)
from terminal import Terminal
from test_secrets import NO_KEYS, NO_PASSPHRASES

# The same program, but it says when it derives a key.
DERIVATIONS = os.environ["SEALWAX_CLI_DERIVATIONS"]

TEXT = "Meet at noon."
WORDS = ("passphrase", "key", "sealed")

# Each kind of message, in the words of --require.
KINDS = {
    "both": {"passphrase", "key", "sealed"},
    "passphrase": {"passphrase", "sealed"},
    "key": {"key", "sealed"},
    "basic": {"passphrase"},
    "article": {"passphrase"},
}


def make(kind):
    if kind == "article":
        return article.encrypt(TEXT, PASSPHRASE).encode()
    if kind == "basic":
        return basic.encrypt(TEXT, PASSPHRASE).encode()
    secrets = PASSPHRASE if "passphrase" in KINDS[kind] else None, KEY if "key" in KINDS[kind] else None
    return sealed.seal(TEXT, *secrets).encode()


def subsets():
    """Each of them, in every order."""
    for size in range(1, len(WORDS) + 1):
        yield from itertools.permutations(WORDS, size)


def held(pipe):
    """How much fits into a pipe that nobody reads."""
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


class RequireCase(TestCase):
    def setUp(self):
        super().setUp()
        self.both = (self.with_key, self.with_passphrase)

    def needed(self, kind):
        """The options for what a message needs, and no more."""
        options = []
        if "passphrase" in KINDS[kind]:
            options.append(self.with_passphrase)
        if "key" in KINDS[kind]:
            options.append(self.with_key)
        return options


class MoreThanNeeded(RequireCase):
    """What was given but not needed is reported, and is no reason not to read the message."""

    def notes(self):
        """A message of each kind, with one secret that it does not need, and the secret's name."""
        for kind, more, name, other in (
            ("passphrase", self.with_key, "key file", "passphrase"),
            ("basic", self.with_key, "key file", "passphrase"),
            ("key", self.with_passphrase, "passphrase", "key file"),
        ):
            yield kind, more, name, other

    def test_is_told(self):
        for kind, more, name, other in self.notes():
            for options in ((*self.needed(kind), more), (more, *self.needed(kind))):
                note = self.check_warning(run("decrypt", *options, stdin=make(kind)), TEXT.encode())
                self.assertIn(f"needed only the {other}", note)
                self.assertIn(f"not the {name}", note)
                self.assertEqual("Basic" in note, kind == "basic", note)

    def test_is_told_of_a_descriptor(self):
        note = self.check_warning(
            run("decrypt", self.with_key, "--passphrase-fd=0", self.file("message", make("key")), stdin=PASSPHRASE.encode()),
            TEXT.encode(),
        )
        self.assertIn("not the passphrase", note)

    def test_is_told_where_the_rest_is_typed(self):
        with Terminal(CLI, "decrypt", self.with_key, self.file("message", make("passphrase"))) as terminal:
            terminal.wait_for(b"Passphrase: ")
            terminal.type(PASSPHRASE + "\n")
            status, out, err = terminal.end()
        self.assertEqual((status, out), (DONE, TEXT.encode()))
        self.assertIn("not the key file", self.check_sentence(err))

    def test_what_is_needed_is_no_news(self):
        for kind in ("both", "passphrase", "key", "basic"):
            self.assertEqual(self.done("decrypt", *self.needed(kind), stdin=make(kind)), TEXT.encode())

    def test_unproven_is_told_as_well(self):
        result = run("decrypt", "--accept-unproven", *self.both, stdin=make("article"))
        self.assertEqual((result.status, result.out), (DONE, TEXT.encode()))
        unproven, note = result.err.decode().splitlines()
        self.assertIn("Nothing proves", unproven)
        self.assertIn("not the key file", note)

    def test_of_the_message_that_is_opened(self):
        pasted = make("both") + make("passphrase")
        for number, lines in ((1, 1), (2, 2)):
            result = run("decrypt", *self.both, f"--message={number}", stdin=pasted)
            self.assertEqual((result.status, result.out), (DONE, TEXT.encode()))
            self.assertEqual(len(result.err.splitlines()), lines, result.err)

    def test_a_refusal_says_only_why(self):
        """What was not needed is not what went wrong."""
        altered = sealed.read(make("key").decode())
        altered.tag = bytes(32)
        self.refused(ALTERED, "decrypt", *self.both, stdin=altered.write().encode())
        other = "--key-file=" + self.file("other", OTHER_KEY)
        self.refused(WRONG, "decrypt", other, self.with_passphrase, stdin=make("key"))

    def test_key_file_is_read(self):
        for kind in ("passphrase", "basic"):
            for path in ("no-such-file", str(self.folder), ""):
                self.refused(IO, "decrypt", self.with_passphrase, f"--key-file={path}", stdin=make(kind))
            for name, content in NO_KEYS.items():
                option = "--key-file=" + self.file("none", content)
                sentence = self.refused(WRONG, "decrypt", self.with_passphrase, option, stdin=make(kind))
                self.assertIn("key file", sentence, name)

    def test_passphrase_is_read(self):
        for path in ("no-such-file", str(self.folder), ""):
            self.refused(IO, "decrypt", self.with_key, f"--passphrase-file={path}", stdin=make("key"))
        for content in NO_PASSPHRASES:
            option = "--passphrase-file=" + self.file("none", content)
            self.refused(WRONG, "decrypt", self.with_key, option, stdin=make("key"))
        option = "--passphrase-file=" + self.file("large", b"x" * 65537)
        self.refused(OUT_OF_RANGE, "decrypt", self.with_key, option, stdin=make("key"))

    def test_descriptor_is_read(self):
        message = self.file("message", make("key"))
        self.refused(IO, "decrypt", self.with_key, "--passphrase-fd=99", message)
        self.refused(WRONG, "decrypt", self.with_key, "--passphrase-fd=0", message, stdin=b"caf\xe9")

    def test_what_is_bad_is_told_before_anybody_is_asked(self):
        message = self.file("message", make("passphrase"))
        with Terminal(CLI, "decrypt", "--key-file=no-such-file", message) as terminal:
            status, out, err = terminal.end()
            self.assertEqual((status, out, terminal.shown), (IO, b"", b""))
            self.check_sentence(err)


class Require(RequireCase):
    def lacks(self, sentence):
        """What a refusal must not say."""
        if "Basic" in sentence:
            return "sealed"
        return "key" if "no key file" in sentence else "passphrase"

    def check(self, kind, words, *require):
        options = ("decrypt", *self.needed(kind), *require)
        if kind == "article" and "sealed" not in words:
            options += ("--accept-unproven",)
        if set(words) <= KINDS[kind]:
            result = run(*options, stdin=make(kind))
            self.assertEqual((result.status, result.out), (DONE, TEXT.encode()), (kind, require, result.err))
        else:
            sentence = self.refused(WRONG, *options, stdin=make(kind))
            self.assertIn("--require", sentence)
            self.assertIn(self.lacks(sentence), set(words) - KINDS[kind])

    def test_every_kind(self):
        for kind in KINDS:
            for words in subsets():
                self.check(kind, words, "--require=" + ",".join(words))

    def test_as_an_argument_of_its_own(self):
        for kind in KINDS:
            self.check(kind, {"key"}, "--require", "key")

    def test_given_twice(self):
        """All of them count, not just the last ones."""
        for words in itertools.permutations(WORDS, 2):
            require = [f"--require={word}" for word in words]
            for kind in KINDS:
                self.check(kind, words, *require)

    def test_a_word_twice(self):
        for kind in KINDS:
            self.check(kind, {"key"}, "--require=key,key")

    def test_words_that_are_none(self):
        """An ignored requirement would be one that nobody keeps."""
        message = make("both")
        lists = ("", ",", "key,", ",key", "key,,sealed", " key", "key ", "passphrase, key", "key sealed", "key;sealed")
        lists += ("Key", "SEALED", "keys", "key-file", "basic", "proven", "none", "passphrase,key,sealed,more", "key\n", "-")
        for words in lists:
            self.refused(USAGE, "decrypt", *self.both, f"--require={words}", stdin=message)
            self.refused(USAGE, "decrypt", *self.both, "--require", words, stdin=message)
            # A valid one does not make up for it.
            self.refused(USAGE, "decrypt", *self.both, "--require=key", f"--require={words}", stdin=message)
            self.refused(USAGE, "decrypt", *self.both, f"--require={words}", "--require=key", stdin=message)
        self.refused(USAGE, "decrypt", *self.both, b"--require=\xff", stdin=message)
        self.refused(USAGE, "decrypt", *self.both, "--require", stdin=message)

    def test_words_come_first(self):
        """A mistake in the call is reported before anything is read."""
        self.refused(USAGE, "decrypt", "--require=more", "no-such-file")
        self.refused(USAGE, "decrypt", "--require=sealed", "--accept-unproven", "no-such-file")

    def test_unproven_is_never_sealed(self):
        for words in subsets():
            for options in (("--accept-unproven",), ("--accept-unproven", "--require=passphrase")):
                options += ("--require=" + ",".join(words),)
                for order in (options, options[::-1]):
                    result = run("decrypt", *self.both, *order, stdin=make("both"))
                    self.assertEqual(result.status, USAGE if "sealed" in words else DONE, (order, result.err))

    def test_other_commands_have_none(self):
        for command in ("encrypt", "inspect", "generate"):
            self.refused(USAGE, command, "--require=key")

    def test_what_the_message_is_comes_first(self):
        """The others keep their status: nothing can be said about a message that is not whole."""
        chars = make("passphrase").decode().replace("\n", "")
        damaged = chars[:100] + ("A" if chars[100] != "A" else "B") + chars[101:]
        newer = sealed.build(sealed.pad(b""), key=KEY, method=0x21).write()
        for status, pasted in (
            (NOT_A_MESSAGE, "Hello"),
            (INCOMPLETE, chars[:100]),
            (DAMAGED, damaged),
            (OUT_OF_RANGE, newer),
        ):
            sentence = self.refused(status, "decrypt", "--require=key,sealed", stdin=pasted.encode())
            self.assertEqual(sentence, self.refused(status, "decrypt", stdin=pasted.encode()))
        self.refused(IO, "decrypt", "--require=key", "no-such-file")
        self.refused(USAGE, "decrypt", "--require=key", "--message=2", stdin=chars.encode())

    def test_the_message_that_is_opened(self):
        """It is judged as it is; no message is chosen for what it needs."""
        pasted = make("passphrase") + make("both")
        for options, status in (((), WRONG), (("--message=1",), WRONG), (("--message=2",), DONE)):
            result = run("decrypt", *self.both, "--require=key", *options, stdin=pasted)
            self.assertEqual(result.status, status, result.err)
            self.assertEqual(result.out, TEXT.encode() if status == DONE else b"")

    def test_what_is_required_must_be_given(self):
        sentence = self.refused(WRONG, "decrypt", self.with_passphrase, "--require=key", stdin=make("both"))
        self.assertIn("needs both", sentence)

    def test_wrong_and_altered_are_still_told(self):
        """A message that meets the requirement can still be wrong."""
        altered = sealed.read(make("both").decode())
        altered.tag = bytes(32)
        require = "--require=passphrase,key,sealed"
        self.refused(ALTERED, "decrypt", *self.both, require, stdin=altered.write().encode())
        other = "--key-file=" + self.file("other", OTHER_KEY)
        self.refused(WRONG, "decrypt", other, self.with_passphrase, require, stdin=make("both"))
        self.refused(WRONG, "decrypt", self.with_passphrase, "--require=passphrase", stdin=make("article"))


class Before(RequireCase):
    """A refusal comes before any secret is read, and so before any work with it."""

    def refusals(self):
        for kind, is_ in KINDS.items():
            for word in set(WORDS) - is_:
                yield kind, f"--require={word}"

    def test_no_key_is_derived(self):
        for kind, require in self.refusals():
            self.refused(WRONG, "decrypt", *self.both, require, stdin=make(kind), program=DERIVATIONS)

    def test_derivations_are_told(self):
        """What the case above would have seen: without this it would prove nothing."""
        for kind, told in (
            ("passphrase", [b"derives from a passphrase", b"derives a root key"]),
            ("key", [b"derives a root key"]),
            ("basic", [b"derives from a passphrase"]),
        ):
            result = run("decrypt", *self.needed(kind), stdin=make(kind), program=DERIVATIONS)
            self.assertEqual((result.status, result.out), (DONE, TEXT.encode()))
            self.assertEqual(result.err.splitlines(), told)

    def test_nobody_is_asked(self):
        for kind, require in self.refusals():
            with Terminal(CLI, "decrypt", require, self.file("message", make(kind))) as terminal:
                status, out, err = terminal.end()
                self.assertEqual((status, out, terminal.shown), (WRONG, b"", b""))
                self.assertIn("--require", self.check_sentence(err))

    def test_no_secret_is_read(self):
        """It is still in the pipes."""
        for kind, require in self.refusals():
            with self.pipe(PASSPHRASE.encode()) as passphrase, self.pipe(KEY) as key:
                self.refused(
                    WRONG,
                    "decrypt",
                    require,
                    f"--passphrase-fd={passphrase.fileno()}",
                    f"--key-file=/dev/fd/{key.fileno()}",
                    stdin=make(kind),
                    pass_fds=[passphrase.fileno(), key.fileno()],
                )
                self.assertEqual((held(passphrase), held(key)), (len(PASSPHRASE.encode()), len(KEY)))

    def pipe(self, content):
        reader, writer = os.pipe()
        with open(writer, "wb") as pipe:
            pipe.write(content)
        return open(reader, "rb")


if __name__ == "__main__":
    main()
