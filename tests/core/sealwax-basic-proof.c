/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-basic.h"

#include <string.h>

#include <nettle/aes.h>
#include <nettle/cfb.h>

#include "samples.h"
#include "support.h"

/* What Basic's proof proves: every bit of the IV counts, whatever the text is. A flipped bit usually gives another text,
 * whose IV differs in all its bytes. So only an empty text, or an IV that almost matches the text, shows whether all bytes
 * are compared. */

#define PASSPHRASE ((const uint8_t *)SAMPLE_PASSPHRASE)
#define PASSPHRASE_SIZE (sizeof SAMPLE_PASSPHRASE - 1)

/* Around AES's block size. */
static const size_t sizes[] = { 0, 1, 2, 15, 16, 17, 31, 32, 33, 100 };

#define TEXT "The quick brown fox jumps over the lazy dog; then it rests, and the dog, at length, gets up and goes."

SealwaxStatus __real_sealwax_pbkdf2 (const uint8_t         *passphrase,
                                     size_t                 passphrase_size,
                                     const uint8_t         *salt,
                                     size_t                 salt_size,
                                     uint32_t               iterations,
                                     const SealwaxProgress *progress,
                                     uint8_t                key[SEALWAX_KEY_SIZE]);
SealwaxStatus __wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                                     size_t                 passphrase_size,
                                     const uint8_t         *salt,
                                     size_t                 salt_size,
                                     uint32_t               iterations,
                                     const SealwaxProgress *progress,
                                     uint8_t                key[SEALWAX_KEY_SIZE]);

/* Replaces the core's: here thousands of messages share a salt and are opened with one derivation. */
SealwaxStatus
__wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                       size_t                 passphrase_size,
                       const uint8_t         *salt,
                       size_t                 salt_size,
                       uint32_t               iterations,
                       const SealwaxProgress *progress,
                       uint8_t                key[SEALWAX_KEY_SIZE])
{
  static uint8_t known_salt[SEALWAX_SALT_SIZE];
  static uint8_t known_key[SEALWAX_KEY_SIZE];
  static bool    is_known;

  g_assert_cmpmem (passphrase, passphrase_size, PASSPHRASE, PASSPHRASE_SIZE);
  g_assert_cmpuint (salt_size, ==, sizeof known_salt);
  g_assert_cmpuint (iterations, ==, 100000);

  if (!is_known || memcmp (known_salt, salt, salt_size) != 0)
    {
      memcpy (known_salt, salt, salt_size);
      g_assert_cmpint (__real_sealwax_pbkdf2 (passphrase, passphrase_size, salt, salt_size, iterations, progress, known_key), ==, SEALWAX_STATUS_OK);
      is_known = true;
    }
  memcpy (key, known_key, sizeof known_key);

  return SEALWAX_STATUS_OK;
}

/* The binary message that holds the first @text_size bytes of the text. */
static uint8_t *
seal (size_t  text_size,
      size_t *size)
{
  size_t              salt_size;
  g_autofree uint8_t *salt = test_unhex (SAMPLE_SALT, &salt_size);
  size_t              chars = sealwax_basic_size (text_size);
  g_autofree char    *message = g_malloc0 (chars + 1);
  uint8_t            *binary;

  g_assert_cmpint (sealwax_basic_seal ((const uint8_t *)TEXT, text_size, PASSPHRASE, PASSPHRASE_SIZE, salt, NULL, message), ==, SEALWAX_STATUS_OK);
  binary = g_base64_decode (message, size);
  g_assert_cmpuint (*size, ==, SEALWAX_BASIC_OVERHEAD + text_size);

  return binary;
}

/* Opens a copy. Whatever happens, the buffer holds nothing but the text afterwards. */
static SealwaxStatus
open_copy (const uint8_t *message,
           size_t         size,
           char         **text,
           size_t        *text_size)
{
  g_autofree uint8_t *copy = g_memdup2 (message, size);
  SealwaxStatus       status;

  *text_size = SIZE_MAX;
  status = sealwax_basic_open (copy, size, PASSPHRASE, PASSPHRASE_SIZE, NULL, text_size);
  g_assert_cmpuint (*text_size, ==, status == SEALWAX_STATUS_WRONG ? 0 : size - SEALWAX_BASIC_OVERHEAD);
  g_assert_true (test_is_zero (copy + *text_size, size - *text_size));
  *text = g_strndup ((const char *)copy, *text_size);

  return status;
}

static void
assert_text (const uint8_t *message,
             size_t         size,
             SealwaxStatus  expected)
{
  g_autofree char *text = NULL;
  size_t           text_size;

  g_assert_cmpstr (test_status_name (open_copy (message, size, &text, &text_size)), ==, test_status_name (expected));
  g_assert_cmpmem (text, text_size, TEXT, size - SEALWAX_BASIC_OVERHEAD);
}

/* An empty text has nothing left to garble: it opens with any IV, but only one IV proves it. */
static void
test_empty (void)
{
  size_t              size;
  g_autofree uint8_t *message = seal (0, &size);

  assert_text (message, size, SEALWAX_STATUS_OK);
  for (size_t bit = 0; bit < SEALWAX_IV_SIZE * 8; bit++)
    {
      uint8_t *byte = &message[SEALWAX_SALT_SIZE + bit / 8];

      *byte ^= (uint8_t)(1 << bit % 8);
      assert_text (message, size, SEALWAX_STATUS_UNPROVEN);
      *byte ^= (uint8_t)(1 << bit % 8);
    }
  for (size_t at = SEALWAX_SALT_SIZE; at < size; at++)
    {
      message[at] ^= 0xff;
      assert_text (message, size, SEALWAX_STATUS_UNPROVEN);
      message[at] ^= 0xff;
    }
}

/* Another salt gives another key, which has nothing to do with the IV. */
static void
test_empty_of_another_salt (void)
{
  size_t              size;
  g_autofree uint8_t *message = seal (0, &size);

  for (size_t at = 0; at < SEALWAX_SALT_SIZE; at++)
    {
      message[at] ^= (uint8_t)(1 << at % 8);
      assert_text (message, size, SEALWAX_STATUS_UNPROVEN);
      message[at] ^= (uint8_t)(1 << at % 8);
    }
}

/* The same text under an IV that is wrong by one bit. Only somebody with the passphrase could make this. */
static void
test_another_iv (gconstpointer data)
{
  size_t              text_size = GPOINTER_TO_SIZE (data), size;
  g_autofree uint8_t *message = seal (text_size, &size);
  uint8_t             key[SEALWAX_KEY_SIZE];
  struct aes256_ctx   aes;

  assert_text (message, size, SEALWAX_STATUS_OK);
  g_assert_cmpint (__wrap_sealwax_pbkdf2 (PASSPHRASE, PASSPHRASE_SIZE, message, SEALWAX_SALT_SIZE, 100000, NULL, key), ==, SEALWAX_STATUS_OK);
  aes256_set_encrypt_key (&aes, key);

  for (size_t bit = 0; bit < SEALWAX_IV_SIZE * 8; bit++)
    {
      g_autofree uint8_t *other = g_memdup2 (message, size);
      uint8_t             iv[SEALWAX_IV_SIZE];

      other[SEALWAX_SALT_SIZE + bit / 8] ^= (uint8_t)(1 << bit % 8);
      memcpy (iv, other + SEALWAX_SALT_SIZE, sizeof iv);
      cfb_encrypt (&aes, (nettle_cipher_func *)aes256_encrypt, sizeof iv, iv, text_size, other + SEALWAX_BASIC_OVERHEAD, (const uint8_t *)TEXT);
      assert_text (other, size, SEALWAX_STATUS_UNPROVEN);
    }
}

/* Flips every bit after the salt. Whatever comes out, even if it is text, is not proven. */
static void
test_bits_changed (gconstpointer data)
{
  size_t              text_size = GPOINTER_TO_SIZE (data), size;
  g_autofree uint8_t *message = seal (text_size, &size);

  for (size_t bit = SEALWAX_SALT_SIZE * 8; bit < size * 8; bit++)
    {
      g_autofree char *text = NULL;
      size_t           opened_size;
      SealwaxStatus    status;

      message[bit / 8] ^= (uint8_t)(1 << bit % 8);
      status = open_copy (message, size, &text, &opened_size);
      message[bit / 8] ^= (uint8_t)(1 << bit % 8);

      g_assert_true (status == SEALWAX_STATUS_WRONG || status == SEALWAX_STATUS_UNPROVEN);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/basic/proof/empty", test_empty);
  g_test_add_func ("/core/basic/proof/empty-of-another-salt", test_empty_of_another_salt);
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *another_iv = g_strdup_printf ("/core/basic/proof/another-iv/%zu", sizes[i]);
      g_autofree char *bits_changed = g_strdup_printf ("/core/basic/proof/bits-changed/%zu", sizes[i]);

      g_test_add_data_func (another_iv, GSIZE_TO_POINTER (sizes[i]), test_another_iv);
      g_test_add_data_func (bits_changed, GSIZE_TO_POINTER (sizes[i]), test_bits_changed);
    }

  return g_test_run ();
}
