/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sealwax-kdf.h"
#include "sealwax-status.h"

/* How much a word says: the list has two to the power of this. */
#define SEALWAX_WORDS_BITS 11

/* Where a word is written: seven bytes for its letters, and one for what ends it. */
#define SEALWAX_WORDS_SLOT 8

/* How many words spell a key, and how many are enough to compare one. */
#define SEALWAX_WORDS_OF_KEY 24
#define SEALWAX_WORDS_TO_COMPARE 8

/* The list: its words in order, each with a line feed behind it (data/words.txt). */
#define SEALWAX_WORDS_LIST_SIZE 13075
extern const char sealwax_words_list[SEALWAX_WORDS_LIST_SIZE];

/**
 * SealwaxWords:
 * @count: how many words there are
 * @known: how many of them, of the first 24, are in the list
 * @unknown: the number of the first that is not, from 1; or 0
 *
 * What a text is that was read as the words of a key.
 */
typedef struct
{
  uint32_t count;
  uint32_t known;
  uint32_t unknown;
} SealwaxWords;

void          sealwax_words_spell     (const uint16_t *numbers,
                                       size_t          count,
                                       char           *slots);

void          sealwax_words_spell_key (const uint8_t   key[SEALWAX_KEY_SIZE],
                                       char            slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT]);

void          sealwax_words_compare   (const uint8_t  *bytes,
                                       size_t          size,
                                       char            slots[SEALWAX_WORDS_TO_COMPARE * SEALWAX_WORDS_SLOT]);

void          sealwax_words_join      (char           *slots,
                                       size_t          count);

SealwaxStatus sealwax_words_read_key  (const uint8_t  *text,
                                       size_t          size,
                                       uint8_t         key[SEALWAX_KEY_SIZE],
                                       SealwaxWords   *words) SEALWAX_MUST_CHECK;
