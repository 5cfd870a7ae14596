/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sealwax-header.h"
#include "sealwax-kdf.h"
#include "sealwax-status.h"

/* The cost of every Basic message. */
#define SEALWAX_BASIC_ITERATIONS ((uint32_t)100000)

/* Salt and IV: the size of the shortest message, in bytes. */
#define SEALWAX_BASIC_OVERHEAD (SEALWAX_SALT_SIZE + SEALWAX_IV_SIZE)

size_t        sealwax_basic_size (size_t                 text_size);

SealwaxStatus sealwax_basic_seal (const uint8_t         *text,
                                  size_t                 text_size,
                                  const uint8_t         *passphrase,
                                  size_t                 passphrase_size,
                                  const uint8_t          salt[SEALWAX_SALT_SIZE],
                                  const SealwaxProgress *progress,
                                  char                  *out) SEALWAX_MUST_CHECK;

SealwaxStatus sealwax_basic_open (uint8_t               *message,
                                  size_t                 size,
                                  const uint8_t         *passphrase,
                                  size_t                 passphrase_size,
                                  const SealwaxProgress *progress,
                                  size_t                *text_size) SEALWAX_MUST_CHECK;
