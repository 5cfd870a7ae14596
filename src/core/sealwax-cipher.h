/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include <nettle/aes.h>

#include "sealwax-kdf.h"

#define SEALWAX_IV_SIZE 16

/**
 * SealwaxCipher:
 *
 * AES-256 in CFB mode with 128-bit feedback (NIST SP 800-38A, section 6.3), for a text in pieces. It holds the
 * key: wipe it with sealwax_wipe() when done. The fields are private.
 */
typedef struct
{
  struct aes256_ctx aes;
  uint8_t           feedback[SEALWAX_IV_SIZE];
} SealwaxCipher;

void sealwax_cipher_init    (SealwaxCipher *cipher,
                             const uint8_t  key[SEALWAX_KEY_SIZE],
                             const uint8_t  iv[SEALWAX_IV_SIZE]);

void sealwax_cipher_encrypt (SealwaxCipher *cipher,
                             uint8_t       *bytes,
                             size_t         size);

void sealwax_cipher_decrypt (SealwaxCipher *cipher,
                             uint8_t       *bytes,
                             size_t         size);
