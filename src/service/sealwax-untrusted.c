/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-untrusted.h"

/* Text that others wrote and that Sealwax shows among its own words: names of files, sentences of the system, arguments. It
 * must not be taken for Sealwax's own words, or change how those look. So it is in quotation marks, which it cannot close,
 * and on one line, whose direction it cannot turn. And it has no “·”, which separates the parts of a status. */

#define REPLACEMENT 0xfffd

/* Each is a range, from the first to the last. They are all characters with Unicode's property Quotation_Mark, and what
 * looks like one of them. Only the typewriter apostrophe is left out, because it closes nothing. */
static const gunichar quotes[][2] = {
  { 0x0022, 0x0022 },
  { 0x00ab, 0x00ab },
  { 0x00bb, 0x00bb },
  { 0x02ba, 0x02ba },
  { 0x02dd, 0x02dd },
  { 0x02ee, 0x02ee },
  { 0x05f4, 0x05f4 },
  { 0x2018, 0x201f },
  { 0x2033, 0x2034 },
  { 0x2036, 0x2037 },
  { 0x2039, 0x203a },
  { 0x2057, 0x2057 },
  { 0x275b, 0x2760 },
  { 0x276e, 0x276f },
  { 0x2e42, 0x2e42 },
  { 0x3003, 0x3003 },
  { 0x300c, 0x300f },
  { 0x301d, 0x301f },
  { 0xfe41, 0xfe44 },
  { 0xff02, 0xff02 },
  { 0xff07, 0xff07 },
  { 0xff62, 0xff63 },
  { 0x1f676, 0x1f678 },
};

/* “·” and what looks like it. */
static const gunichar dots[][2] = {
  { 0x00b7, 0x00b7 },
  { 0x0387, 0x0387 },
  { 0x16eb, 0x16eb },
  { 0x2022, 0x2022 },
  { 0x2024, 0x2024 },
  { 0x2027, 0x2027 },
  { 0x2219, 0x2219 },
  { 0x22c5, 0x22c5 },
  { 0x2e30, 0x2e31 },
  { 0x2e33, 0x2e33 },
  { 0x30fb, 0x30fb },
  { 0xa78f, 0xa78f },
  { 0xff65, 0xff65 },
  { 0x10101, 0x10101 },
};

/* What takes up no space, and is not a format character: text with invisible parts is not what it seems. */
static const gunichar invisible[][2] = {
  { 0x034f, 0x034f },
  { 0x115f, 0x1160 },
  { 0x17b4, 0x17b5 },
  { 0x180b, 0x180f },
  { 0x2800, 0x2800 },
  { 0x3164, 0x3164 },
  { 0xffa0, 0xffa0 },
};

static gboolean
is_among (gunichar       character,
          const gunichar ranges[][2],
          gsize          count)
{
  for (gsize i = 0; i < count; i++)
    if (character >= ranges[i][0] && character <= ranges[i][1])
      return TRUE;

  return FALSE;
}

/* What would change the line, or cannot be seen. Private characters look however a font wants, and a character that is not
 * assigned yet may turn out to be anything. */
static gboolean
is_harmful (gunichar character)
{
  switch ((int)g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return is_among (character, invisible, G_N_ELEMENTS (invisible));
    }
}

static gunichar
make_quotable (gunichar character,
               gboolean is_first)
{
  if (is_among (character, quotes, G_N_ELEMENTS (quotes)) || g_unichar_type (character) == G_UNICODE_INITIAL_PUNCTUATION
      || g_unichar_type (character) == G_UNICODE_FINAL_PUNCTUATION)
    return '\'';
  if (is_among (character, dots, G_N_ELEMENTS (dots)))
    return '.';
  if (g_unichar_isspace (character))
    return ' ';
  if (is_first && g_unichar_ismark (character)) /* it would sit on our quotation mark */
    return REPLACEMENT;

  return character;
}

/**
 * sealwax_untrusted_dup_plain:
 * @text: a line in any encoding, with words of ours and of others in it
 *
 * For a sentence by a library that repeats what others wrote. What is in quotation marks of ours should have gone through
 * sealwax_untrusted_dup_quotable() first.
 *
 * Returns: (transfer full): UTF-8 with U+FFFD for each control and format character, line end, and character that is
 *   invisible, private or not assigned
 */
char *
sealwax_untrusted_dup_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *plain = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (plain, is_harmful (g_utf8_get_char (p)) ? REPLACEMENT : g_utf8_get_char (p));

  return g_string_free_and_steal (plain);
}

/**
 * sealwax_untrusted_dup_quotable:
 * @text: what others wrote, in any encoding
 * @most: how many characters of it may be shown, or 0 for all
 *
 * Returns: (transfer full): what may go between quotation marks: as sealwax_untrusted_dup_plain() makes it, with `'` for
 *   quotation marks and `.` for “·” and the like. If it is longer than @most, it is cut in the middle, because the end of a
 *   name tells what kind of file it is
 */
char *
sealwax_untrusted_dup_quotable (const char *text,
                                gsize       most)
{
  g_autofree char     *plain = sealwax_untrusted_dup_plain (text);
  g_autofree gunichar *characters = NULL;
  GString             *quotable = g_string_new (NULL);
  glong                count;

  characters = g_utf8_to_ucs4_fast (plain, -1, &count);
  for (gsize i = 0; i < (gsize)count; i++)
    if (most > 0 && (gsize)count > most && i == most / 2)
      {
        g_string_append (quotable, "…");
        i = (gsize)count - most / 2;
      }
    else
      g_string_append_unichar (quotable, make_quotable (characters[i], i == 0));

  return g_string_free_and_steal (quotable);
}

/**
 * sealwax_untrusted_dup_isolated:
 * @text: what others wrote, in any encoding
 * @most: how many characters of it may be shown, or 0 for all
 *
 * Returns: (transfer full): what sealwax_untrusted_dup_quotable() returns, wrapped so that it keeps its own direction of
 *   writing, and what is around it keeps its own
 */
char *
sealwax_untrusted_dup_isolated (const char *text,
                                gsize       most)
{
  g_autofree char *quotable = sealwax_untrusted_dup_quotable (text, most);

  /* FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE */
  return g_strconcat ("\xe2\x81\xa8", quotable, "\xe2\x81\xa9", NULL);
}
