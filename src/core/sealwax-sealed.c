/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-sealed.h"

#include <string.h>

#include <nettle/hmac.h>
#include <nettle/sha2.h>

#include "sealwax-base64.h"
#include "sealwax-bytes.h"
#include "sealwax-nettle.h"
#include "sealwax-text.h"

/* A body is made in pieces of this many bytes on the stack, each encrypted, authenticated, summed and encoded while it is
 * in the cache. A multiple of the line and of AES's block. */
#define PIECE_SIZE (64 * SEALWAX_LINE_SIZE)

#define CHARS_PER_LINE SEALWAX_BASE64_SIZE (SEALWAX_LINE_SIZE)

/* What key derivation results in (docs/format.md, "Keys"). */
typedef struct
{
  uint8_t check[SEALWAX_CHECK_SIZE];
  uint8_t encrypt[SEALWAX_KEY_SIZE];
  uint8_t authenticate[SEALWAX_KEY_SIZE];
} Keys;

/* A message on its way into the caller's characters. */
typedef struct
{
  struct sha256_ctx      sum;
  struct hmac_sha256_ctx tag;
  char                  *out;
} Writer;

static void
expand_keys (const uint8_t root[SEALWAX_KEY_SIZE],
             Keys         *keys)
{
  static const char check[] = "sealwax1 check";
  static const char encrypt[] = "sealwax1 encrypt";
  static const char authenticate[] = "sealwax1 authenticate";

  sealwax_hkdf_expand (root, check, sizeof check - 1, keys->check, sizeof keys->check);
  sealwax_hkdf_expand (root, encrypt, sizeof encrypt - 1, keys->encrypt, sizeof keys->encrypt);
  sealwax_hkdf_expand (root, authenticate, sizeof authenticate - 1, keys->authenticate, sizeof keys->authenticate);
}

/* Derives the keys for a header's method, cost and salt. Method and cost must be known ones. */
static SealwaxStatus
derive_keys (const SealwaxHeader   *header,
             const SealwaxSecrets  *secrets,
             const SealwaxProgress *progress,
             Keys                  *keys)
{
  uint8_t       material[2 * SEALWAX_KEY_SIZE];
  uint8_t       root[SEALWAX_KEY_SIZE];
  size_t        size = 0;
  SealwaxStatus status = SEALWAX_STATUS_OK;

  if ((header->method & SEALWAX_METHOD_PASSPHRASE) != 0)
    {
      if (secrets->normalized_size == 0)
        return SEALWAX_STATUS_MISSING;
      size += SEALWAX_KEY_SIZE;
    }
  if ((header->method & SEALWAX_METHOD_KEY) != 0)
    {
      if (secrets->key == NULL)
        return SEALWAX_STATUS_MISSING;
      memcpy (material + size, secrets->key, SEALWAX_KEY_SIZE);
      size += SEALWAX_KEY_SIZE;
    }

  if ((header->method & SEALWAX_METHOD_PASSPHRASE) != 0)
    status = sealwax_derive (secrets->derived,
                             secrets->normalized,
                             secrets->normalized_size,
                             header->salt,
                             (uint32_t)header->cost * SEALWAX_COST_UNIT,
                             progress,
                             material);

  if (status == SEALWAX_STATUS_OK)
    {
      sealwax_hkdf_extract (header->salt, sizeof header->salt, material, size, root);
      expand_keys (root, keys);
      sealwax_wipe (root, sizeof root);
    }
  sealwax_wipe (material, sizeof material);

  return status;
}

/* Writes bytes as whole lines. @size is a multiple of three and, except for the last line, of the line's size. */
static void
put_lines (Writer        *writer,
           const uint8_t *bytes,
           size_t         size)
{
  while (size > 0)
    {
      size_t line = size < SEALWAX_LINE_SIZE ? size : SEALWAX_LINE_SIZE;

      sealwax_base64_encode (bytes, line, writer->out);
      writer->out += SEALWAX_BASE64_SIZE (line);
      *writer->out++ = '\n';

      bytes += line;
      size -= line;
    }
}

static void
put (Writer        *writer,
     const uint8_t *bytes,
     size_t         size)
{
  hmac_sha256_update (&writer->tag, size, bytes);
  sha256_update (&writer->sum, size, bytes);
  put_lines (writer, bytes, size);
}

/* Writes the padded text, encrypted: the text, 0x80, and zeros up to @padded_size. */
static void
put_body (Writer        *writer,
          SealwaxCipher *cipher,
          const uint8_t *text,
          size_t         text_size,
          size_t         padded_size)
{
  uint8_t piece[PIECE_SIZE];

  for (size_t at = 0; at < padded_size; at += PIECE_SIZE)
    {
      size_t size = padded_size - at < PIECE_SIZE ? padded_size - at : PIECE_SIZE;
      size_t left = at < text_size ? text_size - at : 0;
      size_t copied = left < size ? left : size;

      memset (piece, 0, size);
      if (copied > 0)
        memcpy (piece, text + at, copied);
      if (text_size >= at && text_size < at + size)
        piece[text_size - at] = 0x80;

      sealwax_cipher_encrypt (cipher, piece, size);
      put (writer, piece, size);
    }
}

static void
put_trailer (Writer *writer)
{
  uint8_t trailer[SEALWAX_TRAILER_SIZE];

  SEALWAX_DIGEST (hmac_sha256, &writer->tag, SEALWAX_TAG_SIZE, trailer);
  sha256_update (&writer->sum, SEALWAX_TAG_SIZE, trailer);
  SEALWAX_DIGEST (sha256, &writer->sum, SEALWAX_CHECKSUM_SIZE, trailer + SEALWAX_TAG_SIZE);
  put_lines (writer, trailer, sizeof trailer);
}

/**
 * sealwax_sealed_size:
 * @text_size: a text's size in bytes, at most %SEALWAX_TEXT_MAX
 *
 * Returns: how many characters its message has, including line ends
 */
size_t
sealwax_sealed_size (size_t text_size)
{
  size_t lines = 1 + sealwax_padded_size (text_size) / SEALWAX_LINE_SIZE;

  return lines * (CHARS_PER_LINE + 1) + SEALWAX_BASE64_SIZE (SEALWAX_TRAILER_SIZE) + 1;
}

/**
 * sealwax_sealed_seal:
 * @text: (array length=text_size): the text, known to be valid
 * @text_size: its size in bytes, at most %SEALWAX_TEXT_MAX
 * @secrets: the passphrase, the key or both; whatever is given is used
 * @iterations: PBKDF2 iterations, a multiple of %SEALWAX_COST_UNIT; not used without a passphrase
 * @salt: the salt, never used before
 * @iv: the IV
 * @progress: (nullable): told of the derivation's progress, and asked whether to go on
 * @out: (out caller-allocates): receives sealwax_sealed_size() characters, no NUL
 *
 * Makes a message (docs/format.md, "Sealed"). The same salt and IV give the same message.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_MISSING without any secret, SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_sealed_seal (const uint8_t         *text,
                     size_t                 text_size,
                     const SealwaxSecrets  *secrets,
                     uint32_t               iterations,
                     const uint8_t          salt[SEALWAX_SALT_SIZE],
                     const uint8_t          iv[SEALWAX_IV_SIZE],
                     const SealwaxProgress *progress,
                     char                  *out)
{
  SealwaxHeader header = { 0 };
  uint8_t       bytes[SEALWAX_HEADER_SIZE];
  size_t        padded_size = sealwax_padded_size (text_size);
  Keys          keys;
  SealwaxCipher cipher;
  Writer        writer;
  SealwaxStatus status;

  if (secrets->normalized_size > 0)
    header.method = 0x10 | SEALWAX_METHOD_PASSPHRASE;
  if (secrets->key != NULL)
    header.method |= SEALWAX_METHOD_KEY;
  if (header.method == 0)
    return SEALWAX_STATUS_MISSING;

  header.cost = secrets->normalized_size > 0 ? (uint16_t)(iterations / SEALWAX_COST_UNIT) : 0;
  header.lines = (uint32_t)(padded_size / SEALWAX_LINE_SIZE);
  memcpy (header.salt, salt, sizeof header.salt);
  memcpy (header.iv, iv, sizeof header.iv);

  status = derive_keys (&header, secrets, progress, &keys);
  if (status != SEALWAX_STATUS_OK)
    return status;

  memcpy (header.check, keys.check, sizeof header.check);
  sealwax_header_write (&header, bytes);

  writer.out = out;
  sha256_init (&writer.sum);
  hmac_sha256_set_key (&writer.tag, sizeof keys.authenticate, keys.authenticate);
  sealwax_cipher_init (&cipher, keys.encrypt, header.iv);

  put (&writer, bytes, sizeof bytes);
  put_body (&writer, &cipher, text, text_size, padded_size);
  put_trailer (&writer);

  sealwax_wipe (&keys, sizeof keys);
  sealwax_wipe (&cipher, sizeof cipher);
  sealwax_wipe (&writer, sizeof writer);

  return SEALWAX_STATUS_OK;
}

static bool
tag_holds (const Keys    *keys,
           const uint8_t *message,
           size_t         size)
{
  struct hmac_sha256_ctx hmac;
  uint8_t                tag[SEALWAX_TAG_SIZE];
  bool                   holds;

  size -= SEALWAX_TRAILER_SIZE;
  hmac_sha256_set_key (&hmac, sizeof keys->authenticate, keys->authenticate);
  hmac_sha256_update (&hmac, size, message);
  SEALWAX_DIGEST (hmac_sha256, &hmac, sizeof tag, tag);
  holds = sealwax_equal (tag, message + size, sizeof tag);

  sealwax_wipe (&hmac, sizeof hmac);
  sealwax_wipe (tag, sizeof tag);

  return holds;
}

/* Finds the text's size in a padded text. The last byte that is not zero must be 0x80, at a place that fits P (n). No
 * branch and no index depends on a byte of the text: all of the last bytes are looked at, and padding is never longer than
 * an eighth and a line. */
static bool
find_text_size (const uint8_t *padded,
                size_t         padded_size,
                size_t        *text_size)
{
  size_t   window = padded_size / 8 + SEALWAX_LINE_SIZE;
  size_t   last = 0;
  unsigned mark = 0;

  if (window > padded_size)
    window = padded_size;

  for (size_t i = padded_size - window; i < padded_size; i++)
    {
      unsigned is_zero = ((unsigned)padded[i] - 1) >> 8 & 1;
      size_t   keep = (size_t)0 - is_zero;

      last = (last & keep) | (i & ~keep);
      mark = (mark & (unsigned)keep) | (padded[i] & ~(unsigned)keep);
    }

  *text_size = last;

  return (mark == 0x80) & (last <= SEALWAX_TEXT_MAX) & (sealwax_padded_size (last) == padded_size);
}

/**
 * sealwax_sealed_open:
 * @message: (inout) (array length=size): a binary message of known method, cost and size, whose checksum holds;
 *   afterwards the text is at its beginning, or it is all zeros
 * @size: its size in bytes
 * @secrets: the secrets at hand; those that the method does not name are not used
 * @progress: (nullable): told of the derivation's progress, and asked whether to go on
 * @text_size: (out): receives the text's size in bytes
 *
 * Opens a message in place (docs/format.md, "Reading"). Nothing is decrypted before the tag holds.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_MISSING, SEALWAX_STATUS_WRONG, SEALWAX_STATUS_ALTERED,
 *   SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_sealed_open (uint8_t               *message,
                     size_t                 size,
                     const SealwaxSecrets  *secrets,
                     const SealwaxProgress *progress,
                     size_t                *text_size)
{
  SealwaxHeader header;
  SealwaxCipher cipher;
  Keys          keys = { 0 };
  uint8_t      *body = message + SEALWAX_HEADER_SIZE;
  size_t        body_size = size - SEALWAX_HEADER_SIZE - SEALWAX_TRAILER_SIZE;
  SealwaxStatus status;

  *text_size = 0;
  sealwax_header_read (&header, message);
  status = derive_keys (&header, secrets, progress, &keys);

  if (status == SEALWAX_STATUS_OK && !sealwax_equal (keys.check, header.check, sizeof keys.check))
    status = SEALWAX_STATUS_WRONG;
  if (status == SEALWAX_STATUS_OK && !tag_holds (&keys, message, size))
    status = SEALWAX_STATUS_ALTERED;

  if (status == SEALWAX_STATUS_OK)
    {
      sealwax_cipher_init (&cipher, keys.encrypt, header.iv);
      sealwax_cipher_decrypt (&cipher, body, body_size);
      sealwax_wipe (&cipher, sizeof cipher);

      if (!find_text_size (body, body_size, text_size) || !sealwax_text_is_valid (body, *text_size))
        status = SEALWAX_STATUS_ALTERED;
    }

  if (status == SEALWAX_STATUS_OK)
    memmove (message, body, *text_size);
  else
    *text_size = 0;

  sealwax_wipe (message + *text_size, size - *text_size);
  sealwax_wipe (&keys, sizeof keys);

  return status;
}
