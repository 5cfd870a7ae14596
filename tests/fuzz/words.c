/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <ctype.h>
#include <string.h>

#include <nettle/sha2.h>
#include <nettle/version.h>

#include "sealwax-words.h"

/* The reader whose time does not depend on the words, compared with a plain one; and a key in both directions. */

typedef struct
{
  uint32_t count;
  int      numbers[SEALWAX_WORDS_OF_KEY]; /* -1: not in the list */
} Plain;

/* The size of a character that may surround words, or 0. */
static size_t
between_size (const uint8_t *text,
              size_t         size)
{
  if (*text < 0x80)
    return !isalpha (*text);
  if (size >= 2 && *text == 0xc2 && (text[1] & 0xc0) == 0x80)
    return 2;
  if (size < 3)
    return 0;
  if (memcmp (text, "\xe1\x9a\x80", 3) == 0 || memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return 3;
  if ((memcmp (text, "\xe2\x80", 2) == 0 || memcmp (text, "\xe3\x80", 2) == 0) && (text[2] & 0xc0) == 0x80)
    return 3;

  return memcmp (text, "\xe2\x81", 2) == 0 && text[2] >= 0x80 && text[2] < 0xb0 ? 3 : 0;
}

static int
find_word (const uint8_t *word,
           size_t         size)
{
  const char *line = sealwax_words_list;
  char        letters[SEALWAX_WORDS_SLOT];

  if (size >= sizeof letters)
    return -1;
  for (size_t i = 0; i < size; i++)
    letters[i] = (char)tolower (word[i]);

  for (int number = 0; number < 2048; number++)
    {
      size_t length = strcspn (line, "\n");

      if ((size == length || (size == 4 && length > 4)) && memcmp (letters, line, size) == 0)
        return number;
      line += length + 1;
    }

  return -1;
}

static Plain
read_plainly (const uint8_t *text,
              size_t         size)
{
  Plain  plain = { 0 };
  size_t start = 0;

  for (size_t at = 0; at <= size;)
    {
      size_t between = at < size ? between_size (text + at, size - at) : 1;

      if (between == 0)
        {
          at++;
          continue;
        }
      if (at > start)
        {
          if (plain.count < SEALWAX_WORDS_OF_KEY)
            plain.numbers[plain.count] = find_word (text + start, at - start);
          plain.count++;
        }
      at += between;
      start = at;
    }

  return plain;
}

static uint8_t
checksum_of (const uint8_t key[SEALWAX_KEY_SIZE])
{
  struct sha256_ctx sha256;
  uint8_t           digest[SHA256_DIGEST_SIZE];

  sha256_init (&sha256);
  sha256_update (&sha256, SEALWAX_KEY_SIZE, key);
#if NETTLE_VERSION_MAJOR < 4
  sha256_digest (&sha256, sizeof digest, digest);
#else
  sha256_digest (&sha256, digest);
#endif

  return digest[0];
}

/* Bit by bit. */
static SealwaxStatus
join (const Plain  *plain,
      SealwaxWords *words,
      uint8_t       key[SEALWAX_KEY_SIZE])
{
  uint8_t checked[SEALWAX_KEY_SIZE + 1] = { 0 };

  *words = (SealwaxWords){ .count = plain->count };
  for (uint32_t i = 0; i < plain->count && i < SEALWAX_WORDS_OF_KEY; i++)
    {
      words->known += plain->numbers[i] >= 0;
      if (plain->numbers[i] < 0 && words->unknown == 0)
        words->unknown = i + 1;
    }
  if (words->unknown != 0)
    return SEALWAX_STATUS_UNKNOWN_WORD;
  if (plain->count != SEALWAX_WORDS_OF_KEY)
    return SEALWAX_STATUS_WORD_COUNT;

  for (size_t bit = 0; bit < 8 * sizeof checked; bit++)
    checked[bit / 8] |= (uint8_t)((plain->numbers[bit / 11] >> (10 - bit % 11) & 1) << (7 - bit % 8));
  memcpy (key, checked, SEALWAX_KEY_SIZE);

  return checksum_of (key) == checked[SEALWAX_KEY_SIZE] ? SEALWAX_STATUS_OK : SEALWAX_STATUS_WORDS_WRONG;
}

/* If the text is not in words, it may be a key. */
static void
check_there_and_back (const uint8_t *data,
                      size_t         size)
{
  uint8_t      key[SEALWAX_KEY_SIZE] = { 0 };
  uint8_t      again[SEALWAX_KEY_SIZE];
  char         slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT];
  SealwaxWords words;

  if (size > 0)
    memcpy (key, data, size < sizeof key ? size : sizeof key);
  sealwax_words_spell_key (key, slots);
  sealwax_words_join (slots, SEALWAX_WORDS_OF_KEY);
  FUZZ_CHECK (sealwax_words_read_key ((const uint8_t *)slots, strlen (slots), again, &words) == SEALWAX_STATUS_OK);
  FUZZ_CHECK (memcmp (key, again, sizeof key) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  Plain         plain = read_plainly (data, size);
  uint8_t       key[SEALWAX_KEY_SIZE];
  uint8_t       expected[SEALWAX_KEY_SIZE];
  SealwaxWords  words;
  SealwaxWords  expected_words;
  SealwaxStatus status;

  memset (key, 0xa5, sizeof key);
  status = sealwax_words_read_key (data, size, key, &words);
  FUZZ_CHECK (status == join (&plain, &expected_words, expected));
  FUZZ_CHECK (words.count == expected_words.count && words.known == expected_words.known && words.unknown == expected_words.unknown);
  if (status == SEALWAX_STATUS_OK)
    FUZZ_CHECK (memcmp (key, expected, sizeof key) == 0);
  else
    FUZZ_CHECK (fuzz_is_zero (key, sizeof key));

  check_there_and_back (data, size);

  return 0;
}
