/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text.h"

#include <string.h>

#include "support.h"

/* The longest text in these tests, and the alignments at which it is tried. */
#define ROOM 96
#define ALIGNMENTS 9

/* GLib judges the same way: given a length, it refuses NUL, too (asserted below). */
static void
assert_like_glib_here (const uint8_t *bytes,
                       size_t         size)
{
  gboolean expected = g_utf8_validate_len ((const char *)bytes, size, NULL);

  if (expected)
    g_assert_cmpuint (sealwax_text_count (bytes, size), ==, (gsize)g_utf8_strlen ((const char *)bytes, (gssize)size));
  if (sealwax_text_is_valid (bytes, size) == !!expected)
    return;

  for (size_t i = 0; i < size; i++)
    g_printerr ("%02x ", bytes[i]);
  g_error ("These %zu bytes are %s", size, expected ? "a text" : "no text");
}

/* Where memory ends: a sequence that is cut short must not be read to its end. */
static void
assert_like_glib (const uint8_t *bytes,
                  size_t         size)
{
  assert_like_glib_here (test_guarded (bytes, size), size);
}

/* Alone, and then before and after enough ASCII to be scanned in words. */
static void
assert_like_glib_in_places (const uint8_t *bytes,
                            size_t         size)
{
  uint8_t text[16];

  g_assert_cmpuint (size, <=, 8);
  assert_like_glib (bytes, size);

  memset (text, 'a', sizeof text);
  memcpy (text, bytes, size);
  assert_like_glib (text, sizeof text);

  memset (text, 'a', sizeof text);
  memcpy (text + sizeof text - size, bytes, size);
  assert_like_glib (text, sizeof text);
}

static void
test_known (void)
{
  static const struct
  {
    const char *text;
    size_t      size;
    bool        is_valid;
  } known[] = {
    { "", 0, true },
    { "\0", 1, false },
    { "a\0b", 3, false },
    { "12345678\0abcdefgh", 17, false },
    { "\x7f", 1, true },
    { "\xef\xbb\xbf", 3, true },          /* BOM */
    { "\xef\xbf\xbf", 3, true },          /* U+FFFF: no character, but well-formed */
    { "\xf4\x8f\xbf\xbf", 4, true },      /* U+10FFFF */
    { "\xf4\x90\x80\x80", 4, false },     /* beyond */
    { "\xc0\x80", 2, false },             /* overlong NUL */
    { "\xc1\xbf", 2, false },             /* overlong */
    { "\xe0\x9f\xbf", 3, false },         /* overlong */
    { "\xf0\x8f\xbf\xbf", 4, false },     /* overlong */
    { "\xed\x9f\xbf", 3, true },          /* U+D7FF */
    { "\xed\xa0\x80", 3, false },         /* surrogate */
    { "\xed\xbf\xbf", 3, false },         /* surrogate */
    { "\xee\x80\x80", 3, true },          /* U+E000 */
    { "\xf8\x88\x80\x80\x80", 5, false }, /* five bytes */
  };

  for (size_t i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_cmpint (sealwax_text_is_valid ((const uint8_t *)known[i].text, known[i].size), ==, known[i].is_valid);
      g_assert_cmpint (!!g_utf8_validate_len (known[i].text, known[i].size, NULL), ==, known[i].is_valid);
    }
}

static void
test_short (void)
{
  for (unsigned a = 0; a < 256; a++)
    {
      assert_like_glib_in_places ((const uint8_t[]){ (uint8_t)a }, 1);
      for (unsigned b = 0; b < 256; b++)
        assert_like_glib_in_places ((const uint8_t[]){ (uint8_t)a, (uint8_t)b }, 2);
    }
}

/* Where the second byte makes a difference: the ends of the ranges in table 3-7 of the Unicode Standard. */
static const uint8_t edges[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff };

static void
test_three_bytes (void)
{
  for (unsigned a = 0; a < 256; a++)
    for (unsigned b = 0; b < 256; b++)
      for (size_t c = 0; c < G_N_ELEMENTS (edges); c++)
        assert_like_glib_in_places ((const uint8_t[]){ (uint8_t)a, (uint8_t)b, edges[c] }, 3);
}

static void
test_four_bytes (void)
{
  for (unsigned a = 0xe0; a < 256; a++)
    for (unsigned b = 0; b < 256; b++)
      for (size_t c = 0; c < G_N_ELEMENTS (edges); c++)
        for (size_t d = 0; d < G_N_ELEMENTS (edges); d++)
          assert_like_glib_in_places ((const uint8_t[]){ (uint8_t)a, (uint8_t)b, edges[c], edges[d] }, 4);
}

/* Every code point, at the end of a text and with its last bytes cut off. */
static void
test_code_points (void)
{
  for (gunichar code = 1; code <= 0x10ffff; code++)
    {
      char character[6];
      int  size;

      if (code >= 0xd800 && code <= 0xdfff)
        continue;

      size = g_unichar_to_utf8 (code, character);
      g_assert_true (sealwax_text_is_valid (test_guarded (character, (size_t)size), (size_t)size));
      for (int cut = 1; cut < size; cut++)
        g_assert_false (sealwax_text_is_valid (test_guarded (character, (size_t)cut), (size_t)cut));
    }
}

/* Random text, mostly ASCII, with up to three bytes changed. */
static size_t
make_mutant (uint8_t *bytes)
{
  size_t size = 0;
  size_t limit = (size_t)g_test_rand_int_range (0, ROOM - 4);
  int    changes;

  while (size < limit)
    {
      gunichar code = (gunichar)g_test_rand_int_range (1, 128);

      if (g_test_rand_int_range (0, 6) == 0)
        code = (gunichar)g_test_rand_int_range (0x80, 0xd800) << g_test_rand_int_range (0, 5) & 0x1fffff;
      if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        continue;
      size += (size_t)g_unichar_to_utf8 (code, (char *)bytes + size);
    }

  changes = size > 0 ? g_test_rand_int_range (0, 4) : 0;
  while (changes-- > 0)
    bytes[g_test_rand_int_range (0, (gint32)size)] = (uint8_t)g_test_rand_int_range (0, 256);

  return size;
}

static void
test_mutants (void)
{
  _Alignas (8) uint8_t room[ROOM + ALIGNMENTS];
  uint8_t              text[ROOM];

  for (int round = 0; round < 20000; round++)
    {
      size_t size = make_mutant (text);

      assert_like_glib (text, size);
      for (size_t alignment = 0; alignment < ALIGNMENTS; alignment++)
        {
          memcpy (room + alignment, text, size);
          assert_like_glib_here (room + alignment, size);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text/known", test_known);
  g_test_add_func ("/core/text/short", test_short);
  g_test_add_func ("/core/text/three-bytes", test_three_bytes);
  g_test_add_func ("/core/text/four-bytes", test_four_bytes);
  g_test_add_func ("/core/text/code-points", test_code_points);
  g_test_add_func ("/core/text/mutants", test_mutants);

  return g_test_run ();
}
