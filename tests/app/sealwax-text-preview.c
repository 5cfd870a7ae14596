/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-preview.h"

#include <string.h>

#define KIB ((gsize)1 << 10)
#define PARAGRAPH_MAX (16 * KIB)

/* A text of @size bytes, of repetitions of @unit. */
static SealwaxSecret *
repeat (const char *unit,
        gsize       size)
{
  SealwaxSecret *text = sealwax_secret_new_sized (size);
  guint8        *bytes = sealwax_secret_get_writable (text);

  g_assert_cmpuint (size % strlen (unit), ==, 0);
  for (gsize i = 0; i < size; i += strlen (unit))
    memcpy (bytes + i, unit, strlen (unit));

  return text;
}

/* About @size bytes of repetitions of @unit, after @shift bytes of something else. */
static SealwaxSecret *
repeat_after (const char *unit,
              gsize       shift,
              gsize       size)
{
  gsize whole = size / strlen (unit) * strlen (unit);
  g_autoptr (SealwaxSecret) repeated = repeat (unit, whole);
  SealwaxSecret *text = sealwax_secret_new_sized (shift + whole);
  guint8        *bytes = sealwax_secret_get_writable (text);

  memset (bytes, 'x', shift);
  memcpy (bytes + shift, sealwax_secret_get_text (repeated), whole);

  return text;
}

static void
assert_needed (SealwaxSecret *text,
               gboolean       needed)
{
  g_assert_true (sealwax_text_preview_is_needed (text) == needed);
  sealwax_secret_unref (text);
}

static void
test_needed (void)
{
  assert_needed (repeat ("x", 0), FALSE);
  assert_needed (repeat ("x", PARAGRAPH_MAX), FALSE);
  assert_needed (repeat ("x", PARAGRAPH_MAX + 1), TRUE);
  assert_needed (repeat ("0123456\n", KIB * KIB), FALSE);
  assert_needed (repeat ("0123456\n", KIB * KIB + 8), TRUE);
  assert_needed (repeat ("\n", KIB * KIB), FALSE);
}

/* A long paragraph at the end of the text, without a line end, counts, too. */
static void
test_last_paragraph (void)
{
  g_autoptr (SealwaxSecret) text = sealwax_secret_new_sized (17 * KIB);

  memset (sealwax_secret_get_writable (text), 'x', 17 * KIB);
  g_assert_true (sealwax_text_preview_is_needed (text));

  sealwax_secret_get_writable (text)[2 * KIB] = '\n';
  g_assert_false (sealwax_text_preview_is_needed (text));

  sealwax_secret_get_writable (text)[2 * KIB] = 'x';
  sealwax_secret_get_writable (text)[KIB - 2] = '\n';
  g_assert_true (sealwax_text_preview_is_needed (text));
}

/* The pages follow one another from the beginning of the text to its end. Nothing is left out and nothing is shown twice.
 * Each page can be laid out, and none is so short that there would be many. */
static void
assert_pages (const SealwaxSecret *text)
{
  const char *bytes = sealwax_secret_get_text (text);
  guint       count = sealwax_text_preview_count_pages (text);
  gsize       start = sealwax_text_preview_find_page (text, 0);

  g_assert_cmpuint (start, ==, 0);
  for (guint page = 0; page < count; page++)
    {
      gsize end = sealwax_text_preview_find_page (text, page + 1);

      g_assert_cmpuint (end, >, start);
      g_assert_cmpuint (end - start, <=, PARAGRAPH_MAX);
      if (page + 1 < count)
        g_assert_cmpuint (end - start, >=, 8 * KIB);
      g_assert_true (g_utf8_validate (bytes + start, (gssize)(end - start), NULL));
      g_assert_cmpuint (sealwax_text_preview_find_byte (text, start), ==, page);
      g_assert_cmpuint (sealwax_text_preview_find_byte (text, end - 1), ==, page);
      start = end;
    }
  g_assert_cmpuint (start, ==, sealwax_secret_get_size (text));
}

/* No page begins in the middle of @unit, wherever in the text the units are. */
static void
assert_never_cut (const char *unit)
{
  gsize unit_size = strlen (unit);

  for (gsize shift = 0; shift < 2 * unit_size; shift++)
    {
      g_autoptr (SealwaxSecret) text = repeat_after (unit, shift, 40 * KIB);

      assert_pages (text);
      for (guint page = 1; page < sealwax_text_preview_count_pages (text); page++)
        g_assert_cmpuint ((sealwax_text_preview_find_page (text, page) - shift) % unit_size, ==, 0);
    }
}

/* Characters of one to four bytes. */
static void
test_characters (void)
{
  assert_never_cut ("x");
  assert_never_cut ("é");
  assert_never_cut ("€");
  assert_never_cut ("🔑");
}

/* What a person sees as one character, although it is several. */
static void
test_graphemes (void)
{
  assert_never_cut ("e\u0301\u0323");
  assert_never_cut ("👍🏽");
  assert_never_cut ("👩‍👩‍👧‍👦");
  assert_never_cut ("❤️");
  assert_never_cut ("क्षि");
  assert_never_cut ("\u1100\u1161\u11a8"); /* one syllable, in three parts */
  assert_never_cut ("\r\n");
}

/* Flags are pairs of letters, so which two belong together depends on the first of them. */
static void
test_flags (void)
{
  assert_never_cut ("🇩🇪");
}

/* What is longer than a page must be cut, but not inside a character. */
static void
test_endless_grapheme (void)
{
  for (gsize shift = 0; shift < 4; shift++)
    {
      g_autoptr (SealwaxSecret) text = repeat_after ("\u0301", shift, 40 * KIB);

      assert_pages (text);
    }
}

/* A page begins at a word: after a blank of any kind, but not after the last hyphen or between signs. */
static void
test_words (void)
{
  assert_never_cut ("over-the-counter ");
  assert_never_cut ("1.234,5\u2013Äpfel; ");
  assert_never_cut ("слово\t");
  assert_never_cut ("word\u3000");
}

/* With no blank nearby, it begins where a line could be broken. */
static void
test_no_words (void)
{
  assert_never_cut ("over-");
  assert_never_cut ("字。");
}

/* A page begins at a paragraph if one is nearby, even if a word begins later. */
static void
test_paragraphs (void)
{
  g_autoptr (SealwaxSecret) text = repeat ("one two\n", 40 * KIB);
  g_autoptr (SealwaxSecret) long_lines = repeat ("one two ", 64 * KIB);
  guint8 *bytes = sealwax_secret_get_writable (long_lines);

  assert_never_cut ("one two\n");
  g_assert_cmpuint (sealwax_text_preview_find_page (text, 1), ==, 12 * KIB);

  bytes[10 * KIB - 1] = '\n'; /* 2 KiB before the page would begin */
  bytes[20 * KIB - 1] = '\n'; /* 4 KiB */
  assert_pages (long_lines);
  g_assert_cmpuint (sealwax_text_preview_find_page (long_lines, 1), ==, 10 * KIB);
  g_assert_cmpuint (sealwax_text_preview_find_page (long_lines, 2), ==, 24 * KIB);
}

/* Texts that are slightly longer than one page, or than two. */
static void
test_count (void)
{
  for (gsize size = PARAGRAPH_MAX + 1; size < 25 * KIB; size += 997)
    {
      g_autoptr (SealwaxSecret) text = repeat ("x", size);

      assert_pages (text);
      g_assert_cmpuint (sealwax_text_preview_count_pages (text), ==, size <= 24 * KIB ? 2 : 3);
    }
}

/* The largest text there is. Any page of it is found at once. */
static void
test_largest (void)
{
  g_autoptr (SealwaxSecret) text = repeat ("word ", 64 * KIB * KIB / 5 * 5);
  guint count = sealwax_text_preview_count_pages (text);

  g_assert_cmpuint (count, ==, 5462);
  for (guint page = count - 3; page <= count; page++)
    g_assert_cmpuint (sealwax_text_preview_find_page (text, page) % 5, ==, 0);
  assert_pages (text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/app/preview/needed", test_needed);
  g_test_add_func ("/app/preview/last-paragraph", test_last_paragraph);
  g_test_add_func ("/app/preview/characters", test_characters);
  g_test_add_func ("/app/preview/graphemes", test_graphemes);
  g_test_add_func ("/app/preview/flags", test_flags);
  g_test_add_func ("/app/preview/endless-grapheme", test_endless_grapheme);
  g_test_add_func ("/app/preview/words", test_words);
  g_test_add_func ("/app/preview/no-words", test_no_words);
  g_test_add_func ("/app/preview/paragraphs", test_paragraphs);
  g_test_add_func ("/app/preview/count", test_count);
  g_test_add_func ("/app/preview/largest", test_largest);

  return g_test_run ();
}
