/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-preview.h"

#include <string.h>

#define KIB ((gsize)1 << 10)

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
  assert_needed (repeat ("x", 4 * KIB), FALSE);
  assert_needed (repeat ("x", 4 * KIB + 1), TRUE);
  assert_needed (repeat ("0123456\n", KIB * KIB), FALSE);
  assert_needed (repeat ("0123456\n", KIB * KIB + 8), TRUE);
  assert_needed (repeat ("\n", KIB * KIB), FALSE);
}

/* A long paragraph at the end of the text, without a line end, counts as well. */
static void
test_last_paragraph (void)
{
  g_autoptr (SealwaxSecret) text = sealwax_secret_new_sized (5 * KIB);

  memset (sealwax_secret_get_writable (text), 'x', 5 * KIB);
  g_assert_true (sealwax_text_preview_is_needed (text));

  sealwax_secret_get_writable (text)[2 * KIB] = '\n';
  g_assert_false (sealwax_text_preview_is_needed (text));

  sealwax_secret_get_writable (text)[2 * KIB] = 'x';
  sealwax_secret_get_writable (text)[KIB - 2] = '\n';
  g_assert_true (sealwax_text_preview_is_needed (text));
}

/* The text as it was: the line ends that were put in taken out. */
static char *
join_lines (const SealwaxSecret *preview)
{
  g_auto (GStrv) lines = g_strsplit (sealwax_secret_get_text (preview), "\n", -1);

  return g_strjoinv ("", lines);
}

static void
assert_preview (const char *unit)
{
  gsize whole = 64 * KIB / strlen (unit) * strlen (unit);
  g_autoptr (SealwaxSecret) text = repeat (unit, whole);
  g_autoptr (SealwaxSecret) preview = sealwax_text_preview_make (text);
  g_autofree char *joined = join_lines (preview);
  gsize            size = strlen (joined);

  g_assert_false (sealwax_text_preview_is_needed (preview));
  g_assert_true (g_utf8_validate (joined, -1, NULL));
  g_assert_true (g_str_has_prefix (sealwax_secret_get_text (text), joined));
  g_assert_cmpuint (size, <=, 16 * KIB);
  g_assert_cmpuint (size, >, 16 * KIB - 4);
}

/* Characters of one to four bytes are never cut, and nothing is left out or put in but line ends. */
static void
test_make (void)
{
  assert_preview ("x");
  assert_preview ("é");
  assert_preview ("€");
  assert_preview ("🔑");
  assert_preview ("x€");
}

static void
test_make_short (void)
{
  g_autoptr (SealwaxSecret) text = repeat ("x", 5 * KIB);
  g_autoptr (SealwaxSecret) preview = sealwax_text_preview_make (text);

  g_assert_cmpuint (sealwax_secret_get_size (preview), ==, 5 * KIB + 1);
  g_assert_cmpint (sealwax_secret_get_text (preview)[4 * KIB], ==, '\n');
}

/* Each place in a preview belongs to the place in the text that has the same text before it, line ends that were put in
 * left out; at both sides of such a one it is the same place. */
static void
test_find (void)
{
  g_autoptr (SealwaxSecret) text = repeat ("x€", 32 * KIB);
  g_autoptr (SealwaxSecret) preview = sealwax_text_preview_make (text);
  const char *shown = sealwax_secret_get_text (preview);
  gsize       line_ends = 0;

  for (gsize i = 0; i <= sealwax_secret_get_size (preview); i++)
    {
      g_assert_cmpuint (sealwax_text_preview_find (text, i), ==, i - line_ends);
      if (shown[i] == '\n')
        line_ends++;
    }
  g_assert_cmpuint (line_ends, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/app/preview/needed", test_needed);
  g_test_add_func ("/app/preview/last-paragraph", test_last_paragraph);
  g_test_add_func ("/app/preview/make", test_make);
  g_test_add_func ("/app/preview/make-short", test_make_short);

  g_test_add_func ("/app/preview/find", test_find);

  return g_test_run ();
}
