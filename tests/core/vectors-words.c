/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sealwax-key-file.h"
#include "vectors.h"

/* A key, its words, and the words to compare it by, in both directions. */
static void
test_key (JsonObject *vector)
{
  size_t              size;
  g_autofree uint8_t *key = test_unhex (test_vectors_string (vector, "key"), &size);
  const char         *spelled = test_vectors_string (vector, "words");
  char                slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT];
  uint8_t             again[SEALWAX_KEY_SIZE];
  SealwaxWords        words;

  g_assert_cmpuint (size, ==, SEALWAX_KEY_SIZE);
  sealwax_words_spell_key (key, slots);
  sealwax_words_join (slots, SEALWAX_WORDS_OF_KEY);
  g_assert_cmpstr (slots, ==, spelled);

  g_assert_cmpint (sealwax_words_read_key ((const uint8_t *)spelled, strlen (spelled), again, &words), ==, SEALWAX_STATUS_OK);
  g_assert_cmpmem (again, sizeof again, key, size);
  g_assert_cmpint (sealwax_key_file_read ((const uint8_t *)spelled, strlen (spelled), again, &words), ==, SEALWAX_STATUS_OK);
  g_assert_cmpmem (again, sizeof again, key, size);

  sealwax_words_compare (key, size, slots);
  sealwax_words_join (slots, SEALWAX_WORDS_TO_COMPARE);
  g_assert_cmpstr (slots, ==, test_vectors_string (vector, "compare"));
}

static void
test_refused (JsonObject *vector)
{
  const char      *text = test_vectors_string (vector, "words");
  g_autofree char *outcome = NULL;
  uint8_t          key[SEALWAX_KEY_SIZE];
  SealwaxWords     words;

  memset (key, TEST_FILLER, sizeof key);
  switch ((int)sealwax_words_read_key ((const uint8_t *)text, strlen (text), key, &words))
    {
    case SEALWAX_STATUS_UNKNOWN_WORD:
      outcome = g_strdup_printf ("word %u", words.unknown);
      break;
    case SEALWAX_STATUS_WORD_COUNT:
      outcome = g_strdup ("count");
      break;
    case SEALWAX_STATUS_WORDS_WRONG:
      outcome = g_strdup ("checksum");
      break;
    default:
      g_assert_not_reached ();
    }

  g_assert_cmpstr (outcome, ==, test_vectors_string (vector, "outcome"));
  g_assert_true (test_is_zero (key, sizeof key));
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *)data;

  if (json_object_has_member (vector, "outcome"))
    test_refused (vector);
  else
    test_key (vector);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonArray) vectors = NULL;

  g_test_init (&argc, &argv, NULL);
  vectors = test_vectors_load ("words.json");
  test_vectors_add (vectors, "/core/vectors/words", NULL, test_vector);

  return g_test_run ();
}
