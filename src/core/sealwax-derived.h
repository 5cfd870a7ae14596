/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-header.h"
#include "sealwax-kdf.h"
#include "sealwax-status.h"

/**
 * SealwaxDerived:
 * @is_set: whether the others are
 * @salt: the salt
 * @iterations: PBKDF2 iterations
 * @key: what came of them and a passphrase
 *
 * The last derivation, for several messages that are opened with the *same* passphrase: those that share salt and cost are
 * derived once. Zeros at first; whoever has it wipes it.
 */
typedef struct
{
  bool     is_set;
  uint8_t  salt[SEALWAX_SALT_SIZE];
  uint32_t iterations;
  uint8_t  key[SEALWAX_KEY_SIZE];
} SealwaxDerived;

SealwaxStatus sealwax_derive (SealwaxDerived        *derived,
                              const uint8_t         *passphrase,
                              size_t                 passphrase_size,
                              const uint8_t          salt[SEALWAX_SALT_SIZE],
                              uint32_t               iterations,
                              const SealwaxProgress *progress,
                              uint8_t                key[SEALWAX_KEY_SIZE]) SEALWAX_MUST_CHECK;
