/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-operation.h"

#include <string.h>

#include "opening.h"
#include "sealwax-error.h"
#include "support.h"

/* One passphrase that keyboards and systems spell differently, and characters that another version of Unicode knows. */

/* However a keyboard or another system spells a passphrase, Sealed takes it for the same one. */
static void
test_normal_forms_sealed (void)
{
  static const char *const spellings[] = { TYPED, NFC, NFD };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      SealwaxOperation *sealing = test_new_seal (SEALWAX_FORMAT_SEALED, "anew", spellings[i], NULL, 0);
      g_autoptr (GBytes) message = test_seal (sealing, NULL);
      g_autofree char *copy = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));

      opening_assert_opens (opening_sealed, spellings[i], "Same letters, other bytes.", TRUE);
      opening_assert_opens (copy, spellings[(i + 1) % G_N_ELEMENTS (spellings)], "anew", TRUE);
      test_release (sealing);
    }
}

/* Basic takes it as typed: the article's readers know no normal forms. */
static void
test_normal_forms_basic (void)
{
  static const char text[] = "Long enough that no wrong key ever makes text of it, not even by a strange chance.";
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_BASIC, text, TYPED, NULL);
  g_autofree char *copy = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));

  opening_assert_opens (copy, TYPED, text, TRUE);
  opening_assert_fails (message, NFC, NULL, SEALWAX_ERROR_WRONG);
  opening_assert_fails (message, NFD, NULL, SEALWAX_ERROR_WRONG);
}

/* Another version's tables may normalise it differently; so it is refused where it would matter later, and only there. */
static void
test_unassigned (void)
{
  static const char *const unassigned[] = { "caf\xcd\xb8", "\xef\xb7\x90 noncharacter" }; /* U+0378, U+FDD0 */

  for (gsize i = 0; i < G_N_ELEMENTS (unassigned); i++)
    {
      SealwaxOperation *sealing = test_new_seal (SEALWAX_FORMAT_BASIC, "for the article", unassigned[i], NULL, 0);
      g_autoptr (GBytes) message = test_seal (sealing, NULL);
      g_autofree char *copy = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));

      opening_assert_refused (SEALWAX_FORMAT_SEALED, unassigned[i], NULL, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      opening_assert_refused (SEALWAX_FORMAT_SEALED, unassigned[i], TEST_KEY, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      opening_assert_opens (copy, unassigned[i], "for the article", TRUE);
      test_release (sealing);
    }
}

/* Someone whose tables know the character sealed with it: it opens where it keeps its form. */
static void
test_unassigned_opens (void)
{
  static const char message[] = "Sealwax1EQABxdPszAAAAQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                                "WHr6k1FejaDR13f5g8qmZtMATRule8sWxOI9th/3xhUy6UnySpLfa64PGp1pVRx0\n"
                                "A6H6l5FGrSGlXSUBxOIJtBku2yf4wZD3Lad4rViA1+EQ51pY\n";

  opening_assert_opens (message, "caf\xcd\xb8", "From a newer Unicode.", TRUE);
}

/* What is said of a message that does not open with this passphrase. */
static char *
say_wrong (GBytes     *message,
           const char *passphrase,
           const char *key)
{
  SealwaxOperation *operation = test_new_open (message, passphrase, key);
  g_autoptr (GError) error = NULL;

  g_assert_null (test_open (operation, &error));
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  test_release (operation);

  return g_strdup (error->message);
}

/* Its normal form may have been different for the sender. Noncharacters are never assigned. */
static void
test_wrong_with_unassigned (void)
{
  static const char *const unassigned[] = { "caf\xcd\xb8", "\xef\xb7\x90", "pass\xef\xbf\xbe word" }; /* U+0378, U+FDD0, U+FFFE */
  static const char *const keys[] = { NULL, TEST_KEY };

  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "passphrase", keys[k]);
      g_autofree char *without = say_wrong (message, "café", keys[k]);

      g_assert_null (strstr (without, "character"));
      for (gsize i = 0; i < G_N_ELEMENTS (unassigned); i++)
        {
          g_autofree char *with = say_wrong (message, unassigned[i], keys[k]);

          g_assert_true (g_str_has_prefix (with, without));
          g_assert_nonnull (strstr (with, " The passphrase holds a character that this version of Sealwax does not know."));
          /* It is part of the passphrase. */
          g_assert_null (strstr (with, unassigned[i]));
        }
    }
}

/* Neither Basic nor a key cares about normal forms. */
static void
test_wrong_with_unassigned_elsewhere (void)
{
  g_autoptr (GBytes) basic = opening_message (opening_by_article);
  g_autoptr (GBytes) with_key = test_make_message (SEALWAX_FORMAT_SEALED, "by key", NULL, TEST_KEY);
  g_autofree char *of_basic = say_wrong (basic, "caf\xcd\xb8", NULL);
  g_autofree char *of_key = say_wrong (with_key, "caf\xcd\xb8", "Another key of thirty-two bytes.");

  g_assert_null (strstr (of_basic, "character"));
  g_assert_null (strstr (of_key, "character"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/operation/normal-forms/sealed", test_normal_forms_sealed);
  g_test_add_func ("/service/operation/normal-forms/basic", test_normal_forms_basic);
  g_test_add_func ("/service/operation/refused/unassigned", test_unassigned);
  g_test_add_func ("/service/operation/unassigned-opens", test_unassigned_opens);
  g_test_add_func ("/service/operation/wrong/unassigned", test_wrong_with_unassigned);
  g_test_add_func ("/service/operation/wrong/unassigned-elsewhere", test_wrong_with_unassigned_elsewhere);

  return g_test_run ();
}
