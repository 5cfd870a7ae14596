/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-instructions.h"
#include "sealwax-language.h"

#include <string.h>

#include "sealwax-inspect.h"
#include "sealwax-operation.h"

/* A message that costs nothing to make: it needs a key and no passphrase. */
static GBytes *
make_message (void)
{
  g_autoptr (SealwaxSecret) text = sealwax_secret_new ("Meet me at noon.", strlen ("Meet me at noon."));
  g_autoptr (SealwaxSecret) key = sealwax_secret_new_sized (32);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (NULL, key);
  g_autoptr (SealwaxOperation) operation = sealwax_operation_new_seal (SEALWAX_FORMAT_SEALED, text, keys, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) message = sealwax_operation_seal (operation, NULL, &error);

  g_assert_no_error (error);

  return sealwax_secret_get_bytes (message);
}

/* Whatever surrounds it, in any language: one message is found, the whole one. */
static void
assert_found (const char *text,
              GBytes     *message)
{
  g_autoptr (GBytes) pasted = g_bytes_new_static (text, strlen (text));
  g_autoptr (GArray) found = sealwax_inspect (pasted);
  const SealwaxMessage *only = &g_array_index (found, SealwaxMessage, 0);
  gsize                 size;
  const char           *wanted = g_bytes_get_data (message, &size);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (only->status, ==, SEALWAX_STATUS_OK);
  /* The line end after the last character is not part of it. */
  g_assert_cmpmem (text + only->start, only->end - only->start, wanted, size - 1);
}

static void
test_found (void)
{
  g_autoptr (GBytes) message = make_message ();
  g_auto (GStrv) languages = sealwax_instructions_list_languages ();

  g_assert_cmpuint (g_strv_length (languages), >, 1);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *text = sealwax_instructions_wrap (languages[i], g_bytes_get_data (message, NULL), g_bytes_get_size (message), FALSE, TRUE);
      g_autofree char *cut = sealwax_instructions_wrap (languages[i], g_bytes_get_data (message, NULL), g_bytes_get_size (message) - 1, FALSE, TRUE);

      assert_found (text, message);
      g_assert_cmpstr (text, ==, cut); /* with a line end after the message, whether or not it had one */
    }
}

/* Each language has all of it, and nothing was left in English by mistake. */
static void
test_translated (void)
{
  g_auto (GStrv) languages = sealwax_instructions_list_languages ();
  g_autofree char *before = sealwax_instructions_get_before ("en");

  g_assert_cmpstr (languages[0], ==, "en");
  g_assert_true (g_str_has_prefix (before, "This is an encrypted message"));
  for (guint i = 1; languages[i] != NULL; i++)
    {
      g_autofree char *name = sealwax_instructions_get_name (languages[i]);
      g_autofree char *other_before = sealwax_instructions_get_before (languages[i]);

      g_assert_cmpstr (name, !=, "English");
      g_assert_cmpstr (other_before, !=, before);
      g_assert_nonnull (strstr (other_before, "Sealwax"));
    }
}

/* It names what the message needs, and nothing else, in each language. */
static void
test_secrets (void)
{
  static const struct
  {
    gboolean    needs_passphrase, needs_key;
    const char *english;
  } cases[] = {
    { TRUE, FALSE, "It asks for a passphrase, which I’ll send you another way." },
    { FALSE, TRUE, "It asks for a key, which I’ll send you another way." },
    { TRUE, TRUE, "It asks for a passphrase and a key, which I’ll send you another way." },
  };
  g_auto (GStrv) languages = sealwax_instructions_list_languages ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        char            *after = sealwax_instructions_get_after (languages[i], cases[k].needs_passphrase, cases[k].needs_key);
        g_autofree char *text = sealwax_instructions_wrap (languages[i], "", 0, cases[k].needs_passphrase, cases[k].needs_key);

        if (i == 0)
          g_assert_cmpstr (after, ==, cases[k].english);
        g_assert_nonnull (strstr (text, after));
        g_assert_true (g_hash_table_add (known, after)); /* each is a sentence of its own */
      }
}

/* One of the languages that have instructions. */
static const char *
choose (const char *preferred)
{
  g_auto (GStrv) languages = sealwax_instructions_list_languages ();

  return sealwax_language_choose ((const char *const *)languages, preferred);
}

static void
test_choose (void)
{
  g_assert_cmpstr (choose ("de"), ==, "de");

  g_setenv ("LANGUAGE", "de_AT:en", TRUE);
  g_setenv ("LC_ALL", "en_US.UTF-8", TRUE);
  g_assert_cmpstr (choose (""), ==, "de");
  g_assert_cmpstr (choose ("tlh"), ==, "de");
  g_assert_cmpstr (choose ("en"), ==, "en");

  g_setenv ("LANGUAGE", "tlh", TRUE);
  g_assert_cmpstr (choose (""), ==, "en");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/instructions/found", test_found);
  g_test_add_func ("/app/instructions/translated", test_translated);
  g_test_add_func ("/app/instructions/secrets", test_secrets);
  g_test_add_func ("/app/instructions/choose", test_choose);

  return g_test_run ();
}
