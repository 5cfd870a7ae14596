# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job in fresh processes: Sealwax, the article's functions, and other programs that take a passphrase."""

import collections
import fcntl
import os
import pathlib
import subprocess
import sys
import tempfile
import termios

MIB = 1 << 20
ITERATIONS = 600_000
PASSPHRASE = "six words are better than one"
LINE = b"Meet me at noon. Bring the red folder.\n"

TESTS = pathlib.Path(__file__).resolve().parent.parent
ARTICLE = "import sys; sys.path.insert(0, %r); import article; sys.stdout.write(article.%%s(sys.stdin.read(), %r))" % (str(TESTS / "cli"), PASSPHRASE)

Usage = collections.namedtuple("Usage", "wall cpu memory")  # milliseconds, MiB


class Programs:
    """How each is called; `folder` has the secrets."""

    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        self.passphrase_file = folder / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n")
        self.key_file = folder / "key"
        self.key_file.write_text("07" * 32 + "\n")
        os.environ["GNUPGHOME"] = str(folder / "gnupg")
        (folder / "gnupg").mkdir(mode=0o700)

    def commands(self):
        """{name: (encrypting, decrypting)}"""
        cli = str(self.build / "src/cli/sealwax-cli")
        file = "--passphrase-file=%s" % self.passphrase_file
        openssl = ["openssl", "enc", "-aes-256-cfb", "-pbkdf2", "-iter", str(ITERATIONS), "-a", "-pass", "file:%s" % self.passphrase_file]
        gpg = ["gpg", "--quiet", "--batch", "--yes", "--pinentry-mode", "loopback", "--passphrase-file", str(self.passphrase_file)]
        python = [sys.executable, "-c"]
        return {
            "sealwax-cli": ([cli, "encrypt", file], [cli, "decrypt", file]),
            "openssl enc, 600 000": (openssl, openssl + ["-d"]),
            "sealwax-cli, Basic": ([cli, "encrypt", "--format=basic", file], [cli, "decrypt", "--accept-unproven", file]),
            "the article's Python": (python + [ARTICLE % "encrypt"], python + [ARTICLE % "decrypt"]),
            "gpg --symmetric": (gpg + ["--symmetric", "--armor"], gpg + ["--decrypt"]),
            "age -p": (["age", "-p", "-a"], ["age", "-d"]),
        }

    def key_commands(self):
        cli = str(self.build / "src/cli/sealwax-cli")
        openssl = ["openssl", "enc", "-aes-256-cfb", "-K", "07" * 32, "-iv", "03" * 16, "-a"]
        file = "--key-file=%s" % self.key_file
        return {
            "sealwax-cli, key file": ([cli, "encrypt", file], [cli, "decrypt", file]),
            "openssl enc, key": (openssl, openssl + ["-d"]),
        }

    def run(self, command, data):
        """The output, and what the process took."""
        with tempfile.TemporaryFile(dir=self.folder) as source, tempfile.TemporaryFile(dir=self.folder) as result:
            source.write(data)
            source.seek(0)
            usage = measure(self.build, command, source, result)
            result.seek(0)
            return result.read(), usage


def measure(build, command, source=subprocess.DEVNULL, result=subprocess.DEVNULL):
    terminal = Terminal() if command[0] == "age" else None
    read_end, write_end = os.pipe()

    def set_up():
        os.dup2(write_end, 3)
        if terminal:
            terminal.take()

    # A file, not a pipe: gpg leaves its agent behind, which would keep it open.
    with tempfile.TemporaryFile() as complaints:
        status = subprocess.run(
            [build / "tests/bench/measure", *command],
            stdin=source,
            stdout=result,
            stderr=complaints,
            pass_fds=(3,),
            start_new_session=True,
            preexec_fn=set_up,
        ).returncode
        complaints.seek(0)
        complaint = complaints.read().decode(errors="replace")
    os.close(write_end)
    figures = os.read(read_end, 200).split()
    os.close(read_end)
    if terminal:
        terminal.close()
    if status != 0:
        raise SystemExit("%s failed: %s" % (" ".join(map(str, command)), complaint))
    wall, cpu, memory = map(int, figures)
    return Usage(wall / 1e6, cpu / 1e6, memory / 1024)


class Terminal:
    """For programs that only take a passphrase from a terminal: it has already been typed, twice."""

    def __init__(self):
        self.master, self.slave = os.openpty()
        os.write(self.master, (PASSPHRASE + "\n").encode() * 2)

    def take(self):
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)

    def close(self):
        os.close(self.master)
        os.close(self.slave)


def make_text(size):
    return (LINE * (size // len(LINE) + 1))[:size]


def measure_all(programs, commands, text, rounds):
    """{name: [Usage]} of encrypting and of decrypting, taking turns. First, the results are compared."""
    messages = {}
    for name, (encrypt, decrypt) in commands.items():
        messages[name], _ = programs.run(encrypt, text)
        if programs.run(decrypt, messages[name])[0] != text:
            raise SystemExit("What “%s” decrypts is not what it encrypted." % name)

    usages = {"encrypting": collections.defaultdict(list), "decrypting": collections.defaultdict(list)}
    for _ in range(rounds):
        for name, (encrypt, decrypt) in commands.items():
            usages["encrypting"][name].append(programs.run(encrypt, text)[1])
            usages["decrypting"][name].append(programs.run(decrypt, messages[name])[1])
    return usages


def tabulate(report, title, usages, reference):
    rows = {}
    for way, by_name in usages.items():
        for field, unit in (("wall", "ms"), ("cpu", "ms of the processor"), ("memory", "MiB at most")):
            samples = {name: [getattr(usage, field) for usage in values] for name, values in by_name.items()}
            rows[way, field] = report.table("%s, %s" % (title, way), unit, samples, reference)
    return rows


def run(build, report):
    with tempfile.TemporaryDirectory(dir=build, prefix="bench-") as folder:
        programs = Programs(build, pathlib.Path(folder))
        try:
            run_start(build, report)
            tabulate(report, "One line, a fresh process", measure_all(programs, programs.commands(), LINE, 5), "sealwax-cli")
            tabulate(report, "10 MiB, a fresh process", measure_all(programs, programs.commands(), make_text(10 * MIB), 3), "sealwax-cli")
            run_chat(programs, report)
            run_largest(programs, report)
        finally:
            subprocess.run(["gpgconf", "--kill", "gpg-agent"], check=False, capture_output=True)


def run_chat(programs, report):
    """A chat beside one of its messages: everything that the passphrase opens, on all processors."""
    encrypt, decrypt = programs.commands()["sealwax-cli"]
    encrypt = encrypt + ["--iterations=%d" % ITERATIONS]
    message = programs.run(encrypt, LINE)[0]
    chat = message + b"".join(programs.run(encrypt, LINE)[0] for _ in range(39))
    commands = {"one message": (decrypt, message, LINE), "40 messages, --all": (decrypt + ["--all"], chat, 40 * (LINE + b"\0"))}
    usages = collections.defaultdict(list)
    for _ in range(5):
        for name, (command, data, expected) in commands.items():
            result, usage = programs.run(command, data)
            if result != expected:
                raise SystemExit("What “%s” decrypts is not what was encrypted." % name)
            usages[name].append(usage)
    tabulate(report, "A chat, a fresh process", {"decrypting": usages}, "one message")


def run_largest(programs, report):
    """64 MiB, where Sealwax also proves and checks: the whole job at the same cost, and without any derivation."""
    text = make_text(64 * MIB)
    by_passphrase = {name: command for name, command in programs.commands().items() if name in ("sealwax-cli", "openssl enc, 600 000")}
    compare_largest(report, "", measure_all(programs, by_passphrase, text, 5), "sealwax-cli", "openssl enc, 600 000")
    rows = compare_largest(report, ", with a key", measure_all(programs, programs.key_commands(), text, 5), "sealwax-cli, key file", "openssl enc, key")
    for way in ("encrypting", "decrypting"):
        memory = rows[way, "memory"]["sealwax-cli, key file"]["median"]
        report.target("Memory for %s 64 MiB, MiB (2.5 × the text + 20)" % way, memory, 2.5 * 64 + 20)


def compare_largest(report, how, usages, ours, theirs):
    rows = tabulate(report, "64 MiB, a fresh process" + how, usages, theirs)
    cpu = rows["encrypting", "cpu"]
    report.target("Encrypting 64 MiB in sealwax-cli%s: × openssl enc" % how, cpu[ours]["minimum"] / cpu[theirs]["minimum"], 1)
    return rows


def run_start(build, report):
    """What it takes to do almost nothing."""
    message = build / "bench-message"
    message.write_text("Sealwax1AgAA6W90wwAAAVBRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n0bcEaRoljYVsS/TSl3yKe1XvO7G0zwj1KQ07ZIv91oOgdexsimnKKhq694K7F7Dd\nNYT+iJlKzRL1TxEIGVHi2+LsgcnIeJw0wIAWS9ork334ZZHD\n")
    commands = {"/bin/true": ["/bin/true"], "sealwax-cli inspect": [build / "src/cli/sealwax-cli", "inspect", message]}
    samples = {name: [] for name in commands}
    for _ in range(60):
        for name, command in commands.items():
            samples[name].append(measure(build, command).wall)
    message.unlink()
    rows = report.table("A process from start to end", "ms", samples, "/bin/true", digits=2)
    report.target("sealwax-cli inspect: × /bin/true", rows["sealwax-cli inspect"]["ratio"], 5)
