# SPDX-License-Identifier: GPL-3.0-or-later
"""The page and the core agree on thousands of messages: those of tests/differential, read strictly and mended.

SEALWAX_ANSWER and SEALWAX_MEND_ANSWER are the core's programs, SEALWAX_NODE what runs the page's.
"""

import collections
import json
import os
import random
import subprocess
import sys
import unittest
from pathlib import Path

from pycotap import LogMode, TAPTestRunner

sys.path.insert(0, str(Path(__file__).parent.parent / "differential"))

import cases  # noqa: E402
import fragments  # noqa: E402
import test_differential as core  # noqa: E402
import test_mend as mending  # noqa: E402

NODE = os.environ["SEALWAX_NODE"]
ANSWER = [NODE, str(Path(__file__).parent / "answer.mjs")]
MEND = [NODE, str(Path(__file__).parent / "mend.mjs")]
NOTES = [NODE, str(Path(__file__).parent / "notes.mjs")]
CLI = os.environ["SEALWAX_CLI"]

CORPUS = Path(__file__).parent.parent / "fuzz" / "corpus"

# How many mangled messages, which take long; there are core.COUNT of the others.
MANGLED = int(os.environ.get("SEALWAX_TEST_CASES", "1000"))
FRAGMENTS = int(os.environ.get("SEALWAX_TEST_CASES", "4000"))


def answers(program, data):
    return list(core.answers(subprocess.run(program, input=data, stdout=subprocess.PIPE, check=True).stdout))


class Differential(unittest.TestCase):
    maxDiff = None

    def test_same_outcome_and_text(self):
        generator = cases.Generator(random.Random(core.SEED))
        all_cases = [generator.case() for _ in range(core.COUNT)]
        data = b"".join(map(core.pack, all_cases))
        seen = collections.Counter()
        compared = 0
        for number, (case, found, expected) in enumerate(zip(all_cases, answers(ANSWER, data), answers([core.ANSWER], data), strict=True)):
            self.assertEqual(found, expected, (core.SEED, number, case))
            seen.update(outcome.name for outcome in expected)
            compared += 1
        self.assertEqual(compared, core.COUNT)
        for name in ("opened", "unproven", "not-a-message", "newer", "incomplete", "damaged", "missing", "wrong", "altered"):
            self.assertGreater(seen[name], core.COUNT // 200, (name, seen))
        print(f"# measured: {core.COUNT} cases of seed {core.SEED}, the page and the core the same: {dict(seen.most_common())}")

    def check_mending(self, texts):
        """They find the same messages in the same places, mended in the same way after the same number of readings."""
        answers = zip(texts, mending.mend(MEND, texts), mending.mend([mending.ANSWER], texts), strict=True)
        mended = 0
        for number, (text, found, expected) in enumerate(answers):
            self.assertEqual(found, expected, (core.SEED, number, text))
            mended += any(row.split(",")[6] != "0" for row in expected.split()[1:])
        return mended

    def test_same_mending_of_mangled(self):
        texts = [text for _, _, text in mending.make_cases(MANGLED, core.SEED)]
        mended = self.check_mending(texts)
        self.assertGreater(mended, MANGLED // 2)
        print(f"# measured: {MANGLED} mangled texts of seed {core.SEED}, {mended} of them mended, the page and the core the same")

    def test_same_mending_of_damaged(self):
        """Most cannot be mended, so all readings are tried."""
        generator = cases.Generator(random.Random(core.SEED))
        texts = [generator.case().pasted for _ in range(core.COUNT)]
        mended = self.check_mending(texts)
        self.assertGreater(mended, core.COUNT // 200)
        print(f"# measured: {core.COUNT} texts of seed {core.SEED}, {mended} of them mended, the page and the core the same")

    def test_same_mending_of_fragments(self):
        """What each encoding may leave in a text, and what other programs write."""
        generator = fragments.Fragments(random.Random(core.SEED))
        texts = [generator.text() for _ in range(FRAGMENTS)]
        mended = self.check_mending(texts)
        self.assertGreater(mended, FRAGMENTS // 20)
        print(f"# measured: {FRAGMENTS} texts of fragments, seed {core.SEED}, {mended} of them mended, the page and the core the same")

    def test_same_sentences(self):
        """What a text is instead of a message, and what was undone to mend one, is said as sealwax-cli says it."""
        generator = fragments.Fragments(random.Random(core.SEED))
        texts = [generator.text() for _ in range(FRAGMENTS)]
        chosen = {}
        for text, line in zip(texts, mending.mend([mending.ANSWER], texts), strict=True):
            rows = [row.split(",") for row in line.split()[1:]]
            for row in rows if len(rows) == 1 else []:
                undone = [("undone", bit) for bit in range(11) if int(row[6]) >> bit & 1]
                for what in [("foreign", row[7])] * bool(row[7]) + undone:
                    chosen.setdefault(what, text)
        self.assertGreater(len(chosen), 26 + 8, chosen.keys())
        said = mending.mend(NOTES, list(chosen.values()))
        for what, text, sentences in zip(chosen, chosen.values(), said, strict=True):
            (sentence,) = json.loads(sentences)
            self.assertIn(sentence.split(" \u00b7 ")[-1], self.inspect(text), what)

    def test_same_troubles(self):
        """What is wrong with a message is said as sealwax-cli says it, with the line."""
        vectors = json.loads((Path(os.environ["SEALWAX_TEST_VECTORS"]) / "messages.json").read_text())
        lines = next(lines for vector in vectors if len(lines := vector["message"].split()) > 4)

        def change(line):
            return "\n".join([*lines[:2], *line, *lines[3:]]).encode()

        other = "B" if lines[2][0] == "A" else "A"
        texts = {
            "end": "\n".join(lines[:-1]).encode(),
            "lines": change([]),
            "lines at a gap": change(["", "Bob:", ""]),
            "in-line": change([lines[2][:-6]]),
            "character": change([lines[2][:9] + "*" + lines[2][10:]]),
            "wide character": change([lines[2][:9] + "\u00e4" + lines[2][10:]]),
            "hidden character": change([lines[2][:9] + "\u0007" + lines[2][10:]]),
            "too-many": change([other + lines[2]]),
            "changed": change([other + lines[2][1:]]),
            "case": (lines[0][:8] + "\n".join(lines)[8:].lower()).encode(),
        }
        said = [json.loads(sentences) for sentences in mending.mend(NOTES, list(texts.values()))]
        for (what, text), (sentence,) in zip(texts.items(), said, strict=True):
            self.assertIn(sentence, self.inspect(text), what)
        self.assertEqual(len({sentence for sentence, in said}), len(texts))

    def inspect(self, text):
        """What sealwax-cli says about a text, part by part."""
        done = subprocess.run([CLI, "inspect"], input=text, capture_output=True, env={"LC_ALL": "C.UTF-8"}, check=False)
        return [line.removeprefix("sealwax-cli: ").removeprefix("Note: ") for line in (done.stdout + done.stderr).decode().splitlines()]

    def test_same_mending_of_the_corpus(self):
        """The inputs that fuzzing starts from."""
        self.check_mending([path.read_bytes() for path in sorted(CORPUS.rglob("*")) if path.is_file()])


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToYAML))
