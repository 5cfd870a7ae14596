/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-operation.h"

#include <string.h>

#include "memory.h"
#include "opening.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "support.h"

static const char *const texts[] = {
  "",
  "This is a secret message.",
  "\xef\xbb\xbf"
  "with a BOM,\r\nline ends of Windows,\n\ta tab, \xf0\x9f\x91\x8b\xf0\x9f\x8f\xbd and no end",
};

typedef struct
{
  const char   *name;
  SealwaxFormat format;
  TestMethod    method;
  guint         iterations;
} Kind;

static const Kind kinds[] = {
  { "sealed-passphrase", SEALWAX_FORMAT_SEALED, TEST_PASSPHRASE, 610000 },
  { "sealed-key", SEALWAX_FORMAT_SEALED, TEST_KEY_FILE, 0 },
  { "sealed-both", SEALWAX_FORMAT_SEALED, TEST_BOTH, 600000 },
  { "basic", SEALWAX_FORMAT_BASIC, TEST_PASSPHRASE, SEALWAX_BASIC_ITERATIONS },
};

/* The message says what it was made with before it is opened. */
static void
assert_described (GBytes     *message,
                  const Kind *kind)
{
  g_autoptr (GArray) messages = sealwax_inspect (message);
  const SealwaxMessage *found = &g_array_index (messages, SealwaxMessage, 0);

  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpint (found->status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpint (found->format, ==, kind->format);
  g_assert_cmpint (found->needs_passphrase, ==, (kind->method & TEST_PASSPHRASE) != 0);
  g_assert_cmpint (found->needs_key, ==, (kind->method & TEST_KEY_FILE) != 0);
  g_assert_cmpuint (found->iterations, ==, kind->iterations);
}

static void
round_trip (const Kind *kind,
            const char *content,
            gboolean    async)
{
  const char       *passphrase = (kind->method & TEST_PASSPHRASE) != 0 ? PASSPHRASE : NULL;
  const char       *key = (kind->method & TEST_KEY_FILE) != 0 ? TEST_KEY : NULL;
  SealwaxOperation *sealing = test_new_seal (kind->format, content, passphrase, key, kind->iterations);
  SealwaxOperation *opening;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (SealwaxSecret) text = NULL;

  message = async ? test_seal (sealing, &error) : test_take_message (sealwax_operation_seal (sealing, NULL, &error));
  g_assert_no_error (error);
  assert_described (message, kind);
  test_release (sealing);

  opening = test_new_open (message, passphrase, key);
  g_assert_false (sealwax_operation_get_proven (opening));
  text = async ? test_open (opening, &error) : sealwax_operation_open (opening, NULL, &error);
  g_assert_no_error (error);
  opening_assert_text (text, content);
  g_assert_true (sealwax_operation_get_proven (opening));
  test_release (opening);
}

static void
test_async (gconstpointer kind)
{
  memory_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    round_trip (kind, texts[i], TRUE);
  memory_wait ();
  memory_assert_all_wiped ();
}

static void
test_sync (gconstpointer kind)
{
  memory_begin ();
  round_trip (kind, texts[1], FALSE);
  memory_assert_all_wiped ();
}

/* A large text, in which every byte counts. */
static void
test_large (void)
{
  static const Kind kind = { "large", SEALWAX_FORMAT_SEALED, TEST_KEY_FILE, 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u\n", i);

  round_trip (&kind, text->str, TRUE);
}

/* Every message is different. All that the same text and secrets show is the length. */
static void
test_fresh (void)
{
  g_autoptr (GBytes) one = test_make_message (SEALWAX_FORMAT_SEALED, "the same", NULL, TEST_KEY);
  g_autoptr (GBytes) two = test_make_message (SEALWAX_FORMAT_SEALED, "the same", NULL, TEST_KEY);

  g_assert_cmpuint (g_bytes_get_size (one), ==, g_bytes_get_size (two));
  g_assert_false (g_bytes_equal (one, two));
}

/* A message opens with what it needs, whatever else is at hand. */
static void
test_more_secrets (void)
{
  g_autoptr (GBytes) with_passphrase = opening_message (opening_sealed);
  g_autoptr (GBytes) with_key = test_make_message (SEALWAX_FORMAT_SEALED, "by key", NULL, TEST_KEY);
  SealwaxOperation *first = test_new_open (with_passphrase, NFC, TEST_KEY);
  SealwaxOperation *second = test_new_open (with_key, "any", TEST_KEY);
  g_autoptr (SealwaxSecret) first_text = test_open (first, NULL);
  g_autoptr (SealwaxSecret) second_text = test_open (second, NULL);

  opening_assert_text (first_text, "Same letters, other bytes.");
  opening_assert_text (second_text, "by key");
  test_release (first);
  test_release (second);
}

static void
test_unproven (void)
{
  memory_begin ();
  opening_assert_opens (opening_by_article, "StrongPassword123", "An article’s reader made this. 🙂", FALSE);
  memory_wait ();
  memory_assert_all_wiped ();
}

/* The code and the words for what stops an opening. */
static void
test_does_not_open (void)
{
  g_autoptr (GBytes) sealed = opening_message (opening_sealed);
  g_autoptr (GBytes) basic = opening_message (opening_by_article);
  g_autoptr (GBytes) prose = opening_message ("Lunch at noon?");
  g_autoptr (GBytes) cut = opening_message ("Sealwax1AgAA");
  g_autoptr (GBytes) with_key = test_make_message (SEALWAX_FORMAT_SEALED, "by key", NULL, TEST_KEY);

  opening_assert_fails (sealed, "wrong", NULL, SEALWAX_ERROR_WRONG);
  opening_assert_fails (sealed, NULL, NULL, SEALWAX_ERROR_MISSING);
  opening_assert_fails (sealed, NULL, TEST_KEY, SEALWAX_ERROR_MISSING);
  opening_assert_fails (with_key, "any", NULL, SEALWAX_ERROR_MISSING);
  opening_assert_fails (with_key, NULL, "Another key of thirty-two bytes.", SEALWAX_ERROR_WRONG);
  opening_assert_fails (basic, "wrong", NULL, SEALWAX_ERROR_WRONG);
  opening_assert_fails (basic, NULL, NULL, SEALWAX_ERROR_MISSING);
  opening_assert_fails (prose, "any", NULL, SEALWAX_ERROR_NOT_A_MESSAGE);
  opening_assert_fails (cut, "any", NULL, SEALWAX_ERROR_INCOMPLETE);
}

/* The same message with one bit of its tag flipped, and a checksum that fits. */
static void
test_altered (void)
{
  static const char altered[] = "Sealwax1EQABUq0jbQAAAQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                                "N1xKcv5HRMD3tCwFdpauwXc0/jugtS1WblgxXlHI6g99fIqVyFiiep89DSzz/BmU\n"
                                "wD5Bp1rhcENWI74joZQjlKBMhwjoSX0WdYvDSU3umUqBs8P6\n";
  g_autoptr (GBytes) message = opening_message (altered);

  memory_begin ();
  opening_assert_fails (message, NFC, NULL, SEALWAX_ERROR_ALTERED);
  memory_wait ();
  memory_assert_all_wiped ();
}

/* The sentence is about this message and this passphrase. */
static void
test_words (void)
{
  g_autoptr (GBytes) message = opening_message (opening_sealed);
  SealwaxOperation *operation = test_new_open (message, "caf\xcd\xb8", NULL); /* U+0378 */
  g_autoptr (GError) error = NULL;

  g_assert_null (test_open (operation, &error));
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  g_assert_nonnull (strstr (error->message, "This passphrase"));
  g_assert_nonnull (strstr (error->message, "does not know"));
  test_release (operation);
}

static void
test_bad_text (void)
{
  g_autoptr (SealwaxSecret) key = test_secret (TEST_KEY);
  g_autoptr (SealwaxSecret) not_utf8 = sealwax_secret_new ("caf\xe9", 4);
  g_autoptr (SealwaxSecret) with_nul = sealwax_secret_new ("a\0b", 3);
  g_autoptr (SealwaxSecret) surrogate = sealwax_secret_new ("\xed\xa0\x80", 3);
  g_autoptr (SealwaxSecret) too_large = sealwax_secret_new_sized (SEALWAX_TEXT_MAX + 1);

  opening_assert_refused_secrets (SEALWAX_FORMAT_SEALED, not_utf8, NULL, key, 0, SEALWAX_ERROR_NOT_TEXT);
  opening_assert_refused_secrets (SEALWAX_FORMAT_SEALED, with_nul, NULL, key, 0, SEALWAX_ERROR_NOT_TEXT);
  opening_assert_refused_secrets (SEALWAX_FORMAT_SEALED, surrogate, NULL, key, 0, SEALWAX_ERROR_NOT_TEXT);
  opening_assert_refused_secrets (SEALWAX_FORMAT_SEALED, too_large, NULL, key, 0, SEALWAX_ERROR_TOO_LARGE);
}

static void
test_bad_cost (void)
{
  static const guint sealed[] = { 0, 10000, 590000, 600001, 605000, 10010000, G_MAXUINT };
  static const guint basic[] = { 0, 99999, 100001, 600000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sealed); i++)
    opening_assert_refused (SEALWAX_FORMAT_SEALED, PASSPHRASE, NULL, sealed[i], SEALWAX_ERROR_BAD_COST);
  for (gsize i = 0; i < G_N_ELEMENTS (basic); i++)
    opening_assert_refused (SEALWAX_FORMAT_BASIC, PASSPHRASE, NULL, basic[i], SEALWAX_ERROR_BAD_COST);
}

static void
test_no_secret (void)
{
  opening_assert_refused (SEALWAX_FORMAT_SEALED, NULL, NULL, 600000, SEALWAX_ERROR_MISSING);
  opening_assert_refused (SEALWAX_FORMAT_BASIC, NULL, NULL, 100000, SEALWAX_ERROR_MISSING);
  opening_assert_refused (SEALWAX_FORMAT_BASIC, NULL, TEST_KEY, 100000, SEALWAX_ERROR_MISSING);
}

/* Something that is not a passphrase, in either direction, even where a key would be enough. */
static void
test_bad_passphrase (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size;
  } bad[] = { { "", 0 }, { "a\0b", 3 }, { "\0", 1 }, { "caf\xe9", 4 }, { "\xed\xa0\x80", 3 }, { "\xc0\x80", 2 } };
  g_autoptr (SealwaxSecret) text = test_secret ("text");
  g_autoptr (SealwaxSecret) key = test_secret (TEST_KEY);
  g_autoptr (GBytes) pasted = opening_message (opening_by_article);
  g_autoptr (GArray) messages = sealwax_inspect (pasted);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new (bad[i].bytes, bad[i].size);
      g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);
      g_autoptr (GError) error = NULL;
      SealwaxOperation *opening;

      opening_assert_refused_secrets (SEALWAX_FORMAT_SEALED, text, passphrase, NULL, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      opening_assert_refused_secrets (SEALWAX_FORMAT_SEALED, text, passphrase, key, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      opening_assert_refused_secrets (SEALWAX_FORMAT_BASIC, text, passphrase, NULL, 100000, SEALWAX_ERROR_BAD_PASSPHRASE);

      opening = sealwax_operation_new_open (pasted, &g_array_index (messages, SealwaxMessage, 0), keys);
      g_assert_null (test_open (opening, &error));
      g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
      test_release (opening);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *async = g_strconcat ("/service/operation/async/", kinds[i].name, NULL);
      g_autofree char *sync = g_strconcat ("/service/operation/sync/", kinds[i].name, NULL);

      g_test_add_data_func (async, &kinds[i], test_async);
      g_test_add_data_func (sync, &kinds[i], test_sync);
    }
  g_test_add_func ("/service/operation/large", test_large);
  g_test_add_func ("/service/operation/fresh", test_fresh);
  g_test_add_func ("/service/operation/more-secrets", test_more_secrets);
  g_test_add_func ("/service/operation/unproven", test_unproven);
  g_test_add_func ("/service/operation/does-not-open", test_does_not_open);
  g_test_add_func ("/service/operation/altered", test_altered);
  g_test_add_func ("/service/operation/words", test_words);
  g_test_add_func ("/service/operation/refused/text", test_bad_text);
  g_test_add_func ("/service/operation/refused/cost", test_bad_cost);
  g_test_add_func ("/service/operation/refused/no-secret", test_no_secret);
  g_test_add_func ("/service/operation/refused/passphrase", test_bad_passphrase);

  return g_test_run ();
}
