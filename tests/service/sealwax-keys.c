/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-keys.h"

#include <errno.h>
#include <string.h>

#include "fake-random.h"
#include "memory.h"
#include "sealwax-error.h"
#include "sealwax-key-file.h"
#include "support.h"

/* It holds what it is given, and lets go of it with the last one who has it. */
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

/* A key file's content, as the reader takes it, is the system's 32 bytes. */
static void
assert_key_of (const guint8 random[SEALWAX_KEY_SIZE])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) file = NULL;
  g_autoptr (SealwaxSecret) key = NULL;

  fake_random_begin ();
  fake_random_give (random, SEALWAX_KEY_SIZE);
  file = sealwax_key_generate (&error);
  g_assert_cmpuint (fake_random_end (), ==, 1);

  g_assert_no_error (error);
  g_assert_cmpuint (sealwax_secret_get_size (file), ==, 65);
  g_assert_cmpuint (strspn (sealwax_secret_get_text (file), "0123456789abcdef"), ==, 64);
  g_assert_cmpint (sealwax_secret_get_text (file)[64], ==, '\n');

  key = sealwax_key_parse_file (file, "key", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (sealwax_secret_get_text (key), sealwax_secret_get_size (key), random, SEALWAX_KEY_SIZE);
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

/* What the core's reader refuses, and what is too large to be read, is called by its name; see tests/core for all forms. */
static void
test_no_key (void)
{
  static const char *const no_keys[] = { "", "passphrase", "0123456789abcdef", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (no_keys); i++)
    {
      g_autoptr (SealwaxSecret) file = test_secret (no_keys[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (sealwax_key_parse_file (file, "notes.txt", &error));
      g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_KEY_FILE);
      g_assert_true (g_str_has_prefix (error->message, "“notes.txt” is not a key file: "));
      if (file != NULL && sealwax_secret_get_size (file) > 0)
        g_assert_null (strstr (error->message, no_keys[i]));
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
  g_test_add_func ("/service/keys/generate/differs", test_generate_differs);
  g_test_add_func ("/service/keys/generate/no-random", test_generate_no_random);
  g_test_add_func ("/service/keys/no-key", test_no_key);

  return g_test_run ();
}
