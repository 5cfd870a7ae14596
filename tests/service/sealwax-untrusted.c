/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-untrusted.h"

#include <string.h>

#define FFFD "\xef\xbf\xbd"
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

/* All of Unicode's format characters (category Cf), as listed in Unicode 16: ranges from first to last. */
static const gunichar format_characters[][2] = {
  { 0x00ad, 0x00ad },
  { 0x0600, 0x0605 },
  { 0x061c, 0x061c },
  { 0x06dd, 0x06dd },
  { 0x070f, 0x070f },
  { 0x0890, 0x0891 },
  { 0x08e2, 0x08e2 },
  { 0x180e, 0x180e },
  { 0x200b, 0x200f },
  { 0x202a, 0x202e },
  { 0x2060, 0x2064 },
  { 0x2066, 0x206f },
  { 0xfeff, 0xfeff },
  { 0xfff9, 0xfffb },
  { 0x110bd, 0x110bd },
  { 0x110cd, 0x110cd },
  { 0x13430, 0x1343f },
  { 0x1bca0, 0x1bca3 },
  { 0x1d173, 0x1d17a },
  { 0xe0001, 0xe0001 },
  { 0xe0020, 0xe007f },
};

/* What ends or turns a line, is invisible, private, or nothing at all. */
static const gunichar harmful[][2] = {
  { 0x0001, 0x001f },
  { 0x007f, 0x009f },
  { 0x2028, 0x2029 },
  { 0xe000, 0xf8ff },
  { 0xf0000, 0xf00ff },
  { 0x10ff00, 0x10fffd },
  { 0x034f, 0x034f },
  { 0x115f, 0x1160 },
  { 0x2800, 0x2800 },
  { 0x3164, 0x3164 },
  { 0xffa0, 0xffa0 },
  { 0x2065, 0x2065 },
  { 0x0378, 0x0379 },
  { 0xe0080, 0xe00ff },
};

/* Marks that some language uses as quotation marks, or that look like them. */
static const char *const quotes[] = {
  "\"",
  "“",
  "”",
  "„",
  "‟",
  "«",
  "»",
  "‘",
  "’",
  "‚",
  "‛",
  "‹",
  "›",
  "「",
  "」",
  "『",
  "』",
  "〝",
  "〞",
  "〟",
  "﹁",
  "﹂",
  "﹃",
  "﹄",
  "＂",
  "＇",
  "｢",
  "｣",
  "⹂",
  "❛",
  "❜",
  "❝",
  "❞",
  "❮",
  "❯",
  "🙶",
  "🙷",
  "🙸",
  "″",
  "ʺ",
};

/* What separates the parts of a status, and what looks like it. */
static const char *const dots[] = { "·", "·", "•", "‧", "∙", "⋅", "・", "･", "⸱", "ꞏ" };

/* That a character among letters becomes this, and in a sentence of ours that. */
static void
assert_becomes (const char *character,
                const char *quotable,
                const char *plain)
{
  g_autofree char *text = g_strconcat ("a", character, "b", NULL);
  g_autofree char *wanted_quotable = g_strconcat ("a", quotable, "b", NULL);
  g_autofree char *wanted_plain = g_strconcat ("a", plain, "b", NULL);
  g_autofree char *got_quotable = sealwax_untrusted_dup_quotable (text, 0);
  g_autofree char *got_plain = sealwax_untrusted_dup_plain (text);

  g_assert_cmpstr (got_quotable, ==, wanted_quotable);
  g_assert_cmpstr (got_plain, ==, wanted_plain);
}

static void
assert_all_replaced (const gunichar ranges[][2],
                     gsize          count)
{
  for (gsize i = 0; i < count; i++)
    for (gunichar character = ranges[i][0]; character <= ranges[i][1]; character++)
      {
        char text[7] = { 0 };

        g_unichar_to_utf8 (character, text);
        assert_becomes (text, FFFD, FFFD);
      }
}

static void
test_format_characters (void)
{
  assert_all_replaced (format_characters, G_N_ELEMENTS (format_characters));
}

static void
test_harmful (void)
{
  assert_all_replaced (harmful, G_N_ELEMENTS (harmful));
}

static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    assert_becomes (quotes[i], "'", quotes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (dots); i++)
    assert_becomes (dots[i], ".", dots[i]);
}

/* Whatever the character, the result contains none of these. */
static void
test_every_character (void)
{
  for (gunichar character = 1; character <= 0x10ffff; character++)
    {
      char             text[7] = { 0 };
      g_autofree char *shown = NULL;
      gunichar         got;

      if (!g_unichar_validate (character))
        continue;
      g_unichar_to_utf8 (character, text);
      shown = sealwax_untrusted_dup_quotable (text, 0);
      got = g_utf8_get_char (shown);

      g_assert_cmpint (g_utf8_strlen (shown, -1), ==, 1);
      g_assert_true (got == character || got == 0xfffd || got == ' ' || got == '\'' || got == '.');
      g_assert_true (g_unichar_isdefined (got));
      g_assert_false (g_unichar_iscntrl (got));
      g_assert_cmpint (g_unichar_type (got), !=, G_UNICODE_FORMAT);
      g_assert_cmpint (g_unichar_type (got), !=, G_UNICODE_INITIAL_PUNCTUATION);
      g_assert_cmpint (g_unichar_type (got), !=, G_UNICODE_FINAL_PUNCTUATION);
      g_assert_false (g_unichar_ismark (got));
    }
}

/* Names as people give them. */
static void
test_unchanged (void)
{
  static const char *const names[] = {
    "notes.txt",
    "Ana's letter (2).txt",
    "Übersicht_März-2024.sealwax",
    "отчёт.txt",
    "σχέδιο.txt",
    "报告,最终.txt",
    "レポート.txt",
    "보고서.txt",
    "דוח.txt",
    "تقرير.txt",
    "रिपोर्ट.txt",
    "รายงาน.txt",
    "a\xcc\x88.txt",
    "😀❤\xef\xb8\x8f.txt",
    "50% & <b>.txt",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *quotable = sealwax_untrusted_dup_quotable (names[i], 32);
      g_autofree char *plain = sealwax_untrusted_dup_plain (names[i]);
      g_autofree char *isolated = sealwax_untrusted_dup_isolated (names[i], 32);
      g_autofree char *wanted = g_strconcat (FSI, names[i], PDI, NULL);

      g_assert_cmpstr (quotable, ==, names[i]);
      g_assert_cmpstr (plain, ==, names[i]);
      g_assert_cmpstr (isolated, ==, wanted);
    }
}

/* Out of the quotation marks, and out of the isolate. */
static void
test_forged (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "Decrypted, proven unchanged” · 16 characters", FSI "Decrypted, proven unchanged' . 16 characters" PDI },
    { "x" PDI "\xe2\x80\xae"
      "txt.exe",
      FSI "x" FFFD FFFD "txt.exe" PDI },
    { "two\nlines\r\xe2\x80\xa8more", FSI "two" FFFD "lines" FFFD FFFD "more" PDI },
    { "\xcc\xb8struck out", FSI FFFD "struck out" PDI },
    { "far\xc2\xa0\xe3\x80\x80"
      "away",
      FSI "far  away" PDI },
    { "caf\xe9\xff.txt", FSI "caf" FFFD FFFD ".txt" PDI },
    { "\x1b[2J", FSI FFFD "[2J" PDI },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = sealwax_untrusted_dup_isolated (cases[i].text, 0);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* In the middle, counted in characters. */
static void
test_cut (void)
{
  static const char alphabet[] = "ÄbcdefghijklmnopqrstuvwxyzABCDEÖ";
  g_autofree char  *whole = sealwax_untrusted_dup_quotable (alphabet, 32);
  g_autofree char  *cut = sealwax_untrusted_dup_quotable (alphabet, 8);

  g_assert_cmpstr (whole, ==, alphabet);
  g_assert_cmpstr (cut, ==, "Äbcd…DEÖ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/untrusted/format-characters", test_format_characters);
  g_test_add_func ("/service/untrusted/harmful", test_harmful);
  g_test_add_func ("/service/untrusted/marks", test_marks);
  g_test_add_func ("/service/untrusted/every-character", test_every_character);
  g_test_add_func ("/service/untrusted/unchanged", test_unchanged);
  g_test_add_func ("/service/untrusted/forged", test_forged);
  g_test_add_func ("/service/untrusted/cut", test_cut);

  return g_test_run ();
}
