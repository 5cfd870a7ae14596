# SPDX-License-Identifier: GPL-3.0-or-later
"""What the world does to a program: it finishes everything or nothing, and says which."""

import fcntl
import os
import resource
import signal
import struct
import subprocess
import termios
import time
import unittest

import sealed
from support import CLI, DONE, ENVIRONMENT, IO, KEY, TOO_LONG, TestCase, main, run

MEDDLE = os.environ.get("SEALWAX_MEDDLE")

# More than fits into a pipe.
TEXT = b"0123456789abcde\n" * 20000


def wait_until(condition):
    end = time.monotonic() + TOO_LONG
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(condition)
        time.sleep(0.01)


def held(pipe):
    """How much fits into a pipe that nobody reads."""
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


class Faults(TestCase):
    def setUp(self):
        super().setUp()
        self.text = self.file("text", TEXT)
        self.message = self.file("message", sealed.seal(TEXT.decode(), key=KEY))

    def start(self, *arguments, **options):
        process = subprocess.Popen([CLI, *arguments], env=ENVIRONMENT, stderr=subprocess.PIPE, **options)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def meddled(self, how, *arguments):
        env = {"LD_PRELOAD": MEDDLE, "SEALWAX_TEST_FILE": arguments[-1], "SEALWAX_TEST_MEDDLE": how}
        return run(*arguments, env=env)

    @unittest.skipUnless(MEDDLE, "sanitizers come first")
    def test_file_changes_while_it_is_read(self):
        """Half of the old file and half of the new one is neither."""
        for how in ("grow", "change", "cut"):
            for command in ("encrypt", "decrypt"):
                file = self.file("changing", TEXT if command == "encrypt" else sealed.seal(TEXT.decode(), key=KEY))
                # Not within the clock tick in which it was made.
                os.utime(file, (1, 1))
                sentence = self.check_refusal(IO, self.meddled(how, command, self.with_key, file), how)
                self.assertIn("changing", sentence)

    @unittest.skipUnless(MEDDLE, "sanitizers come first")
    def test_file_vanishes_while_it_is_read(self):
        """What is open stays whole."""
        result = self.meddled("remove", "decrypt", self.with_key, self.message)
        self.assertEqual(result, (DONE, TEXT, b""))
        self.assertFalse(os.path.exists(self.message))

    def test_output_that_comes_back_at_once(self):
        """A pipe that the other end has made non-blocking: the program waits for it."""
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        process = self.start("decrypt", self.with_key, self.message, stdout=writer)
        wait_until(lambda: held(reader) >= fcntl.fcntl(reader, fcntl.F_GETPIPE_SZ))
        os.close(writer)
        with open(reader, "rb") as pipe:
            self.assertEqual(pipe.read(), TEXT)
        self.assertEqual((process.wait(TOO_LONG), process.stderr.read()), (DONE, b""))

    def test_input_that_comes_back_at_once(self):
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        out = self.folder / "out"
        with open(out, "wb") as file:
            process = self.start("encrypt", self.with_key, stdin=reader, stdout=file)
        os.close(reader)
        # It sleeps until there is input, and has not given up.
        wait_until(lambda: self.state(process) == "S")
        with open(writer, "wb") as pipe:
            pipe.write(b"late")
        self.assertEqual((process.wait(TOO_LONG), process.stderr.read()), (DONE, b""))
        self.assertEqual(sealed.unseal(out.read_text(), key=KEY), "late")

    def state(self, process):
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0]

    def test_limit_on_file_size(self):
        """As on a full disk: the write fails halfway, and that is reported."""
        with open(self.folder / "out", "wb") as out:
            result = run(
                "decrypt",
                self.with_key,
                self.message,
                stdout=out,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
            )
        self.check_refusal(IO, result)

    def test_full_disk(self):
        """A disk of 64 KiB, in a namespace of its own."""
        script = (
            'mount -t tmpfs -o size=64k none "$1" || exit 77\n'
            '"$2" decrypt "$3" "$4" >"$1/out"'
        )
        done = subprocess.run(
            ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
            + [self.mount_point(), CLI, self.with_key, self.message],
            env=ENVIRONMENT,
            stderr=subprocess.PIPE,
            check=False,
        )
        if done.stderr.startswith((b"unshare: ", b"mount: ")):
            self.skipTest(f"no disk of our own here: {done.stderr.decode()}")
        self.assertEqual(done.returncode, IO, done.stderr)
        self.assertRegex(self.check_sentence(done.stderr), "No space left")

    def mount_point(self):
        folder = self.folder / "disk"
        folder.mkdir()
        return str(folder)

    def test_terminated_at_work(self):
        """During the one second of key derivation: nothing is written, not even half."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            # `nohup`, or a shell's background, makes programs ignore some of them, and that is inherited.
            options = {"stdout": subprocess.PIPE, "preexec_fn": lambda: signal.signal(number, signal.SIG_DFL)}
            process = self.start("encrypt", self.with_passphrase, "--iterations=10000000", self.text, **options)
            self.addCleanup(process.stdout.close)
            wait_until(lambda: self.has_started(process))
            process.send_signal(number)
            self.assertEqual((process.stdout.read(), process.wait(TOO_LONG)), (b"", -number))

    def has_started(self, process):
        """It has read everything and is working: it has used the processor for a while."""
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            return int(file.read().rpartition(")")[2].split()[11]) > 20

    def test_input_is_left_alone(self):
        """A folder that nobody may write to is no trouble: nothing is written there."""
        os.chmod(self.folder, 0o500)
        self.addCleanup(os.chmod, self.folder, 0o700)
        before = sorted(os.listdir(self.folder))
        self.assertEqual(self.done("decrypt", self.with_key, self.message, cwd=self.folder), TEXT)
        self.assertEqual(sorted(os.listdir(self.folder)), before)


class Process(TestCase):
    """What others can see of the process."""

    def start_and_wait(self, program, *arguments, user=None):
        """A process that waits for its input. It does not run as root, who may see everything."""
        if os.getuid() == 0:
            user = 65534
        # From its folder, because that user may not be allowed to enter it.
        folder, name = os.path.split(program)
        process = subprocess.Popen(
            [f"./{name}" if folder else name, *arguments],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            cwd=folder or None,
            user=user,
            group=user,
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.kill)
        wait_until(lambda: "read" in self.wchan(process) or self.sleeps(process))
        return process

    def wchan(self, process):
        try:
            with open(f"/proc/{process.pid}/wchan", encoding="utf-8") as file:
                return file.read()
        except PermissionError:
            return ""

    def sleeps(self, process):
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            state = file.read().rpartition(")")[2].split()[0]
        with open(f"/proc/{process.pid}/comm", encoding="utf-8") as file:
            return state == "S" and "python" not in file.read()

    def owner(self, process):
        """A process that nobody may look into does not belong to its user."""
        return os.stat(f"/proc/{process.pid}/environ").st_uid

    def test_nobody_looks_into_it(self):
        control = self.start_and_wait("cat")
        expected = 65534 if os.getuid() == 0 else os.getuid()
        self.assertEqual(self.owner(control), expected)
        process = self.start_and_wait(CLI, "inspect")
        self.assertNotEqual(self.owner(process), expected)

    def test_no_core_file(self):
        resource_line = "Max core file size"
        process = self.start_and_wait(CLI, "inspect")
        with open(f"/proc/{process.pid}/limits", encoding="utf-8") as file:
            line = next(line for line in file if line.startswith(resource_line))
        self.assertEqual(line.split()[4:6], ["0", "0"])

    def test_pipe_of_the_shell_is_readable(self):
        """`--key-file=<(…)` names /dev/fd, which is part of /proc."""
        reader, writer = os.pipe()
        os.write(writer, KEY)
        os.close(writer)
        message = self.done("encrypt", f"--key-file=/dev/fd/{reader}", stdin=b"text", pass_fds=[reader])
        os.close(reader)
        self.assertEqual(sealed.unseal(message.decode(), key=KEY), "text")


if __name__ == "__main__":
    main()
