/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-error.h"
#include "sealwax-foreign-name.h"

#include <string.h>

#include <gio/gio.h>

/* Statuses whose sentence does not depend on a message. */
static const struct
{
  SealwaxStatus status;
  SealwaxError  code;
} plain[] = {
  { SEALWAX_STATUS_NOT_A_MESSAGE, SEALWAX_ERROR_NOT_A_MESSAGE },
  { SEALWAX_STATUS_NEWER, SEALWAX_ERROR_NEWER },
  { SEALWAX_STATUS_DAMAGED, SEALWAX_ERROR_DAMAGED },
  { SEALWAX_STATUS_MISSING, SEALWAX_ERROR_MISSING },
  { SEALWAX_STATUS_ALTERED, SEALWAX_ERROR_ALTERED },
  { SEALWAX_STATUS_NOT_TEXT, SEALWAX_ERROR_NOT_TEXT },
  { SEALWAX_STATUS_TOO_LARGE, SEALWAX_ERROR_TOO_LARGE },
  { SEALWAX_STATUS_BAD_COST, SEALWAX_ERROR_BAD_COST },
  { SEALWAX_STATUS_NO_RANDOM, SEALWAX_ERROR_NO_RANDOM },
};

/* One message of every kind that has a sentence of its own. */
static const SealwaxMessage short_one = { .format = SEALWAX_FORMAT_SEALED, .chars = 8, .chars_wanted = 176 };
static const SealwaxMessage cut = { .format = SEALWAX_FORMAT_SEALED, .chars = 100, .chars_wanted = 240 };
static const SealwaxMessage basic = { .format = SEALWAX_FORMAT_BASIC, .needs_passphrase = true };
static const SealwaxMessage with_passphrase = { .format = SEALWAX_FORMAT_SEALED, .needs_passphrase = true };
static const SealwaxMessage with_key = { .format = SEALWAX_FORMAT_SEALED, .needs_key = true };
static const SealwaxMessage with_both = { .format = SEALWAX_FORMAT_SEALED, .needs_passphrase = true, .needs_key = true };

static void
assert_is_sentence (const char *text)
{
  g_assert_true (g_ascii_isupper (text[0]));
  g_assert_cmpuint (strlen (text), >=, 10);
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strchr (text, '%'));
}

static void
assert_sentence_is_new (GHashTable   *seen,
                        const GError *error)
{
  assert_is_sentence (error->message);
  if (!g_hash_table_add (seen, g_strdup (error->message)))
    g_error ("Said for two reasons: %s", error->message);
}

static char *
say_opening (SealwaxStatus         status,
             const SealwaxMessage *message)
{
  g_autoptr (GError) error = sealwax_error_new_opening (status, message);

  g_assert_error (error, SEALWAX_ERROR, (int)status);

  return g_strdup (error->message);
}

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (GError) error = sealwax_error_new (plain[i].status);

      g_assert_error (error, SEALWAX_ERROR, (int)plain[i].code);
      assert_is_sentence (error->message);
    }
}

/* Every GLib function understands this one. */
static void
test_cancelled (void)
{
  g_autoptr (GError) error = sealwax_error_new (SEALWAX_STATUS_CANCELLED);
  g_autoptr (GError) opening = sealwax_error_new_opening (SEALWAX_STATUS_CANCELLED, &with_both);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (opening, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_is_sentence (error->message);
}

/* No two reasons are given in the same words. */
static void
test_all_differ (void)
{
  static const struct
  {
    SealwaxStatus         status;
    const SealwaxMessage *message;
  } opening[] = {
    { SEALWAX_STATUS_INCOMPLETE, &short_one },
    { SEALWAX_STATUS_INCOMPLETE, &cut },
    { SEALWAX_STATUS_MISSING, &with_passphrase },
    { SEALWAX_STATUS_MISSING, &with_key },
    { SEALWAX_STATUS_MISSING, &with_both },
    { SEALWAX_STATUS_WRONG, &basic },
    { SEALWAX_STATUS_WRONG, &with_passphrase },
    { SEALWAX_STATUS_WRONG, &with_key },
    { SEALWAX_STATUS_WRONG, &with_both },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) cancelled = sealwax_error_new (SEALWAX_STATUS_CANCELLED);

  assert_sentence_is_new (seen, cancelled);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (GError) error = sealwax_error_new (plain[i].status);

      assert_sentence_is_new (seen, error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (opening); i++)
    {
      g_autoptr (GError) error = sealwax_error_new_opening (opening[i].status, opening[i].message);

      g_assert_error (error, SEALWAX_ERROR, (int)opening[i].status);
      assert_sentence_is_new (seen, error);
    }
}

/* What is not a message gets a name, each in a sentence of its own. What may be one gets a name when it does not open. */
static void
test_foreign (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int foreign = SEALWAX_FOREIGN_NONE; foreign <= SEALWAX_FOREIGN_UUID; foreign++)
    {
      bool           tried = foreign >= SEALWAX_FOREIGN_TEXT && foreign <= SEALWAX_FOREIGN_PERHAPS_KEY;
      SealwaxMessage message = { .format = tried ? SEALWAX_FORMAT_BASIC : SEALWAX_FORMAT_NONE, .foreign = (SealwaxForeign)foreign };
      SealwaxStatus  status = tried ? SEALWAX_STATUS_WRONG : SEALWAX_STATUS_NOT_A_MESSAGE;
      g_autoptr (GError) error = sealwax_error_new_opening (status, &message);

      g_assert_error (error, SEALWAX_ERROR, (int)status);
      assert_sentence_is_new (seen, error);
      if (foreign != SEALWAX_FOREIGN_NONE)
        g_assert_true (g_str_has_prefix (error->message, sealwax_foreign_describe ((SealwaxForeign)foreign)));
    }
}

/* What is known about a message that is not whole is said, each time in its own words. */
static void
test_trouble (void)
{
  static const struct
  {
    SealwaxStatus  status;
    SealwaxTrouble trouble;
    const char    *said;
  } cases[] = {
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_NONE, 0, 0, 0, 0 }, "only 100 characters of 240 are there." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_END, 192, 48, 0, 0 }, "only 192 characters of 240 are there. Its end is missing." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_LINES, 176, 64, 0, 0 }, "only 176 characters of 240 are there. 1 whole line is missing." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_LINES, 112, 128, 5, 0 }, "2 whole lines are missing after its line 5." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_IN_LINE, 237, 3, 2, 0 }, "3 characters are missing in its line 2." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_CHARACTER, 239, 1, 2, '*' }, "In its line 2, “*” doesn’t belong there." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_CHARACTER, 239, 1, 2, 0x7 }, "In its line 2, U+0007 doesn’t belong there." },
    { SEALWAX_STATUS_INCOMPLETE, { SEALWAX_TROUBLE_CHANGED, 240, 0, 0, 0 }, "some of its characters were changed." },
    { SEALWAX_STATUS_DAMAGED, { SEALWAX_TROUBLE_TOO_MANY, 241, 1, 2, 0 }, "Its line 2 has 1 character too many." },
    { SEALWAX_STATUS_DAMAGED, { SEALWAX_TROUBLE_CASE, 240, 0, 0, 0 }, "ask for it again." },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SealwaxMessage message = cut;
      g_autoptr (GError) error = NULL;

      message.trouble = cases[i].trouble;
      error = sealwax_error_new_opening (cases[i].status, &message);
      g_assert_error (error, SEALWAX_ERROR, (int)cases[i].status);
      assert_sentence_is_new (seen, error);
      g_assert_true (g_str_has_suffix (error->message, cases[i].said));
    }
}

/* If the message adds nothing, opening says what is said elsewhere. */
static void
test_opening_says_the_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (GError) error = sealwax_error_new (plain[i].status);
      g_autofree char *opening = say_opening (plain[i].status, &with_both);

      if (plain[i].status != SEALWAX_STATUS_MISSING)
        g_assert_cmpstr (opening, ==, error->message);
    }
}

static void
test_incomplete (void)
{
  SealwaxMessage   message = short_one;
  g_autofree char *few = say_opening (SEALWAX_STATUS_INCOMPLETE, &short_one);
  g_autofree char *many = say_opening (SEALWAX_STATUS_INCOMPLETE, &cut);
  g_autofree char *one = NULL;
  g_autofree char *at_the_limit = NULL;

  /* How many there should be is known once the first line is whole. */
  g_assert_nonnull (strstr (few, "8 characters of at least 176 "));
  g_assert_nonnull (strstr (many, "100 characters of 240 "));
  g_assert_null (strstr (many, "at least"));

  message.chars = 63;
  at_the_limit = say_opening (SEALWAX_STATUS_INCOMPLETE, &message);
  g_assert_nonnull (strstr (at_the_limit, "63 characters of at least 176 "));

  g_free (at_the_limit);
  message.chars = 64;
  at_the_limit = say_opening (SEALWAX_STATUS_INCOMPLETE, &message);
  g_assert_nonnull (strstr (at_the_limit, "64 characters of 176 "));

  message.chars = 1;
  one = say_opening (SEALWAX_STATUS_INCOMPLETE, &message);
  g_assert_nonnull (strstr (one, "1 character of at least 176 is "));
}

static void
test_missing (void)
{
  g_autofree char *passphrase = say_opening (SEALWAX_STATUS_MISSING, &with_passphrase);
  g_autofree char *key = say_opening (SEALWAX_STATUS_MISSING, &with_key);
  g_autofree char *both = say_opening (SEALWAX_STATUS_MISSING, &with_both);

  g_assert_true (strstr (passphrase, "passphrase") != NULL && strstr (passphrase, "key") == NULL);
  g_assert_true (strstr (key, "key file") != NULL && strstr (key, "passphrase") == NULL);
  g_assert_true (strstr (both, "key file") != NULL && strstr (both, "passphrase") != NULL);
}

static void
test_wrong (void)
{
  g_autofree char *passphrase = say_opening (SEALWAX_STATUS_WRONG, &with_passphrase);
  g_autofree char *key = say_opening (SEALWAX_STATUS_WRONG, &with_key);
  g_autofree char *both = say_opening (SEALWAX_STATUS_WRONG, &with_both);
  g_autofree char *of_basic = say_opening (SEALWAX_STATUS_WRONG, &basic);

  g_assert_true (strstr (passphrase, "passphrase") != NULL && strstr (passphrase, "key") == NULL);
  g_assert_true (strstr (key, "key") != NULL && strstr (key, "passphrase") == NULL);
  g_assert_true (strstr (both, "key") != NULL && strstr (both, "passphrase") != NULL);

  /* Basic cannot tell these apart, and says so (docs/format.md, "Basic"). */
  g_assert_nonnull (strstr (of_basic, "Wrong passphrase"));
  g_assert_nonnull (strstr (of_basic, "or not a complete message"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/error/statuses", test_statuses);
  g_test_add_func ("/service/error/cancelled", test_cancelled);
  g_test_add_func ("/service/error/all-differ", test_all_differ);
  g_test_add_func ("/service/error/foreign", test_foreign);
  g_test_add_func ("/service/error/trouble", test_trouble);
  g_test_add_func ("/service/error/opening-says-the-same", test_opening_says_the_same);
  g_test_add_func ("/service/error/incomplete", test_incomplete);
  g_test_add_func ("/service/error/missing", test_missing);
  g_test_add_func ("/service/error/wrong", test_wrong);

  return g_test_run ();
}
