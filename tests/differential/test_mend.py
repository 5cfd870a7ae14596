# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages that are mangled in one and in two ways all come out whole.

The mangling is done here, by what Python has for it; nothing of it comes from src/core.
SEALWAX_MEND_ANSWER is the core's program; SEALWAX_TEST_CASES says how many cases, and
SEALWAX_TEST_SEED which: 1 without it, so that every run tries the same.
"""

import base64
import collections
import hashlib
import html
import json
import os
import quopri
import random
import struct
import subprocess
import unittest
import urllib.parse

from pycotap import LogMode, TAPTestRunner

ANSWER = os.environ["SEALWAX_MEND_ANSWER"]
COUNT = int(os.environ.get("SEALWAX_TEST_CASES", "3000"))
SEED = int(os.environ.get("SEALWAX_TEST_SEED", "1"))

NAMES = (
    "Ana Lee",
    "[28.11.26, 10:04] Bob:",
    "yesterday at 10:03",
    "On Sat, 28 Nov 2026 at 10:03, Ana Lee <ana@example.org> wrote:",
    "                  Page 2 of 3",
    "-- \nBob Miller, editor",
)

# Among words, shorter pieces could belong to anybody.
PIECE = 12


def rows(text):
    return text.rstrip("\n").split("\n")


def each(text, before, after=""):
    return "".join(f"{before}{row}{after}\n" for row in rows(text))


def cut(text, size):
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]


class Mangler:
    """Everything a channel may do, by name."""

    def __init__(self, generator):
        self.random = generator
        self.kinds = [name.removeprefix("do_") for name in dir(self) if name.startswith("do_")]

    def mangle(self, kind, text):
        return getattr(self, "do_" + kind)(text)

    def inside(self, text):
        """A position inside a row, not near its ends."""
        all_rows = rows(text)
        number = self.random.randrange(len(all_rows))
        row = all_rows[number]
        if len(row) < 3 * PIECE:
            return None
        return sum(len(one) + 1 for one in all_rows[:number]) + self.random.randint(PIECE + 8, len(row) - PIECE - 8)

    # Encodings

    def do_quopri(self, text):
        return quopri.encodestring(text.encode(), quotetabs=self.random.random() < 0.5).decode()

    def do_quoted(self, text):
        return "".join(f"={ord(c):02X}" if ord(c) < 128 and not c.isalnum() and c != "\n" else c for c in text)

    def do_div(self, text):
        return "".join(f'<div dir="ltr">{html.escape(row)}</div>\n' for row in rows(text))

    def do_page(self, text):
        body = html.escape(text).replace("\n", '<br class="">\n')
        return f'<html><head><style>p > a {{ margin: 0 }}</style></head><body><p class="x y">{body}</p></body></html>'

    def do_numbers(self, text):
        return "".join(f"&#{ord(c)};" if c in "+/=\n&<>" else c for c in text)

    def do_names(self, text):
        return text.replace("&", "&amp;").replace("+", "&plus;").replace("/", "&sol;").replace("\n", "&NewLine;")

    def do_wbr(self, text):
        size = self.random.randint(10, 40)
        return "<br>".join("<wbr>".join(cut(html.escape(row), size)) for row in rows(text))

    def do_markdown(self, text):
        return "".join("\\" + c if c in "+*_\\-<>#|" else c for c in text).replace("\n", "\\\n")

    def do_json(self, text):
        return json.dumps({"from": "ana", "body": text, "at": 1732}, ensure_ascii=self.random.random() < 0.5)

    def do_slashes(self, text):
        return json.dumps({"body": text}).replace("/", "\\/").replace("+", "\\u002b")

    def do_shell(self, text):
        quoted = text.replace("\\", "\\\\").replace("\n", "\\n").replace("+", "\\x2b")
        return f"printf '%s' $'{quoted}'"

    def do_percent(self, text):
        return "https://example.org/?q=" + urllib.parse.quote(text, safe=self.random.choice(("/", ""))) + "&x=1"

    # Other characters

    def do_plus(self, text):
        return text.replace("+", " ")

    def do_url(self, text):
        return text.replace("+", "-").replace("/", "_")

    # What is put around lines and between pieces.

    def do_colours(self, text):
        return each(text, f"\x1b[1;3{self.random.randint(1, 7)}m", "\x1b[0m")

    def do_bare_colours(self, text):
        return each(text, "[32m", "[0m")

    def do_box(self, text):
        width = max(map(len, rows(text)))
        return f"┌{'─' * width}┐\n" + "".join(f"│ {row.ljust(width)} │\n" for row in rows(text)) + f"└{'─' * width}┘\n"

    def do_line_numbers(self, text):
        sign = self.random.choice((":", ".", " |", ")"))
        return "".join(f"{number:3}{sign} {row}\n" for number, row in enumerate(rows(text), 1))

    def do_diff(self, text):
        return "--- a/x\n+++ b/x\n@@ -0,0 +1,9 @@\n" + each(text, "+")

    def do_split(self, text):
        all_rows = rows(text)
        place = self.random.randint(1, len(all_rows))
        return "\n".join([*all_rows[:place], "", self.random.choice(NAMES), "", *all_rows[place:]]) + "\n"

    def do_split_row(self, text):
        place = self.inside(text)
        return text if place is None else text[:place] + "\n\n" + self.random.choice(NAMES[:2]) + "\n\n" + text[place:]

    def do_dash(self, text):
        place = self.inside(text)
        return text if place is None else text[:place] + self.random.choice(("—", " — ", "–", "…")) + text[place:]

    def do_bullets(self, text):
        return each(text, self.random.choice("•*-‣") + " ")

    def do_quotation(self, text):
        return each(text, *self.random.choice(("“”", '""', "''", "«»")))

    def do_quoting(self, text):
        return each(text, "> ")

    def do_initials(self, text):
        return each(text, "AL> ")

    def do_invisible(self, text):
        return self.random.choice("\u200b\u2063\u2060\ufeff\u00ad\u034f").join(text)

    def do_windows(self, text):
        return text.replace("\n", "\r\n")

    def do_letter(self, text):
        return f"Hi Bob,\nhere it is:\n{text}\nBest regards\nAna"


# What no channel does, or nobody could undo: a tag inside an escape sequence or inside another's code, a diff of a diff,
# a cut inside a code, and the same thing twice. If a blank lands next to a lost plus sign, nobody can tell which is which.
ENCODED = {"quoted", "numbers", "names", "percent", "slashes", "shell", "markdown", "colours", "bare_colours", "quopri", "div", "page", "wbr", "json"}
CUTS = {"split_row", "dash", "wbr"}


BLANKS = {"dash", "split_row", "box", "url"}


def is_possible(first, second):
    if "plus" in (first, second) and {first, second} & BLANKS:
        return False
    return first != second and not (second in CUTS and (first in ENCODED or first in CUTS or first == "initials"))


def make(generator):
    """A message of random bytes with a valid checksum."""
    lines = generator.choice((1, 2, 3, 5, 9, 12, 51))
    data = bytes.fromhex("49e6a5c1ac7511") + struct.pack(">H", 60) + generator.randbytes(4) + lines.to_bytes(3, "big")
    data += generator.randbytes(48 * lines + 64)
    data += hashlib.sha256(data).digest()[:4]
    return "".join(row + "\n" for row in cut(base64.b64encode(data).decode(), 64))


def make_cases(count, seed):
    """Messages and what became of them: the ways they were mangled, the characters, and the text."""
    generator = random.Random(seed)
    mangler = Mangler(generator)
    cases = []
    while len(cases) < count:
        kinds = generator.choices(mangler.kinds, k=1 if len(cases) % 3 == 0 else 2)
        if len(kinds) == 2 and not is_possible(*kinds):
            continue
        message = make(generator)
        text = message
        for kind in kinds:
            text = mangler.mangle(kind, text)
        encoding = "utf-16" if generator.random() < 0.05 else "utf-8"
        cases.append((kinds, message.replace("\n", ""), text.encode(encoding)))
    return cases


def mend(program, texts):
    """What a program makes of texts: a line for each."""
    packed = b"".join(struct.pack("=I", len(text)) + text for text in texts)
    lines = subprocess.run(program, input=packed, stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    assert len(lines) == len(texts) + 1, (len(lines), len(texts))
    return lines[:-1]


class Mend(unittest.TestCase):
    longMessage = True

    def test_mangled(self):
        cases = make_cases(COUNT, SEED)
        failed = collections.Counter()
        for (kinds, message, _), answer in zip(cases, mend([ANSWER], [text for _, _, text in cases]), strict=True):
            whole = [row.rsplit(",", 1)[1] for row in answer.split()[1:] if row.startswith("ok,")]
            if whole != [message]:
                failed[" + ".join(kinds)] += 1
        self.assertEqual(failed, {}, f"of {len(cases)} cases")
        print(f"# measured: {len(cases)} messages mangled in one or two of {len(Mangler(random).kinds)} ways, all whole again")


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
