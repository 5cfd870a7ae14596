/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-key-file.h"

#include <string.h>

#include "support.h"

/* One key in each of its spellings. The Base64 was made with Python's base64 module, the words with Python's integers. */
#define KEY_HEX "00108310518720928b30d38f41149351559761969b71d79f8218a39259fbfbff"
#define KEY_HEX_UPPER "00108310518720928B30D38F41149351559761969B71D79F8218A39259FBFBFF"
#define KEY_BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkln7+/8="
#define WORDS                                                                     \
  "ability manage shimmer plant ivy equip clue brace mustard apology cave pivot " \
  "future reality garage impress sundial wolf mast emerald ceramic yacht urban vessel"

static bool
read_key (const char *bytes,
          size_t      size,
          uint8_t    *key)
{
  SealwaxWords  words;
  SealwaxStatus status;

  memset (key, TEST_FILLER, SEALWAX_KEY_SIZE);
  status = sealwax_key_file_read (test_guarded (bytes, size), size, key, &words);
  g_assert_true (status == SEALWAX_STATUS_OK || status == SEALWAX_STATUS_NOT_A_KEY);

  return status == SEALWAX_STATUS_OK;
}

static void
assert_key (const char *bytes,
            size_t      size)
{
  size_t              expected_size;
  g_autofree uint8_t *expected = test_unhex (KEY_HEX, &expected_size);
  uint8_t             key[SEALWAX_KEY_SIZE];

  g_assert_true (read_key (bytes, size, key));
  g_assert_cmpmem (key, sizeof key, expected, expected_size);
}

static void
assert_no_key (const char *bytes,
               size_t      size)
{
  uint8_t key[SEALWAX_KEY_SIZE];

  g_assert_false (read_key (bytes, size, key));
  g_assert_true (test_is_zero (key, sizeof key));
}

static void
test_spellings (void)
{
  assert_key (KEY_HEX, 64);
  assert_key (KEY_HEX_UPPER, 64);
  assert_key (KEY_BASE64, 44);
}

/* White space is allowed at both ends, but not inside, and not around raw bytes. */
static void
test_white_space (void)
{
  static const char *const keys[] = { KEY_HEX, KEY_BASE64 };

  for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *around = g_strdup_printf (" \t\r\n%s\r\n \v\f", keys[i]);
      g_autofree char *line = g_strdup_printf ("%s\n", keys[i]);
      g_autofree char *within = g_strdup_printf ("%.10s %s", keys[i], keys[i] + 10);
      g_autofree char *other = g_strdup_printf ("%s\xc2\xa0", keys[i]);

      assert_key (around, strlen (around));
      assert_key (line, strlen (line));
      assert_no_key (within, strlen (within));
      assert_no_key (other, strlen (other));
    }
}

/* Raw bytes are accepted whatever they are, as long as there are 32. */
static void
test_raw (void)
{
  static const char raw[] = "0123456789abcdef0123456789abcdef\n";
  uint8_t           key[SEALWAX_KEY_SIZE];
  char              bytes[SEALWAX_KEY_SIZE];

  g_assert_true (read_key (raw, 32, key));
  g_assert_cmpmem (key, sizeof key, raw, 32);

  memset (bytes, ' ', sizeof bytes);
  g_assert_true (read_key (bytes, sizeof bytes, key));
  g_assert_cmpmem (key, sizeof key, bytes, sizeof bytes);

  memset (bytes, 0, sizeof bytes);
  g_assert_true (read_key (bytes, sizeof bytes, key));
  g_assert_cmpmem (key, sizeof key, bytes, sizeof bytes);

  assert_no_key (raw, 33);
  assert_no_key (raw, 31);
}

/* Every other length, made of digits that both alphabets share. */
static void
test_lengths (void)
{
  char digits[200];

  memset (digits, 'A', sizeof digits);
  for (size_t size = 0; size <= sizeof digits; size++)
    if (size != 32 && size != 64)
      assert_no_key (digits, size);

  memset (digits, ' ', sizeof digits);
  for (size_t size = 0; size <= sizeof digits; size++)
    if (size != 32)
      assert_no_key (digits, size);
}

/* Every byte at every position: only the alphabet is accepted. (White space at an end changes the length of the key.) */
static void
test_foreign_hex (void)
{
  for (size_t place = 0; place < 64; place++)
    for (int character = 0; character < 256; character++)
      {
        char    digits[] = KEY_HEX;
        uint8_t key[SEALWAX_KEY_SIZE];

        digits[place] = (char)character;
        g_assert_cmpint (read_key (digits, 64, key), ==, g_ascii_isxdigit (character));
        if (g_ascii_isxdigit (character))
          g_assert_cmpint (place % 2 == 0 ? key[place / 2] >> 4 : key[place / 2] & 15, ==, g_ascii_xdigit_value ((char)character));
        else
          g_assert_true (test_is_zero (key, sizeof key));
      }
}

static void
test_foreign_base64 (void)
{
  for (size_t place = 0; place < 42; place++)
    for (int character = 0; character < 256; character++)
      {
        char    digits[] = KEY_BASE64;
        uint8_t key[SEALWAX_KEY_SIZE];
        bool    is_digit = g_ascii_isalnum (character) || character == '+' || character == '/';

        digits[place] = (char)character;
        g_assert_cmpint (read_key (digits, 44, key), ==, is_digit);

        if (is_digit)
          {
            size_t              size;
            g_autofree uint8_t *expected = g_base64_decode (digits, &size);

            g_assert_cmpmem (key, sizeof key, expected, size);
          }
        else
          {
            g_assert_true (test_is_zero (key, sizeof key));
          }
      }
}

/* The last digit has two bits that must be zero, and exactly one `=` must follow. */
static void
test_end_of_base64 (void)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  for (int character = 0; character < 256; character++)
    {
      char        digits[] = KEY_BASE64;
      uint8_t     key[SEALWAX_KEY_SIZE];
      const char *digit = character != 0 ? strchr (alphabet, character) : NULL;

      digits[42] = (char)character;
      g_assert_cmpint (read_key (digits, 44, key), ==, digit != NULL && (digit - alphabet) % 4 == 0);

      digits[42] = '8';
      digits[43] = (char)character;
      g_assert_cmpint (read_key (digits, 44, key), ==, character == '=');
    }

  assert_no_key (KEY_BASE64, 43);
}

/* Words have a reader of their own. A file that matches no spelling gets an error that names the one it resembles. */
static void
test_words (void)
{
  static const struct
  {
    const char   *text;
    SealwaxStatus status;
    SealwaxWords  words;
  } cases[] = {
    { WORDS, SEALWAX_STATUS_OK, { 24, 24, 0 } },
    { "\n\t" WORDS "\r\n", SEALWAX_STATUS_OK, { 24, 24, 0 } },
    { "zoom " WORDS, SEALWAX_STATUS_WORD_COUNT, { 25, 24, 0 } },
    { "x " WORDS, SEALWAX_STATUS_UNKNOWN_WORD, { 25, 23, 1 } },
    { "ability able about above abroad absent", SEALWAX_STATUS_WORD_COUNT, { 6, 6, 0 } },
    { "ability able about above abroad absent able", SEALWAX_STATUS_WORD_COUNT, { 7, 7, 0 } }, /* 43 characters */
    { "able the ability to", SEALWAX_STATUS_UNKNOWN_WORD, { 4, 2, 2 } },
    { "able the ability to do", SEALWAX_STATUS_NOT_A_KEY, { 5, 2, 2 } },
    { "able the", SEALWAX_STATUS_UNKNOWN_WORD, { 2, 1, 2 } },
    { "ability", SEALWAX_STATUS_WORD_COUNT, { 1, 1, 0 } },
    { "the", SEALWAX_STATUS_NOT_A_KEY, { 1, 0, 1 } },
    { "", SEALWAX_STATUS_NOT_A_KEY, { 0, 0, 0 } },
    { "0123", SEALWAX_STATUS_NOT_A_KEY, { 0, 0, 0 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      size_t       size = strlen (cases[i].text);
      uint8_t      key[SEALWAX_KEY_SIZE];
      SealwaxWords words;

      memset (key, TEST_FILLER, sizeof key);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sealwax_key_file_read (test_guarded (cases[i].text, size), size, key, &words), ==, cases[i].status);
      g_assert_cmpuint (words.count, ==, cases[i].words.count);
      g_assert_cmpuint (words.known, ==, cases[i].words.known);
      g_assert_cmpuint (words.unknown, ==, cases[i].words.unknown);
      if (cases[i].status != SEALWAX_STATUS_OK)
        g_assert_true (test_is_zero (key, sizeof key));
    }

  assert_key (WORDS, strlen (WORDS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/key-file/spellings", test_spellings);
  g_test_add_func ("/core/key-file/white-space", test_white_space);
  g_test_add_func ("/core/key-file/raw", test_raw);
  g_test_add_func ("/core/key-file/lengths", test_lengths);
  g_test_add_func ("/core/key-file/foreign-hex", test_foreign_hex);
  g_test_add_func ("/core/key-file/foreign-base64", test_foreign_base64);
  g_test_add_func ("/core/key-file/end-of-base64", test_end_of_base64);

  g_test_add_func ("/core/key-file/words", test_words);

  return g_test_run ();
}
