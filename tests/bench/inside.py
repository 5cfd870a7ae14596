# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the work inside one process: key derivation, cipher and Base64, by the program `probe` and Python's hashlib. And how
many iterations Sealwax chooses."""

import collections
import hashlib
import subprocess
import time

KIB, MIB = 1 << 10, 1 << 20
ITERATIONS = 600_000
PASSPHRASE = b"six words are better than one"
SALT = bytes((i * 11 + 3) % 256 for i in range(16))

# Group, size, rounds, and the divisor that turns the figures into milliseconds.
RUNS = [
    ("kdf", ITERATIONS, 15),
    ("cfb-encrypt", MIB, 15),
    ("cfb-encrypt", 64 * MIB, 5),
    ("cfb-decrypt", MIB, 15),
    ("cfb-decrypt", 64 * MIB, 5),
    ("base64-encode", MIB // 48 * 48, 101),
    ("base64-encode", 64 * MIB // 48 * 48, 5),
    ("base64-decode", MIB // 48 * 48, 101),
    ("base64-decode", 64 * MIB // 48 * 48, 5),
]

TITLES = {
    "kdf": "PBKDF2-HMAC-SHA-256, 600 000 iterations",
    "cfb-encrypt": "AES-256-CFB, encrypting %d MiB",
    "cfb-decrypt": "AES-256-CFB, decrypting %d MiB",
    "base64-encode": "Base64, encoding %d MiB",
    "base64-decode": "Base64, decoding %d MiB of characters",
}

ALLOWED = {"kdf": 1.25, "cfb-encrypt": 1.2, "cfb-decrypt": 1.7, "base64-encode": 6, "base64-decode": 6}


class Probe:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.contenders = collections.defaultdict(list)
        for group, name in map(str.split, iter(lambda: self.ask("list") if not self.contenders else self.read(), "")):
            self.contenders[group].append(name)
        self.contenders["kdf"].append("hashlib")

    def read(self):
        return self.process.stdout.readline().strip()

    def ask(self, line):
        print(line, file=self.process.stdin, flush=True)
        return self.read()

    def run(self, group, name, size):
        """Milliseconds of processor time, and a digest of the result, or None."""
        if name == "hashlib":
            start = time.process_time_ns()
            key = hashlib.pbkdf2_hmac("sha256", PASSPHRASE, SALT, size)
            return (time.process_time_ns() - start) / 1e6, hashlib.sha256(key).hexdigest()
        nanoseconds, digest = self.ask("run %s %s %d" % (group, name, size)).split()
        return int(nanoseconds) / 1e6, None if digest == "-" else digest

    def close(self):
        self.process.stdin.close()
        if self.process.wait() != 0:
            raise SystemExit("The probe failed: see above.")


def compare(probe, group, size):
    digests = {name: probe.run(group, name, size)[1] for name in probe.contenders[group]}
    different = {digest for digest in digests.values() if digest is not None}
    if len(different) != 1:
        raise SystemExit("The results of %s differ: %r" % (group, digests))


def run(build, report):
    probe = Probe(build / "tests/bench/probe")
    for group, size, rounds in RUNS:
        names = probe.contenders[group]
        compare(probe, group, size if group != "kdf" else 10_000)
        samples = {name: [] for name in names}
        for _ in range(rounds):
            for name in names:
                samples[name].append(probe.run(group, name, size)[0])

        title = TITLES[group] % -(-size // MIB) if group != "kdf" else TITLES[group]
        rows = report.table(title, "ms", samples, "limit" if "limit" in samples else "sealwax", digits=2)
        if "limit" in rows:
            report.target(title + ": × limit", rows["sealwax"]["ratio"], ALLOWED[group])
        if group == "kdf":
            report.target(title + ": × OpenSSL", rows["sealwax"]["minimum"] / rows["openssl"]["minimum"], 0.40)
    probe.close()
    run_calibration(build, report)
    run_trial(build, report)


def run_calibration(build, report):
    """Ten times, each in a fresh process, as on first use."""
    chosen = [int(subprocess.check_output([build / "tests/bench/calibrate"])) for _ in range(10)]
    report.table("The cost that is chosen", "thousands of iterations", {"sealwax": [count / 1000 for count in chosen]}, digits=0)
    report.target("The cost that is chosen, ten times: the largest / the smallest", max(chosen) / min(chosen), 1.2)


def run_trial(build, report):
    """20 kept passphrases beside one, by the wall clock, because all processors work; and 100 kept keys."""
    *lines, processors = subprocess.check_output([build / "tests/bench/trial"], text=True).splitlines()
    one, many, keys = zip(*(map(float, line.split()) for line in lines))
    rows = report.table("Trying kept passphrases, 600 000 iterations each", "ms", {"one": one, "20": many}, "one", digits=1)
    report.target("Trying 20 kept passphrases: × 20 derivations ÷ processors", rows["20"]["minimum"] / rows["one"]["minimum"] / 20 * int(processors), 1.2)
    rows = report.table("Trying 100 kept keys", "ms", {"100": keys}, digits=2)
    report.target("Trying 100 kept keys: ms", rows["100"]["minimum"], 5)
