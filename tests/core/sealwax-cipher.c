/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-cipher.h"

#include <string.h>

#include "sealwax-bytes.h"

#include "support.h"

/* NIST's files for AES-256 in CFB128 (AESAVS), and how many records each has, counting both directions. The environment
 * names their folder: see meson.build. */
static const struct
{
  const char *file;
  guint       records;
} nist_files[] = {
  { "CFB128GFSbox256.rsp", 10 },
  { "CFB128KeySbox256.rsp", 32 },
  { "CFB128MMT256.rsp", 20 },
  { "CFB128VarKey256.rsp", 512 },
  { "CFB128VarTxt256.rsp", 256 },
};

/* The pieces in which a text is passed in: all at once, block by block, and as our writer and reader do it. */
static const size_t piece_sizes[] = { SIZE_MAX, 16, 32, 48, 80 };

typedef struct
{
  bool  is_encryption;
  char *key;
  char *iv;
  char *plaintext;
  char *ciphertext;
} Record;

typedef void (*CipherFunc) (SealwaxCipher *cipher,
                            uint8_t       *bytes,
                            size_t         size);

static void
run_in_pieces (const uint8_t *key,
               const uint8_t *iv,
               const uint8_t *input,
               const uint8_t *expected,
               size_t         size,
               CipherFunc     func)
{
  for (size_t i = 0; i < G_N_ELEMENTS (piece_sizes); i++)
    {
      g_autofree uint8_t *bytes = g_memdup2 (input, size);
      SealwaxCipher       cipher;

      sealwax_cipher_init (&cipher, key, iv);
      for (size_t at = 0; at < size;)
        {
          size_t piece = MIN (size - at, piece_sizes[i]);

          func (&cipher, bytes + at, piece);
          at += piece;
        }

      g_assert_cmpmem (bytes, size, expected, size);
    }
}

static void
run_record (const Record *record)
{
  size_t              key_size, iv_size, size, ciphertext_size;
  g_autofree uint8_t *key = test_unhex (record->key, &key_size);
  g_autofree uint8_t *iv = test_unhex (record->iv, &iv_size);
  g_autofree uint8_t *plaintext = test_unhex (record->plaintext, &size);
  g_autofree uint8_t *ciphertext = test_unhex (record->ciphertext, &ciphertext_size);

  g_assert_cmpuint (key_size, ==, SEALWAX_KEY_SIZE);
  g_assert_cmpuint (iv_size, ==, SEALWAX_IV_SIZE);
  g_assert_cmpuint (size, >, 0);
  g_assert_cmpuint (size, ==, ciphertext_size);

  if (record->is_encryption)
    run_in_pieces (key, iv, plaintext, ciphertext, size, sealwax_cipher_encrypt);
  else
    run_in_pieces (key, iv, ciphertext, plaintext, size, sealwax_cipher_decrypt);
}

static void
clear_record (Record *record)
{
  g_clear_pointer (&record->key, g_free);
  g_clear_pointer (&record->iv, g_free);
  g_clear_pointer (&record->plaintext, g_free);
  g_clear_pointer (&record->ciphertext, g_free);
}

/* Takes one `NAME = VALUE` line. When the record is complete, runs it and returns 1. */
static guint
take_line (Record     *record,
           const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " = ", 2);

  if (g_strv_length (parts) != 2)
    {
      if (g_str_equal (line, "[ENCRYPT]"))
        record->is_encryption = true;
      else if (g_str_equal (line, "[DECRYPT]"))
        record->is_encryption = false;
      return 0;
    }

  if (g_str_equal (parts[0], "KEY"))
    g_set_str (&record->key, parts[1]);
  else if (g_str_equal (parts[0], "IV"))
    g_set_str (&record->iv, parts[1]);
  else if (g_str_equal (parts[0], "PLAINTEXT"))
    g_set_str (&record->plaintext, parts[1]);
  else if (g_str_equal (parts[0], "CIPHERTEXT"))
    g_set_str (&record->ciphertext, parts[1]);

  if (record->key == NULL || record->iv == NULL || record->plaintext == NULL || record->ciphertext == NULL)
    return 0;

  run_record (record);
  clear_record (record);

  return 1;
}

static void
test_nist (gconstpointer data)
{
  const char      *folder = g_getenv ("SEALWAX_TEST_NIST");
  size_t           i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Record record = { 0 };
  guint  directions[2] = { 0 };

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("NIST's vectors (python3-cryptography-vectors) were not there when this was configured");
      return;
    }

  path = g_build_filename (folder, nist_files[i].file, NULL);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      guint whole = take_line (&record, g_strchomp (*line));

      directions[record.is_encryption] += whole;
    }

  g_assert_cmpuint (directions[0], ==, nist_files[i].records / 2);
  g_assert_cmpuint (directions[1], ==, nist_files[i].records / 2);
  clear_record (&record);
}

/* NIST's vectors are whole blocks. A partial last block is the beginning of the same ciphertext (SP 800-38A, 6.3). */
static void
test_short_last_block (void)
{
  uint8_t       key[SEALWAX_KEY_SIZE], iv[SEALWAX_IV_SIZE], text[64], whole[64];
  SealwaxCipher cipher;

  test_random_bytes (key, sizeof key);
  test_random_bytes (iv, sizeof iv);
  test_random_bytes (text, sizeof text);
  memcpy (whole, text, sizeof whole);
  sealwax_cipher_init (&cipher, key, iv);
  sealwax_cipher_encrypt (&cipher, whole, sizeof whole);

  for (size_t size = 0; size < sizeof text; size++)
    {
      uint8_t bytes[65];

      memset (bytes, TEST_FILLER, sizeof bytes);
      memcpy (bytes, text, size);
      sealwax_cipher_init (&cipher, key, iv);
      sealwax_cipher_encrypt (&cipher, bytes, size);
      g_assert_cmpmem (bytes, size, whole, size);
      g_assert_cmpuint (bytes[size], ==, TEST_FILLER);

      sealwax_cipher_init (&cipher, key, iv);
      sealwax_cipher_decrypt (&cipher, bytes, size);
      g_assert_cmpmem (bytes, size, text, size);
      g_assert_cmpuint (bytes[size], ==, TEST_FILLER);
    }
}

/* One call gives the same as many: the key stream for a long text is made in pieces, too. */
static void
test_long (void)
{
  static uint8_t text[5000], whole[sizeof text], bytes[sizeof text];
  uint8_t        key[SEALWAX_KEY_SIZE], iv[SEALWAX_IV_SIZE];
  SealwaxCipher  cipher;

  test_random_bytes (key, sizeof key);
  test_random_bytes (iv, sizeof iv);
  test_random_bytes (text, sizeof text);

  memcpy (whole, text, sizeof text);
  sealwax_cipher_init (&cipher, key, iv);
  sealwax_cipher_encrypt (&cipher, whole, sizeof whole);

  memcpy (bytes, text, sizeof text);
  sealwax_cipher_init (&cipher, key, iv);
  for (size_t at = 0; at < sizeof bytes; at += 16)
    sealwax_cipher_encrypt (&cipher, bytes + at, MIN (16, sizeof bytes - at));
  g_assert_cmpmem (bytes, sizeof bytes, whole, sizeof whole);

  sealwax_cipher_init (&cipher, key, iv);
  sealwax_cipher_decrypt (&cipher, bytes, sizeof bytes);
  g_assert_cmpmem (bytes, sizeof bytes, text, sizeof text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (nist_files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/cipher/nist/%s", nist_files[i].file);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_nist);
    }
  g_test_add_func ("/core/cipher/short-last-block", test_short_last_block);
  g_test_add_func ("/core/cipher/long", test_long);

  return g_test_run ();
}
