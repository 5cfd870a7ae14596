# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for the passphrase on the terminal."""

import os
import select
import signal
import subprocess
import termios
import unittest

import sealed
from support import CLI, DONE, KEY, PASSPHRASE, TOO_LONG, WRONG, TestCase, main
from terminal import Terminal

ASKS = b"Passphrase: "
ASKS_AGAIN = b"The same again: "

# See interrupt.c.
INTERRUPT = os.environ.get("SEALWAX_INTERRUPT")

# What ends a program that does nothing about it, sent by a terminal or another program.
ENDING = (
    signal.SIGINT,
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGQUIT,
    signal.SIGALRM,
    signal.SIGUSR1,
    signal.SIGUSR2,
)

# A shell with job control, and what it says about a stopped program.
STOPPABLE = '"$@"; echo "stopped with $?"; read -r line; fg >&2; echo "ended"'


class PromptCase(TestCase):
    def setUp(self):
        super().setUp()
        self.text = self.file("text", "text")
        self.message = self.file("message", sealed.seal("text", PASSPHRASE))

    def encrypt(self, *options, **streams):
        return Terminal(CLI, "encrypt", *options, self.text, **streams)

    def decrypt(self, *options, **streams):
        return Terminal(CLI, "decrypt", *options, self.message, **streams)

    def answer(self, terminal, question, text):
        """Types when asked, and not before: anything typed earlier is dropped."""
        terminal.wait_for(question)
        self.assertFalse(terminal.echoes())
        terminal.type(text)

    def check_end(self, terminal, status):
        """The terminal is as it was before."""
        end = terminal.end()
        self.assertEqual(end[0], status, end[2])
        self.assertTrue(terminal.echoes())
        return end

    def check_refused(self, terminal):
        _, out, err = self.check_end(terminal, WRONG)
        self.assertEqual(out, b"")
        return self.check_sentence(err)


class Prompt(PromptCase):
    def test_encrypt_asks_twice(self):
        with self.encrypt() as terminal:
            self.answer(terminal, ASKS, PASSPHRASE + "\n")
            self.answer(terminal, ASKS_AGAIN, PASSPHRASE + "\n")
            _, out, err = self.check_end(terminal, DONE)
            self.assertEqual(err, b"")
            self.assertEqual(sealed.unseal(out.decode(), PASSPHRASE), "text")
            # Nothing that was typed is there.
            shown = ASKS + b"\r\n" + ASKS_AGAIN + b"\r\n"
            self.assertEqual(terminal.shown, shown)

    def test_decrypt_asks_once(self):
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, PASSPHRASE + "\n")
            _, out, err = self.check_end(terminal, DONE)
            self.assertEqual((out, err), (b"text", b""))
            self.assertEqual(terminal.shown, ASKS + b"\r\n")

    def test_input_is_not_the_terminal(self):
        """The text comes through a pipe, the passphrase from the keyboard."""
        with Terminal(CLI, "encrypt", stdin=subprocess.PIPE) as terminal:
            self.answer(terminal, ASKS, "pass\n")
            self.answer(terminal, ASKS_AGAIN, "pass\n")
            terminal.process.stdin.write(b"through a pipe")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(sealed.unseal(out.decode(), "pass"), "through a pipe")

    def test_input_is_the_terminal(self):
        """A text typed there is visible, the passphrase is not."""
        with Terminal(CLI, "encrypt", stdin="terminal") as terminal:
            self.answer(terminal, ASKS, "hidden\n")
            self.answer(terminal, ASKS_AGAIN, "hidden\n")
            terminal.wait_for(b"\r\n")
            terminal.wait_for_echo()
            terminal.type("typed\n\x04")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(sealed.unseal(out.decode(), "hidden"), "typed\n")
            self.assertIn(b"typed", terminal.shown)
            self.assertNotIn(b"hidden", terminal.shown)

    def test_output_is_the_terminal(self):
        with self.decrypt(stdout="terminal") as terminal:
            self.answer(terminal, ASKS, PASSPHRASE + "\n")
            self.check_end(terminal, DONE)
            self.assertEqual(terminal.shown, ASKS + b"\r\ntext")

    def test_two_differ(self):
        for again in ("other", PASSPHRASE + " ", PASSPHRASE[:-1], ""):
            with self.encrypt() as terminal:
                self.answer(terminal, ASKS, PASSPHRASE + "\n")
                self.answer(terminal, ASKS_AGAIN, again + "\n")
                self.assertIn("differ", self.check_refused(terminal))
                self.assertNotIn(b"other", terminal.shown)

    def test_empty(self):
        """There is nothing to repeat."""
        for terminal in (self.encrypt(), self.decrypt()):
            with terminal:
                self.answer(terminal, ASKS, "\n")
                self.assertIn("empty", self.check_refused(terminal))
                self.assertNotIn(ASKS_AGAIN, terminal.shown)

    def test_wrong(self):
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "wrong\n")
            self.assertIn("This passphrase", self.check_refused(terminal))

    def test_not_utf8(self):
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, b"caf\xe9\n")
            self.assertIn("UTF-8", self.check_refused(terminal))

    def test_nothing_is_trimmed(self):
        passphrase = "  spaces around  "
        with self.encrypt() as terminal:
            self.answer(terminal, ASKS, passphrase + "\n")
            self.answer(terminal, ASKS_AGAIN, passphrase + "\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(sealed.unseal(out.decode(), passphrase), "text")

    def test_line_can_be_edited(self):
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, f"typo\x15{PASSPHRASE}x\x7f\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(out, b"text")

    def test_long(self):
        """As long as a terminal line can be without being cut."""
        passphrase = "x" * 4094
        with self.encrypt() as terminal:
            self.answer(terminal, ASKS, passphrase + "\n")
            self.answer(terminal, ASKS_AGAIN, passphrase + "\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(sealed.unseal(out.decode(), passphrase), "text")

    def test_too_long(self):
        """The terminal cuts it at 4095, and part of a passphrase is not a passphrase."""
        for terminal, long in (
            (self.encrypt(), "x" * 5000 + "\n"),
            (self.decrypt(), "x" * 5000 + "\n"),
            (self.encrypt(), "x" * 4096 + "\n"),
        ):
            with terminal:
                self.answer(terminal, ASKS, long)
                if terminal.asks(ASKS_AGAIN):
                    terminal.type(long)
                sentence = self.check_refused(terminal)
                self.assertNotIn("open this message", sentence)

    def test_end_of_input(self):
        """Not even if a passphrase comes before it: without Return, there is no answer."""
        for typed in ("\x04", PASSPHRASE + "\x04\x04"):
            for terminal in (self.encrypt(), self.decrypt()):
                with terminal:
                    self.answer(terminal, ASKS, typed)
                    self.check_refused(terminal)

    def test_end_of_input_at_second_question(self):
        with self.encrypt() as terminal:
            self.answer(terminal, ASKS, "pass\n")
            self.answer(terminal, ASKS_AGAIN, "\x04")
            self.check_refused(terminal)

    def test_key_alone_asks_nothing(self):
        with self.encrypt(self.with_key) as terminal:
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(sealed.unseal(out.decode(), key=KEY), "text")
            self.assertEqual(terminal.shown, b"")

    def test_message_with_key_asks_nothing(self):
        self.file("message", sealed.seal("text", key=KEY))
        with self.decrypt(self.with_key) as terminal:
            self.check_end(terminal, DONE)
            self.assertEqual(terminal.shown, b"")

    def test_bad_message_asks_nothing(self):
        self.file("message", "Sealwax1")
        with self.decrypt() as terminal:
            status, _, _ = terminal.end()
            self.assertEqual(status, 4)
            self.assertEqual(terminal.shown, b"")

    def test_missing_key_asks_nothing(self):
        self.file("message", sealed.seal("text", PASSPHRASE, KEY))
        with self.decrypt() as terminal:
            self.assertIn("key file", self.check_refused(terminal))
            self.assertEqual(terminal.shown, b"")


class Keys(PromptCase):
    """Keys that write nothing are not in the passphrase, and nothing of a paste is lost."""

    ARROWS = b"\x1b[A\x1b[B\x1b[C\x1b[D\x1bOA\x1b[1;5D"
    OTHERS = b"\t\x1b[3~\x1b[Z\x1bOP\x1b[15~\x1b[[A\x1b[H\x01\x00\x0c\x1bx\x1b\xc3\xa9"

    def sealed_with(self, passphrase, typed, again=None, said=None):
        """Typing this seals with that passphrase."""
        with self.encrypt() as terminal:
            self.answer(terminal, ASKS, typed)
            self.answer(terminal, ASKS_AGAIN, again or passphrase + "\n")
            _, out, err = self.check_end(terminal, DONE)
            self.assertEqual(sealed.unseal(out.decode(), passphrase), "text", typed)
            if said:
                self.assertIn(said, self.check_sentence(err))
            else:
                self.assertEqual(err, b"")
            shown = ASKS + b"\r\n" + ASKS_AGAIN + b"\r\n"
            self.assertEqual(terminal.shown, shown)

    def test_paste_with_marks(self):
        for end in (b"", b"\r", b"\n", b"\r\n"):
            self.sealed_with("hunter2", b"\x1b[200~hunter2" + end + b"\x1b[201~\r")

    def test_paste_among_typed(self):
        typed = "a\x1b[200~b\x1b[201~c\x1b[200~é\r\x1b[201~\x7fd\n"
        self.sealed_with("abcd", typed)

    def test_paste_when_opening(self):
        with self.decrypt() as terminal:
            pasted = f"\x1b[200~{PASSPHRASE}\x1b[201~\r"
            self.answer(terminal, ASKS, pasted)
            self.assertEqual(self.check_end(terminal, DONE)[1:], (b"text", b""))

    def test_arrows_and_other_keys(self):
        for keys in (self.ARROWS, self.OTHERS):
            typed = b"pa" + keys + b"ss" + keys + b"\r"
            self.sealed_with("pass", typed, said="not part of the passphrase")

    def test_each_key(self):
        """None of them swallows what comes next."""
        for key in (b"\t", b"\x1b[3~", b"\x1bOP", b"\x1b[[A", b"\x1bx", b"\x1b\xc3\xa9", b"\x1b\x1b[A"):
            with self.decrypt() as terminal:
                self.answer(terminal, ASKS, key + PASSPHRASE.encode() + key + b"\n")
                self.assertEqual(self.check_end(terminal, DONE)[1:], (b"text", b""), key)

    def test_escape_alone(self):
        """It does not become part of the letter that somebody types a while later."""
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, b"\x1b")
            select.select([], [], [], 1)
            terminal.type(PASSPHRASE + "\n")
            self.assertEqual(self.check_end(terminal, DONE)[1], b"text")

    def test_erasing(self):
        for typed in (
            "passé\x7f\x7fs\n",
            "pas€\x7fs\n",
            "pas🔑\bs\n",
            "\x7f\x7fpass\n",
            "é€🔑\x15pass\n",
            "two words\x17\x17pass\n",
            "x" * 5000 + "\x15pass\n",
        ):
            self.sealed_with("pass", typed)

    def test_another_key_erases(self):
        """What `stty erase` and `stty kill` say."""
        shell = 'stty erase "#" kill "@" && exec "$@"'
        command = ("sh", "-c", shell, "sh", CLI, "decrypt", self.message)
        with Terminal(*command, stdin="terminal") as terminal:
            self.answer(terminal, ASKS, f"typo@{PASSPHRASE}é#\n")
            self.assertEqual(self.check_end(terminal, DONE)[1:], (b"text", b""))

    def test_return_as_the_key_sends_it(self):
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, PASSPHRASE + "\r")
            self.assertEqual(self.check_end(terminal, DONE)[1], b"text")

    def test_rest_of_a_long_line_goes_nowhere(self):
        """Neither on the screen nor in the shell."""
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "x" * 20000 + "\n")
            self.check_refused(terminal)
            self.assertNotIn(b"x", terminal.shown)


class Signals(PromptCase):
    """The terminal echoes again, whatever ends the program."""

    def test_interrupt_key(self):
        for terminal in (self.encrypt(), self.decrypt()):
            with terminal:
                self.answer(terminal, ASKS, "half of it\x03")
                _, out, err = self.check_end(terminal, -signal.SIGINT)
                self.assertEqual((out, err), (b"", b""))
                self.assertNotIn(b"half", terminal.shown)

    def test_interrupt_key_at_second_question(self):
        with self.encrypt() as terminal:
            self.answer(terminal, ASKS, "pass\n")
            self.answer(terminal, ASKS_AGAIN, "pass\x03")
            self.check_end(terminal, -signal.SIGINT)

    def test_quit_key(self):
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "half of it\x1c")
            self.check_end(terminal, -signal.SIGQUIT)

    def test_ignored_signals(self):
        """Whoever makes a program ignore them, as nohup does, wants them ignored here, too."""
        with self.decrypt(ignored=(signal.SIGHUP, signal.SIGQUIT)) as terminal:
            self.answer(terminal, ASKS, "")
            terminal.process.send_signal(signal.SIGHUP)
            terminal.process.send_signal(signal.SIGQUIT)
            terminal.type(PASSPHRASE + "\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(out, b"text")

    def test_signals_from_elsewhere(self):
        for number in ENDING:
            with self.encrypt() as terminal:
                self.answer(terminal, ASKS, "half of it")
                terminal.process.send_signal(number)
                self.check_end(terminal, -number)

    def test_harmless_signal(self):
        """A new window size is not an answer."""
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "")
            terminal.process.send_signal(signal.SIGWINCH)
            termios.tcsetwinsize(terminal.slave, (10, 20))
            terminal.type(PASSPHRASE + "\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(out, b"text")

    def test_stop_and_go_on(self):
        """A shell with job control stands in between, as it does for a person."""
        shell = ("sh", "-m", "-c", STOPPABLE, "sh", CLI, "decrypt", self.message)
        with Terminal(*shell, stdin="terminal", stdout="terminal") as terminal:
            self.answer(terminal, ASKS, "half of it\x1a")
            terminal.wait_for(b"stopped with %d" % (128 + signal.SIGTSTP))
            self.assertTrue(terminal.echoes())
            terminal.type("\n")
            self.answer(terminal, ASKS, PASSPHRASE + "\n")
            terminal.wait_for(b"text")
            terminal.wait_for(b"ended")
            self.check_end(terminal, DONE)
            self.assertNotIn(b"half", terminal.shown)

    def test_stop_without_a_shell(self):
        """The leader of a session cannot be stopped: it asks again."""
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "half of it\x1a")
            self.answer(terminal, ASKS, PASSPHRASE + "\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(out, b"text")

    def test_stopped_by_what_cannot_be_caught(self):
        """Meanwhile somebody else has the terminal and lets it echo: it asks again."""
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "half of it")
            terminal.process.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOWAIT)
            mode = termios.tcgetattr(terminal.slave)
            mode[3] |= termios.ECHO
            termios.tcsetattr(terminal.slave, termios.TCSANOW, mode)
            terminal.process.send_signal(signal.SIGCONT)
            self.answer(terminal, ASKS, PASSPHRASE + "\n")
            _, out, _ = self.check_end(terminal, DONE)
            self.assertEqual(out, b"text")
            self.assertNotIn(b"battery", terminal.shown)

    def test_output_is_held_back(self):
        """After Ctrl+S nothing is shown, but a signal still ends the program."""
        with self.decrypt() as terminal:
            self.answer(terminal, ASKS, "half of it")
            termios.tcflow(terminal.slave, termios.TCOOFF)
            terminal.process.send_signal(signal.SIGTERM)
            self.assertEqual(terminal.process.wait(TOO_LONG), -signal.SIGTERM)
            termios.tcflow(terminal.slave, termios.TCOON)
            self.check_end(terminal, -signal.SIGTERM)

    def test_terminal_goes_away(self):
        """The system tells a reader and the session in no reliable order."""
        with self.decrypt() as terminal:
            terminal.wait_for(ASKS)
            os.close(terminal.slave)
            os.close(terminal.master)
            terminal.master = os.open(os.devnull, os.O_RDONLY)
            terminal.slave = os.dup(terminal.master)
            status = terminal.process.wait(TOO_LONG)
            self.assertIn(status, (-signal.SIGHUP, WRONG))


@unittest.skipUnless(INTERRUPT, "sanitizers come first")
class Moments(PromptCase):
    """A signal takes effect as soon as it comes: nobody has to press another key."""

    BEFORE_THE_ANSWER = ("hide", "ask", "wait")

    def command(self, number, moment):
        return (
            "env",
            f"LD_PRELOAD={INTERRUPT}",
            f"SEALWAX_TEST_SIGNAL={number:d}",
            f"SEALWAX_TEST_MOMENT={moment}",
            CLI,
            "decrypt",
            self.message,
        )

    def interrupted(self, number, moment, **options):
        return Terminal(*self.command(number, moment), **options)

    def test_before_the_answer(self):
        for number in ENDING:
            for moment in self.BEFORE_THE_ANSWER:
                with self.interrupted(number, moment) as terminal:
                    _, out, err = self.check_end(terminal, -number)
                    self.assertEqual((out, err), (b"", b""), (number, moment))

    def test_after_the_answer(self):
        """It was answered, but not for this."""
        for number in ENDING:
            with self.interrupted(number, "show") as terminal:
                self.answer(terminal, ASKS, PASSPHRASE + "\n")
                _, out, err = self.check_end(terminal, -number)
                self.assertEqual((out, err), (b"", b""), number)

    def test_ignored(self):
        for moment in (*self.BEFORE_THE_ANSWER, "show"):
            with self.interrupted(signal.SIGINT, moment, ignored=(signal.SIGINT,)) as terminal:
                self.answer(terminal, ASKS, PASSPHRASE + "\n")
                _, out, _ = self.check_end(terminal, DONE)
                self.assertEqual(out, b"text")
                self.assertEqual(terminal.shown.count(ASKS), 1)

    def test_stop_and_go_on(self):
        """As above, with the signal at each of the moments."""
        for moment in (*self.BEFORE_THE_ANSWER, "show"):
            shell = ("sh", "-m", "-c", STOPPABLE, "sh", *self.command(signal.SIGTSTP, moment))
            with Terminal(*shell, stdin="terminal", stdout="terminal") as terminal:
                if moment == "show":
                    self.answer(terminal, ASKS, PASSPHRASE + "\n")
                terminal.wait_for(b"stopped with %d" % (128 + signal.SIGTSTP))
                self.assertTrue(terminal.echoes())
                terminal.type("\n")
                if moment != "show":
                    self.answer(terminal, ASKS, PASSPHRASE + "\n")
                terminal.wait_for(b"text")
                terminal.wait_for(b"ended")
                self.check_end(terminal, DONE)
                self.assertNotIn(b"battery", terminal.shown)

    def test_stop_without_a_shell(self):
        """It cannot be stopped, and asks again."""
        for moment in self.BEFORE_THE_ANSWER:
            with self.interrupted(signal.SIGTSTP, moment) as terminal:
                terminal.wait_for(ASKS)
                self.answer(terminal, ASKS, PASSPHRASE + "\n")
                _, out, _ = self.check_end(terminal, DONE)
                self.assertEqual(out, b"text")

    def test_going_on_asks_again(self):
        for moment in self.BEFORE_THE_ANSWER:
            with self.interrupted(signal.SIGCONT, moment) as terminal:
                terminal.wait_for(ASKS)
                self.answer(terminal, ASKS, PASSPHRASE + "\n")
                _, out, _ = self.check_end(terminal, DONE)
                self.assertEqual(out, b"text")


if __name__ == "__main__":
    main()
