# SPDX-License-Identifier: GPL-3.0-or-later
"""What else may have been meant by a passphrase, and how that is said."""

import os

import article
import basic
import sealed
from support import CLI, DONE, KEY, PASSPHRASE, WRONG, TestCase, main, run
from terminal import Terminal

DERIVATIONS = os.environ["SEALWAX_CLI_DERIVATIONS"]
ASKS = b"Passphrase: "
DERIVES = "derives from a passphrase\n"

# What was sealed with, what is typed instead, and a word from what is said then.
TYPED = (
    ("it's \"so\" - here", "it’s “so” – here", "plain quotes"),
    ("a-b", "a—b", "plain quotes"),
    ("two words", " two  words ", "plain quotes"),
    ("two words", "two\u00a0words", "plain quotes"),
    ("correct horse", "Correct horse", "small first letter"),
    ("it's here", "It’s here ", "small first letter"),
    ("élan", "Élan", "small first letter"),
    ("Correct Horse 7", "cORRECT hORSE 7", "Caps Lock"),
    ("straße", "STRAßE", "Caps Lock"),
    ("it's", "IT’S", "Caps Lock"),
)


class Typed(TestCase):
    def answer(self, message, typed, *options, program=CLI):
        """Status, output and what is said when this is typed."""
        file = self.file("message", message)
        with Terminal(program, "decrypt", *options, file) as terminal:
            terminal.wait_for(ASKS)
            terminal.type(typed + "\n")
            status, out, err = terminal.end()
            return status, out, err.decode()

    def test_what_keyboards_do(self):
        for meant, typed, said in TYPED:
            status, out, err = self.answer(sealed.seal("text", meant), typed)
            self.assertEqual((status, out), (DONE, b"text"), (typed, err))
            self.assertIn(said, self.check_sentence(err.encode()))
            self.assertNotIn(typed, err)
            self.assertNotIn(meant, err)

    def test_basic_that_is_proven(self):
        for meant, typed, said in TYPED[:4]:
            status, out, err = self.answer(basic.encrypt("text", meant), typed)
            self.assertEqual((status, out), (DONE, b"text"), (typed, err))
            self.assertIn(said, err)

    def test_as_it_is_comes_first(self):
        for passphrase in [typed for _, typed, _ in TYPED]:
            for message in (sealed.seal("text", passphrase), basic.encrypt("text", passphrase)):
                status, out, err = self.answer(message, passphrase, program=DERIVATIONS)
                self.assertEqual((status, out), (DONE, b"text"))
                self.assertEqual(err.count(DERIVES), 1)
                self.assertEqual(err.replace(DERIVES, "").replace("derives a root key\n", ""), "", passphrase)

    def test_no_others(self):
        """Any other change makes it another passphrase."""
        for meant, typed in (
            ("Correct horse", "correct horse"),
            ("two  words", "two words"),
            ("it’s", "it's"),
            ("correct horse", "COrrect horse"),
            ("pass", "pass\u200b"),
            ("pass", "passs"),
        ):
            status, out, err = self.answer(sealed.seal("text", meant), typed)
            self.assertEqual((status, out), (WRONG, b""), (typed, err))
            self.check_sentence(err.encode())

    def count(self, message, typed, *options):
        status, out, err = self.answer(message, typed, *options, program=DERIVATIONS)
        return status, out, err.count(DERIVES), err.replace(DERIVES, "")

    def test_each_once(self):
        """Only distinct ones, and at most four."""
        for typed, most in (("12 34", 1), ("small", 2), ("It’s  ", 4), ("Big", 3), ("’", 2)):
            self.assertEqual(self.count(sealed.seal("text", "no"), typed)[2], most, typed)
            self.assertEqual(self.count(basic.encrypt("text " * 9, "no"), typed)[2], most, typed)

    def test_no_oracle(self):
        """Unproven and wrong cost the same, and say the same."""
        unproven = article.encrypt("text", "It’s  ")
        wrong = article.encrypt("a text that is long enough", "other")
        answers = [self.count(message, "It’s  ") for message in (unproven, wrong)]
        self.assertEqual(answers[0], answers[1])
        self.assertEqual(answers[0][:3], (WRONG, b"", 4))

    def test_unproven_variant_counts_for_nothing(self):
        text = "a text that a wrong passphrase makes no text of"
        message = article.encrypt(text, "it's")
        self.assertEqual(self.answer(message, "it’s")[:2], (WRONG, b""))
        self.assertEqual(self.answer(message, "it’s", "--accept-unproven")[:2], (WRONG, b""))
        self.assertEqual(self.answer(message, "it's", "--accept-unproven")[:2], (DONE, text.encode()))

    def test_with_a_key(self):
        message = sealed.seal("text", "it's", KEY)
        self.assertEqual(self.answer(message, "it’s", self.with_key)[:2], (DONE, b"text"))


class Files(TestCase):
    """Nothing is guessed there, except what an editor adds."""

    def option(self, content):
        return "--passphrase-file=" + self.file("some", content)

    def test_no_variant(self):
        for meant, typed, _ in TYPED:
            message = sealed.seal("text", meant).encode()
            result = run("decrypt", self.option(typed), stdin=message, program=DERIVATIONS)
            self.assertEqual((result.status, result.out), (WRONG, b""))
            self.assertEqual(result.err.decode().count(DERIVES), 1, typed)
            result = run("decrypt", "--passphrase-fd=0", self.file("message", message), stdin=typed.encode(), program=DERIVATIONS)
            self.assertEqual((result.status, result.out), (WRONG, b""))
            self.assertEqual(result.err.decode().count(DERIVES), 1, typed)

    def test_odd_is_named(self):
        """Never the parts of it that can be seen."""
        message = sealed.seal("text", PASSPHRASE).encode()
        basic_message = basic.encrypt("text " * 9, PASSPHRASE).encode()
        for content, name in (
            ("secret ", "space at the end"),
            (" secret", "space at the beginning"),
            ("secret\n\n", "line break"),
            ("se\tcret", "tab"),
            ("se\u00a0cret", "no-break space"),
            ("se\u200bcret", "zero-width"),
            ("secrеt", "alphabets"),
        ):
            for pasted in (message, basic_message):
                sentence = self.refused(WRONG, "decrypt", self.option(content), stdin=pasted)
                self.assertIn(name, sentence)
                self.assertNotIn("cret", sentence)

    def test_no_oracle(self):
        """What is odd is said about the passphrase, not about the message."""
        unproven = article.encrypt("text", "secret ").encode()
        wrong = article.encrypt("a text that is long enough", "other").encode()
        results = [run("decrypt", self.option("secret "), stdin=m, program=DERIVATIONS) for m in (unproven, wrong)]
        self.assertEqual(results[0], results[1])
        self.assertIn(b"space at the end", results[0].err)

    def test_marks_of_editors(self):
        """As earlier versions took them, or else without them, and only for Sealed."""
        for content in ("\ufeffpass", "\ufeffpass\n", "\ufeffpass\r\n", "pass\r", "\ufeffpass\r"):
            option = self.option(content)
            as_before = content.removesuffix("\n").removesuffix("\r") if content.endswith("\r\n") else content.removesuffix("\n")
            self.assertEqual(self.done("decrypt", option, stdin=sealed.seal("old", as_before).encode()), b"old")
            self.assertEqual(self.done("decrypt", option, stdin=basic.encrypt("old", as_before).encode()), b"old")
            result = run("decrypt", option, stdin=sealed.seal("new", "pass").encode())
            self.assertIn("byte order mark", self.check_warning(result, b"new"))
            self.refused(WRONG, "decrypt", option, stdin=basic.encrypt("new", "pass").encode())


class Sealing(TestCase):
    """What nobody could type again is refused, and what nobody sees is reported."""

    def option(self, content):
        return "--passphrase-file=" + self.file("some", content)

    def test_marks_are_taken_off(self):
        for content in ("\ufeffpass", "\ufeffpass\n", "\ufeffpass\r\n", "pass\r\n", "pass"):
            for form in ("sealed", "basic"):
                message = self.done("encrypt", f"--format={form}", self.option(content), stdin=b"text")
                self.assertEqual(self.done("decrypt", self.option("pass"), stdin=message), b"text")

    def test_only_one(self):
        message = run("encrypt", self.option("\ufeff\ufeffpass"), stdin=b"text")
        self.assertIn("byte order mark", self.check_warning(message, message.out))
        self.assertEqual(sealed.unseal(message.out.decode(), "\ufeffpass"), "text")
        self.assertIn("empty", self.refused(WRONG, "encrypt", self.option("\ufeff\n"), stdin=b"text"))

    def test_control_characters(self):
        for content, name in (
            ("secret\n\n", "line break"),
            ("secret\nsecond line\n", "line break"),
            ("secret\r", "line break"),
            ("se\tcret", "tab"),
            ("secret\x1b[201~", "escape"),
            ("secret\x7f", "delete"),
            ("secret\x01", "U+0001"),
            ("secret\x9b", "U+009B"),
        ):
            for form in ("sealed", "basic"):
                sentence = self.refused(WRONG, "encrypt", f"--format={form}", self.option(content), stdin=b"text")
                self.assertIn(name, sentence)
                self.assertNotIn("cret", sentence)

    def test_at_the_prompt(self):
        """At once, not after it was typed twice."""
        text = self.file("text", "text")
        with Terminal(CLI, "encrypt", text) as terminal:
            terminal.wait_for(ASKS)
            terminal.type("\x1b[200~one\rtwo\x1b[201~\r")
            status, out, err = terminal.end()
            self.assertEqual((status, out), (WRONG, b""))
            self.assertIn("line break", self.check_sentence(err))
            self.assertNotIn(b"again", terminal.shown)

    def test_told(self):
        for content, name in (
            ("two words ", "space at the end"),
            ("   ", "space at the"),
            ("two\u200bwords", "zero-width"),
            ("two\u00adwords", "soft hyphen"),
            ("two\u202ewords", "direction"),
            ("pаss", "alphabets"),
        ):
            result = run("encrypt", self.option(content), stdin=b"text")
            self.assertIn(name, self.check_warning(result, result.out))
            self.assertEqual(sealed.unseal(result.out.decode(), content), "text")


if __name__ == "__main__":
    main()
