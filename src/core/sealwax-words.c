/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-words.h"

#include <endian.h>
#include <stdbool.h>
#include <string.h>

#include <nettle/sha2.h>

#include "sealwax-bytes.h"
#include "sealwax-nettle.h"

/* A word says as much as its number, so no branch and no address here depends on one: to find a word, or to write one, the
 * whole list is gone through, and when a text is read, the same is done for every byte. Masks, which are all ones or
 * zero, choose what comes of it. What can be seen is how long a text is, and what became of it. */

#define LIST_WORDS (1U << SEALWAX_WORDS_BITS)
#define CHECKED_SIZE (SEALWAX_KEY_SIZE + 1) /* a key, and the first byte of its SHA-256 */

/* A word as a number: its letters, the first one highest, and zeros. */
#define FIRST_LETTER (UINT64_C (0xff) << 56)
#define FIRST_FOUR (UINT64_C (0xffffffff) << 32)

static uint64_t
mask_zero (uint64_t value)
{
  return ((value | (0 - value)) >> 63) - 1;
}

static uint64_t
mask_in_range (uint64_t value,
               uint64_t low,
               uint64_t high)
{
  return (((value - low) | (high - value)) >> 63) - 1;
}

static uint64_t
choose (uint64_t mask,
        uint64_t value,
        uint64_t otherwise)
{
  return (value & mask) | (otherwise & ~mask);
}

/* The word of the list that begins at @position, which moves to the next one. */
static uint64_t
next_in_list (size_t *position)
{
  uint64_t word = 0;
  unsigned shift = 64;

  for (; sealwax_words_list[*position] != '\n'; (*position)++)
    {
      shift -= 8;
      word |= (uint64_t)(uint8_t)sealwax_words_list[*position] << shift;
    }
  (*position)++;

  return word;
}

/**
 * sealwax_words_spell:
 * @numbers: (array length=count): numbers, of which the lower SEALWAX_WORDS_BITS bits count
 * @count: how many, at least 1
 * @slots: (out caller-allocates): receives @count times SEALWAX_WORDS_SLOT bytes
 *
 * Writes the words of these numbers, each at the beginning of a slot that zeros fill up.
 */
void
sealwax_words_spell (const uint16_t *numbers,
                     size_t          count,
                     char           *slots)
{
  size_t position = 0;

  memset (slots, 0, count * SEALWAX_WORDS_SLOT);
  for (uint32_t number = 0; number < LIST_WORDS; number++)
    {
      uint64_t word = next_in_list (&position);

      for (size_t i = 0; i < count; i++)
        {
          char    *to = slots + i * SEALWAX_WORDS_SLOT;
          uint64_t slot;

          memcpy (&slot, to, sizeof slot);
          slot |= htobe64 (word & mask_zero ((numbers[i] ^ number) & (LIST_WORDS - 1)));
          memcpy (to, &slot, sizeof slot);
        }
    }
}

/**
 * sealwax_words_join:
 * @slots: (inout) (array length=count): slots with words
 * @count: how many, at least 1
 *
 * Makes a text of words: with a space between each two, and zeros, at least one, behind the last. Only the total length can
 * be seen.
 */
void
sealwax_words_join (char  *slots,
                    size_t count)
{
  size_t size = count * SEALWAX_WORDS_SLOT;

  for (size_t i = 1; i < count; i++)
    slots[i * SEALWAX_WORDS_SLOT - 1] = ' ';

  /* All zeros move to the end. */
  for (size_t left = size; left > 1; left--)
    for (size_t i = 0; i + 1 < left; i++)
      {
        uint64_t is_gap = mask_zero ((uint8_t)slots[i]);

        slots[i] = (char)choose (is_gap, (uint8_t)slots[i + 1], (uint8_t)slots[i]);
        slots[i + 1] = (char)((uint8_t)slots[i + 1] & ~is_gap);
      }
}

/* Writes bytes as words, eleven bits each, the highest first. */
static void
spell_bytes (const uint8_t *bytes,
             size_t         words,
             char          *slots)
{
  uint16_t numbers[SEALWAX_WORDS_OF_KEY] = { 0 };
  uint32_t held = 0;
  unsigned bits = 0;

  for (size_t i = 0; i < words; i++)
    {
      for (; bits < SEALWAX_WORDS_BITS; bits += 8)
        held = held << 8 | *bytes++;
      bits -= SEALWAX_WORDS_BITS;
      numbers[i] = (uint16_t)(held >> bits & (LIST_WORDS - 1));
    }

  sealwax_words_spell (numbers, words, slots);
  sealwax_wipe (numbers, sizeof numbers);
}

static uint8_t
checksum_of (const uint8_t key[SEALWAX_KEY_SIZE])
{
  struct sha256_ctx sha256;
  uint8_t           checksum;

  sha256_init (&sha256);
  sha256_update (&sha256, SEALWAX_KEY_SIZE, key);
  SEALWAX_DIGEST (sha256, &sha256, sizeof checksum, &checksum);
  sealwax_wipe (&sha256, sizeof sha256);

  return checksum;
}

/**
 * sealwax_words_spell_key:
 * @key: a key
 * @slots: (out caller-allocates): receives its words, as sealwax_words_spell() writes them
 *
 * Spells a key as 24 words (docs/format.md, "Keys in words"). They are as secret as the key.
 */
void
sealwax_words_spell_key (const uint8_t key[SEALWAX_KEY_SIZE],
                         char          slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT])
{
  uint8_t checked[CHECKED_SIZE];

  memcpy (checked, key, SEALWAX_KEY_SIZE);
  checked[SEALWAX_KEY_SIZE] = checksum_of (key);
  spell_bytes (checked, SEALWAX_WORDS_OF_KEY, slots);
  sealwax_wipe (checked, sizeof checked);
}

/**
 * sealwax_words_compare:
 * @bytes: (array length=size): a random key, or something else that two people may compare
 * @size: its size in bytes
 * @slots: (out caller-allocates): receives the words, as sealwax_words_spell() writes them
 *
 * Gives the eight words by which two people see that they have the same (docs/format.md, "Keys in words"). They say
 * nothing about a key that would help to find it, so they may be said aloud.
 */
void
sealwax_words_compare (const uint8_t *bytes,
                       size_t         size,
                       char           slots[SEALWAX_WORDS_TO_COMPARE * SEALWAX_WORDS_SLOT])
{
  static const uint8_t label[] = { 's', 'e', 'a', 'l', 'w', 'a', 'x', ' ', 'c', 'o', 'm', 'p', 'a', 'r', 'e' };
  struct sha256_ctx    sha256;
  uint8_t              digest[SHA256_DIGEST_SIZE];

  sha256_init (&sha256);
  sha256_update (&sha256, sizeof label, label);
  sha256_update (&sha256, size, bytes);
  SEALWAX_DIGEST (sha256, &sha256, sizeof digest, digest);
  sealwax_wipe (&sha256, sizeof sha256);

  spell_bytes (digest, SEALWAX_WORDS_TO_COMPARE, slots);
  sealwax_wipe (digest, sizeof digest);
}

/* Where the reader is in a character: at its beginning, or after bytes of which each step tells; and what it was. */
enum
{
  START,
  AFTER_C2,
  AFTER_E1,
  AFTER_E1_9A,
  AFTER_E2,
  AFTER_80, /* E2 80 or E3 80 */
  AFTER_E2_81,
  AFTER_E3,
  AFTER_EF,
  AFTER_EF_BB,
  LETTER,
  BETWEEN, /* may stand around words */
  FOREIGN,
};

/* The letters, and in UTF-8 all characters that may stand around words. */
static const struct
{
  uint8_t from, low, high, to;
} steps[] = {
  { START, 'A', 'Z', LETTER },
  { START, 'a', 'z', LETTER },
  { START, 0x00, 'A' - 1, BETWEEN },
  { START, 'Z' + 1, 'a' - 1, BETWEEN },
  { START, 'z' + 1, 0x7f, BETWEEN },
  { START, 0xc2, 0xc2, AFTER_C2 },
  { AFTER_C2, 0x80, 0xbf, BETWEEN }, /* U+0080 to U+00BF */
  { START, 0xe1, 0xe1, AFTER_E1 },
  { AFTER_E1, 0x9a, 0x9a, AFTER_E1_9A },
  { AFTER_E1_9A, 0x80, 0x80, BETWEEN }, /* U+1680, a space */
  { START, 0xe2, 0xe2, AFTER_E2 },
  { AFTER_E2, 0x80, 0x80, AFTER_80 },
  { AFTER_E2, 0x81, 0x81, AFTER_E2_81 },
  { AFTER_E2_81, 0x80, 0xaf, BETWEEN }, /* to U+206F */
  { START, 0xe3, 0xe3, AFTER_E3 },
  { AFTER_E3, 0x80, 0x80, AFTER_80 },
  { AFTER_80, 0x80, 0xbf, BETWEEN }, /* U+2000 to U+203F, U+3000 to U+303F */
  { START, 0xef, 0xef, AFTER_EF },
  { AFTER_EF, 0xbb, 0xbb, AFTER_EF_BB },
  { AFTER_EF_BB, 0xbf, 0xbf, BETWEEN }, /* U+FEFF, the byte order mark */
};

/* Words that have been read, and where the reader is. */
typedef struct
{
  uint64_t words[SEALWAX_WORDS_OF_KEY];
  uint64_t word;   /* the one that is being read */
  uint64_t letter; /* where its next letter goes; zero after the eighth, which no word has */
  uint64_t count;
  uint64_t state;
} Reader;

/* If @when is all ones, adds a letter to the word; whatever is no letter makes it an unknown one. */
static void
add_letter (Reader  *reader,
            uint64_t when,
            uint8_t  letter)
{
  reader->word |= letter * UINT64_C (0x0101010101010101) & reader->letter & when;
  reader->letter = choose (when, reader->letter >> 8, reader->letter);
}

/* If @when is all ones, the word is over, if there is one. */
static void
end_word (Reader  *reader,
          uint64_t when)
{
  when &= ~mask_zero (reader->word);

  for (size_t i = 0; i < SEALWAX_WORDS_OF_KEY; i++)
    reader->words[i] |= reader->word & when & mask_zero (reader->count ^ i);
  reader->count += when & 1;
  reader->word &= ~when;
  reader->letter = choose (when, FIRST_LETTER, reader->letter);
}

static uint64_t
step (uint64_t from,
      uint8_t  byte)
{
  uint64_t to = FOREIGN;

  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    to = choose (mask_zero (from ^ steps[i].from) & mask_in_range (byte, steps[i].low, steps[i].high), steps[i].to, to);

  return to;
}

static void
take_byte (Reader *reader,
           uint8_t byte)
{
  uint64_t to = step (reader->state, byte);
  uint64_t breaks_off = mask_zero (to ^ FOREIGN) & ~mask_zero (reader->state ^ START);

  /* The character that was begun is a foreign one, and with this byte another one begins. */
  add_letter (reader, breaks_off, '?');
  to = choose (breaks_off, step (START, byte), to);

  add_letter (reader, mask_zero (to ^ LETTER), byte | 0x20);
  add_letter (reader, mask_zero (to ^ FOREIGN), '?');
  end_word (reader, mask_zero (to ^ BETWEEN));
  reader->state = choose (mask_in_range (to, START, AFTER_EF_BB), to, START);
}

/* Finds the numbers of words, or zero, and tells what there is of them. */
static void
find_numbers (const Reader *reader,
              uint16_t      numbers[SEALWAX_WORDS_OF_KEY],
              SealwaxWords *words)
{
  uint64_t is_known[SEALWAX_WORDS_OF_KEY] = { 0 };
  size_t   position = 0;

  for (uint32_t number = 0; number < LIST_WORDS; number++)
    {
      uint64_t word = next_in_list (&position);

      for (size_t i = 0; i < SEALWAX_WORDS_OF_KEY; i++)
        {
          uint64_t is_it = mask_zero (reader->words[i] ^ word) | mask_zero (reader->words[i] ^ (word & FIRST_FOUR));

          numbers[i] |= (uint16_t)(number & is_it);
          is_known[i] |= is_it;
        }
    }

  *words = (SealwaxWords){ .count = (uint32_t)reader->count };
  for (size_t i = SEALWAX_WORDS_OF_KEY; i > 0; i--)
    {
      words->known += is_known[i - 1] & 1;
      words->unknown = (uint32_t)choose (is_known[i - 1] | mask_zero (reader->words[i - 1]), words->unknown, i);
    }
  sealwax_wipe (is_known, sizeof is_known);
}

/* Returns whether the checksum holds, which means nothing unless there are 24 known words. */
static bool
join_numbers (const uint16_t numbers[SEALWAX_WORDS_OF_KEY],
              uint8_t        key[SEALWAX_KEY_SIZE])
{
  uint8_t  checked[CHECKED_SIZE] = { 0 };
  uint8_t  checksum;
  uint8_t *to = checked;
  uint32_t held = 0;
  unsigned bits = 0;
  bool     holds;

  for (size_t i = 0; i < SEALWAX_WORDS_OF_KEY; i++)
    {
      held = held << SEALWAX_WORDS_BITS | numbers[i];
      for (bits += SEALWAX_WORDS_BITS; bits >= 8; bits -= 8)
        *to++ = (uint8_t)(held >> (bits - 8));
    }

  memcpy (key, checked, SEALWAX_KEY_SIZE);
  checksum = checksum_of (key);
  holds = sealwax_equal (&checksum, checked + SEALWAX_KEY_SIZE, sizeof checksum);
  sealwax_wipe (checked, sizeof checked);

  return holds;
}

/* Returns whether the checksum holds, as join_numbers() does. */
static bool
read_words (const uint8_t *text,
            size_t         size,
            uint8_t        key[SEALWAX_KEY_SIZE],
            SealwaxWords  *words)
{
  Reader   reader = { .letter = FIRST_LETTER };
  uint16_t numbers[SEALWAX_WORDS_OF_KEY] = { 0 };
  bool     holds;

  for (size_t i = 0; i < size; i++)
    take_byte (&reader, text[i]);
  /* A character that was cut off is a foreign one. */
  add_letter (&reader, ~mask_zero (reader.state ^ START), '?');
  end_word (&reader, ~UINT64_C (0));

  find_numbers (&reader, numbers, words);
  holds = join_numbers (numbers, key);
  sealwax_wipe (&reader, sizeof reader);
  sealwax_wipe (numbers, sizeof numbers);

  return holds;
}

/**
 * sealwax_words_read_key:
 * @text: (array length=size): what may be the words of a key
 * @size: its size in bytes
 * @key: (out caller-allocates): receives the key, or zeros
 * @words: (out caller-allocates): receives what is known of the words, whether or not they are a key
 *
 * Reads a key that is spelled as 24 words, or as their first four letters (docs/format.md, "Keys in words"). The time
 * depends on @size alone.
 *
 * Returns: SEALWAX_STATUS_OK; SEALWAX_STATUS_UNKNOWN_WORD if one of the first 24 words is not in the list;
 *   SEALWAX_STATUS_WORD_COUNT if there are fewer or more; SEALWAX_STATUS_WORDS_WRONG if their checksum does not hold
 */
SealwaxStatus
sealwax_words_read_key (const uint8_t *text,
                        size_t         size,
                        uint8_t        key[SEALWAX_KEY_SIZE],
                        SealwaxWords  *words)
{
  bool holds = read_words (text, size, key, words);

  if (words->unknown == 0 && words->count == SEALWAX_WORDS_OF_KEY && holds)
    return SEALWAX_STATUS_OK;

  sealwax_wipe (key, SEALWAX_KEY_SIZE);
  if (words->unknown != 0)
    return SEALWAX_STATUS_UNKNOWN_WORD;
  if (words->count != SEALWAX_WORDS_OF_KEY)
    return SEALWAX_STATUS_WORD_COUNT;

  return SEALWAX_STATUS_WORDS_WRONG;
}
