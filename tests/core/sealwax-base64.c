/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-base64.h"

#include <string.h>

#include "support.h"

/* RFC 4648, section 10. */
static const struct
{
  const char *bytes;
  const char *chars;
} rfc_vectors[] = {
  { "", "" },
  { "f", "Zg==" },
  { "fo", "Zm8=" },
  { "foo", "Zm9v" },
  { "foob", "Zm9vYg==" },
  { "fooba", "Zm9vYmE=" },
  { "foobar", "Zm9vYmFy" },
};

/* How many characters are digits rather than padding. */
static size_t
count_digits (const char *chars)
{
  return strcspn (chars, "=");
}

static void
assert_both_ways (const uint8_t *bytes,
                  size_t         size,
                  const char    *expected)
{
  uint8_t             guard[8]; /* whole words of eight bytes are written */
  size_t              count = SEALWAX_BASE64_SIZE (size);
  g_autofree uint8_t *exact = g_memdup2 (bytes, size); /* for tools that notice reads beyond the end */
  g_autofree char    *chars = g_malloc (count + 1);
  g_autofree uint8_t *decoded = g_malloc (size + sizeof guard);

  chars[count] = '~';
  sealwax_base64_encode (exact, size, chars);
  g_assert_cmpmem (chars, count, expected, strlen (expected));
  g_assert_cmpint (chars[count], ==, '~');

  memset (guard, TEST_FILLER, sizeof guard);
  memcpy (decoded + size, guard, sizeof guard);
  g_assert_cmpuint (sealwax_base64_decode (expected, count_digits (expected), decoded), ==, size);
  g_assert_cmpmem (decoded, size, bytes, size);
  g_assert_cmpmem (decoded + size, sizeof guard, guard, sizeof guard);
}

static void
test_rfc_4648 (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rfc_vectors); i++)
    assert_both_ways ((const uint8_t *)rfc_vectors[i].bytes, strlen (rfc_vectors[i].bytes), rfc_vectors[i].chars);
}

static void
test_like_glib (void)
{
  uint8_t bytes[200];

  for (size_t size = 0; size <= sizeof bytes; size++)
    for (int round = 0; round < 20; round++)
      {
        g_autofree char *expected = NULL;

        test_random_bytes (bytes, size);
        expected = g_base64_encode (bytes, size);
        assert_both_ways (bytes, size, expected);
      }
}

static bool
is_digit (int character)
{
  return g_ascii_isalnum (character) || character == '+' || character == '/';
}

static void
test_digits (void)
{
  for (int character = 0; character < 256; character++)
    {
      char digit = (char)character;

      g_assert_cmpuint (sealwax_base64_span (&digit, 1), ==, is_digit (character));
    }
}

/* Anything but a digit ends a run, at every position, and so does the end of the text. Longer runs are scanned in blocks of
 * 64. */
static void
test_span (void)
{
  char chars[150];

  for (size_t size = 0; size <= sizeof chars; size++)
    for (size_t place = 0; place <= size; place++)
      {
        memset (chars, 'A', sizeof chars);
        if (place < size)
          chars[place] = '=';

        g_assert_cmpuint (sealwax_base64_span (chars, size), ==, place);
      }
}

static void
test_span_of_block (void)
{
  char chars[64];

  for (int character = 0; character < 256; character++)
    for (size_t place = 0; place < sizeof chars; place++)
      {
        memset (chars, 'z', sizeof chars);
        chars[place] = (char)character;

        g_assert_cmpuint (sealwax_base64_span (chars, sizeof chars), ==, is_digit (character) ? sizeof chars : place);
      }
}

/* Every byte but the digits, including `=`, at every position of whole and shorter groups. */
static void
test_foreign (void)
{
  uint8_t bytes[24];

  for (size_t count = 2; count <= 24; count++)
    for (size_t place = 0; place < count; place++)
      for (int character = 0; character < 256; character++)
        {
          char chars[24];

          memset (chars, 'A', sizeof chars); /* all bits zero, so that no unused bit is set */
          chars[place] = (char)character;

          if (count % 4 == 1 || !is_digit (character))
            g_assert_cmpuint (sealwax_base64_decode (chars, count, bytes), ==, 0);
          else if (place + 1 < count || count % 4 == 0)
            g_assert_cmpuint (sealwax_base64_decode (chars, count, bytes), ==, count * 3 / 4);
        }
}

/* In a shorter group, the last digit has unused bits, which must be zero: four in a group of two, two in a group of three.
 * */
static void
test_unused_bits (void)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint8_t           bytes[6];

  for (unsigned value = 0; value < 64; value++)
    {
      char chars[7] = { 'Z', 'm', '9', 'v', 'Y', 'A', 'A' };

      chars[5] = digits[value];
      g_assert_cmpuint (sealwax_base64_decode (chars, 6, bytes), ==, value % 16 == 0 ? 4 : 0);
      g_assert_cmpuint (sealwax_base64_decode (chars + 4, 2, bytes), ==, value % 16 == 0 ? 1 : 0);

      chars[5] = 'A';
      chars[6] = digits[value];
      g_assert_cmpuint (sealwax_base64_decode (chars, 7, bytes), ==, value % 4 == 0 ? 5 : 0);
      g_assert_cmpuint (sealwax_base64_decode (chars + 4, 3, bytes), ==, value % 4 == 0 ? 2 : 0);
    }
}

static void
test_one_digit_too_many (void)
{
  char    chars[201];
  uint8_t bytes[151];

  memset (chars, 'A', sizeof chars);
  for (size_t count = 1; count <= sizeof chars; count += 4)
    g_assert_cmpuint (sealwax_base64_decode (chars, count, bytes), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/base64/rfc-4648", test_rfc_4648);
  g_test_add_func ("/core/base64/like-glib", test_like_glib);
  g_test_add_func ("/core/base64/digits", test_digits);
  g_test_add_func ("/core/base64/span", test_span);
  g_test_add_func ("/core/base64/span-of-block", test_span_of_block);
  g_test_add_func ("/core/base64/foreign", test_foreign);
  g_test_add_func ("/core/base64/unused-bits", test_unused_bits);
  g_test_add_func ("/core/base64/one-digit-too-many", test_one_digit_too_many);

  return g_test_run ();
}
