/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-words.h"

#include <string.h>

#include "support.h"

/* The key 00 01 02 … 1f, from tests/vectors/words.json. */
#define WORDS                                                                   \
  "ability antler logo antler fig agent cake candle ashore gown earring bunch " \
  "accent metro extra luxury binder roller amber crib reduce badge label undo"

/* The first four letters of each word, or all three. */
#define SHORT                                                   \
  "abil antl logo antl fig agen cake cand asho gown earr bunc " \
  "acce metr extr luxu bind roll ambe crib redu badg labe undo"

static SealwaxStatus
read_text (const char   *text,
           size_t        size,
           SealwaxWords *words)
{
  uint8_t       key[SEALWAX_KEY_SIZE];
  SealwaxStatus status;

  memset (key, TEST_FILLER, sizeof key);
  status = sealwax_words_read_key (test_guarded (text, size), size, key, words);
  g_assert_cmpuint (words->known, <=, SEALWAX_WORDS_OF_KEY);

  if (status != SEALWAX_STATUS_OK)
    g_assert_true (test_is_zero (key, sizeof key));
  else
    for (uint8_t i = 0; i < sizeof key; i++)
      g_assert_cmpuint (key[i], ==, i);

  return status;
}

static void
assert_key (const char *text)
{
  SealwaxWords words;

  g_test_message ("%s", text);
  g_assert_cmpint (read_text (text, strlen (text), &words), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (words.count, ==, 24);
  g_assert_cmpuint (words.known, ==, 24);
  g_assert_cmpuint (words.unknown, ==, 0);
}

static void
assert_unknown (const char *text,
                size_t      size,
                uint32_t    number)
{
  SealwaxWords words;

  g_assert_cmpint (read_text (text, size, &words), ==, SEALWAX_STATUS_UNKNOWN_WORD);
  g_assert_cmpuint (words.unknown, ==, number);
}

/* WORDS with @with in place of the space before word @number, counted from 1. */
static char *
join_at (unsigned    number,
         const char *with)
{
  g_auto (GStrv) words = g_strsplit (WORDS, " ", -1);
  GString *text = g_string_new (words[0]);

  for (unsigned i = 1; words[i] != NULL; i++)
    {
      g_string_append (text, i + 1 == number ? with : " ");
      g_string_append (text, words[i]);
    }

  return g_string_free (text, FALSE);
}

/* What today's writer writes, every reader reads: the list never changes. */
static void
test_list (void)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)sealwax_words_list, sizeof sealwax_words_list);

  g_assert_cmpstr (sum, ==, "da536651fc2c5592daa562689a7d5f4ea45db98b6168ddb25a8c8a0c0508b14b");
}

/* Every word is written by its number, in a slot of its own, whatever stands next to it. */
static void
test_spell (void)
{
  g_autofree char *list = g_strndup (sealwax_words_list, sizeof sealwax_words_list - 1);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 2048);
  for (uint16_t i = 0; i < 2048; i++)
    {
      const uint16_t   numbers[] = { i, (uint16_t)(i + 1), (uint16_t)(i * 7 + 2048) };
      char             slots[3 * SEALWAX_WORDS_SLOT];
      g_autofree char *expected = g_strjoin (" ", lines[i], lines[(i + 1) % 2048], lines[i * 7 % 2048], NULL);

      memset (slots, TEST_FILLER, sizeof slots);
      sealwax_words_spell (numbers, 3, slots);
      for (size_t k = 0; k < 3; k++)
        {
          g_assert_cmpstr (slots + k * SEALWAX_WORDS_SLOT, ==, lines[numbers[k] % 2048]);
          g_assert_true (test_is_zero ((uint8_t *)slots + k * SEALWAX_WORDS_SLOT + strlen (slots + k * SEALWAX_WORDS_SLOT),
                                       SEALWAX_WORDS_SLOT - strlen (slots + k * SEALWAX_WORDS_SLOT)));
        }

      sealwax_words_join (slots, 3);
      g_assert_cmpstr (slots, ==, expected);
      g_assert_true (test_is_zero ((uint8_t *)slots + strlen (expected), sizeof slots - strlen (expected)));
    }
}

/* Every word, and its first four letters, reads as its number at every position. Only one checksum in 256 is right, so the
 * test looks at what is spelled. */
static void
test_every_word (void)
{
  for (uint16_t i = 0; i < 2048; i++)
    {
      uint8_t      key[SEALWAX_KEY_SIZE];
      uint8_t      again[SEALWAX_KEY_SIZE];
      char         slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT];
      SealwaxWords words;
      g_auto (GStrv) parts = NULL;
      g_autofree char *joined = NULL;

      /* A key whose first two words are the one with this number. */
      test_random_bytes (key, sizeof key);
      key[0] = (uint8_t)(i >> 3);
      key[1] = (uint8_t)(i << 5 | i >> 6);
      key[2] = (uint8_t)((i << 2) | (key[2] & 3));
      sealwax_words_spell_key (key, slots);
      sealwax_words_join (slots, SEALWAX_WORDS_OF_KEY);
      g_assert_cmpint (sealwax_words_read_key ((const uint8_t *)slots, strlen (slots), again, &words), ==, SEALWAX_STATUS_OK);
      g_assert_cmpmem (again, sizeof again, key, sizeof key);

      parts = g_strsplit (slots, " ", -1);
      g_assert_cmpstr (parts[0], ==, parts[1]);
      for (char **part = parts; *part != NULL; part++)
        if (strlen (*part) > 4)
          (*part)[4] = '\0';
      joined = g_strjoinv (" ", parts);
      g_assert_cmpint (sealwax_words_read_key ((const uint8_t *)joined, strlen (joined), again, &words), ==, SEALWAX_STATUS_OK);
      g_assert_cmpmem (again, sizeof again, key, sizeof key);
    }
}

/* Three letters of four will not do, nor will five of seven: after the fourth letter, nothing but the word itself is accepted. */
static void
test_parts (void)
{
  static const char *const wrong[] = { "a", "abi", "abili", "abilit", "abilitx", "abilx", "abilityy", "abilityabil", "bility", "ab" };

  assert_key (SHORT);
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strconcat (wrong[i], WORDS + 7, NULL);

      g_test_message ("%s", text);
      assert_unknown (text, strlen (text), 1);
    }
}

static void
test_around (void)
{
  static const char *const between[] = {
    "\n",
    "\r\n\t",
    " \v\f ",
    ", ",
    " 2. ",
    "-",
    " (2) ",
    "\xc2\xa0",
    "\xe3\x80\x80",
    "\xe1\x9a\x80",
    "\xe2\x80\xa8",
    "\xe2\x80\x94",
    "\xe2\x80\x9d \xe2\x80\x9c",
    "\xc2\xb7",
    "\xe2\x81\x9f",
    "\xc2\x85",
    "\xef\xbb\xbf",
    "\xe3\x80\x81",
    "\xe2\x80\xa6",
    "|2|",
    "`",
    "@[",
    "{~",
  };
  g_autofree char *upper = g_ascii_strup (WORDS, -1);
  g_autofree char *around = g_strdup_printf ("\xef\xbb\xbf\n 1) \xe2\x80\x9c%s\xe2\x80\x9d.\n\n--\n", WORDS);

  assert_key (WORDS);
  assert_key (upper);
  assert_key (around);
  for (size_t i = 0; i < G_N_ELEMENTS (between); i++)
    for (unsigned number = 2; number <= 24; number++)
      {
        g_autofree char *text = join_at (number, between[i]);

        assert_key (text);
      }
}

/* Letters of other scripts are part of words, and so is invalid UTF-8. */
static void
test_foreign (void)
{
  static const char *const foreign[] = {
    "\xc3\xa9",
    "\xe2\x98\x83",
    "\xe1\x9a\x81",
    "\xe1\x9b\x80",
    "\xe3\x81\x82",
    "\xe2\x81\xb0",
    "\xe2\x82\xac",
    "\xef\xbc\x8c",
    "\xef\xbb\xbe",
    "\xf0\x9f\x91\x8b",
    "\xd9\xa3",
    "\xff",
    "\x80",
    "\xbf",
    "\xc2",
    "\xe2\x80",
    "\xef\xbb",
    "\xc0\xa0",
    "\xc3\x80",
  };

  for (size_t i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *before = g_strconcat (foreign[i], WORDS, NULL);
      g_autofree char *behind = g_strconcat (WORDS, foreign[i], NULL);
      g_autofree char *alone = g_strdup_printf ("%s %s", foreign[i], WORDS);

      g_test_message ("%zu", i);
      assert_unknown (before, strlen (before), 1);
      assert_unknown (behind, strlen (behind), 24);
      assert_unknown (alone, strlen (alone), 1);
    }
}

/* NUL and every other ASCII byte: letters belong to words, nothing else does. */
static void
test_ascii (void)
{
  for (char byte = 0; byte >= 0 && byte < 127; byte++)
    {
      char         text[] = "." WORDS;
      SealwaxWords words;

      text[0] = byte;
      if (g_ascii_isalpha (byte))
        assert_unknown (text, sizeof text - 1, 1);
      else
        g_assert_cmpint (read_text (text, sizeof text - 1, &words), ==, SEALWAX_STATUS_OK);
    }
}

/* The number of the first unknown word, at every position. */
static void
test_unknown (void)
{
  g_auto (GStrv) words = g_strsplit (WORDS, " ", -1);

  for (unsigned i = 0; i < 24; i++)
    {
      g_autofree char *right = words[i];
      g_autofree char *text = NULL;
      SealwaxWords     found;

      words[i] = g_strdup ("zzyzx");
      text = g_strjoinv (" ", words);
      g_assert_cmpint (read_text (text, strlen (text), &found), ==, SEALWAX_STATUS_UNKNOWN_WORD);
      g_assert_cmpuint (found.unknown, ==, i + 1);
      g_assert_cmpuint (found.known, ==, 23);
      g_assert_cmpuint (found.count, ==, 24);
      g_free (words[i]);
      words[i] = g_steal_pointer (&right);
    }
}

/* Every other number of words, far beyond what is kept of them. */
static void
test_count (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SealwaxWords words;

  for (uint32_t count = 0; count < 600; count++)
    {
      if (count != 24)
        g_assert_cmpint (read_text (text->str, text->len, &words), ==, SEALWAX_STATUS_WORD_COUNT);
      else
        (void)!read_text (text->str, text->len, &words);
      g_assert_cmpuint (words.count, ==, count);
      g_assert_cmpuint (words.known, ==, MIN (count, 24));
      g_assert_cmpuint (words.unknown, ==, 0);
      g_string_append (text, "zoom ");
    }
}

/* Any other word at any position: the checksum catches all but one in 256. */
static void
test_checksum (void)
{
  static const char *const others[] = { "able", "zoom", "zone", "about", "waddle", "float", "ultra", "keen", "treat", "strong", "clap", "radio" };
  g_auto (GStrv) words = g_strsplit (WORDS, " ", -1);
  unsigned missed = 0;

  for (unsigned i = 0; i < 24; i++)
    for (size_t k = 0; k < G_N_ELEMENTS (others); k++)
      {
        g_autofree char *right = words[i];
        g_autofree char *text = NULL;
        uint8_t          key[SEALWAX_KEY_SIZE];
        SealwaxWords     found;

        words[i] = g_strdup (others[k]);
        text = g_strjoinv (" ", words);
        if (sealwax_words_read_key ((const uint8_t *)text, strlen (text), key, &found) == SEALWAX_STATUS_OK)
          missed++;
        else
          g_assert_cmpint (read_text (text, strlen (text), &found), ==, SEALWAX_STATUS_WORDS_WRONG);
        g_free (words[i]);
        words[i] = g_steal_pointer (&right);
      }

  g_assert_cmpuint (missed, <, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/words/list", test_list);
  g_test_add_func ("/core/words/spell", test_spell);
  g_test_add_func ("/core/words/every-word", test_every_word);
  g_test_add_func ("/core/words/parts", test_parts);
  g_test_add_func ("/core/words/around", test_around);
  g_test_add_func ("/core/words/foreign", test_foreign);
  g_test_add_func ("/core/words/ascii", test_ascii);
  g_test_add_func ("/core/words/unknown", test_unknown);
  g_test_add_func ("/core/words/count", test_count);
  g_test_add_func ("/core/words/checksum", test_checksum);

  return g_test_run ();
}
