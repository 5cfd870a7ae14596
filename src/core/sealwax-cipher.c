/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-cipher.h"

#include <string.h>

#include <nettle/cbc.h>
#include <nettle/cfb.h>
#include <nettle/memxor.h>

#include "sealwax-bytes.h"

/* The key stream is made in pieces of this many bytes on the stack. */
#define STREAM_SIZE (64 * AES_BLOCK_SIZE)

/**
 * sealwax_cipher_init:
 * @cipher: (out caller-allocates): the cipher
 * @key: the key
 * @iv: the IV
 *
 * Starts a text.
 */
void
sealwax_cipher_init (SealwaxCipher *cipher,
                     const uint8_t  key[SEALWAX_KEY_SIZE],
                     const uint8_t  iv[SEALWAX_IV_SIZE])
{
  aes256_set_encrypt_key (&cipher->aes, key); /* CFB runs the block cipher forwards in both directions */
  memcpy (cipher->feedback, iv, sizeof cipher->feedback);
}

/* Makes the key stream for the next blocks of the plaintext. Each block of it is the previous block of ciphertext,
 * encrypted. That ciphertext is its block's plaintext ^ key stream. So the stream is what CBC makes of a zero block, with
 * the feedback as the IV, and then of all the plaintext but its last block. nettle's CBC keeps the current block in a
 * register; its CFB calls the cipher anew for each. */
static void
make_key_stream (SealwaxCipher *cipher,
                 const uint8_t *plaintext,
                 size_t         blocks,
                 uint8_t       *stream)
{
  static const uint8_t zero_block[AES_BLOCK_SIZE];

  cbc_aes256_encrypt (&cipher->aes, cipher->feedback, AES_BLOCK_SIZE, stream, zero_block);
  cbc_aes256_encrypt (&cipher->aes, cipher->feedback, (blocks - 1) * AES_BLOCK_SIZE, stream + AES_BLOCK_SIZE, plaintext);
}

/**
 * sealwax_cipher_encrypt:
 * @cipher: the cipher
 * @bytes: (inout) (array length=size): the next piece of the plaintext; afterwards, its ciphertext
 * @size: its size in bytes, a multiple of 16 for every piece but the last
 *
 * Encrypts a piece in place.
 */
void
sealwax_cipher_encrypt (SealwaxCipher *cipher,
                        uint8_t       *bytes,
                        size_t         size)
{
  uint8_t stream[STREAM_SIZE];

  while (size > 0)
    {
      size_t piece = size < STREAM_SIZE ? size : STREAM_SIZE;

      make_key_stream (cipher, bytes, (piece + AES_BLOCK_SIZE - 1) / AES_BLOCK_SIZE, stream);
      memxor (bytes, stream, piece);
      bytes += piece;
      size -= piece;

      /* If the last block is not whole, there is nothing left to feed. */
      if (piece % AES_BLOCK_SIZE == 0)
        memcpy (cipher->feedback, bytes - AES_BLOCK_SIZE, AES_BLOCK_SIZE);
    }

  sealwax_wipe (stream, sizeof stream);
}

/**
 * sealwax_cipher_decrypt:
 * @cipher: the cipher
 * @bytes: (inout) (array length=size): the next piece of the ciphertext; afterwards, its plaintext
 * @size: its size in bytes, a multiple of 16 for every piece but the last
 *
 * Decrypts a piece in place.
 */
void
sealwax_cipher_decrypt (SealwaxCipher *cipher,
                        uint8_t       *bytes,
                        size_t         size)
{
  cfb_decrypt (&cipher->aes, (nettle_cipher_func *)aes256_encrypt, AES_BLOCK_SIZE, cipher->feedback, size, bytes, bytes);
}
