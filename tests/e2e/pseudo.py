# SPDX-License-Identifier: GPL-3.0-or-later
"""A translation that nobody wrote, made from the strings in the sources. It is longer than English, ends in a way that shows
whether it was cut, and looks foreign, so that an untranslated string stands out."""

import os
import re
import struct
import subprocess

PROJECT = os.path.join(os.path.dirname(__file__), "..", "..")

# What is not a word: a conversion of printf, markup.
KEPT = re.compile(r"(%(?:\d+\$)?['#0-9.+-]*(?:[hljzt]*)[a-zA-Z%]|<[^>]*>)")

LATIN = str.maketrans("AEIOUaeiouCcNnSsYyZz", "ÀÉÎÖÛàéîöûÇçÑñŠšÝýŽž")
HEBREW = dict(zip(map(ord, "abcdefghijklmnopqrstuvwxyz"), "אבגדהוזחטיכלמנסעפצקרשתףץםן"))
HEBREW.update({ord(chr(k).upper()): v for k, v in list(HEBREW.items())})


class Pseudo:
    """A language written from left to right, or from right to left."""

    def __init__(self, right_to_left=False):
        self.letters = HEBREW if right_to_left else LATIN
        self.locale = "he_IL.UTF-8" if right_to_left else "de_DE.UTF-8"
        self.language = self.locale[:2]

    def translate(self, text):
        """As a person would read it: without the mark of a mnemonic."""
        return self.write(text).replace("_", "")

    def write(self, text):
        if not text:
            return text
        words = [part if KEPT.fullmatch(part) else part.translate(self.letters) for part in KEPT.split(text)]
        longer = "·" * (2 + len(text) * 35 // 100)
        # Not one long word, which could not be wrapped.
        longer = " ".join(longer[i : i + 6] for i in range(0, len(longer), 6))
        ending = "\n" if text.endswith("\n") else ""
        return "[" + "".join(words).rstrip("\n") + " " + longer + "]" + ending

    def install(self, folder):
        """The environment in which the window speaks this language; folder is where its translation is put."""
        catalogue = os.path.join(folder, self.language, "LC_MESSAGES")
        os.makedirs(catalogue, exist_ok=True)
        with open(os.path.join(catalogue, "sealwax.mo"), "wb") as file:
            file.write(pack(self.translate_all(read_sources())))
        return environment_for(self, folder)

    def translate_all(self, messages):
        found = {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"}
        for message in messages:
            key = message["msgid"]
            value = self.write(key)
            if "msgid_plural" in message:
                key += "\0" + message["msgid_plural"]
                value += "\0" + self.write(message["msgid_plural"])
            if "msgctxt" in message:
                key = message["msgctxt"] + "\4" + key
            found[key] = value
        return found


def environment_for(translation, folder):
    """The environment in which the window looks for a translation in that folder."""
    # LD_PRELOAD is split at spaces, and the project's folder may have one.
    library = os.path.join(folder, "locale.so")
    if not os.path.exists(library):
        os.symlink(os.environ["SEALWAX_LOCALE_LIBRARY"], library)
    return {
        "LC_ALL": translation.locale,
        "LANGUAGE": translation.language,
        "SEALWAX_LOCALE_DIR": folder,
        "LD_PRELOAD": library,
    }


def read_sources():
    """What xgettext finds when called as in po/meson.build."""
    with open(os.path.join(PROJECT, "po", "POTFILES"), encoding="utf-8") as file:
        files = [name.strip() for name in file if name.startswith("src/")]
    keywords = ["--keyword=" + word for word in ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2")]
    done = subprocess.run(
        ["xgettext", "--language=C", "--from-code=UTF-8", "--output=-", "--directory=" + PROJECT, *keywords, *files],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [message for message in map(parse, done.stdout.split("\n\n")) if message.get("msgid")]


def parse(block):
    message = {}
    field = None
    for line in block.splitlines():
        match = re.fullmatch(r'(?:(\w+)(?:\[\d\])? )?"(.*)"', line)
        if match is None:
            continue
        field = match.group(1) or field
        text = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), match.group(2))
        message[field] = message.get(field, "") + text
    return message


def pack(messages):
    """A .mo file, as described in gettext's manual."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    start = 28 + 16 * len(pairs)
    tables = ([], [])
    texts = b""
    for column, table in enumerate(tables):
        for pair in pairs:
            table += [len(pair[column]), start + len(texts)]
            texts += pair[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return header + struct.pack("<%dI" % (4 * len(pairs)), *tables[0], *tables[1]) + texts
