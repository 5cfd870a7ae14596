#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the list of words as C, byte for byte: the core reads no files.

usage: words-list.py WORDS.TXT > sealwax-words-list.c
"""

import sys

with open(sys.argv[1], "rb") as file:
    LIST = file.read()

print('/* Made by words-list.py. */\n\n#include "sealwax-words.h"\n')
print("const char sealwax_words_list[SEALWAX_WORDS_LIST_SIZE] = {")
for line in LIST.splitlines(keepends=True):
    print("  " + " ".join(f"{byte}," for byte in line))
print("};\n")
print(f'_Static_assert (SEALWAX_WORDS_LIST_SIZE == {len(LIST)}, "the list is frozen");')
