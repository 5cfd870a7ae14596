# SPDX-License-Identifier: GPL-3.0-or-later
"""How time and memory grow with the text and with the cost: in a straight line, at any size."""

import pathlib
import statistics
import sys
import tempfile

from programs import PASSPHRASE, TESTS, Programs, make_text

sys.path.insert(0, str(TESTS / "cli"))
import sealed  # noqa: E402

KIB, MIB = 1 << 10, 1 << 20
SIZES = [KIB, 32 * KIB, 256 * KIB, MIB, 4 * MIB, 16 * MIB, 64 * MIB]
COSTS = [10_000, 100_000, 600_000, 2_500_000, 10_000_000]
ROUNDS = 5


def run(build, report):
    with tempfile.TemporaryDirectory(dir=build, prefix="bench-") as folder:
        programs = Programs(build, pathlib.Path(folder))
        encrypt, decrypt = programs.key_commands()["sealwax-cli, key file"]
        fit(report, programs, "Encrypting", "KiB", {size // KIB: (encrypt, make_text(size)) for size in SIZES})
        messages = {size // KIB: (decrypt, programs.run(encrypt, make_text(size))[0]) for size in SIZES}
        fit(report, programs, "Decrypting", "KiB", messages)

        by_passphrase = programs.commands()["sealwax-cli"][1]
        costs = {cost: (by_passphrase, sealed.seal("Meet me at noon.", passphrase=PASSPHRASE, iterations=cost).encode()) for cost in COSTS}
        fit(report, programs, "Deriving the key", "iterations", costs)


def fit(report, programs, what, unit, jobs):
    """{x: (command, input)}: processor time and memory over x."""
    usages = {x: [] for x in jobs}
    for _ in range(ROUNDS):
        for x, (command, data) in jobs.items():
            usages[x].append(programs.run(command, data)[1])
    report.fit(what + ", time", unit, "ms", [(x, min(usage.cpu for usage in values)) for x, values in usages.items()])
    report.fit(what + ", memory", unit, "MiB", [(x, statistics.median(usage.memory for usage in values)) for x, values in usages.items()])
