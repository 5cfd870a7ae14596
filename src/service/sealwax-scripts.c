/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-scripts.h"

/* Which alphabets a text is written in, and whether that can be seen. */

/* The alphabets that have letters in common, to the eye. */
typedef enum
{
  ALPHABET_NONE = 0, /* no letter, or of a script that nobody takes for one of these */
  ALPHABET_LATIN = 1 << 0,
  ALPHABET_CYRILLIC = 1 << 1,
  ALPHABET_GREEK = 1 << 2,
  ALPHABET_OTHER = 1 << 3,
} Alphabets;

/* What looks like a Latin letter, in most fonts; in the order of their numbers. */
static const gunichar lookalikes[] = {
  0x0391,
  0x0392,
  0x0395,
  0x0396,
  0x0397,
  0x0399,
  0x039a,
  0x039c,
  0x039d,
  0x039f,
  0x03a1,
  0x03a4,
  0x03a5,
  0x03a7, /* Greek: ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ */
  0x03b1,
  0x03b9,
  0x03ba,
  0x03bd,
  0x03bf,
  0x03c1,
  0x03c5,
  0x03f2, /* αικνορυϲ */
  0x0405,
  0x0406,
  0x0408,
  0x0410,
  0x0412,
  0x0415,
  0x041a,
  0x041c,
  0x041d,
  0x041e,
  0x0420,
  0x0421,
  0x0422,
  0x0423, /* Cyrillic: ЅІЈАВЕКМНОРСТУ */
  0x0425,
  0x0430,
  0x0435,
  0x043e,
  0x0440,
  0x0441,
  0x0443,
  0x0445,
  0x0455,
  0x0456,
  0x0458,
  0x04ae,
  0x04bb,
  0x04c0, /* Хаеорсухѕіј… */
  0x0501,
  0x051b,
  0x051d,
};

static gboolean
looks_latin (gunichar character)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lookalikes); i++)
    if (lookalikes[i] == character)
      return TRUE;

  return FALSE;
}

static Alphabets
get_alphabet (gunichar character)
{
  switch ((int)g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_LATIN:
      return ALPHABET_LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
      return ALPHABET_CYRILLIC;
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_COPTIC:
      return ALPHABET_GREEK;
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_CHEROKEE:
    case G_UNICODE_SCRIPT_LISU:
      return ALPHABET_OTHER;
    default:
      return ALPHABET_NONE;
    }
}

static gboolean
is_single (Alphabets alphabets)
{
  return (alphabets & (alphabets - 1)) == 0;
}

/**
 * sealwax_scripts_are_mixed:
 * @text: a text in UTF-8
 * @size: its size in bytes
 *
 * Looks for letters that others would take for letters of another alphabet: a word with letters of two, or, among Latin
 * words, one that looks like a Latin word and is not. Words of several languages beside each other are not mixed.
 *
 * Returns: whether there are any
 */
gboolean
sealwax_scripts_are_mixed (const char *text,
                           gsize       size)
{
  const char *end = text + size;
  Alphabets   word = ALPHABET_NONE;
  gboolean    word_looks_latin = TRUE; /* every letter of the word does, and it is not */
  gboolean    has_latin = FALSE, has_false_latin = FALSE;

  for (const char *p = text; p <= end; p = g_utf8_next_char (p))
    {
      gunichar character = p < end ? g_utf8_get_char (p) : ' ';

      if (g_unichar_isspace (character) || g_unichar_ispunct (character))
        {
          has_false_latin |= word != ALPHABET_NONE && word != ALPHABET_LATIN && word_looks_latin;
          has_latin |= (word & ALPHABET_LATIN) != 0;
          word = ALPHABET_NONE;
          word_looks_latin = TRUE;
        }
      else if (g_unichar_isalpha (character))
        {
          word |= get_alphabet (character);
          word_looks_latin &= looks_latin (character);
          if (!is_single (word))
            return TRUE;
        }
    }

  return has_latin && has_false_latin;
}

/**
 * sealwax_scripts_can_join:
 * @character: a character, or 0
 *
 * Returns: whether a joiner behind it, U+200C or U+200D, changes what is seen: in scripts whose keyboards have these keys,
 *   and in pictures that are put together
 */
gboolean
sealwax_scripts_can_join (gunichar character)
{
  if (g_unichar_type (character) == G_UNICODE_OTHER_SYMBOL || character == 0xfe0f || (character >= 0x1f3fb && character <= 0x1f3ff))
    return TRUE;
  if (!g_unichar_isalpha (character) && !g_unichar_ismark (character))
    return FALSE;

  switch ((int)g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_MONGOLIAN:
    case G_UNICODE_SCRIPT_DEVANAGARI:
    case G_UNICODE_SCRIPT_BENGALI:
    case G_UNICODE_SCRIPT_GURMUKHI:
    case G_UNICODE_SCRIPT_GUJARATI:
    case G_UNICODE_SCRIPT_ORIYA:
    case G_UNICODE_SCRIPT_TAMIL:
    case G_UNICODE_SCRIPT_TELUGU:
    case G_UNICODE_SCRIPT_KANNADA:
    case G_UNICODE_SCRIPT_MALAYALAM:
    case G_UNICODE_SCRIPT_SINHALA:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}
