/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-key-file.h"

#include <string.h>

#include "support.h"

/* One key in each of its spellings; the Base64 was made with Python's base64 module. */
#define KEY_HEX "00108310518720928b30d38f41149351559761969b71d79f8218a39259fbfbff"
#define KEY_HEX_UPPER "00108310518720928B30D38F41149351559761969B71D79F8218A39259FBFBFF"
#define KEY_BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkln7+/8="

static bool
read_key (const char *bytes,
          size_t      size,
          uint8_t    *key)
{
  memset (key, TEST_FILLER, SEALWAX_KEY_SIZE);

  return sealwax_key_file_read (test_guarded (bytes, size), size, key);
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

/* White space is allowed at both ends, not within, and not around raw bytes. */
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

/* Raw bytes are taken whatever they are, but only by the number. */
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

/* Every other length, of digits that both alphabets have. */
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

/* Every byte at every place: only the alphabet's are taken. (White space at an end makes a key of another length.) */
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

/* The last digit has two bits that must be zero, and one `=` must follow. */
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

  return g_test_run ();
}
