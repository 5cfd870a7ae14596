/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-typed-words.h"

/* The third key in words.json. */
#define WORDS "ability antler logo antler fig agent cake candle ashore gown earring bunch accent metro extra luxury binder roller amber crib reduce badge label undo"

static void
assert_words (const SealwaxTypedWords *typed,
              const char              *expected)
{
  g_autoptr (SealwaxSecret) words = sealwax_typed_words_join (typed, typed->count);

  g_assert_nonnull (words);
  g_assert_cmpstr (sealwax_secret_get_text (words), ==, expected);
}

/* data/words.txt has each word once, and the first four letters of each are those of no other. */
static void
test_each_word (void)
{
  g_autofree char *list = g_strndup (sealwax_words_list, SEALWAX_WORDS_LIST_SIZE - 1);
  g_auto (GStrv) words = g_strsplit (list, "\n", -1);

  g_assert_cmpuint (g_strv_length (words), ==, 2048);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char  *four = g_strndup (words[i], 4);
      g_autofree char  *both = g_strdup_printf ("%s %s", words[i], four);
      g_autofree char  *expected = g_strdup_printf ("%s %s", words[i], words[i]);
      SealwaxTypedWords typed;

      sealwax_typed_words_read (&typed, both, SEALWAX_TYPED_WORDS_OVER);
      g_assert_cmpuint (typed.bad, ==, 0);
      assert_words (&typed, expected);
    }
}

/* Numbers, punctuation and capital letters, as sealwax_words_read_key() takes them. */
static void
test_around (void)
{
  static const char *const texts[] = {
    WORDS,
    "  1 Ability   2 ANTLER\n3. logo; antler\tfig agent cake candle ashore gown earring bunch\r\naccent metro extra luxury — binder roller amber crib "
    "reduce badge 23 label 24 undo\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SealwaxTypedWords typed;

      sealwax_typed_words_read (&typed, texts[i], SEALWAX_TYPED_WORDS_OVER);
      g_assert_cmpuint (typed.count, ==, 24);
      g_assert_cmpuint (typed.open, ==, 0);
      assert_words (&typed, WORDS);
    }
}

/* "ab" begins ability, able and others; "abi" only one. */
static void
test_open_word (void)
{
  SealwaxTypedWords typed;
  g_autofree char  *several = NULL;
  g_autofree char  *one = NULL;

  sealwax_typed_words_read (&typed, "zoom ab", 7);
  g_assert_cmpuint (typed.count, ==, 2);
  g_assert_cmpuint (typed.open, ==, 2);
  g_assert_cmpuint (typed.open_start, ==, 5);
  g_assert_cmpuint (typed.open_end, ==, 7);
  g_assert_cmpuint (typed.candidates, >, 1);
  g_assert_cmpuint (typed.bad, ==, 0);
  g_assert_null (sealwax_typed_words_join (&typed, 2));
  several = sealwax_typed_words_suggest (&typed, "zoom ab");
  g_assert_true (g_str_has_prefix (several, "ability, "));

  sealwax_typed_words_read (&typed, "zoom abi", 8);
  g_assert_cmpuint (typed.candidates, ==, 1);
  one = sealwax_typed_words_suggest (&typed, "zoom abi");
  g_assert_cmpstr (one, ==, "ability");
  assert_words (&typed, "zoom ability");

  /* In the middle of the text. */
  sealwax_typed_words_read (&typed, "ab zoom", 1);
  g_assert_cmpuint (typed.open, ==, 1);
  g_assert_cmpuint (typed.bad, ==, 0);

  /* Where none has begun yet. */
  sealwax_typed_words_read (&typed, "zoom ", 5);
  g_assert_cmpuint (typed.open, ==, 0);
  g_assert_null (sealwax_typed_words_suggest (&typed, "zoom "));
}

/* Once a word has ended, it must be in the list; letters that begin none are reported at once. */
static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    gsize       cursor;
    guint       bad;
    const char *word;
    gboolean    is_several;
  } cases[] = {
    { "ab zoom", SEALWAX_TYPED_WORDS_OVER, 1, "ab", TRUE },
    { "ab ", 3, 1, "ab", TRUE },
    { "zoom xqz", 8, 2, "xqz", FALSE },
    { "zoom zoomy zoom", 15, 2, "zoomy", FALSE },
    { "zoom zoöm abx", 14, 2, "zoöm", FALSE },
    { "zoom ability", 12, 0, NULL, FALSE },
    { "", 0, 0, NULL, FALSE },
    { " 12, ", 5, 0, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SealwaxTypedWords typed;
      g_autofree char  *word = NULL;

      sealwax_typed_words_read (&typed, cases[i].text, cases[i].cursor);
      g_assert_cmpuint (typed.bad, ==, cases[i].bad);
      if (cases[i].bad == 0)
        continue;
      word = g_strndup (cases[i].text + typed.bad_start, typed.bad_end - typed.bad_start);
      g_assert_cmpstr (word, ==, cases[i].word);
      g_assert_cmpint (typed.bad_candidates > 1, ==, cases[i].is_several);
      g_assert_null (sealwax_typed_words_join (&typed, MIN (typed.count, 24)));
    }
}

static void
test_count (void)
{
  SealwaxTypedWords typed;

  sealwax_typed_words_read (&typed, WORDS " zoom", SEALWAX_TYPED_WORDS_OVER);
  g_assert_cmpuint (typed.count, ==, 25);
  g_assert_null (sealwax_typed_words_join (&typed, 24));
  sealwax_typed_words_read (&typed, WORDS, SEALWAX_TYPED_WORDS_OVER);
  g_assert_null (sealwax_typed_words_join (&typed, 8));
}

static void
test_wipe (void)
{
  SealwaxTypedWords              typed;
  static const SealwaxTypedWords nothing;

  sealwax_typed_words_read (&typed, WORDS, 5);
  sealwax_typed_words_wipe (&typed);
  g_assert_cmpmem (&typed, sizeof typed, &nothing, sizeof nothing);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/typed-words/each-word", test_each_word);
  g_test_add_func ("/service/typed-words/around", test_around);
  g_test_add_func ("/service/typed-words/open", test_open_word);
  g_test_add_func ("/service/typed-words/bad", test_bad);
  g_test_add_func ("/service/typed-words/count", test_count);
  g_test_add_func ("/service/typed-words/wipe", test_wipe);

  return g_test_run ();
}
