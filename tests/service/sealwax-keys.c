/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-keys.h"

#include <errno.h>
#include <string.h>

#include "fake-random.h"
#include "memory.h"
#include "sealwax-error.h"
#include "sealwax-key-file.h"
#include "support.h"

/* It holds what it is given, and drops it together with its last owner. */
static void
test_holds (void)
{
  SealwaxSecret *passphrase = test_secret ("six words are better than one");
  SealwaxSecret *key = test_secret (TEST_KEY);
  gconstpointer  at[2];
  SealwaxKeys   *keys;

  memory_begin ();
  at[0] = sealwax_secret_get_text (passphrase);
  at[1] = sealwax_secret_get_text (key);
  keys = sealwax_keys_new (passphrase, key);
  sealwax_secret_unref (passphrase);
  sealwax_secret_unref (key);

  g_assert_true (sealwax_keys_ref (keys) == keys);
  sealwax_keys_unref (keys);
  g_assert_cmpstr (sealwax_secret_get_text (sealwax_keys_get_passphrase (keys)), ==, "six words are better than one");
  g_assert_cmpstr (sealwax_secret_get_text (sealwax_keys_get_key (keys)), ==, TEST_KEY);

  sealwax_keys_unref (keys);
  for (gsize i = 0; i < G_N_ELEMENTS (at); i++)
    g_assert_cmpint (memory_get_state (at[i]), ==, MEMORY_WIPED);
}

static void
test_none (void)
{
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (NULL, NULL);

  g_assert_null (sealwax_keys_get_passphrase (keys));
  g_assert_null (sealwax_keys_get_key (keys));
}

/* GLib's own, on one line. */
static void
assert_base64 (const char   *line,
               const guint8 *key)
{
  g_autofree char *base64 = g_base64_encode (key, SEALWAX_KEY_SIZE);
  g_autofree char *expected = g_strconcat (base64, "\n", NULL);

  g_assert_cmpmem (line, strlen (expected), expected, strlen (expected));
}

/* The system's 32 bytes, in every spelling that a file may have. */
static void
assert_key_of (const guint8 random[SEALWAX_KEY_SIZE])
{
  static const gsize sizes[] = { [SEALWAX_KEY_SPELLING_BASE64] = 45, [SEALWAX_KEY_SPELLING_HEX] = 65, [SEALWAX_KEY_SPELLING_WORDS] = 282 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) key = NULL;

  fake_random_begin ();
  fake_random_give (random, SEALWAX_KEY_SIZE);
  key = sealwax_key_generate (&error);
  g_assert_cmpuint (fake_random_end (), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpmem (sealwax_secret_get_text (key), sealwax_secret_get_size (key), random, SEALWAX_KEY_SIZE);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SealwaxSecret) file = sealwax_key_write (key, (SealwaxKeySpelling)i);
      g_autoptr (SealwaxSecret) again = sealwax_key_parse_file (file, "key", &error);

      g_assert_no_error (error);
      g_assert_true (sealwax_secret_equal (key, again));
      g_assert_cmpuint (sealwax_secret_get_size (file), ==, sizes[i]);
      g_assert_cmpint (sealwax_secret_get_text (file)[sizes[i] - 1], ==, '\n');
      if (i == SEALWAX_KEY_SPELLING_BASE64)
        assert_base64 (sealwax_secret_get_text (file), random);
      if (i == SEALWAX_KEY_SPELLING_HEX)
        g_assert_cmpuint (strspn (sealwax_secret_get_text (file), "0123456789abcdef"), ==, 64);
    }
}

static void
test_generate (void)
{
  guint8 random[SEALWAX_KEY_SIZE];

  memory_begin ();
  for (guint first = 0; first < 256; first += SEALWAX_KEY_SIZE)
    {
      for (guint i = 0; i < SEALWAX_KEY_SIZE; i++)
        random[i] = (guint8)(first + i);
      assert_key_of (random);
    }
  memory_assert_all_wiped ();
}

/* The third key in words.json, as it is copied by hand, and as two people compare it. */
static void
test_words (void)
{
  g_autoptr (SealwaxSecret) key = sealwax_secret_new_sized (SEALWAX_KEY_SIZE);
  g_autoptr (SealwaxSecret) file = NULL;
  g_autoptr (SealwaxSecret) words = NULL;
  g_autoptr (SealwaxSecret) line = NULL;

  for (guint8 i = 0; i < SEALWAX_KEY_SIZE; i++)
    sealwax_secret_get_writable (key)[i] = i;
  memory_begin ();
  line = sealwax_key_spell (key);
  file = sealwax_key_write (key, SEALWAX_KEY_SPELLING_WORDS);
  words = sealwax_key_compare (key);

  g_assert_cmpstr (sealwax_secret_get_text (file),
                   ==,
                   " 1 ability   2 antler    3 logo      4 antler \n"
                   " 5 fig       6 agent     7 cake      8 candle \n"
                   " 9 ashore   10 gown     11 earring  12 bunch  \n"
                   "13 accent   14 metro    15 extra    16 luxury \n"
                   "17 binder   18 roller   19 amber    20 crib   \n"
                   "21 reduce   22 badge    23 label    24 undo   \n");
  g_assert_cmpstr (sealwax_secret_get_text (line),
                   ==,
                   "ability antler logo antler fig agent cake candle ashore gown earring bunch "
                   "accent metro extra luxury binder roller amber crib reduce badge label undo");
  g_assert_cmpuint (sealwax_secret_get_size (line), ==, strlen (sealwax_secret_get_text (line)));
  g_assert_cmpstr (sealwax_secret_get_text (words), ==, "element concert celery binder vault peach mill hedge");
  g_assert_cmpuint (sealwax_secret_get_size (words), ==, strlen (sealwax_secret_get_text (words)));

  g_clear_pointer (&file, sealwax_secret_unref);
  g_clear_pointer (&words, sealwax_secret_unref);
  g_clear_pointer (&line, sealwax_secret_unref);
  memory_assert_all_wiped ();
}

static void
test_generate_differs (void)
{
  g_autoptr (SealwaxSecret) one = sealwax_key_generate (NULL);
  g_autoptr (SealwaxSecret) two = sealwax_key_generate (NULL);

  g_assert_false (sealwax_secret_equal (one, two));
}

static void
test_generate_no_random (void)
{
  g_autoptr (GError) error = NULL;

  memory_begin ();
  fake_random_begin ();
  fake_random_give ("0123456789", 10);
  fake_random_fail (EIO);
  g_assert_null (sealwax_key_generate (&error));
  g_assert_cmpuint (fake_random_end (), ==, 2);
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_NO_RANDOM);
  memory_assert_all_wiped ();
}

/* What the core's reader refuses, and what is too large to be read, is called by its name; tests/core has all forms. None
 * of it is repeated, and every reason has its own sentence. */
static void
test_no_key (void)
{
  static const struct
  {
    const char  *text;
    SealwaxError code;
    const char  *reason;
  } cases[] = {
    { "", SEALWAX_ERROR_BAD_KEY_FILE, "32 bytes" },
    { "passphrase", SEALWAX_ERROR_BAD_KEY_FILE, "32 bytes" },
    { "0123456789abcdef", SEALWAX_ERROR_BAD_KEY_FILE, "32 bytes" },
    { NULL, SEALWAX_ERROR_BAD_KEY_FILE, "32 bytes" },
    { "marsh zzyzx echo", SEALWAX_ERROR_UNKNOWN_WORD, "word 2 is not in the list" },
    { "mentor", SEALWAX_ERROR_WORD_COUNT, "holds 1 word," },
    { "mentor marsh echo pollen expert clap", SEALWAX_ERROR_WORD_COUNT, "holds 6 words," },
    { "marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh marsh echo",
      SEALWAX_ERROR_WORDS_WRONG,
      "do not go together" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SealwaxSecret) file = test_secret (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = g_strsplit (cases[i].text != NULL ? cases[i].text : "", " ", -1);

      g_assert_null (sealwax_key_parse_file (file, "notes.txt", &error));
      g_assert_error (error, SEALWAX_ERROR, (int)cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "“notes.txt” is not a key file: "));
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      for (char **word = words; *word != NULL; word++)
        if (**word != '\0')
          g_assert_null (strstr (error->message, *word));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/keys/holds", test_holds);
  g_test_add_func ("/service/keys/none", test_none);
  g_test_add_func ("/service/keys/generate", test_generate);
  g_test_add_func ("/service/keys/words", test_words);
  g_test_add_func ("/service/keys/generate/differs", test_generate_differs);
  g_test_add_func ("/service/keys/generate/no-random", test_generate_no_random);
  g_test_add_func ("/service/keys/no-key", test_no_key);

  return g_test_run ();
}
