/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-passphrase.h"

#include <errno.h>
#include <string.h>

#include "fake-random.h"
#include "memory.h"
#include "sealwax-error.h"
#include "support.h"

/* One drawing takes this many 16-bit numbers from the system. */
#define NUMBERS SEALWAX_WORDS_MAX

typedef struct
{
  const char *bytes;
  gsize       size;
} Bytes;

static void
test_check_good (void)
{
  static const char *const good[] = { "a", " ", " a ", "\n", "\t", "\x7f", "é", "\xef\xbb\xbf", "caf\xcd\xb8", "\xf4\x8f\xbf\xbf" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = test_secret (good[i]);
      g_autoptr (GError) error = NULL;

      g_assert_true (sealwax_passphrase_check (passphrase, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (sealwax_secret_get_size (passphrase), ==, strlen (good[i]));
    }
}

static void
test_check_bad (void)
{
  static const Bytes bad[] = { { "\0", 1 }, { "a\0", 2 }, { "\0a", 2 }, { "\xe9", 1 }, { "\xc0\x80", 2 }, { "\xed\xa0\x80", 3 }, { "\xf4\x90\x80\x80", 4 } };
  g_autoptr (SealwaxSecret) empty = sealwax_secret_new_sized (0);
  g_autoptr (GError) error_of_empty = NULL;

  g_assert_false (sealwax_passphrase_check (empty, &error_of_empty));
  g_assert_error (error_of_empty, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
  g_assert_nonnull (strstr (error_of_empty->message, "empty"));
  g_assert_true (g_str_has_suffix (error_of_empty->message, "."));

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new (bad[i].bytes, bad[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_false (sealwax_passphrase_check (passphrase, &error));
      g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
      g_assert_cmpstr (error->message, !=, error_of_empty->message);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_unassigned (void)
{
  static const struct
  {
    const char *text;
    gunichar    first;
  } cases[] = {
    { "plain", 0 },
    { "naïve 日本語 \xf0\x9f\x94\x91", 0 },
    { "\xee\x80\x80", 0 },       /* private use: the same in every version */
    { "\x01\x7f", 0 },           /* controls */
    { "\xcd\xb8", 0x378 },       /* may be assigned one day */
    { "a\xef\xb7\x90", 0xfdd0 }, /* never */
    { "\xef\xbf\xbf\xcd\xb8", 0xffff },
    { "end\xf4\x8f\xbf\xbf", 0x10ffff },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = test_secret (cases[i].text);

      g_assert_cmphex (sealwax_passphrase_get_unassigned (passphrase), ==, cases[i].first);
    }
}

/* From the Unicode Standard's annex 15 and its tables. Each string on the right is its own normal form. */
static void
test_normalize (void)
{
  static const char *const cases[][2] = {
    { "e\xcc\x81", "é" },
    { "\xe2\x84\xab", "\xc3\x85" },                             /* a singleton */
    { "A\xcc\x8a", "\xc3\x85" },                                /* the same one, composed */
    { "\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc" },             /* excluded from composition */
    { "q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87" },               /* marks in canonical order */
    { "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", "\xea\xb0\x81" }, /* Hangul */
    { "\xef\xac\x81", "\xef\xac\x81" },                         /* a ligature is only a compatibility character */
    { "\xf0\x91\x82\x99\xf0\x91\x82\xba", "\xf0\x91\x82\x9a" }, /* in another plane */
    { "\xf0\xaf\xa0\x80", "\xe4\xb8\xbd" },                     /* a compatibility ideograph */
    { " e\xcc\x81 \r\n", " é \r\n" },
  };

  memory_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize side = 0; side < 2; side++)
      {
        g_autoptr (SealwaxSecret) passphrase = test_secret (cases[i][side]);
        g_autoptr (SealwaxSecret) normalized = sealwax_passphrase_normalize (passphrase);

        g_assert_cmpmem (sealwax_secret_get_text (normalized), sealwax_secret_get_size (normalized), cases[i][1], strlen (cases[i][1]));
        g_assert_cmpstr (sealwax_secret_get_text (passphrase), ==, cases[i][side]);
      }
  memory_assert_all_wiped ();
}

/* A passphrase in ASCII never reaches ordinary memory. */
static void
test_normalize_ascii (void)
{
  g_autoptr (SealwaxSecret) passphrase = test_secret ("correct horse battery staple");
  g_autoptr (SealwaxSecret) normalized = sealwax_passphrase_normalize (passphrase);

  g_assert_true (normalized == passphrase);
}

/* The list as it is in the tree, with how often each word was drawn. */
static GHashTable *
load_words (void)
{
  GHashTable      *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("SEALWAX_TEST_WORDS"), &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_assert_true (g_hash_table_insert (words, g_strdup (lines[i]), GUINT_TO_POINTER (0)));

  return words;
}

/* Takes a passphrase apart and counts its words, which must be on the list. */
static guint
count_words (GHashTable          *words,
             const SealwaxSecret *passphrase)
{
  const char *text = sealwax_secret_get_text (passphrase);
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  g_assert_cmpuint (strlen (text), ==, sealwax_secret_get_size (passphrase));
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      guint drawn;

      if (!g_hash_table_contains (words, parts[i]))
        g_error ("“%s” is not on the list", parts[i]);
      drawn = GPOINTER_TO_UINT (g_hash_table_lookup (words, parts[i]));
      g_hash_table_replace (words, g_strdup (parts[i]), GUINT_TO_POINTER (drawn + 1));
    }

  return g_strv_length (parts);
}

static void
test_generate_words (void)
{
  g_autoptr (GHashTable) words = load_words ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  memory_begin ();
  for (guint count = SEALWAX_WORDS_MIN; count <= SEALWAX_WORDS_MAX; count++)
    for (int turn = 0; turn < 20; turn++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_generate (count, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (count_words (words, passphrase), ==, count);
        g_assert_true (g_hash_table_add (seen, g_strdup (sealwax_secret_get_text (passphrase))));
      }
  memory_assert_all_wiped ();
}

/* What is promised of each word holds for this list: two to the power of its bits. */
static void
test_generate_bits (void)
{
  g_autoptr (GHashTable) words = load_words ();

  g_assert_cmpuint (SEALWAX_BITS_PER_WORD, ==, 11);
  g_assert_cmpuint (g_hash_table_size (words), ==, 1 << SEALWAX_BITS_PER_WORD);
  g_assert_cmpuint (SEALWAX_WORDS_DEFAULT * SEALWAX_BITS_PER_WORD, ==, 66);
}

/* The system gives each of the 65 536 possible numbers for a word once: every word comes up, all of them equally often. Ten
 * at a time do not divide that evenly, so the last drawing sees the first numbers again. Those are not counted. */
static void
test_generate_uniform (void)
{
  g_autoptr (GHashTable) words = load_words ();
  GHashTableIter iter;
  gpointer       word, drawn;
  guint16        numbers[NUMBERS];
  guint          given = 0;

  while (given <= G_MAXUINT16)
    {
      guint count = MIN (NUMBERS, G_MAXUINT16 + 1 - given);
      g_autoptr (SealwaxSecret) passphrase = NULL;

      for (guint i = 0; i < NUMBERS; i++)
        numbers[i] = (guint16)(given + i);
      fake_random_begin ();
      fake_random_give (numbers, sizeof numbers);
      passphrase = sealwax_passphrase_generate (count, NULL);
      g_assert_cmpuint (fake_random_end (), ==, 1);
      g_assert_cmpuint (count_words (words, passphrase), ==, count);
      given += count;
    }

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &drawn))
    if (GPOINTER_TO_UINT (drawn) != 32)
      g_error ("“%s” was drawn %u times", (char *)word, GPOINTER_TO_UINT (drawn));
}

static void
test_generate_out_of_range (void)
{
  static const guint counts[] = { 0, SEALWAX_WORDS_MIN - 1, SEALWAX_WORDS_MAX + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_passphrase_generate:*failed*");
      g_assert_null (sealwax_passphrase_generate (counts[i], NULL));
      g_test_assert_expected_messages ();
    }
}

static void
test_generate_no_random (void)
{
  g_autoptr (GError) error = NULL;

  fake_random_begin ();
  fake_random_fail (ENOSYS);
  g_assert_null (sealwax_passphrase_generate (SEALWAX_WORDS_DEFAULT, &error));
  g_assert_cmpuint (fake_random_end (), ==, 1);
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_NO_RANDOM);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/passphrase/check/good", test_check_good);
  g_test_add_func ("/service/passphrase/check/bad", test_check_bad);
  g_test_add_func ("/service/passphrase/unassigned", test_unassigned);
  g_test_add_func ("/service/passphrase/normalize", test_normalize);
  g_test_add_func ("/service/passphrase/normalize/ascii", test_normalize_ascii);
  g_test_add_func ("/service/passphrase/generate/words", test_generate_words);
  g_test_add_func ("/service/passphrase/generate/bits", test_generate_bits);
  g_test_add_func ("/service/passphrase/generate/uniform", test_generate_uniform);
  g_test_add_func ("/service/passphrase/generate/out-of-range", test_generate_out_of_range);
  g_test_add_func ("/service/passphrase/generate/no-random", test_generate_no_random);

  return g_test_run ();
}
