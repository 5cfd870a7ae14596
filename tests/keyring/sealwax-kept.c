/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sealwax-kept-value.h"
#include "sealwax-kdf.h"
#include "sealwax-keyring-error.h"

#define ID "00112233445566778899aabbccddeeff"
#define HEX "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define HEAD "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana\n\n"
#define KEY_HEAD "Sealwax kept 1\nkind key\ncreated 1\nused 20\nname Ana\n\n"

static SealwaxKept *
read_bytes (const char *bytes,
            gsize       size)
{
  g_autoptr (SealwaxSecret) value = sealwax_secret_new (bytes, size);

  return sealwax_kept_value_read (ID, value);
}

static void
assert_written (SealwaxKept *kept,
                const char  *expected)
{
  g_autoptr (SealwaxSecret) value = sealwax_kept_value_write (kept);

  g_assert_cmpmem (sealwax_secret_get_text (value), sealwax_secret_get_size (value), expected, strlen (expected));
}

/* docs/keyring.md */
static void
test_values (void)
{
  const char *values[] = { HEAD "correct horse", HEAD "one\ntwo", HEAD "\n", KEY_HEAD HEX };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SealwaxKept) kept = read_bytes (values[i], strlen (values[i]));

      g_assert_nonnull (kept);
      g_assert_cmpstr (sealwax_kept_get_id (kept), ==, ID);
      g_assert_cmpstr (sealwax_kept_get_name (kept), ==, "Ana");
      g_assert_cmpint (sealwax_kept_get_created (kept), ==, 1);
      g_assert_cmpint (sealwax_kept_get_used (kept), ==, 20);
      assert_written (kept, values[i]);
    }
}

static void
test_secrets (void)
{
  g_autoptr (SealwaxKept) passphrase = read_bytes (HEAD "correct horse", strlen (HEAD "correct horse"));
  g_autoptr (SealwaxKept) key = read_bytes (KEY_HEAD HEX, strlen (KEY_HEAD HEX));
  const guint8 *bytes = (const guint8 *)sealwax_secret_get_text (sealwax_kept_get_secret (key));

  g_assert_cmpint (sealwax_kept_get_kind (passphrase), ==, SEALWAX_KEPT_PASSPHRASE);
  g_assert_cmpstr (sealwax_secret_get_text (sealwax_kept_get_secret (passphrase)), ==, "correct horse");
  g_assert_cmpint (sealwax_kept_get_kind (key), ==, SEALWAX_KEPT_KEY);
  g_assert_cmpuint (sealwax_secret_get_size (sealwax_kept_get_secret (key)), ==, SEALWAX_KEY_SIZE);
  for (guint i = 0; i < SEALWAX_KEY_SIZE; i++)
    g_assert_cmpuint (bytes[i], ==, i);
}

/* Anything that is not exactly as it is written counts as nothing: it may come from a newer version, and mean something else. */
static void
test_anything_else (void)
{
  const char *values[] = {
    "",
    "correct horse",
    "Sealwax kept 1",
    "Sealwax kept 1\n",
    "Sealwax kept 2\nkind passphrase\ncreated 1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1 \nkind passphrase\ncreated 1\nused 20\nname Ana\n\nx",
    "\nSealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind secret\ncreated 1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind \ncreated 1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind Passphrase\ncreated 1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\nused 20\ncreated 1\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated -1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated +1\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 01\nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1 \nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated \nused 20\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 9223372036854775808\nname Ana\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname \n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana \n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname A\tna\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana\xff\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname An\xe2\x80\xae"
    "a\n\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana\nx",
    "Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana\nmore\n\nx",
    "Sealwax kept 1\r\nkind passphrase\r\ncreated 1\r\nused 20\r\nname Ana\r\n\r\nx",
    HEAD,
    HEAD "not UTF-8: \xff",
    KEY_HEAD,
    KEY_HEAD HEX "\n",
    KEY_HEAD "0" HEX,
    KEY_HEAD "g" HEX,
    KEY_HEAD "0123456789abcdef0123456789abcdef",
    KEY_HEAD "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    KEY_HEAD "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=                    ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_null (read_bytes (values[i], strlen (values[i])));

  /* A NUL ends nothing. */
  g_assert_null (read_bytes ("Sealwax kept 1\nkind passphrase\0\ncreated 1\nused 20\nname Ana\n\nx", 61));
  g_assert_null (read_bytes ("Sealwax kept 1\nkind passphrase\ncreated 1\0\nused 20\nname Ana\n\nx", 61));
  g_assert_null (read_bytes ("Sealwax kept 1\nkind passphrase\ncreated 1\nused 20\nname Ana\0b\n\nx", 62));
  g_assert_null (read_bytes (HEAD "x\0y", strlen (HEAD) + 3));
}

/* Each beginning of a value, too, and each with one bit changed: nothing is read outside of it. */
static void
test_pieces (void)
{
  const char *whole = KEY_HEAD HEX;

  for (gsize size = 0; size < strlen (whole); size++)
    g_assert_null (read_bytes (whole, size));
  for (gsize bit = 0; bit < 8 * strlen (whole); bit++)
    {
      g_autofree char *changed = g_strdup (whole);
      g_autoptr (SealwaxKept) kept = NULL;

      changed[bit / 8] ^= (char)(1 << bit % 8);
      kept = read_bytes (changed, strlen (whole));
      if (kept != NULL)
        {
          g_autoptr (SealwaxSecret) again = sealwax_kept_value_write (kept);

          g_assert_cmpint (g_ascii_strncasecmp (sealwax_secret_get_text (again), changed, strlen (whole)), ==, 0);
        }
    }
}

static void
test_names (void)
{
  const struct
  {
    const char *typed;
    const char *name;
  } names[] = {
    { "Ana", "Ana" },
    { "  Ana\t", "Ana" },
    { "Accounting, 2nd floor", "Accounting, 2nd floor" },
    { "Zoe\xcc\x88", "Zo\xc3\xab" },
    { "\xe2\x80\x9c"
      "Ana\xe2\x80\x9d",
      "\xe2\x80\x9c"
      "Ana\xe2\x80\x9d" },
    { "", NULL },
    { " \n", NULL },
    { "two\nlines", NULL },
    { "an escape \x1b[31m", NULL },
    { "turned \xe2\x80\xae"
      "anA",
      NULL },
    { "zero\xe2\x80\x8bwidth", NULL },
    { "not UTF-8 \xff", NULL },
    { "123456789012345678901234567890123456789012345678901234567890", "123456789012345678901234567890123456789012345678901234567890" },
    { "1234567890123456789012345678901234567890123456789012345678901", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SealwaxSecret) name = sealwax_kept_value_make_name (names[i].typed);

      g_assert_cmpstr (name != NULL ? sealwax_secret_get_text (name) : NULL, ==, names[i].name);
    }
}

static void
test_same_name (void)
{
  g_autoptr (SealwaxSecret) name = sealwax_kept_value_make_name ("Stra\xc3\x9f"
                                                                 "e Zo\xc3\xab");
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new ("x", 1);
  g_autoptr (SealwaxKept) kept = sealwax_kept_new (ID, name, SEALWAX_KEPT_PASSPHRASE, secret, 1, 1);

  g_assert_true (sealwax_kept_has_name (kept, "STRASSE ZO\xc3\x8b"));
  g_assert_true (sealwax_kept_has_name (kept, "strasse Zoe\xcc\x88"));
  g_assert_false (sealwax_kept_has_name (kept, "Stra\xc3\x9f"
                                               "e Zoe"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kept/values", test_values);
  g_test_add_func ("/kept/secrets", test_secrets);
  g_test_add_func ("/kept/anything-else", test_anything_else);
  g_test_add_func ("/kept/pieces", test_pieces);
  g_test_add_func ("/kept/names", test_names);
  g_test_add_func ("/kept/same-name", test_same_name);

  return g_test_run ();
}
