# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page seals opens in sealwax-cli and in the window's code, byte for byte.

SEALWAX_TEST_SEED says which texts: 1 without it.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

import support  # noqa: E402

NODE = os.environ["SEALWAX_NODE"]
SESSION = os.environ["SEALWAX_SESSION"]
SEAL = str(Path(__file__).parent / "seal.mjs")
COUNT = 200
LETTERS = "abc \n\r\u00e9\u05d0\U0001f44b\ufeff\x01"
PASSPHRASES = ("correct horse", "e\u0301 apart", "\u212bngstr\u00f6m", "\u65e5\u672c\u8a9e", "p" * 70, " ")
SIZES = (0, 1, 15, 16, 46, 47, 48, 49, 95, 96, 200, 1000, 5000, 100_000)


class Writing(support.TestCase):
    def seal(self, cases):
        lines = "".join(json.dumps({"text": text.hex(), "passphrase": passphrase, "key": key.hex()}) + "\n" for text, passphrase, key in cases)
        done = subprocess.run([NODE, SEAL], input=lines.encode(), stdout=subprocess.PIPE, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def open(self, message, passphrase, key):
        options = []
        if passphrase:
            options.append("--passphrase-file=" + self.file("typed", passphrase))
        if key:
            options.append("--key-file=" + self.file("its-key", key))
        return self.done("decrypt", *options, stdin=message.encode())

    def open_in_window(self, cases, messages):
        """As they are pasted there."""
        content = [
            {"message": message, "text": text.decode(), "passphrase": passphrase, "key": key.hex()}
            for (text, passphrase, key), message in zip(cases, messages, strict=True)
        ]
        done = subprocess.run([SESSION, self.file("messages.json", json.dumps(content).encode())], stdout=subprocess.PIPE, check=True)
        return int(done.stdout.splitlines()[-1])

    def test_others_open_what_the_page_seals(self):
        choose = random.Random(int(os.environ.get("SEALWAX_TEST_SEED", "1")))
        cases = []
        for number in range(COUNT):
            text = "".join(choose.choices(LETTERS, k=choose.choice(SIZES))).encode()
            secrets = number % 3  # the passphrase, the key, both
            cases.append((text, choose.choice(PASSPHRASES) if secrets != 1 else "", bytes(choose.choices(range(1, 256), k=32)) if secrets != 0 else b""))
        messages = self.seal(cases)
        self.assertEqual(len(messages), COUNT)
        for (text, passphrase, key), message in zip(cases, messages, strict=True):
            self.assertEqual(self.open(message, passphrase, key), text, (passphrase, key))
            # As the format demands: whole lines, the right padding, a cost that is not too low.
            self.assertEqual({len(line) for line in message.splitlines()[:-1]}, {64})
        self.assertEqual(len(set(messages)), COUNT)
        self.assertEqual(self.open_in_window(cases, messages), COUNT)
        shown = support.run("inspect", stdin=messages[0].encode()).out.decode()
        self.assertIn("600000", shown.replace(",", "").replace("\u202f", ""))


if __name__ == "__main__":
    support.main()
