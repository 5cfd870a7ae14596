# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading and writing: every byte, up to the limits, and what can go wrong."""

import os
import subprocess
import threading

import article
import sealed
from support import (
    CLI,
    DONE,
    ENVIRONMENT,
    IO,
    KEY,
    NOT_A_MESSAGE,
    OUT_OF_RANGE,
    PASSPHRASE,
    TOO_LONG,
    WRONG,
    TestCase,
    main,
    run,
)

MIB = 1 << 20
LARGEST = 64 * MIB
LARGEST_PASTED = 256 * MIB

TEXTS = (
    "",
    "\n",
    "\r\n",
    "\r",
    "no end",
    "one end\n",
    "two\r\nends\r\n\r\n",
    "\ufeffwith a mark",
    " \t spaces \t ",
    "\u0001\u001b[31m\u007f\u0085",
    "e\u0301 and \u00e9, \u212b",
    "\U0010ffff\U0001f44b\U0001f3fd\u200f\u05d0",
    "Sealwax1",
    "%s %n \\n",
)


class Stream(TestCase):
    def setUp(self):
        super().setUp()
        self.text_file = self.file("text", "some text")
        message = sealed.seal("some text", key=KEY)
        self.message_file = self.file("message", message)
        self.commands = (
            ("encrypt", self.with_key, self.text_file),
            ("decrypt", self.with_key, self.message_file),
            ("inspect", self.message_file),
            ("generate", "passphrase"),
            ("generate", "key"),
        )

    def test_text_is_kept(self):
        for text in TEXTS:
            message = self.done("encrypt", self.with_key, stdin=text.encode())
            opened = self.done("decrypt", self.with_key, stdin=message)
            self.assertEqual(opened, text.encode())

    def test_message_is_text(self):
        """Whole lines of ASCII, whatever goes into them."""
        for size in (0, 1, 100, 5000):
            message = self.done("encrypt", self.with_key, stdin=b"x" * size)
            self.assertRegex(message, rb"\A([A-Za-z0-9+/]{64}\n)+[A-Za-z0-9+/]{48}\n\Z")

    def test_file_and_input_are_the_same(self):
        text = "größer\r\n" * 20000
        for arguments in ((self.file("large", text),), ("-",), ()):
            message = self.done(
                "encrypt", self.with_key, *arguments, stdin=text.encode()
            )
            self.assertEqual(sealed.unseal(message.decode(), key=KEY), text)

    def test_no_such_file(self):
        for command in (("encrypt", self.with_key), ("decrypt",), ("inspect",)):
            sentence = self.refused(IO, *command, "no-such-file", cwd=self.folder)
            self.assertIn("no-such-file", sentence)
            self.refused(IO, *command, f"{self.text_file}/below")
            self.refused(IO, *command, "")
            self.refused(IO, *command, "x" * 5000)

    def test_directory(self):
        for command in (("encrypt", self.with_key), ("decrypt",), ("inspect",)):
            self.refused(IO, *command, self.folder)

    def test_directory_as_input(self):
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        for command in (("encrypt", self.with_key), ("decrypt",), ("inspect",)):
            self.refused(IO, *command, stdin=folder)

    def test_closed_input(self):
        for command in (("encrypt", self.with_key), ("decrypt",), ("inspect",)):
            self.refused(IO, *command, stdin=None, preexec_fn=lambda: os.close(0))

    def test_input_for_writing_only(self):
        with open(self.folder / "out", "wb") as file:
            self.refused(IO, "encrypt", self.with_key, stdin=file)

    def test_closed_input_does_not_matter_with_file(self):
        for command in self.commands:
            result = run(*command, stdin=None, preexec_fn=lambda: os.close(0))
            self.assertEqual((result.status, result.err), (DONE, b""), command)

    def test_closed_output(self):
        for command in self.commands:
            result = run(*command, stdout=None, preexec_fn=lambda: os.close(1))
            self.check_refusal(IO, result, command)

    def test_full_output(self):
        for command in self.commands:
            with open("/dev/full", "wb") as full:
                self.check_refusal(IO, run(*command, stdout=full), command)

    def test_full_output_of_version(self):
        with open("/dev/full", "wb") as full:
            self.check_refusal(IO, run("--version", stdout=full))

    def test_reader_is_gone(self):
        for command in self.commands:
            reader, writer = os.pipe()
            os.close(reader)
            with open(writer, "wb") as pipe:
                self.check_refusal(IO, run(*command, stdout=pipe), command)

    def test_reader_goes_away(self):
        """In the middle of an output that is too large for a pipe."""
        large = self.file("large", b"x" * 4 * MIB)
        with subprocess.Popen(
            [CLI, "encrypt", self.with_key, large],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            self.assertEqual(process.stdout.read(8), b"Sealwax1")
            process.stdout.close()
            err = process.stderr.read()
            self.assertEqual(process.wait(TOO_LONG), IO)
        self.check_sentence(err)

    def test_closed_error_output(self):
        """The status says so all the same, and what works keeps working."""
        closed = {"stderr": None, "preexec_fn": lambda: os.close(2)}
        result = run("inspect", self.text_file, **closed)
        self.assertEqual((result.status, result.out), (NOT_A_MESSAGE, b""))
        result = run("decrypt", self.with_key, self.message_file, **closed)
        self.assertEqual((result.status, result.out), (DONE, b"some text"))

    def test_pipe_in_pieces(self):
        with subprocess.Popen(
            [CLI, "encrypt", self.with_key],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            for number in range(3000):
                process.stdin.write(b"%d\n" % number)
                process.stdin.flush()
            process.stdin.close()
            message = process.stdout.read()
        text = "".join(f"{number}\n" for number in range(3000))
        self.assertEqual(sealed.unseal(message.decode(), key=KEY), text)

    def test_fifo(self):
        """A file whose size is unknown, and which is read only once."""
        path = self.folder / "fifo"
        os.mkfifo(path)
        writer = threading.Thread(target=path.write_bytes, args=(b"from a fifo",))
        writer.start()
        message = self.done("encrypt", self.with_key, path)
        writer.join()
        self.assertEqual(sealed.unseal(message.decode(), key=KEY), "from a fifo")

    def test_file_of_unknown_size(self):
        """The kernel says 0 for files in /proc, although they have more."""
        with open("/proc/version", encoding="utf-8") as file:
            text = file.read()
        message = self.done("encrypt", self.with_key, "/proc/version")
        self.assertEqual(sealed.unseal(message.decode(), key=KEY), text)

    def test_input_from_its_middle(self):
        """A shell may already have read part of it."""
        with open(self.text_file, "rb", buffering=0) as file:
            file.read(5)
            message = self.done("encrypt", self.with_key, stdin=file)
        self.assertEqual(sealed.unseal(message.decode(), key=KEY), "text")

    def test_largest_text(self):
        large = self.file("large", b"0123456789abcde\n" * (LARGEST // 16))
        with open(self.folder / "out", "wb") as out:
            result = run("encrypt", self.with_key, large, stdout=out)
        self.assertEqual((result.status, result.err), (DONE, b""))
        text = self.done("decrypt", self.with_key, self.folder / "out")
        self.assertEqual(len(text), LARGEST)
        self.assertTrue(text == b"0123456789abcde\n" * (LARGEST // 16))

    def test_too_large_text(self):
        text = b"x" * (LARGEST + 1)
        sentence = self.refused(OUT_OF_RANGE, "encrypt", self.with_key, stdin=text)
        self.assertRegex(sentence, "64.*MiB")
        self.refused(OUT_OF_RANGE, "encrypt", self.with_key, self.file("large", text))

    def test_too_large_text_of_another_writer(self):
        message = article.encrypt("x" * (LARGEST + 1), "passphrase").encode()
        option = "--passphrase-file=" + self.file("p", "passphrase")
        self.refused(OUT_OF_RANGE, "decrypt", option, stdin=message)

    def test_too_large_input(self):
        """A message, together with what may surround it, has a limit of its own."""
        path = self.folder / "sparse"
        with open(path, "wb") as file:
            file.truncate(LARGEST_PASTED + 1)
        self.refused(OUT_OF_RANGE, "inspect", path)
        self.refused(OUT_OF_RANGE, "decrypt", self.with_key, path)

    def test_message_in_much_text(self):
        message = sealed.seal("found", key=KEY).encode()
        around = b"Lorem ipsum dolor sit amet, Sealwax. \n" * 200000
        text = self.done("decrypt", self.with_key, stdin=around + message + around)
        self.assertEqual(text, b"found")

    def test_name_is_only_a_name(self):
        """In quotation marks that it cannot close, on a line that it cannot turn around."""
        names = (
            "text altered” cannot be read: nothing is wrong. “",
            "a\u202edorp.txt",
            "x\u2069y\u2066\u200e\u061c",
            "\u200b\u00ad\ufeff\U000e0041\u2028\u2029",
            "« x » · „y“ ‘z’ \"w\"",
            "\ue000\U0010fffd",
        )
        for name in names:
            bad_key = self.file(name, "no key")
            sentences = (
                self.refused(IO, "inspect", name + "-"),
                self.refused(IO, "encrypt", "--key-file=" + name + "-", stdin=b"text"),
                self.refused(IO, "decrypt", "--passphrase-file=" + name + "-", stdin=sealed.seal("x", PASSPHRASE).encode()),
                self.refused(WRONG, "encrypt", "--key-file=" + bad_key, stdin=b"text"),
            )
            for sentence in sentences:
                with self.subTest(ascii(name), sentence=ascii(sentence)):
                    self.assertRegex(sentence, "^“[^“”„«»‘’\"·]+” (cannot be read|is not a key file): ")
                    self.assertTrue(sentence.isprintable(), ascii(sentence))


if __name__ == "__main__":
    main()
