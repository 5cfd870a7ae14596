/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-cipher.h"

#include <string.h>

#include <nettle/cfb.h>

/**
 * sealwax_cipher_init:
 * @cipher: (out caller-allocates): the cipher
 * @key: the key
 * @iv: the IV
 *
 * Begins a text.
 */
void
sealwax_cipher_init (SealwaxCipher *cipher,
                     const uint8_t  key[SEALWAX_KEY_SIZE],
                     const uint8_t  iv[SEALWAX_IV_SIZE])
{
  aes256_set_encrypt_key (&cipher->aes, key); /* CFB runs the block cipher forwards both ways */
  memcpy (cipher->feedback, iv, sizeof cipher->feedback);
}

/**
 * sealwax_cipher_encrypt:
 * @cipher: the cipher
 * @bytes: (inout) (array length=size): the next piece of the plaintext; its ciphertext afterwards
 * @size: its size in bytes, a multiple of 16 for every piece but the last
 *
 * Encrypts a piece in place.
 */
void
sealwax_cipher_encrypt (SealwaxCipher *cipher,
                        uint8_t       *bytes,
                        size_t         size)
{
  cfb_encrypt (&cipher->aes, (nettle_cipher_func *)aes256_encrypt, AES_BLOCK_SIZE, cipher->feedback, size, bytes, bytes);
}

/**
 * sealwax_cipher_decrypt:
 * @cipher: the cipher
 * @bytes: (inout) (array length=size): the next piece of the ciphertext; its plaintext afterwards
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
