/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-basic.h"

#include <string.h>

#include <nettle/hmac.h>

#include "sealwax-base64.h"
#include "sealwax-bytes.h"
#include "sealwax-cipher.h"
#include "sealwax-nettle.h"
#include "sealwax-text.h"

/* A message is made in pieces of this many bytes on the stack: a multiple of AES's block and of Base64's group. */
#define PIECE_SIZE 3072

/* The IV that proves that a text is intact: a pseudo-random function of salt and text (docs/format.md, "Basic"). */
static void
make_iv (const uint8_t  key[SEALWAX_KEY_SIZE],
         const uint8_t  salt[SEALWAX_SALT_SIZE],
         const uint8_t *text,
         size_t         text_size,
         uint8_t        iv[SEALWAX_IV_SIZE])
{
  static const char      info[] = "sealwax basic iv";
  uint8_t                iv_key[SEALWAX_KEY_SIZE];
  struct hmac_sha256_ctx hmac;

  sealwax_hkdf_expand (key, info, sizeof info - 1, iv_key, sizeof iv_key);
  hmac_sha256_set_key (&hmac, sizeof iv_key, iv_key);
  hmac_sha256_update (&hmac, SEALWAX_SALT_SIZE, salt);
  hmac_sha256_update (&hmac, text_size, text);
  SEALWAX_DIGEST (hmac_sha256, &hmac, SEALWAX_IV_SIZE, iv);

  sealwax_wipe (iv_key, sizeof iv_key);
  sealwax_wipe (&hmac, sizeof hmac);
}

/* Encrypts and encodes. The groups of three bytes run on across salt, IV and ciphertext, so the first piece begins with
 * salt and IV. */
static void
put_message (SealwaxCipher *cipher,
             const uint8_t  salt[SEALWAX_SALT_SIZE],
             const uint8_t  iv[SEALWAX_IV_SIZE],
             const uint8_t *text,
             size_t         text_size,
             char          *out)
{
  uint8_t piece[PIECE_SIZE];
  size_t  filled = SEALWAX_BASIC_OVERHEAD;

  memcpy (piece, salt, SEALWAX_SALT_SIZE);
  memcpy (piece + SEALWAX_SALT_SIZE, iv, SEALWAX_IV_SIZE);

  do
    {
      size_t room = PIECE_SIZE - filled;
      size_t copied = text_size < room ? text_size : room;

      if (copied > 0)
        memcpy (piece + filled, text, copied);
      sealwax_cipher_encrypt (cipher, piece + filled, copied);
      sealwax_base64_encode (piece, filled + copied, out);

      out += SEALWAX_BASE64_SIZE (filled + copied);
      text += copied;
      text_size -= copied;
      filled = 0;
    }
  while (text_size > 0);
}

/**
 * sealwax_basic_size:
 * @text_size: a text's size in bytes, at most %SEALWAX_TEXT_MAX
 *
 * Returns: how many characters its message has
 */
size_t
sealwax_basic_size (size_t text_size)
{
  return SEALWAX_BASE64_SIZE (SEALWAX_BASIC_OVERHEAD + text_size);
}

/**
 * sealwax_basic_seal:
 * @text: (array length=text_size): the text, known to be valid
 * @text_size: its size in bytes, at most %SEALWAX_TEXT_MAX
 * @passphrase: (array length=passphrase_size): the passphrase as typed, in UTF-8
 * @passphrase_size: its size in bytes
 * @salt: the salt, never used before
 * @progress: (nullable): told of the derivation's progress, and asked whether to go on
 * @out: (out caller-allocates): receives sealwax_basic_size() characters, no NUL
 *
 * Makes a message (docs/format.md, "Basic"). The same salt gives the same message.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_MISSING without a passphrase, SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_basic_seal (const uint8_t         *text,
                    size_t                 text_size,
                    const uint8_t         *passphrase,
                    size_t                 passphrase_size,
                    const uint8_t          salt[SEALWAX_SALT_SIZE],
                    const SealwaxProgress *progress,
                    char                  *out)
{
  uint8_t       key[SEALWAX_KEY_SIZE];
  uint8_t       iv[SEALWAX_IV_SIZE];
  SealwaxCipher cipher;
  SealwaxStatus status;

  if (passphrase_size == 0)
    return SEALWAX_STATUS_MISSING;

  status = sealwax_pbkdf2 (passphrase, passphrase_size, salt, SEALWAX_SALT_SIZE, SEALWAX_BASIC_ITERATIONS, progress, key);
  if (status != SEALWAX_STATUS_OK)
    return status;

  make_iv (key, salt, text, text_size, iv);
  sealwax_cipher_init (&cipher, key, iv);
  put_message (&cipher, salt, iv, text, text_size, out);

  sealwax_wipe (key, sizeof key);
  sealwax_wipe (&cipher, sizeof cipher);

  return SEALWAX_STATUS_OK;
}

/* Decrypts the part of the message after salt and IV, and judges the text. */
static SealwaxStatus
decrypt (uint8_t      *message,
         size_t        size,
         const uint8_t key[SEALWAX_KEY_SIZE])
{
  const uint8_t *iv = message + SEALWAX_SALT_SIZE;
  uint8_t       *text = message + SEALWAX_BASIC_OVERHEAD;
  size_t         text_size = size - SEALWAX_BASIC_OVERHEAD;
  uint8_t        proof[SEALWAX_IV_SIZE];
  SealwaxCipher  cipher;
  bool           proven;

  sealwax_cipher_init (&cipher, key, iv);
  sealwax_cipher_decrypt (&cipher, text, text_size);
  sealwax_wipe (&cipher, sizeof cipher);

  make_iv (key, message, text, text_size, proof);
  proven = sealwax_equal (proof, iv, sizeof proof);
  sealwax_wipe (proof, sizeof proof);

  if (!sealwax_text_is_valid (text, text_size))
    return SEALWAX_STATUS_WRONG;

  return proven ? SEALWAX_STATUS_OK : SEALWAX_STATUS_UNPROVEN;
}

/**
 * sealwax_basic_open:
 * @message: (inout) (array length=size): a binary message; afterwards the text is at its beginning, or it is all zeros
 * @size: its size in bytes, at least %SEALWAX_BASIC_OVERHEAD
 * @passphrase: (array length=passphrase_size): the passphrase as typed, in UTF-8
 * @passphrase_size: its size in bytes
 * @progress: (nullable): told of the derivation's progress, and asked whether to go on
 * @text_size: (out): receives the text's size in bytes
 *
 * Opens a message in place (docs/format.md, "Basic"). Where no person is watching, SEALWAX_STATUS_UNPROVEN must look the
 * same as SEALWAX_STATUS_WRONG: the specification says why.
 *
 * Returns: SEALWAX_STATUS_OK, SEALWAX_STATUS_UNPROVEN with a text, or SEALWAX_STATUS_MISSING, SEALWAX_STATUS_WRONG,
 *   SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_basic_open (uint8_t               *message,
                    size_t                 size,
                    const uint8_t         *passphrase,
                    size_t                 passphrase_size,
                    const SealwaxProgress *progress,
                    size_t                *text_size)
{
  uint8_t       key[SEALWAX_KEY_SIZE];
  SealwaxStatus status = SEALWAX_STATUS_MISSING;

  *text_size = 0;
  if (passphrase_size > 0)
    status = sealwax_pbkdf2 (passphrase, passphrase_size, message, SEALWAX_SALT_SIZE, SEALWAX_BASIC_ITERATIONS, progress, key);

  if (status == SEALWAX_STATUS_OK)
    {
      status = decrypt (message, size, key);
      sealwax_wipe (key, sizeof key);
    }

  if (status == SEALWAX_STATUS_OK || status == SEALWAX_STATUS_UNPROVEN)
    {
      *text_size = size - SEALWAX_BASIC_OVERHEAD;
      memmove (message, message + SEALWAX_BASIC_OVERHEAD, *text_size);
    }

  sealwax_wipe (message + *text_size, size - *text_size);

  return status;
}
