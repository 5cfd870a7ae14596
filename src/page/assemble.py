#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the page into one file, with the strings of all languages in it.

  assemble.py [--homepage=ADDRESS] --po=FOLDER OUTPUT

Each module becomes a function that returns what it exports, in an order in which
everything that is imported is there already; nothing else is changed in it, but that a
tab indents it, which makes it smaller, so the file reads as its sources do. The same
sources give the same bytes.
"""

import argparse
import base64
import gettext
import hashlib
import html
import io
import json
import re
import subprocess
from pathlib import Path

SOURCE = Path(__file__).parent
MAIN = "page"
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi")
CONTEXT = "\x04"

STRING = r'"((?:[^"\\]|\\.)*)"'
# _("text"), C_("context", "text"), ngettext("one", "many", as xgettext finds them.
MARKED = re.compile(r"(?<![\w$])(?:_\(\s*%s,?\s*\)|C_\(\s*%s,\s*%s,?\s*\)|ngettext\(\s*%s,\s*%s)" % ((STRING,) * 5))
# For the translators, in files that xgettext takes for C.
COMMENT = re.compile(r"^/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
IMPORT = re.compile(r'^import (\{[^}]*\}|\* as \w+) from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (async function|function\*?|class|const) (\w+)", re.MULTILINE)
PLURAL = re.compile(r"plural=([n0-9 %&|=!<>?:()]+);?")


def unquote(string):
    return json.loads('"%s"' % string)


def find_strings(source):
    """The keys, as a catalogue has them, of all strings in a source."""
    for text, context, in_context, one, _many in MARKED.findall(source):
        yield unquote(context) + CONTEXT + unquote(in_context) if in_context else unquote(text or one)


def order_modules(name, seen):
    """The names of a module and of all that it imports, each after what it imports."""
    if name in seen:
        return []
    seen.add(name)
    found = [other for _what, other in IMPORT.findall(read(name + ".js"))]
    return [module for other in found for module in order_modules(other, seen)] + [name]


def read(name):
    return (SOURCE / name).read_text(encoding="utf-8")


def wrap_module(name, translations):
    """A module as a function that is called once."""
    source = read(name + ".js").split("*/\n", 1)[1].strip("\n")  # without the licence, which the page has once
    exported = [match[1] for match in EXPORT.findall(source)]
    # What is imported from a module must not hide it.
    assert not any(other in re.findall(r"\w+", what) for what, other in IMPORT.findall(source) if not what.startswith("*")), name
    # A module as a whole has its own name, and is there already.
    assert all(what == "* as " + other for what, other in IMPORT.findall(source) if what.startswith("*")), name
    source = EXPORT.sub(r"\1 \2", source)
    source = IMPORT.sub(lambda match: "" if match[1].startswith("*") else "const %s = %s;\n" % (match[1], match[2]), source)
    source = source.replace(
        "const translations = {}; /* assemble.py fills this in */", "const translations = %s;" % translations if name == "words" else ""
    )
    assert not re.search(r"^(import|export) ", source, re.MULTILINE), name
    return "/* ==== %s ==== */\n\nconst %s = (() => {\n%s\n\nreturn { %s };\n})();\n" % (name, name, source.strip("\n"), ", ".join(exported))


class Language:
    """A translation; without a file, English."""

    def __init__(self, code, path=None):
        self.code = code
        self.catalogue = gettext.NullTranslations()
        self.plural = "n != 1"
        if path is not None:
            compiled = subprocess.run(["msgfmt", "--output-file=-", str(path)], stdout=subprocess.PIPE, check=True).stdout
            self.catalogue = gettext.GNUTranslations(io.BytesIO(compiled))
            self.plural = PLURAL.search(self.catalogue.info()["plural-forms"])[1]

    @property
    def direction(self):
        return "rtl" if self.code.split("_")[0] in RIGHT_TO_LEFT else "ltr"

    def get(self, key):
        """A string, or a list where there are plural forms; None where there is no translation."""
        known = getattr(self.catalogue, "_catalog", {})
        if (key, 0) in known:
            return [known[key, form] for form in range(len([pair for pair in known if isinstance(pair, tuple) and pair[0] == key]))]
        return known.get(key)

    def fill(self, source):
        """The text of a template in this language."""

        def replace(match):
            key = next(find_strings(match[0]))
            return html.escape(self.get(key) or key.split(CONTEXT)[-1], quote=True).replace("_", "", 1)

        return MARKED.sub(replace, COMMENT.sub("", source))

    def write(self, keys):
        texts = {key: self.get(key) for key in keys if self.get(key)}
        return '{\nname: %s,\nplural: (n) => %s,\ntexts: %s,\n}' % (quote(self.get("English")), self.plural, quote(texts))


def quote(value):
    """A value in JavaScript that cannot end the script that it is in."""
    return json.dumps(value, ensure_ascii=False, indent=0, sort_keys=True).replace("<", "\\u003c")


def fill_template(source):
    """The template in English, with the context of each string beside it, and the mark for the keyboard that some have."""
    source = re.sub(r'(<[^<>]*) data-(text|label)>(C_\("([^"]*)")', r'\1 data-\2 data-context="\4">\3', source)
    source = re.sub(r'data-text>(_\("([^"]*_[^"]*)"\))', r'data-text="\2">\1', source)
    source = re.sub(r"=(%s)" % MARKED.pattern, lambda match: '="%s"' % match[1], source)
    return Language("en").fill(source)


def make_plain(languages):
    """What is shown where the script does not run: for the page itself in all languages, and for each language, in a comment,
    what a letter has in its place."""
    source = COMMENT.sub("", read("plain.html"))
    parts = ["<!--plain-->\n"]
    for kind, other in (("READER", "LETTER"), ("LETTER", "READER")):
        for language in languages:
            text = re.sub(r"^@%s@.*\n" % other, "", source, flags=re.MULTILINE).replace("@%s@" % kind, "")
            text = language.fill(text).replace("@LANGUAGE@", language.code.replace("_", "-")).replace("@DIRECTION@", language.direction)
            assert "--" not in text
            parts.append(text if kind == "READER" else "<!--letter %s %s\n%s-->\n" % (language.code, language.direction, text))
    return "".join(parts) + "<!--/plain-->"


def indent(text):
    """Indented by tabs, which is smaller."""
    return re.sub(r"^(?:  )+", lambda spaces: "\t" * (len(spaces[0]) // 2), text, flags=re.MULTILINE)


def make_hash(text):
    return "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def assemble(po, homepage):
    codes = [line.strip() for line in (po / "LINGUAS").read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    languages = [Language(code, po / (code + ".po")) for code in codes]
    modules = order_modules(MAIN, set())
    template = read("template.html")
    keys = sorted({key for source in [template, *(read(name + ".js") for name in modules)] for key in find_strings(source)})

    translations = "{\n%s}" % "".join("%s: %s,\n" % (language.code, language.write(keys)) for language in languages)
    script = indent('\n"use strict";\n\n(() => {\n%s})();\n' % "\n".join(wrap_module(name, translations) for name in modules))
    style = indent("\n" + read("style.css").split("*/\n", 1)[1].lstrip("\n"))
    assert "</" not in script and "</" not in style
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; script-src %s; style-src %s" % (make_hash(script), make_hash(style))

    page = fill_template(template)
    for name, value in (
        ("POLICY", policy),
        ("STYLE", style),
        ("PLAIN", make_plain([Language("en"), *languages])),
        ("HOME", '<p class="hint">%s</p>' % html.escape(homepage) if homepage else ""),
        ("LETTER", "<!--message-->"),
        ("SCRIPT", script),
    ):
        page = page.replace("@%s@" % name, value)
    return page


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--po", type=Path, required=True)
    parser.add_argument("--homepage", default="")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    arguments.output.write_text(assemble(arguments.po, arguments.homepage), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
