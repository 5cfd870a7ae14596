/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-sealed.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* The text for all tests of sizes: a…z over and over, so that the result can be compared with sealwax1.py's. */
static uint8_t *
make_text (size_t size)
{
  uint8_t *text = g_malloc (size + 1);

  for (size_t i = 0; i < size; i++)
    text[i] = (uint8_t)('a' + i % 26);

  return text;
}

/* Seals with the samples' key, salt and IV. Nothing may be written beyond the message. */
static char *
seal_sample (const uint8_t *text,
             size_t         size,
             size_t        *message_size)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  size_t              salt_size, iv_size;
  g_autofree uint8_t *salt = test_unhex (SAMPLE_SALT, &salt_size);
  g_autofree uint8_t *iv = test_unhex (SAMPLE_IV, &iv_size);
  char               *message;

  *message_size = sealwax_sealed_size (size);
  message = g_malloc (*message_size + 1);
  message[*message_size] = '~';

  g_assert_cmpint (sealwax_sealed_seal (text, size, &secrets->secrets, 0, salt, iv, NULL, message), ==, SEALWAX_STATUS_OK);
  g_assert_cmpint (message[*message_size], ==, '~');

  return message;
}

static void
assert_lines (const char *message,
              size_t      size)
{
  size_t last = size - 49;

  g_assert_true (memcmp (message, "Sealwax1", 8) == 0);
  g_assert_null (memchr (message, '=', size));
  g_assert_cmpuint (last % 65, ==, 0);
  for (size_t i = 0; i < size; i++)
    g_assert_cmpint (message[i] == '\n', ==, i % 65 == 64 || i == size - 1);
}

/* Seals and opens texts of several sizes, and compares the SHA-256 of all the messages together. */
static void
run_sizes (size_t      first,
           size_t      last,
           const char *expected)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);

  for (size_t size = first; size <= last; size++)
    {
      g_autofree uint8_t *text = make_text (size);
      size_t              message_size;
      g_autofree char    *message = seal_sample (text, size, &message_size);
      g_autoptr (TestResult) result = test_open_only (message, message_size, &secrets->secrets);

      assert_lines (message, message_size);
      test_assert_text (result, text, size);
      g_checksum_update (sum, (const guchar *)message, (gssize)message_size);
    }

  g_assert_cmpstr (g_checksum_get_string (sum), ==, expected);
}

/* The sums are those of seal () in sealwax1.py for the same texts, with the samples' key, salt and IV. */
static void
test_sizes (void)
{
  run_sizes (0, 200, "218b591fc3683dbb06f742d524abe022ef35b2b9922dcd2cbda1d6cd3a9dd31d");
  run_sizes (3071, 3073, "dae18fa52ba1156061bad1ab0431e2f733b6e589aee354aaa944fbfc6d16e9eb");
  run_sizes (0, 5000, "5690dd8faa338ac23df8cab8c695828360c7f3e8bb0a45851f57b7ca5019abdc");
}

static void
test_largest (void)
{
  run_sizes (SEALWAX_TEXT_MAX, SEALWAX_TEXT_MAX, "f57c73a35c3b516a062e7f7619bca6eee57dc2377e69091f537fa713b5d52aac");
}

/* Texts in which every byte is what padding is made of, or could be mistaken for it. */
static void
test_text_like_padding (void)
{
  static const char *const endings[] = { "\xc2\x80", "\xc4\x80", "\x01", "\xc2\x80\x01", "\xed\x80\x80" };
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);

  for (size_t i = 0; i < G_N_ELEMENTS (endings); i++)
    for (size_t repeats = 1; repeats < 100; repeats++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (size_t j = 0; j < repeats; j++)
          g_string_append (text, endings[i]);
        {
          size_t           message_size;
          g_autofree char *message = seal_sample ((const uint8_t *)text->str, text->len, &message_size);
          g_autoptr (TestResult) result = test_open_only (message, message_size, &secrets->secrets);

          test_assert_text (result, text->str, text->len);
        }
      }
}

static void
test_samples (void)
{
  static const struct
  {
    const char *message;
    const char *text;
  } samples[] = {
    { SAMPLE_SHORT, SAMPLE_SHORT_TEXT },
    { SAMPLE_OTHER, SAMPLE_OTHER_TEXT },
    { SAMPLE_LONG, SAMPLE_LONG_TEXT },
    { SAMPLE_PASSPHRASE_LONG, SAMPLE_LONG_TEXT },
    { SAMPLE_BOTH, SAMPLE_SHORT_TEXT },
  };
  g_autoptr (TestSecrets) secrets = test_secrets_new (SAMPLE_PASSPHRASE, SAMPLE_KEY);

  for (size_t i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TestResult) result = test_open_only (samples[i].message, strlen (samples[i].message), &secrets->secrets);

      test_assert_text (result, samples[i].text, strlen (samples[i].text));
    }
}

static void
test_seal_missing (void)
{
  g_autoptr (TestSecrets) none = test_secrets_new (NULL, NULL);
  uint8_t random[16] = { 0 };
  char    message[179] = { 0 };

  g_assert_cmpuint (sealwax_sealed_size (5), ==, sizeof message);
  g_assert_cmpint (sealwax_sealed_seal ((const uint8_t *)"hello", 5, &none->secrets, 600000, random, random, NULL, message), ==, SEALWAX_STATUS_MISSING);
  g_assert_true (test_is_zero ((const uint8_t *)message, sizeof message));
}

static bool
cancel (uint32_t done G_GNUC_UNUSED,
        uint32_t      total,
        void         *data)
{
  uint32_t *expected = data;

  g_assert_cmpuint (total, ==, *expected);
  *expected = 0;

  return false;
}

/* A cancelled derivation leaves nothing of a message, and reports its iterations. */
static void
test_seal_cancelled (void)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new ("a", SAMPLE_KEY);
  uint8_t         random[16] = { 0 };
  char            message[179] = { 0 };
  uint32_t        total = 610000;
  SealwaxProgress progress = { cancel, &total };

  g_assert_cmpint (sealwax_sealed_seal ((const uint8_t *)"hello", 5, &secrets->secrets, total, random, random, &progress, message), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_cmpuint (total, ==, 0);
  g_assert_true (test_is_zero ((const uint8_t *)message, sizeof message));
}

/* Opens a sample's own bytes with one bit flipped at @flip. All of them must be zero afterwards. */
static void
assert_fails_wiped (const char            *sample,
                    size_t                 flip,
                    const SealwaxSecrets  *secrets,
                    const SealwaxProgress *progress,
                    SealwaxStatus          expected)
{
  size_t              size;
  g_autofree uint8_t *message = g_base64_decode (sample, &size);
  size_t              text_size = SIZE_MAX;

  message[flip] ^= 1;
  g_assert_cmpint (sealwax_sealed_open (message, size, secrets, progress, &text_size), ==, expected);
  g_assert_cmpuint (text_size, ==, 0);
  g_assert_true (test_is_zero (message, size));
}

/* After every failure nothing is left, not even the ciphertext. */
static void
test_open_wipes (void)
{
  g_autoptr (TestSecrets) none = test_secrets_new (NULL, NULL);
  g_autoptr (TestSecrets) key = test_secrets_new (NULL, SAMPLE_KEY);
  g_autoptr (TestSecrets) passphrase = test_secrets_new (SAMPLE_PASSPHRASE, NULL);
  g_autoptr (TestSecrets) both = test_secrets_new (SAMPLE_PASSPHRASE, SAMPLE_KEY);
  uint32_t        total = 10000;
  SealwaxProgress progress = { cancel, &total };

  /* the checksum's last byte, which is not checked here: same as none */
  assert_fails_wiped (SAMPLE_LONG, 227, &none->secrets, NULL, SEALWAX_STATUS_MISSING);
  assert_fails_wiped (SAMPLE_LONG, 227, &passphrase->secrets, NULL, SEALWAX_STATUS_MISSING);
  assert_fails_wiped (SAMPLE_PASSPHRASE_LONG, 227, &key->secrets, NULL, SEALWAX_STATUS_MISSING);
  assert_fails_wiped (SAMPLE_BOTH, 131, &key->secrets, NULL, SEALWAX_STATUS_MISSING);
  assert_fails_wiped (SAMPLE_BOTH, 131, &passphrase->secrets, NULL, SEALWAX_STATUS_MISSING);

  assert_fails_wiped (SAMPLE_LONG, 9, &key->secrets, NULL, SEALWAX_STATUS_WRONG);
  assert_fails_wiped (SAMPLE_BOTH, 12, &both->secrets, NULL, SEALWAX_STATUS_WRONG);

  assert_fails_wiped (SAMPLE_LONG, 48, &key->secrets, NULL, SEALWAX_STATUS_ALTERED);
  assert_fails_wiped (SAMPLE_LONG, 223, &both->secrets, NULL, SEALWAX_STATUS_ALTERED);

  assert_fails_wiped (SAMPLE_BOTH, 131, &both->secrets, &progress, SEALWAX_STATUS_CANCELLED);
  g_assert_cmpuint (total, ==, 0);
}

/* After success, the text is all there is in a wiped buffer. */
static void
test_open_wipes_rest (void)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  size_t              size, text_size;
  g_autofree uint8_t *message = g_base64_decode (SAMPLE_LONG, &size);

  g_assert_cmpint (sealwax_sealed_open (message, size, &secrets->secrets, NULL, &text_size), ==, SEALWAX_STATUS_OK);
  g_assert_cmpmem (message, text_size, SAMPLE_LONG_TEXT, strlen (SAMPLE_LONG_TEXT));
  g_assert_true (test_is_zero (message + text_size, size - text_size));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sealed/samples", test_samples);
  g_test_add_func ("/core/sealed/sizes", test_sizes);
  g_test_add_func ("/core/sealed/largest", test_largest);
  g_test_add_func ("/core/sealed/text-like-padding", test_text_like_padding);
  g_test_add_func ("/core/sealed/seal/missing", test_seal_missing);
  g_test_add_func ("/core/sealed/seal/cancelled", test_seal_cancelled);
  g_test_add_func ("/core/sealed/open/wipes", test_open_wipes);
  g_test_add_func ("/core/sealed/open/wipes-rest", test_open_wipes_rest);

  return g_test_run ();
}
