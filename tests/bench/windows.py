# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: how soon it is there, how long its main loop is held, what memory it takes, how often it wakes up.

It is driven with keys alone on a display of its own, so that it can also be measured with no accessibility client about;
what comes out of it is looked at on the clipboard.
"""

import contextlib
import glob
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from programs import PASSPHRASE, TESTS

sys.path.insert(0, str(TESTS / "e2e"))

MIB = 1 << 20
SIZES = [1, 10, 64]
HOLD_MAX_MS = {"without": 100, "with": 600}
KEY_MAX_MS = 50

# It has finished its work when its threads use the processor for less than this many milliseconds in an interval of this many
# seconds, this many times in a row: the cursor keeps blinking, which with a client takes 150 ms in that time.
QUIET_MS, INTERVAL, QUIET_INTERVALS = 250, 0.6, 3


def run(build, report):
    schema = next((build / "data").glob("*.gschema.xml"))
    os.environ["SEALWAX_SCHEMA"] = str(schema)
    from desktop import AnimatedDesktop

    with AnimatedDesktop() as desktop:
        desktop.set_settings()
        run_start(build, report, desktop)
        run_holds(build, report, desktop, "without")
        listener = desktop.start(sys.executable, str(TESTS / "bench/listener.py"))
        time.sleep(1)
        run_holds(build, report, desktop, "with")
        assert listener.poll() is None, "the accessibility client ended"
        run_idle(build, report, desktop)


# Start


def watch_windows(desktop):
    return desktop.start("swaymsg", "--raw", "--type", "subscribe", "--monitor", '["window"]', stdout=subprocess.PIPE)


def wait_new(events, pid):
    """Until the process shows its first picture. Only then does sway have a window of it."""
    for line in iter(events.stdout.readline, b""):
        event = json.loads(line)
        if event["change"] == "new" and event["container"]["pid"] == pid:
            return
    raise SystemExit("sway ended.")


def read_cpu_ms(pid, waiting=False):
    """How much processor time all its threads had and, on request, how long they waited for it."""
    total = 0
    for path in glob.glob("/proc/%d/task/*/schedstat" % pid):
        with contextlib.suppress(OSError):
            ran, waited, _ = map(int, pathlib.Path(path).read_text().split())
            total += ran + waited if waiting else ran
    return total / 1e6


def read_memory(pid, field="Pss"):
    """In MiB; memory shared with others counts in parts."""
    rollup = pathlib.Path("/proc/%d/smaps_rollup" % pid).read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith(field + ":")) / 1024


def run_start(build, report, desktop):
    commands = {"bare libadwaita window": [build / "tests/bench/bare"], "sealwax": [build / "src/app/sealwax"]}
    if shutil.which("gnome-text-editor"):
        commands["gnome-text-editor"] = ["gnome-text-editor", "--standalone"]
    environment = dict(os.environ, GTK_A11Y="none")
    samples = {what: {name: [] for name in commands} for what in ("wall", "cpu", "memory")}
    events = watch_windows(desktop)
    time.sleep(0.5)

    for turn in range(12):
        for name, command in commands.items():
            start = time.monotonic()
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            wait_new(events, process.pid)
            figures = ((time.monotonic() - start) * 1e3, read_cpu_ms(process.pid), read_memory(process.pid))
            process.kill()
            process.wait()
            if turn > 0:  # the first one reads from the disk
                for what, figure in zip(samples, figures):
                    samples[what][name].append(figure)

    bare = "bare libadwaita window"
    rows = report.table("From start to the first frame", "ms", samples["wall"], bare)
    report.table("From start to the first frame", "ms of the processor", samples["cpu"], bare)
    report.target("First frame: × a bare libadwaita window", rows["sealwax"]["ratio"], 1.3)
    rows = report.table("Memory at the first frame", "MiB", samples["memory"], bare)
    report.target("Memory at the first frame: × a bare libadwaita window", rows["sealwax"]["ratio of medians"], 1.15)


# Holds


class BlindWindow:
    """The window, driven with keys only."""

    def __init__(self, build, desktop, accessible):
        from hold import HoldMeter

        self.desktop = desktop
        self.hold = HoldMeter(desktop, str(build / "tests/bench/libsealwax-bench-hold.so"))
        environment = dict(os.environ, GTK_A11Y="atspi" if accessible else "none", **self.hold.environment)
        events = watch_windows(desktop)
        time.sleep(0.3)
        self.process = subprocess.Popen([build / "src/app/sealwax"], env=environment, stderr=subprocess.DEVNULL)
        wait_new(events, self.process.pid)
        events.terminate()
        self.wait_quiet()

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def wait_quiet(self):
        quiet = 0
        before = read_cpu_ms(self.process.pid, waiting=True)
        while quiet < QUIET_INTERVALS:
            time.sleep(INTERVAL)
            assert self.process.poll() is None, "the window ended"
            now = read_cpu_ms(self.process.pid, waiting=True)
            quiet = quiet + 1 if now - before < QUIET_MS else 0
            before = now

    def step(self, *keys):
        """The most milliseconds that the main loop is held while the keys, each a tuple, do their work."""
        self.hold.reset()
        for key in keys:
            self.desktop.press(*key)
        self.wait_quiet()
        return self.hold.read()[0]

    @contextlib.contextmanager
    def until_done(self):
        """Until what was started shows, because a busy machine can be slow to start, and then until it is done."""
        from desktop import is_same_picture, wait_for

        before = self.desktop.look()
        yield
        wait_for(lambda: not is_same_picture(before, self.desktop.look()), "another picture")
        self.wait_quiet()

    def work(self, *keys):
        """The same as a step, for keys that change what is shown."""
        with self.until_done():
            self.hold.reset()
            for key in keys:
                self.desktop.press(*key)
        return self.hold.read()[0]

    def type_passphrase(self):
        with self.until_done():
            self.desktop.type(PASSPHRASE)

    def clear(self):
        self.work(("F10",))
        return self.work(("Down",), ("Return",))

    def memory(self):
        return read_memory(self.process.pid)


def make_text(size, line):
    """This many bytes, in lines of this many characters, or in a single line if no number is given."""
    if line is None:
        return b"Sealwax!" * (size // 8)
    return (b"x" * (line - 1) + b"\n") * (size // line)


def read_clipboard(is_right, what):
    from desktop import wait_for

    def read():
        # wl-paste fails while the clipboard changes hands.
        copied = subprocess.run(["wl-paste", "--no-newline"], capture_output=True).stdout
        return is_right(copied) and copied

    return wait_for(read, what + " on the clipboard")


def measure_text(window, text):
    """{step: (milliseconds, MiB afterwards)}"""
    steps = {}

    def note(name, held):
        steps[name] = (held, window.memory())

    window.desktop.copy(text)
    note("paste text", window.work(("V", "ctrl", "shift")))
    window.type_passphrase()
    note("encrypt", window.work(("Return",)))
    note("copy message", window.work(("space",)))
    message = read_clipboard(lambda read: read.startswith(b"Sealwax1") and len(read) > len(text) * 4 // 3, "a whole message")
    window.desktop.copy(message)
    note("clear texts", window.clear())
    note("paste message", window.work(("V", "ctrl", "shift")))
    window.type_passphrase()
    note("decrypt", window.work(("Return",)))
    window.work(("a", "ctrl"), ("c", "ctrl"))
    read_clipboard(lambda read: read and text.startswith(read), "the decrypted text, or the part of it that is shown")
    note("clear", window.clear())

    return steps


def run_holds(build, report, desktop, client):
    rows = {}
    for size in SIZES:
        for shape, line in (("lines of 64", 64), ("one line", None)):
            window = BlindWindow(build, desktop, client == "with")
            try:
                name = "%d MiB, %s" % (size, shape)
                print("%s …" % name, file=sys.stderr)
                rows[name] = measure_text(window, make_text(size * MIB, line))
            finally:
                window.close()

    title = "%s an accessibility client" % client.capitalize()
    report.grid("The main loop held at the worst, ms. " + title, {name: {step: held for step, (held, _) in steps.items()} for name, steps in rows.items()})
    report.grid("Memory after each step, MiB. " + title, {name: {step: memory for step, (_, memory) in steps.items()} for name, steps in rows.items()})
    worst = max(held for steps in rows.values() for held, _ in steps.values())
    report.target("Longest hold of the main loop, ms, %s an accessibility client" % client, worst, HOLD_MAX_MS[client])

    run_typing(build, report, desktop, client)


def make_paragraph(size):
    """This many bytes of short words, without a line end."""
    return (b"meet me at noon by the old gate " * (size // 32 + 1))[:size]


def run_typing(build, report, desktop, client):
    """In the largest text that is shown whole, and in long paragraphs, up to the longest that is shown whole: at its end, at its
    beginning, and some way into it. There is room for the letters."""
    texts = {
        "1 MiB": make_text(MIB - 64 * 16, 64),
        "a paragraph of 4 KiB": make_paragraph(4 << 10),
        "a paragraph of 16 KiB": make_paragraph((16 << 10) - 64),
    }
    for name, text in texts.items():
        window = BlindWindow(build, desktop, client == "with")
        try:
            desktop.copy(text)
            window.step(("v", "ctrl"))
            held = [window.step((letter,)) for letter in "meet me at noon".replace(" ", "")]
            for way in (("Home", "ctrl"),), (("End", "ctrl"),), (("Home", "ctrl"), ("Next",), ("Next",)):
                window.step(*way)
                held += [window.step(("x",)), window.step(("BackSpace",))]
        finally:
            window.close()
        report.target("A key typed into %s, ms, %s an accessibility client" % (name, client), max(held), KEY_MAX_MS)


# Rest


def run_idle(build, report, desktop):
    """Turns of the main loop, from 15 s after the last key, when GTK's cursor has stopped blinking. 20 s after it was last drawn, a
    text view once drops the layout of its lines; from 35 s on, that is over, too."""
    window = BlindWindow(build, desktop, False)
    try:
        desktop.type("Meet me at noon.")
        soon = count_turns(window, 15)
        at_rest = count_turns(window, 10)
        desktop.press("a", "ctrl")
        desktop.press("c", "ctrl")
        counting = count_turns(window, 15)
    finally:
        window.close()
    report.target("Wake-ups a second, nothing counting down, from 15 s on", soon, 0)
    report.target("Wake-ups a second, nothing counting down, from 35 s on", at_rest, 0)
    report.target("Wake-ups a second, while a copy is about to expire", counting, 1)


def count_turns(window, wait, seconds=10):
    time.sleep(wait)
    window.hold.reset()
    time.sleep(seconds)
    return window.hold.read()[1] / seconds
