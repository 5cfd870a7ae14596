# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong the program `strength` estimates the most often leaked passwords to be.

The list is the npm package @zxcvbn-ts/language-common, the most frequent first. It is only used for measuring: `passwords.py
fetch FILE` downloads it, if there is a network, and none of it is kept in the project.
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import urllib.request

URL = "https://registry.npmjs.org/@zxcvbn-ts/language-common/-/language-common-4.1.3.tgz"
SHA256 = "bf3027c16c069d7877e25dc8751bc819e10e479afcc5ee1a323eb2ab73129ca9"
ARCHIVE = "passwords.tgz"

MOST_USED = 20_000
# How many of them may be estimated at more bits.
ALLOWED = {25: 50, 30: 0}


def fetch(path):
    if path.exists() and is_known(path.read_bytes()):
        return
    with urllib.request.urlopen(URL, timeout=60) as answer:
        archive = answer.read()
    if not is_known(archive):
        sys.exit("What %s sends is not the list that is known." % URL)
    partial = path.with_suffix(".part")
    partial.write_bytes(archive)
    os.replace(partial, path)


def is_known(archive):
    return hashlib.sha256(archive).hexdigest() == SHA256


def read_list(path):
    with tarfile.open(path) as archive:
        return json.load(archive.extractfile("package/src/passwords.json"))[:MOST_USED]


def run(build, report):
    passwords = read_list(build / ARCHIVE)
    lines = "".join(password + "\n" for password in passwords)
    answer = subprocess.run([build / "tests/bench/strength"], input=lines, capture_output=True, text=True, check=True)
    bits = [float(line) for line in answer.stdout.split()]
    if len(bits) != len(passwords):
        raise SystemExit("%d passwords got %d estimates." % (len(passwords), len(bits)))

    report.table("The %d passwords that leaked most often" % MOST_USED, "bits", {"sealwax": bits})
    for limit, allowed in ALLOWED.items():
        over = [password for password, count in zip(passwords, bits) if count > limit]
        report.target("Leaked passwords held to have more than %d bits" % limit, len(over), allowed)
        print("  over %d bits: %d%s" % (limit, len(over), " (%s)" % ", ".join(over[:10]) if over else ""))


if __name__ == "__main__":
    fetch(pathlib.Path(sys.argv[2]))
