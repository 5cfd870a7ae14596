# SPDX-License-Identifier: GPL-3.0-or-later
"""The refusals, pasted texts and unproven messages in tests/vectors, through the program."""

import json

from support import (
    ALTERED,
    DAMAGED,
    DONE,
    INCOMPLETE,
    NOT_A_MESSAGE,
    OUT_OF_RANGE,
    VECTORS,
    WRONG,
    TestCase,
    add_cases,
    main,
    run,
)

# A program does not tell Basic's two kinds of "wrong" apart.
STATUSES = {
    "opened": DONE,
    "unproven": WRONG,
    "not-a-message": NOT_A_MESSAGE,
    "newer": OUT_OF_RANGE,
    "incomplete": INCOMPLETE,
    "damaged": DAMAGED,
    "missing": WRONG,
    "wrong": WRONG,
    "altered": ALTERED,
}


# The kinds in mended.json that strict reading finds.
PASSED_OVER = ("box-drawing", "invisible", "two-messages-mangled")


def load(name):
    cases = json.loads((VECTORS / name).read_text(encoding="utf-8"))
    assert cases, name
    return cases


class Vectors(TestCase):
    def secrets(self, case):
        if case.get("passphrase") is not None:
            content = case["passphrase"] + "\n"
            yield "--passphrase-file=" + self.file("case-passphrase", content)
        if case.get("key") is not None:
            yield "--key-file=" + self.file("case-key", case["key"])


def check_refusal(self, case):
    status = STATUSES[case["outcome"]]
    options = list(self.secrets(case))
    result = run("decrypt", *options, stdin=case["message"].encode())
    if status != DONE:
        self.check_refusal(status, result)
    else:
        self.assertEqual((result.status, result.err), (DONE, b""))
        self.assertNotEqual(result.out, b"")


def check_pasted(self, case):
    """Each message by its number."""
    options = list(self.secrets(case))
    for number, expected in enumerate(case["expect"], 1):
        result = run(
            "decrypt", *options, f"--message={number}", stdin=case["pasted"].encode()
        )
        if isinstance(expected, str):
            self.assertEqual((result.status, result.out), (STATUSES[expected], b""))
        else:
            self.assertEqual(result.status, DONE, result.err)
            self.assertEqual(result.out, expected["text"].encode())
    beyond = run(
        "decrypt", *options, f"--message={number + 1}", stdin=case["pasted"].encode()
    )
    self.assertNotEqual(beyond.status, DONE)


def check_mended(self, case):
    """The message comes out, and what was done for that is said; or it keeps its name."""
    pasted = case["pasted"].encode() if "pasted" in case else bytes.fromhex(case["pasted_hex"])
    result = run("decrypt", *self.secrets(case), stdin=pasted)
    if isinstance(case["expect"], str):
        self.check_refusal(STATUSES[case["expect"]], result)
    else:
        self.assertEqual(result.status, DONE, result.err)
        self.assertEqual(result.out, case["expect"]["text"].encode())
        self.assertEqual(b"Mended: " in result.err, case["kind"] not in PASSED_OVER, result.err)


def check_unproven(self, case):
    """Refused like a wrong passphrase, and with a warning where it is accepted."""
    (secret,) = self.secrets(case)
    message = case["message"].encode()
    self.check_refusal(WRONG, run("decrypt", secret, stdin=message))
    accepted = run("decrypt", "--accept-unproven", secret, stdin=message)
    self.check_warning(accepted, case["text"].encode())


add_cases(Vectors, "refusal", load("refusals.json"), check_refusal)
add_cases(Vectors, "mended", load("mended.json"), check_mended)
add_cases(Vectors, "pasted", load("pasted.json"), check_pasted)
add_cases(Vectors, "unproven", load("unproven.json"), check_unproven)

if __name__ == "__main__":
    main()
