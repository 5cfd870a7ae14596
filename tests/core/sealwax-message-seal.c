/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-message.h"

#include <errno.h>
#include <string.h>

#include "fake-random.h"
#include "samples.h"
#include "support.h"

#define DRAW_SIZE (SEALWAX_SALT_SIZE + SEALWAX_IV_SIZE)

/* "Sealwax" decoded, and the digit of a version in the last six bits. */
static const uint8_t magic_1[6] = { 0x49, 0xe6, 0xa5, 0xc1, 0xac, 0x75 };
static const uint8_t magic_7[6] = { 0x49, 0xe6, 0xa5, 0xc1, 0xac, 0x7b };

typedef struct
{
  SealwaxFormat format;
  const char   *passphrase;
  const char   *key;
  uint32_t      iterations;
  SealwaxStatus expected;
} Case;

/* Iterations are checked if there is a passphrase: Sealed has the specification's bounds, Basic the article's. */
static const Case cases[] = {
  { SEALWAX_FORMAT_SEALED, NULL, NULL, 600000, SEALWAX_STATUS_MISSING },
  { SEALWAX_FORMAT_SEALED, "", NULL, 600000, SEALWAX_STATUS_MISSING },
  { SEALWAX_FORMAT_SEALED, NULL, SAMPLE_KEY, 0, SEALWAX_STATUS_OK },
  { SEALWAX_FORMAT_SEALED, NULL, SAMPLE_KEY, 600000, SEALWAX_STATUS_OK },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 600000, SEALWAX_STATUS_OK },
  { SEALWAX_FORMAT_SEALED, "p", SAMPLE_KEY, 610000, SEALWAX_STATUS_OK },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 10000000, SEALWAX_STATUS_OK },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 0, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 10000, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 100000, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 590000, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 599999, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 600001, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", SAMPLE_KEY, 605000, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 10000001, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, 10010000, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_SEALED, "p", NULL, UINT32_MAX, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_BASIC, NULL, NULL, 100000, SEALWAX_STATUS_MISSING },
  { SEALWAX_FORMAT_BASIC, "", SAMPLE_KEY, 100000, SEALWAX_STATUS_MISSING },
  { SEALWAX_FORMAT_BASIC, "p", NULL, 100000, SEALWAX_STATUS_OK },
  { SEALWAX_FORMAT_BASIC, "p", NULL, 99999, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_BASIC, "p", NULL, 600000, SEALWAX_STATUS_BAD_COST },
  { SEALWAX_FORMAT_BASIC, "p", NULL, 0, SEALWAX_STATUS_BAD_COST },
};

/* What a writer may always use. */
static uint32_t
usual_iterations (SealwaxFormat format)
{
  return format == SEALWAX_FORMAT_BASIC ? 100000 : 600000;
}

/* Seals into memory of exactly the size that is required. */
static SealwaxStatus
seal (SealwaxFormat         format,
      const char           *text,
      size_t                text_size,
      const SealwaxSecrets *secrets,
      uint32_t              iterations,
      GString              *message)
{
  size_t           size = sealwax_message_size (format, text_size);
  g_autofree char *out = g_malloc (size + 1);
  SealwaxStatus    status;

  memset (out, '~', size + 1);
  status = sealwax_message_seal (format, (const uint8_t *)text, text_size, secrets, iterations, NULL, out);
  g_assert_cmpint (out[size], ==, '~');
  g_string_truncate (message, 0);
  g_string_append_len (message, out, (gssize)size);

  return status;
}

static void
assert_opens (const GString        *message,
              const SealwaxSecrets *secrets,
              const char           *text)
{
  g_autoptr (TestResult) result = test_open_only (message->str, message->len, secrets);

  test_assert_text (result, text, strlen (text));
}

static void
test_cases (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestSecrets) secrets = test_secrets_new (cases[i].passphrase, cases[i].key);
      g_autoptr (GString) message = g_string_new (NULL);

      g_assert_cmpint (seal (cases[i].format, "hello", 5, &secrets->secrets, cases[i].iterations, message), ==, cases[i].expected);
      if (cases[i].expected == SEALWAX_STATUS_OK)
        assert_opens (message, &secrets->secrets, "hello");
    }
}

/* Every message gets a fresh salt and IV. */
static void
test_fresh (void)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  g_autoptr (GHashTable) salts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ivs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) message = g_string_new (NULL);

  for (int i = 0; i < 100; i++)
    {
      g_assert_cmpint (seal (SEALWAX_FORMAT_SEALED, "hello", 5, &secrets->secrets, 0, message), ==, SEALWAX_STATUS_OK);
      g_assert_true (g_hash_table_add (salts, g_strndup (message->str + 22, 20)));
      g_assert_true (g_hash_table_add (ivs, g_strndup (message->str + 43, 21)));
    }
}

static void
test_not_text (void)
{
  static const char *const   texts[] = { "\xff", "caf\xe9", "\xed\xa0\x80", "cut \xe2\x82" };
  static const SealwaxFormat formats[] = { SEALWAX_FORMAT_SEALED, SEALWAX_FORMAT_BASIC };
  g_autoptr (TestSecrets) secrets = test_secrets_new ("p", SAMPLE_KEY);
  g_autoptr (GString) message = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      uint32_t iterations = usual_iterations (formats[i]);

      for (size_t j = 0; j < G_N_ELEMENTS (texts); j++)
        g_assert_cmpint (seal (formats[i], texts[j], strlen (texts[j]), &secrets->secrets, iterations, message), ==, SEALWAX_STATUS_NOT_TEXT);
      g_assert_cmpint (seal (formats[i], "a\0b", 3, &secrets->secrets, iterations, message), ==, SEALWAX_STATUS_NOT_TEXT);
      g_assert_cmpint (seal (formats[i], "\0", 1, &secrets->secrets, iterations, message), ==, SEALWAX_STATUS_NOT_TEXT);
    }
}

/* The longest text is sealed and opened. With one byte more, nothing is read or written. */
static void
test_largest (void)
{
  size_t           size = (size_t)64 << 20;
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (TestSecrets) secrets = test_secrets_new ("p", NULL);
  g_autoptr (TestSecrets) key = test_secrets_new (NULL, SAMPLE_KEY);
  g_autoptr (GString) message = g_string_new (NULL);
  char none = '~';

  memset (text, 'x', size);
  text[size] = '\0';
  g_assert_cmpint (seal (SEALWAX_FORMAT_SEALED, text, size, &key->secrets, 0, message), ==, SEALWAX_STATUS_OK);
  assert_opens (message, &key->secrets, text);

  g_assert_cmpint (sealwax_message_seal (SEALWAX_FORMAT_SEALED, NULL, size + 1, &key->secrets, 0, NULL, &none), ==, SEALWAX_STATUS_TOO_LARGE);
  g_assert_cmpint (sealwax_message_seal (SEALWAX_FORMAT_BASIC, NULL, size + 1, &secrets->secrets, 100000, NULL, &none), ==, SEALWAX_STATUS_TOO_LARGE);
  g_assert_cmpint (sealwax_message_seal (SEALWAX_FORMAT_SEALED, NULL, SIZE_MAX, &key->secrets, 0, NULL, &none), ==, SEALWAX_STATUS_TOO_LARGE);
  g_assert_cmpint (none, ==, '~');
}

/* A draw whose Base64 contains a magic is replaced, once. The second draw is used and appears in the message. */
static void
assert_drawn_again (SealwaxFormat  format,
                    size_t         place,
                    const uint8_t *magic)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (format == SEALWAX_FORMAT_BASIC ? "p" : NULL, SAMPLE_KEY);
  g_autoptr (GString) message = g_string_new (NULL);
  g_autofree uint8_t *binary = NULL;
  uint8_t             stray[DRAW_SIZE], harmless[DRAW_SIZE];
  size_t              size, salt_at = format == SEALWAX_FORMAT_BASIC ? 0 : 16;

  memset (stray, 0, sizeof stray);
  memcpy (stray + place, magic, 6);
  memset (harmless, 0x77, sizeof harmless);

  fake_random_begin ();
  fake_random_give (stray, sizeof stray);
  fake_random_give (harmless, sizeof harmless);
  g_assert_cmpint (seal (format, "hello", 5, &secrets->secrets, usual_iterations (format), message), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (fake_random_end (), ==, 2);

  binary = g_base64_decode (message->str, &size);
  g_assert_cmpmem (binary + salt_at, 16, harmless, 16);
  assert_opens (message, &secrets->secrets, "hello");
}

static void
assert_drawn_once (SealwaxFormat  format,
                   size_t         place,
                   const uint8_t *magic)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (format == SEALWAX_FORMAT_BASIC ? "p" : NULL, SAMPLE_KEY);
  g_autoptr (GString) message = g_string_new (NULL);
  uint8_t draw[DRAW_SIZE] = { 0 };

  memcpy (draw + place, magic, 6);
  fake_random_begin ();
  fake_random_give (draw, sizeof draw);
  g_assert_cmpint (seal (format, "hello", 5, &secrets->secrets, usual_iterations (format), message), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (fake_random_end (), ==, 1);
  assert_opens (message, &secrets->secrets, "hello");
}

/* In Sealed, the draw starts at byte 16, so its byte 2 starts a Base64 group. The line ends after byte 48. */
static void
test_stray_magic_sealed (void)
{
  for (size_t place = 2; place + 6 <= DRAW_SIZE; place += 3)
    assert_drawn_again (SEALWAX_FORMAT_SEALED, place, magic_1);

  /* In the middle of a group it does not show. A magic of another version does no harm in a message that has one of this
   * version. */
  assert_drawn_once (SEALWAX_FORMAT_SEALED, 3, magic_1);
  assert_drawn_once (SEALWAX_FORMAT_SEALED, 2, magic_7);
}

/* In Basic, the salt comes first, and a magic of any version does harm: a reader would take the text for a message of that
 * version. */
static void
test_stray_magic_basic (void)
{
  for (size_t place = 0; place + 6 <= SEALWAX_SALT_SIZE; place += 3)
    {
      assert_drawn_again (SEALWAX_FORMAT_BASIC, place, magic_1);
      assert_drawn_again (SEALWAX_FORMAT_BASIC, place, magic_7);
    }

  assert_drawn_once (SEALWAX_FORMAT_BASIC, 1, magic_1);
}

/* And a salt that makes the message look like something else that is refused. */
static void
test_looks_foreign (void)
{
  static const char marks[][17] = { "Salted__01234567", "\x89PNG\r\n\x1a\n01234567", "openssh-key-v1\0" };

  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (TestSecrets) secrets = test_secrets_new ("p", NULL);
      g_autoptr (GString) message = g_string_new (NULL);
      uint8_t draw[DRAW_SIZE] = { 0 }, harmless[DRAW_SIZE];

      memcpy (draw, marks[i], SEALWAX_SALT_SIZE);
      memset (harmless, 0x77, sizeof harmless);
      fake_random_begin ();
      fake_random_give (draw, sizeof draw);
      fake_random_give (harmless, sizeof harmless);
      g_assert_cmpint (seal (SEALWAX_FORMAT_BASIC, "hello", 5, &secrets->secrets, 100000, message), ==, SEALWAX_STATUS_OK);
      g_assert_cmpuint (fake_random_end (), ==, 2);
      assert_opens (message, &secrets->secrets, "hello");
    }
}

static void
test_no_random (void)
{
  static const SealwaxFormat formats[] = { SEALWAX_FORMAT_SEALED, SEALWAX_FORMAT_BASIC };
  g_autoptr (TestSecrets) secrets = test_secrets_new ("p", NULL);
  g_autoptr (GString) message = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      fake_random_begin ();
      fake_random_fail (ENOSYS);
      g_assert_cmpint (seal (formats[i], "hello", 5, &secrets->secrets, usual_iterations (formats[i]), message), ==, SEALWAX_STATUS_NO_RANDOM);
      g_assert_cmpuint (fake_random_end (), ==, 1);
      for (size_t j = 0; j < message->len; j++)
        g_assert_cmpint (message->str[j], ==, '~');
    }
}

/* A draw that arrives in pieces is one draw. */
static void
test_random_in_pieces (void)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  g_autoptr (GString) message = g_string_new (NULL);
  g_autofree uint8_t *binary = NULL;
  size_t              size;

  fake_random_begin ();
  fake_random_give ("0123456789", 10);
  fake_random_fail (EINTR);
  fake_random_give ("abcdefghijklmnopqrstuv", 22);
  g_assert_cmpint (seal (SEALWAX_FORMAT_SEALED, "hello", 5, &secrets->secrets, 0, message), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (fake_random_end (), ==, 3);

  binary = g_base64_decode (message->str, &size);
  g_assert_cmpmem (binary + 16, 32, "0123456789abcdefghijklmnopqrstuv", 32);
  assert_opens (message, &secrets->secrets, "hello");
}

static bool
cancel (uint32_t done  G_GNUC_UNUSED,
        uint32_t total G_GNUC_UNUSED,
        void *data     G_GNUC_UNUSED)
{
  return false;
}

static void
test_cancelled (void)
{
  SealwaxProgress progress = { cancel, NULL };
  g_autoptr (TestSecrets) secrets = test_secrets_new ("p", NULL);
  char out[179] = { 0 };

  g_assert_cmpint (sealwax_message_seal (SEALWAX_FORMAT_SEALED, (const uint8_t *)"hello", 5, &secrets->secrets, 600000, &progress, out), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_cmpint (sealwax_message_seal (SEALWAX_FORMAT_BASIC, (const uint8_t *)"hello", 5, &secrets->secrets, 100000, &progress, out), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_true (test_is_zero ((const uint8_t *)out, sizeof out));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/message/seal/cases", test_cases);
  g_test_add_func ("/core/message/seal/fresh", test_fresh);
  g_test_add_func ("/core/message/seal/not-text", test_not_text);
  g_test_add_func ("/core/message/seal/largest", test_largest);
  g_test_add_func ("/core/message/seal/stray-magic/sealed", test_stray_magic_sealed);
  g_test_add_func ("/core/message/seal/stray-magic/basic", test_stray_magic_basic);
  g_test_add_func ("/core/message/seal/looks-foreign", test_looks_foreign);
  g_test_add_func ("/core/message/seal/no-random", test_no_random);
  g_test_add_func ("/core/message/seal/random-in-pieces", test_random_in_pieces);
  g_test_add_func ("/core/message/seal/cancelled", test_cancelled);

  return g_test_run ();
}
