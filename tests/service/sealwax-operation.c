/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-operation.h"

#include <string.h>

#include "memory.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "support.h"

#define PASSPHRASE "correct horse báttery staple"

/* One passphrase in three spellings: as a keyboard may send it, in normal form C and in normal form D. It has a singleton,
 * a composition exclusion, Hangul, and marks in another order than the canonical one. */
#define TYPED "\xe2\x84\xabngstro\xcc\x88m \xe0\xa5\x98 \xea\xb0\x80\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8 q\xcc\x87\xcc\xa3 \xe1\xba\x9b\xcc\xa3"
#define NFC "\xc3\x85ngstr\xc3\xb6m \xe0\xa4\x95\xe0\xa4\xbc \xea\xb0\x80\xea\xb0\x81 q\xcc\xa3\xcc\x87 \xe1\xba\x9b\xcc\xa3"
#define NFD                                                                                                        \
  "A\xcc\x8angstro\xcc\x88m \xe0\xa4\x95\xe0\xa4\xbc \xe1\x84\x80\xe1\x85\xa1\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8" \
  " q\xcc\xa3\xcc\x87 \xc5\xbf\xcc\xa3\xcc\x87"

/* Made by tests/cli/sealed.py with that passphrase, which normalises with Python's tables. */
static const char sealed_with_typed[] = "Sealwax1EQABUq0jbQAAAQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                                        "N1xKcv5HRMD3tCwFdpauwXc0/jugtS1WblgxXlHI6g99fIqVyFiiep89DSzz/BmU\n"
                                        "wD5Bp1rhcENWI74joZQjlKBMhwjoSX0WdYvDSU3umUsUDbvj\n";

/* Made by the article's encrypt() with "StrongPassword123". */
static const char by_article[] = "4riPccU4Mk2uFLHcEtaodUQ8y97VaJydsZrekGPlzrVshIUWnHrhyi7gGs0IpFIqjbfyxZzKhGTmPZ6NfpOcK9TtRFnm";

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

static GBytes *
static_message (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
assert_text (SealwaxSecret *text,
             const char    *expected)
{
  g_assert_nonnull (text);
  g_assert_cmpmem (sealwax_secret_get_text (text), sealwax_secret_get_size (text), expected, strlen (expected));
}

/* The message says what it was made with, before anything is opened. */
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
  assert_text (text, content);
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

/* A large text, of which every byte counts. */
static void
test_large (void)
{
  static const Kind kind = { "large", SEALWAX_FORMAT_SEALED, TEST_KEY_FILE, 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u\n", i);

  round_trip (&kind, text->str, TRUE);
}

/* Every message is another one, and the least that the same text and secrets give away is its length. */
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
  g_autoptr (GBytes) with_passphrase = static_message (sealed_with_typed);
  g_autoptr (GBytes) with_key = test_make_message (SEALWAX_FORMAT_SEALED, "by key", NULL, TEST_KEY);
  SealwaxOperation *first = test_new_open (with_passphrase, NFC, TEST_KEY);
  SealwaxOperation *second = test_new_open (with_key, "any", TEST_KEY);
  g_autoptr (SealwaxSecret) first_text = test_open (first, NULL);
  g_autoptr (SealwaxSecret) second_text = test_open (second, NULL);

  assert_text (first_text, "Same letters, other bytes.");
  assert_text (second_text, "by key");
  test_release (first);
  test_release (second);
}

static void
assert_opens (const char *message,
              const char *passphrase,
              const char *expected,
              gboolean    proven)
{
  g_autoptr (GBytes) pasted = static_message (message);
  SealwaxOperation *operation = test_new_open (pasted, passphrase, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = test_open (operation, &error);

  g_assert_no_error (error);
  assert_text (text, expected);
  g_assert_cmpint (sealwax_operation_get_proven (operation), ==, proven);
  test_release (operation);
}

static void
assert_does_not_open (GBytes      *pasted,
                      const char  *passphrase,
                      const char  *key,
                      SealwaxError code)
{
  SealwaxOperation *operation = test_new_open (pasted, passphrase, key);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = test_open (operation, &error);

  g_assert_error (error, SEALWAX_ERROR, (int)code);
  g_assert_null (text);
  g_assert_false (sealwax_operation_get_proven (operation));
  test_release (operation);
}

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

      assert_opens (sealed_with_typed, spellings[i], "Same letters, other bytes.", TRUE);
      assert_opens (copy, spellings[(i + 1) % G_N_ELEMENTS (spellings)], "anew", TRUE);
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

  assert_opens (copy, TYPED, text, TRUE);
  assert_does_not_open (message, NFC, NULL, SEALWAX_ERROR_WRONG);
  assert_does_not_open (message, NFD, NULL, SEALWAX_ERROR_WRONG);
}

static void
test_unproven (void)
{
  memory_begin ();
  assert_opens (by_article, "StrongPassword123", "An article’s reader made this. 🙂", FALSE);
  memory_wait ();
  memory_assert_all_wiped ();
}

/* The code and the words of what stops an opening. */
static void
test_does_not_open (void)
{
  g_autoptr (GBytes) sealed = static_message (sealed_with_typed);
  g_autoptr (GBytes) basic = static_message (by_article);
  g_autoptr (GBytes) prose = static_message ("Lunch at noon?");
  g_autoptr (GBytes) cut = static_message ("Sealwax1AgAA");
  g_autoptr (GBytes) with_key = test_make_message (SEALWAX_FORMAT_SEALED, "by key", NULL, TEST_KEY);

  assert_does_not_open (sealed, "wrong", NULL, SEALWAX_ERROR_WRONG);
  assert_does_not_open (sealed, NULL, NULL, SEALWAX_ERROR_MISSING);
  assert_does_not_open (sealed, NULL, TEST_KEY, SEALWAX_ERROR_MISSING);
  assert_does_not_open (with_key, "any", NULL, SEALWAX_ERROR_MISSING);
  assert_does_not_open (with_key, NULL, "Another key of thirty-two bytes.", SEALWAX_ERROR_WRONG);
  assert_does_not_open (basic, "wrong", NULL, SEALWAX_ERROR_WRONG);
  assert_does_not_open (basic, NULL, NULL, SEALWAX_ERROR_MISSING);
  assert_does_not_open (prose, "any", NULL, SEALWAX_ERROR_NOT_A_MESSAGE);
  assert_does_not_open (cut, "any", NULL, SEALWAX_ERROR_INCOMPLETE);
}

/* The same message with one bit of its tag changed, and a checksum that fits. */
static void
test_altered (void)
{
  static const char altered[] = "Sealwax1EQABUq0jbQAAAQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                                "N1xKcv5HRMD3tCwFdpauwXc0/jugtS1WblgxXlHI6g99fIqVyFiiep89DSzz/BmU\n"
                                "wD5Bp1rhcENWI74joZQjlKBMhwjoSX0WdYvDSU3umUqBs8P6\n";
  g_autoptr (GBytes) message = static_message (altered);

  memory_begin ();
  assert_does_not_open (message, NFC, NULL, SEALWAX_ERROR_ALTERED);
  memory_wait ();
  memory_assert_all_wiped ();
}

/* The sentence is about this message, and about this passphrase. */
static void
test_words (void)
{
  g_autoptr (GBytes) message = static_message (sealed_with_typed);
  SealwaxOperation *operation = test_new_open (message, "caf\xcd\xb8", NULL); /* U+0378 */
  g_autoptr (GError) error = NULL;

  g_assert_null (test_open (operation, &error));
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  g_assert_nonnull (strstr (error->message, "This passphrase"));
  g_assert_nonnull (strstr (error->message, "does not know"));
  test_release (operation);
}

static void
assert_refused_secrets (SealwaxFormat  format,
                        SealwaxSecret *text,
                        SealwaxSecret *passphrase,
                        SealwaxSecret *key,
                        guint          iterations,
                        SealwaxError   code)
{
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, key);
  SealwaxOperation *operation = sealwax_operation_new_seal (format, text, keys, iterations);
  g_autoptr (GError) error = NULL;

  g_assert_null (test_seal (operation, &error));
  g_assert_error (error, SEALWAX_ERROR, (int)code);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 0);
  test_release (operation);
}

static void
assert_refused (SealwaxFormat format,
                const char   *passphrase,
                const char   *key,
                guint         iterations,
                SealwaxError  code)
{
  g_autoptr (SealwaxSecret) text = test_secret ("text");
  g_autoptr (SealwaxSecret) passphrase_secret = test_secret (passphrase);
  g_autoptr (SealwaxSecret) key_secret = test_secret (key);

  assert_refused_secrets (format, text, passphrase_secret, key_secret, iterations, code);
}

static void
test_bad_text (void)
{
  g_autoptr (SealwaxSecret) key = test_secret (TEST_KEY);
  g_autoptr (SealwaxSecret) not_utf8 = sealwax_secret_new ("caf\xe9", 4);
  g_autoptr (SealwaxSecret) with_nul = sealwax_secret_new ("a\0b", 3);
  g_autoptr (SealwaxSecret) surrogate = sealwax_secret_new ("\xed\xa0\x80", 3);
  g_autoptr (SealwaxSecret) too_large = sealwax_secret_new_sized (SEALWAX_TEXT_MAX + 1);

  assert_refused_secrets (SEALWAX_FORMAT_SEALED, not_utf8, NULL, key, 0, SEALWAX_ERROR_NOT_TEXT);
  assert_refused_secrets (SEALWAX_FORMAT_SEALED, with_nul, NULL, key, 0, SEALWAX_ERROR_NOT_TEXT);
  assert_refused_secrets (SEALWAX_FORMAT_SEALED, surrogate, NULL, key, 0, SEALWAX_ERROR_NOT_TEXT);
  assert_refused_secrets (SEALWAX_FORMAT_SEALED, too_large, NULL, key, 0, SEALWAX_ERROR_TOO_LARGE);
}

static void
test_bad_cost (void)
{
  static const guint sealed[] = { 0, 10000, 590000, 600001, 605000, 10010000, G_MAXUINT };
  static const guint basic[] = { 0, 99999, 100001, 600000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sealed); i++)
    assert_refused (SEALWAX_FORMAT_SEALED, PASSPHRASE, NULL, sealed[i], SEALWAX_ERROR_BAD_COST);
  for (gsize i = 0; i < G_N_ELEMENTS (basic); i++)
    assert_refused (SEALWAX_FORMAT_BASIC, PASSPHRASE, NULL, basic[i], SEALWAX_ERROR_BAD_COST);
}

static void
test_no_secret (void)
{
  assert_refused (SEALWAX_FORMAT_SEALED, NULL, NULL, 600000, SEALWAX_ERROR_MISSING);
  assert_refused (SEALWAX_FORMAT_BASIC, NULL, NULL, 100000, SEALWAX_ERROR_MISSING);
  assert_refused (SEALWAX_FORMAT_BASIC, NULL, TEST_KEY, 100000, SEALWAX_ERROR_MISSING);
}

/* No passphrase at all, whichever way it goes and even where a key would be enough. */
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
  g_autoptr (GBytes) pasted = static_message (by_article);
  g_autoptr (GArray) messages = sealwax_inspect (pasted);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new (bad[i].bytes, bad[i].size);
      g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);
      g_autoptr (GError) error = NULL;
      SealwaxOperation *opening;

      assert_refused_secrets (SEALWAX_FORMAT_SEALED, text, passphrase, NULL, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      assert_refused_secrets (SEALWAX_FORMAT_SEALED, text, passphrase, key, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      assert_refused_secrets (SEALWAX_FORMAT_BASIC, text, passphrase, NULL, 100000, SEALWAX_ERROR_BAD_PASSPHRASE);

      opening = sealwax_operation_new_open (pasted, &g_array_index (messages, SealwaxMessage, 0), keys);
      g_assert_null (test_open (opening, &error));
      g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
      test_release (opening);
    }
}

/* Another version's tables may normalise it otherwise; so it is refused where it would matter later, and only there. */
static void
test_unassigned (void)
{
  static const char *const unassigned[] = { "caf\xcd\xb8", "\xef\xb7\x90 noncharacter" }; /* U+0378, U+FDD0 */

  for (gsize i = 0; i < G_N_ELEMENTS (unassigned); i++)
    {
      SealwaxOperation *sealing = test_new_seal (SEALWAX_FORMAT_BASIC, "for the article", unassigned[i], NULL, 0);
      g_autoptr (GBytes) message = test_seal (sealing, NULL);
      g_autofree char *copy = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));

      assert_refused (SEALWAX_FORMAT_SEALED, unassigned[i], NULL, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      assert_refused (SEALWAX_FORMAT_SEALED, unassigned[i], TEST_KEY, 600000, SEALWAX_ERROR_BAD_PASSPHRASE);
      assert_opens (copy, unassigned[i], "for the article", TRUE);
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

  assert_opens (message, "caf\xcd\xb8", "From a newer Unicode.", TRUE);
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

/* Its normal form may have been another one for the sender. Noncharacters are never assigned. */
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
          /* It is a part of the passphrase. */
          g_assert_null (strstr (with, unassigned[i]));
        }
    }
}

/* Neither Basic nor a key cares for normal forms. */
static void
test_wrong_with_unassigned_elsewhere (void)
{
  g_autoptr (GBytes) basic = static_message (by_article);
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
  g_test_add_func ("/service/operation/normal-forms/sealed", test_normal_forms_sealed);
  g_test_add_func ("/service/operation/normal-forms/basic", test_normal_forms_basic);
  g_test_add_func ("/service/operation/unproven", test_unproven);
  g_test_add_func ("/service/operation/does-not-open", test_does_not_open);
  g_test_add_func ("/service/operation/altered", test_altered);
  g_test_add_func ("/service/operation/words", test_words);
  g_test_add_func ("/service/operation/refused/text", test_bad_text);
  g_test_add_func ("/service/operation/refused/cost", test_bad_cost);
  g_test_add_func ("/service/operation/refused/no-secret", test_no_secret);
  g_test_add_func ("/service/operation/refused/passphrase", test_bad_passphrase);
  g_test_add_func ("/service/operation/refused/unassigned", test_unassigned);
  g_test_add_func ("/service/operation/unassigned-opens", test_unassigned_opens);
  g_test_add_func ("/service/operation/wrong/unassigned", test_wrong_with_unassigned);
  g_test_add_func ("/service/operation/wrong/unassigned-elsewhere", test_wrong_with_unassigned_elsewhere);

  return g_test_run ();
}
