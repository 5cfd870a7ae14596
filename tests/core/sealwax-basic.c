/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-basic.h"

#include <string.h>

#include <nettle/aes.h>
#include <nettle/cfb.h>
#include <nettle/pbkdf2.h>

#include "samples.h"
#include "support.h"

#define PASSPHRASE ((const uint8_t *)SAMPLE_PASSPHRASE)
#define PASSPHRASE_SIZE (sizeof SAMPLE_PASSPHRASE - 1)

/* Around the group sizes of AES and Base64, and around the 3072-byte pieces in which a message is made. The first piece
 * holds 3040 bytes of the text. */
static const size_t sizes[] = { 0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 100, 3039, 3040, 3041, 3042, 6111, 6112, 6113 };

static char *
make_text (size_t size)
{
  char *text = g_malloc (size + 1);

  for (size_t i = 0; i < size; i++)
    text[i] = (char)('a' + i % 26);

  return text;
}

static char *
seal_sample (const char *text,
             size_t      size,
             size_t     *message_size)
{
  size_t              salt_size;
  g_autofree uint8_t *salt = test_unhex (SAMPLE_SALT, &salt_size);
  char               *message;

  *message_size = sealwax_basic_size (size);
  message = g_malloc (*message_size + 1);
  message[*message_size] = '~';

  g_assert_cmpint (sealwax_basic_seal ((const uint8_t *)text, size, PASSPHRASE, PASSPHRASE_SIZE, salt, NULL, message), ==, SEALWAX_STATUS_OK);
  g_assert_cmpint (message[*message_size], ==, '~');

  return message;
}

/* The sum of what basic_seal () in sealwax1.py makes of the same texts with the samples' passphrase and salt. */
static void
test_sizes (void)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (TestSecrets) secrets = test_secrets_new (SAMPLE_PASSPHRASE, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = make_text (sizes[i]);
      size_t           message_size;
      g_autofree char *message = seal_sample (text, sizes[i], &message_size);
      g_autoptr (TestResult) result = test_open_only (message, message_size, &secrets->secrets);

      test_assert_text (result, text, sizes[i]);
      g_checksum_update (sum, (const guchar *)message, (gssize)message_size);
    }

  g_assert_cmpstr (g_checksum_get_string (sum), ==, "6d0f9f31f02760f999188f819bcc2b801f3506f51a54fa67d5e1e52cab89473a");
}

/* The binary message as the article makes it, with a random IV. */
static uint8_t *
make_like_article (const char *text,
                   size_t      text_size,
                   size_t     *size)
{
  uint8_t          *message = g_malloc (SEALWAX_BASIC_OVERHEAD + text_size);
  uint8_t           key[32], iv[16];
  struct aes256_ctx aes;

  *size = SEALWAX_BASIC_OVERHEAD + text_size;
  test_random_bytes (message, SEALWAX_BASIC_OVERHEAD);
  memcpy (iv, message + 16, sizeof iv);

  pbkdf2_hmac_sha256 (PASSPHRASE_SIZE, PASSPHRASE, 100000, 16, message, sizeof key, key);
  aes256_set_encrypt_key (&aes, key);
  cfb_encrypt (&aes, (nettle_cipher_func *)aes256_encrypt, 16, iv, text_size, message + SEALWAX_BASIC_OVERHEAD, (const uint8_t *)text);

  return message;
}

static SealwaxStatus
open_binary (uint8_t    *message,
             size_t      size,
             const char *passphrase,
             size_t     *text_size)
{
  *text_size = SIZE_MAX;

  return sealwax_basic_open (message, size, (const uint8_t *)passphrase, strlen (passphrase), NULL, text_size);
}

static void
test_like_article (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      size_t              size, text_size;
      g_autofree char    *text = make_text (sizes[i]);
      g_autofree uint8_t *message = make_like_article (text, sizes[i], &size);

      g_assert_cmpint (open_binary (message, size, SAMPLE_PASSPHRASE, &text_size), ==, SEALWAX_STATUS_UNPROVEN);
      g_assert_cmpmem (message, text_size, text, sizes[i]);
      g_assert_true (test_is_zero (message + text_size, size - text_size));
    }
}

/* What is not text is not shown, and nothing of it is left. */
static void
test_not_text (void)
{
  static const char *const texts[] = { "\xff", "caf\xe9", "\xed\xa0\x80", "\xc0\x80" };
  static const char        with_nul[] = "before\0behind";
  size_t                   size, text_size;

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree uint8_t *message = make_like_article (texts[i], strlen (texts[i]), &size);

      g_assert_cmpint (open_binary (message, size, SAMPLE_PASSPHRASE, &text_size), ==, SEALWAX_STATUS_WRONG);
      g_assert_cmpuint (text_size, ==, 0);
      g_assert_true (test_is_zero (message, size));
    }
  {
    g_autofree uint8_t *message = make_like_article (with_nul, sizeof with_nul - 1, &size);

    g_assert_cmpint (open_binary (message, size, SAMPLE_PASSPHRASE, &text_size), ==, SEALWAX_STATUS_WRONG);
    g_assert_true (test_is_zero (message, size));
  }
}

/* Not even with the IV that the rule calls for. No writer makes this, but a proof is no reason to show it. */
static void
test_not_text_but_proven (void)
{
  size_t              message_size, size, text_size;
  g_autofree char    *message = seal_sample ("caf\xe9", 4, &message_size);
  g_autofree char    *terminated = g_strndup (message, message_size);
  g_autofree uint8_t *binary = g_base64_decode (terminated, &size);

  g_assert_cmpint (open_binary (binary, size, SAMPLE_PASSPHRASE, &text_size), ==, SEALWAX_STATUS_WRONG);
  g_assert_true (test_is_zero (binary, size));
}

/* A changed salt leaves no text. A changed IV or ciphertext at least leaves no proof; in the last block, which garbles no
 * other, it only changes a letter. */
static void
test_changed (void)
{
  g_autofree char *text = make_text (100);
  size_t           message_size;
  g_autofree char *message = seal_sample (text, 100, &message_size);
  g_autofree char *terminated = g_strndup (message, message_size);

  for (size_t at = 0; at < 132; at++)
    {
      size_t              size, text_size;
      g_autofree uint8_t *binary = g_base64_decode (terminated, &size);
      SealwaxStatus       status;

      g_assert_cmpuint (size, ==, 132);
      binary[at] ^= 1;
      status = open_binary (binary, size, SAMPLE_PASSPHRASE, &text_size);

      if (at < 16)
        g_assert_cmpint (status, ==, SEALWAX_STATUS_WRONG);
      else if (at >= 128)
        g_assert_cmpint (status, ==, SEALWAX_STATUS_UNPROVEN);
      else
        g_assert_true (status == SEALWAX_STATUS_WRONG || status == SEALWAX_STATUS_UNPROVEN);
      if (status == SEALWAX_STATUS_WRONG)
        g_assert_true (text_size == 0 && test_is_zero (binary, size));
    }
}

static void
test_open_wipes (void)
{
  static const char *const passphrases[] = { "", "another passphrase" };
  static SealwaxStatus     expected[] = { SEALWAX_STATUS_MISSING, SEALWAX_STATUS_WRONG };

  for (size_t i = 0; i < G_N_ELEMENTS (passphrases); i++)
    {
      size_t              size, text_size;
      g_autofree char    *text = make_text (100);
      g_autofree uint8_t *message = make_like_article (text, 100, &size);

      g_assert_cmpint (open_binary (message, size, passphrases[i], &text_size), ==, expected[i]);
      g_assert_cmpuint (text_size, ==, 0);
      g_assert_true (test_is_zero (message, size));
    }
}

static bool
cancel (uint32_t done G_GNUC_UNUSED,
        uint32_t      total,
        void         *data)
{
  guint *calls = data;

  g_assert_cmpuint (total, ==, 100000);

  return ++*calls < 3;
}

static void
test_cancelled (void)
{
  guint               calls = 0;
  SealwaxProgress     progress = { cancel, &calls };
  size_t              size, text_size = SIZE_MAX;
  g_autofree uint8_t *message = make_like_article ("hello", 5, &size);
  char                out[52] = { 0 };

  g_assert_cmpint (sealwax_basic_open (message, size, PASSPHRASE, PASSPHRASE_SIZE, &progress, &text_size), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_cmpuint (calls, ==, 3);
  g_assert_cmpuint (text_size, ==, 0);
  g_assert_true (test_is_zero (message, size));

  calls = 0;
  g_assert_cmpuint (sealwax_basic_size (5), ==, sizeof out);
  g_assert_cmpint (sealwax_basic_seal ((const uint8_t *)"hello", 5, PASSPHRASE, PASSPHRASE_SIZE, message, &progress, out), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_true (test_is_zero ((const uint8_t *)out, sizeof out));
}

static void
test_seal_missing (void)
{
  uint8_t salt[16] = { 0 };
  char    out[52] = { 0 };

  g_assert_cmpint (sealwax_basic_seal ((const uint8_t *)"hello", 5, NULL, 0, salt, NULL, out), ==, SEALWAX_STATUS_MISSING);
  g_assert_true (test_is_zero ((const uint8_t *)out, sizeof out));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/basic/sizes", test_sizes);
  g_test_add_func ("/core/basic/like-article", test_like_article);
  g_test_add_func ("/core/basic/not-text", test_not_text);
  g_test_add_func ("/core/basic/not-text-but-proven", test_not_text_but_proven);
  g_test_add_func ("/core/basic/changed", test_changed);
  g_test_add_func ("/core/basic/open-wipes", test_open_wipes);
  g_test_add_func ("/core/basic/cancelled", test_cancelled);
  g_test_add_func ("/core/basic/seal-missing", test_seal_missing);

  return g_test_run ();
}
