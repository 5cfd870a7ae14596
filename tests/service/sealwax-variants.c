/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-variants.h"

#include <string.h>

#include "memory.h"
#include "sealwax-error.h"
#include "support.h"

typedef struct
{
  const char   *typed;
  SealwaxSource source;
  SealwaxFormat format;
  const char   *expected; /* with bars between them, each preceded by the first letter of the variant's name */
} Case;

static const Case cases[] = {
  { "pass", SEALWAX_SOURCE_EXACT, SEALWAX_FORMAT_SEALED, "Npass" },
  { "It’s  ", SEALWAX_SOURCE_EXACT, SEALWAX_FORMAT_SEALED, "NIt’s  " },
  { "pass", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "Npass|CPASS" },
  { "Pass", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "NPass|Spass|CpASS" },
  { "It’s  “a – b” ", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "NIt’s  “a – b” |PIt's \"a - b\"|Sit's \"a - b\"|CiT'S \"A - B\"" },
  { "\u00a0a\u202fb\u2007", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_BASIC, "N\u00a0a\u202fb\u2007|Pa b|CA B" },
  { "12 — 34", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "N12 — 34|P12 - 34" },
  { "1234", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "N1234" },
  { "   ", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "N   " },
  { "A", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "NA|Sa" }, /* Caps Lock makes this one lower case again */
  { "Éa", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "NÉa|Séa|CéA" },
  /* The sign for the ångström becomes å in normal form C, so in Basic it is another passphrase. */
  { "\u212b", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "N\u00c5|S\u00e5" },
  { "ß", SEALWAX_SOURCE_TYPED, SEALWAX_FORMAT_SEALED, "Nß" },
  { "\ufeffpass\r", SEALWAX_SOURCE_FILE, SEALWAX_FORMAT_SEALED, "N\ufeffpass\r|Bpass" },
  { "\ufeffpass\r", SEALWAX_SOURCE_FILE, SEALWAX_FORMAT_BASIC, "N\ufeffpass\r" },
  { "\ufeff", SEALWAX_SOURCE_FILE, SEALWAX_FORMAT_SEALED, "N\ufeff" },
  { "It’s  ", SEALWAX_SOURCE_FILE, SEALWAX_FORMAT_SEALED, "NIt’s  " },
};

static char *
list (const Case *c)
{
  static const char letters[] = "NPSCB";
  g_autoptr (SealwaxSecret) typed = test_secret (c->typed);
  g_autoptr (GArray) attempts = sealwax_variants_list (typed, c->source, c->format);
  GString *listed = g_string_new (NULL);

  g_assert_cmpuint (attempts->len, >=, 1);
  g_assert_cmpuint (attempts->len, <=, SEALWAX_ATTEMPTS_MAX);
  for (guint i = 0; i < attempts->len; i++)
    {
      const SealwaxAttempt *attempt = &g_array_index (attempts, SealwaxAttempt, i);

      g_string_append_printf (listed, "%s%c%s", i == 0 ? "" : "|", letters[attempt->variant], sealwax_secret_get_text (attempt->passphrase));
    }

  return g_string_free (listed, FALSE);
}

static void
test_list (void)
{
  memory_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *listed = list (&cases[i]);

      g_assert_cmpstr (listed, ==, cases[i].expected);
    }
  memory_assert_all_wiped ();
}

/* All are different, and only those that were changed have a sentence. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_null (sealwax_variants_describe (SEALWAX_VARIANT_NONE));
  for (int variant = SEALWAX_VARIANT_PLAIN; variant <= SEALWAX_VARIANT_BARE; variant++)
    g_assert_true (g_hash_table_add (sentences, (gpointer)sealwax_variants_describe ((SealwaxVariant)variant)));
}

typedef struct
{
  const char    *meant;
  const char    *typed;
  SealwaxVariant variant;
} Opening;

static const Opening openings[] = {
  { "It’s  ", "It’s  ", SEALWAX_VARIANT_NONE },
  { "It's", "It’s  ", SEALWAX_VARIANT_PLAIN },
  { "it's", "It’s  ", SEALWAX_VARIANT_SMALL },
  { "iT'S", "It’s  ", SEALWAX_VARIANT_CAPS_LOCK },
};

static void
test_opens (gconstpointer format)
{
  memory_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GBytes) message = test_make_message ((SealwaxFormat)GPOINTER_TO_INT (format), "text", openings[i].meant, NULL);
      SealwaxOperation *operation = test_new_open (message, openings[i].typed, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SealwaxSecret) text = NULL;

      sealwax_operation_set_source (operation, SEALWAX_SOURCE_TYPED);
      text = sealwax_operation_open (operation, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (sealwax_secret_get_text (text), ==, "text");
      g_assert_true (sealwax_operation_get_proven (operation));
      g_assert_cmpint (sealwax_operation_get_variant (operation), ==, openings[i].variant);
      g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 1);
      test_release (operation);
    }
  memory_assert_all_wiped ();
}

/* Unless it is known where a passphrase comes from, nothing in it is changed. */
static void
test_exact (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "it's", NULL);
  SealwaxOperation *operation = test_new_open (message, "It’s", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sealwax_operation_open (operation, NULL, &error));
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 1);
  test_release (operation);
}

/* What cannot be typed again is refused when sealing, in both formats, and never repeated. */
static void
test_control (void)
{
  for (int format = SEALWAX_FORMAT_SEALED; format <= SEALWAX_FORMAT_BASIC; format++)
    {
      SealwaxOperation *operation = test_new_seal ((SealwaxFormat)format, "text", "sec\tret", NULL, 0);
      g_autoptr (GError) error = NULL;

      g_assert_null (sealwax_operation_seal (operation, NULL, &error));
      g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
      g_assert_nonnull (strstr (error->message, "tab"));
      g_assert_null (strstr (error->message, "sec"));
      g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 0);
      test_release (operation);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/variants/list", test_list);
  g_test_add_func ("/service/variants/sentences", test_sentences);
  g_test_add_data_func ("/service/variants/opens/sealed", GINT_TO_POINTER (SEALWAX_FORMAT_SEALED), test_opens);
  g_test_add_data_func ("/service/variants/opens/basic", GINT_TO_POINTER (SEALWAX_FORMAT_BASIC), test_opens);
  g_test_add_func ("/service/variants/exact", test_exact);
  g_test_add_func ("/service/variants/control", test_control);

  return g_test_run ();
}
