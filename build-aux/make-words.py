#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make data/words.txt, the word list of Sealwax's passphrase generator.

The list holds 2048 common English words, so one word drawn at random is worth
exactly 11 bits.  No two words begin with the same four letters, and none is
the beginning of another, so four letters are enough to tell a word and words
written together without a space can be told apart again.

How to run it, from the top of the source tree:

    apt-get install wamerican-small
    build-aux/make-words.py                         # writes data/words.txt
    build-aux/make-words.py --check data/words.txt  # run by the tests

--check needs no dictionary.  It prints a sentence and exits with status 1 if
the list is not as it must be.  The output depends only on the dictionary and
on words-left-out.txt next to this script.  The list in the tree was made from
wamerican-small 2020.12.07-2; another version may give other words, which then
have to be read through as those were.

Where the words come from: /usr/share/dict/american-english-small of Debian's
package wamerican-small, made from SCOWL (Spell Checker Oriented Word Lists,
http://wordlist.sourceforge.net/).  SCOWL is permissive.  This is its notice
from /usr/share/doc/wamerican-small/copyright; the file goes on with those of
SCOWL's sources, which are in the public domain or as permissive (WordNet 1.6,
Copyright 1997 by Princeton University; VARCON, which comes from Ispell,
Copyright 1993, Geoff Kuenning):

    The collective work is Copyright 2000-2011 by Kevin Atkinson as well
    as any of the copyrights mentioned below:

      Copyright 2000-2011 by Kevin Atkinson

    Permission to use, copy, modify, distribute and sell these word
    lists, the associated scripts, the output created from the scripts,
    and its documentation for any purpose is hereby granted without fee,
    provided that the above copyright notice appears in all copies and
    that both that copyright notice and this permission notice appear in
    supporting documentation. Kevin Atkinson makes no representations
    about the suitability of this array for any purpose. It is provided
    "as is" without express or implied warranty.
"""

import argparse
import collections
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DICTIONARY = Path("/usr/share/dict/american-english-small")
LEFT_OUT = HERE / "words-left-out.txt"
OUTPUT = HERE.parent / "data" / "words.txt"

COUNT = 2048
SHORTEST, LONGEST = 3, 7
START = 4  # letters that tell a word

# A word with one of these endings is left out if the dictionary has the word
# without it: "cats", "walked", "slowly", "longest".
INFLECTIONS = "s es ed ing ly er ers est".split()

# These only look inflected ("corn" is not in "corner"), or are better known
# than the word they come from ("writer", "wedding").
NOT_INFLECTED = set("""
    banner barber better binder brass brother butter buyer chapter clover
    copper cover daily dinner early earring ever feed forest hammer
    herring hover icing inner jester ladder layer leader lively living
    matter meeting mother paper pepper plumber proper quarter roller
    rooster runner saucer seed shed slipper sneaker summer super sweater
    tender thing timer toddler tweed user voucher waiter wedding wicker
    winner writer
    """.split())

# Endings that count towards a word's family, see rank().
ENDINGS = INFLECTIONS + """
    able age al ance ant ary ed en ence ent ery ful hood ic ion ions ish ism
    ist ists ity ive less like ment ments ness or ors ous ship some ward y
    """.split()


def read_left_out(path):
    """The words of the left-out file; "#" starts a comment."""
    text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
    return set(text.split())


def stems(word):
    """The forms a word can take before an ending: hop, hopp-; try, tri-."""
    yield word, "abcdefghijklmnopqrstuvwxyz"
    if word.endswith("e"):
        yield word[:-1], "aeioy"
    elif word.endswith("y"):
        yield word[:-1] + "i", "aeflmnos"
    elif re.search(r"[aeiou][bdfgklmnprstvz]$", word):
        yield word + word[-1], "aeiy"


def forms(word, endings):
    """Every form of the word that can be spelt with these endings."""
    for stem, firsts in stems(word):
        for ending in endings:
            if ending[0] in firsts:
                yield stem + ending


def compounds(listed):
    """Count how often each word is half of a compound, as in "sunlight".

    Short compounds are not counted: "carpet" is neither a car nor a pet.
    """
    count = collections.Counter()
    for word in listed:
        if len(word) >= 7:
            for i in range(3, len(word) - 2):
                if word[:i] in listed and word[i:] in listed:
                    count[word[:i]] += 1
                    count[word[i:]] += 1
    return count


def rank(entries):
    """Give each word of the dictionary a number: the more, the better known.

    The dictionary has no frequencies.  But a word much in use grows a large
    family (act: acts, acted, acting, active, actor...), so the number of its
    relatives in the dictionary stands in for how common it is.  A possessive
    ("act's") counts too: it marks a noun, and nouns are easier to remember.
    """
    listed = {word for word in entries if re.fullmatch(r"[a-z]+", word)}
    halves = compounds(listed)
    ranks = {}
    for word in listed:
        family = listed.intersection(forms(word, ENDINGS)) - {word}
        ranks[word] = len(family) + halves[word] + (word + "'s" in entries)
    return ranks


def inflected(listed):
    """The words that are only a form of another listed word."""
    found = set()
    for word in listed:
        if len(word) >= 3:
            found.update(listed.intersection(forms(word, INFLECTIONS)))
    return found - NOT_INFLECTED


def choose(entries, left_out):
    """Choose the words of the list out of the dictionary's entries."""
    ranks = rank(entries)
    unfit = inflected(set(ranks)) | left_out

    # The best first.  Of two that are as good the shorter, for typing's sake.
    suitable = sorted(
        (w for w in ranks if SHORTEST <= len(w) <= LONGEST and w not in unfit),
        key=lambda w: (-ranks[w], len(w), w))

    # Keep the best word of each beginning.
    best = {}
    for word in suitable:
        best.setdefault(word[:START], word)

    # A word of three letters shuts out every longer one that begins with it.
    # It is worth that only if it shuts out at most one, which it outranks.
    order = {word: i for i, word in enumerate(suitable)}
    for short in [start for start in best if len(start) < START]:
        rivals = [s for s in best if s != short and s.startswith(short)]
        if len(rivals) > 1 or any(order[best[s]] < order[short] for s in rivals):
            del best[short]
        else:
            for start in rivals:
                del best[start]

    chosen = sorted(best.values(), key=order.get)
    if len(chosen) < COUNT:
        sys.exit(f"Only {len(chosen)} suitable words are left, "
                 f"but the list needs {COUNT}.")
    return sorted(chosen[:COUNT])


def faults(data, left_out):
    """Yield a sentence for everything that is wrong with a list (bytes)."""
    if not data.endswith(b"\n"):
        yield "The last line does not end with a line feed."
    lines = data.decode("latin-1").removesuffix("\n").split("\n")
    if len(lines) != COUNT:
        yield f"The list has {len(lines)} words instead of {COUNT}."
    if lines != sorted(set(lines)):
        yield "The words are not sorted, or one is there twice."
    for word in lines:
        if not re.fullmatch(r"[a-z]+", word):
            yield f"{word!r} has something other than the letters a to z."
        elif not SHORTEST <= len(word) <= LONGEST:
            yield (f'"{word}" does not have {SHORTEST} to {LONGEST} letters.')
        if word in left_out:
            yield f'"{word}" is one of the words to leave out.'
    # Sorted, words with a common beginning stand side by side.
    ordered = sorted(set(lines))
    for one, two in zip(ordered, ordered[1:]):
        if two[:START].startswith(one[:START]):
            yield (f'"{one}" and "{two}" cannot be told apart '
                   f"by their first {START} letters.")


def main():
    parser = argparse.ArgumentParser(
        description="Make the word list of the passphrase generator.")
    parser.add_argument("--check", type=Path, metavar="FILE",
                        help="only check that FILE is a good list")
    parser.add_argument("--dictionary", type=Path, default=DICTIONARY,
                        metavar="FILE", help=f"default: {DICTIONARY}")
    parser.add_argument("--output", type=Path, default=OUTPUT,
                        metavar="FILE", help="default: data/words.txt")
    options = parser.parse_args()

    try:
        left_out = read_left_out(LEFT_OUT)
        if options.check:
            found = list(faults(options.check.read_bytes(), left_out))
            sys.exit("\n".join(f"{options.check}: {f}" for f in found) or 0)
        entries = set(options.dictionary.read_text(encoding="utf-8").split())
    except OSError as error:
        sys.exit(f"{error.filename} cannot be read: {error.strerror}.")

    words = choose(entries, left_out)
    options.output.write_bytes(("\n".join(words) + "\n").encode("ascii"))


if __name__ == "__main__":
    main()
