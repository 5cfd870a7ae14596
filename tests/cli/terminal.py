# SPDX-License-Identifier: GPL-3.0-or-later
"""A program on a pseudo terminal, with somebody typing."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time

from support import ENVIRONMENT, TOO_LONG

# No program here writes this.
MARK = b"\0the end\0"


class Terminal:
    """It is the program's controlling terminal, wherever its streams go."""

    def __init__(
        self, *command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, ignored=(), env=None
    ):
        self.master, self.slave = pty.openpty()
        self.shown = b""
        self.seen = 0
        streams = {"stdin": stdin, "stdout": stdout}
        streams = {
            name: self.slave if stream == "terminal" else stream
            for name, stream in streams.items()
        }
        self.process = subprocess.Popen(
            command,
            env={**ENVIRONMENT, **(env or {})},
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=lambda: self.prepare(ignored),
            **streams,
        )

    def prepare(self, ignored):
        """Signals as a login shell has them, whatever the process that runs the tests ignores."""
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
            action = signal.SIG_IGN if number in ignored else signal.SIG_DFL
            signal.signal(number, action)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        os.close(self.slave)
        os.close(self.master)

    def wait_for(self, text):
        """Reads what is shown up to this text, which must be new."""
        if not self.asks(text):
            raise EOFError(f"{text} is not shown, but {self.shown}")

    def asks(self, text):
        """Reads up to this text; returns whether it came before the program ended."""
        pidfd = os.pidfd_open(self.process.pid)
        try:
            while text not in self.shown[self.seen :]:
                ready, _, _ = select.select([self.master, pidfd], [], [], TOO_LONG)
                if self.master in ready:
                    self.shown += os.read(self.master, 4096)
                elif not ready:
                    raise TimeoutError(f"{text} is not shown, but {self.shown}")
                else:
                    self.read_rest()
                    break
        finally:
            os.close(pidfd)
        at = self.shown.find(text, self.seen)
        if at >= 0:
            self.seen = at + len(text)
        return at >= 0

    def read_rest(self):
        """Reads what the program has written before it ended. The system may be
        late with it, but keeps the order, so a mark of ours comes behind it."""
        os.write(self.slave, MARK)
        while not self.shown.endswith(MARK):
            if not select.select([self.master], [], [], TOO_LONG)[0]:
                raise TimeoutError("The terminal keeps back what is shown")
            self.shown += os.read(self.master, 4096)
        self.shown = self.shown.removesuffix(MARK)

    def type(self, text):
        data = text.encode() if isinstance(text, str) else text
        while data:
            data = data[os.write(self.master, data) :]

    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def wait_for_echo(self):
        """The program drops anything typed before."""
        end = time.monotonic() + TOO_LONG
        while not self.echoes():
            os.sched_yield()
            if time.monotonic() > end:
                raise TimeoutError("The terminal does not echo again")

    def end(self):
        """Waits for the program; returns its status, standard output and standard error."""
        out, err = self.process.communicate(timeout=TOO_LONG)
        self.read_rest()
        return self.process.returncode, out, err
