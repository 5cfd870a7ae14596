/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sealwax-header.h"
#include "sealwax-kdf.h"
#include "sealwax-secrets.h"
#include "sealwax-status.h"

size_t        sealwax_sealed_size (size_t                 text_size);

SealwaxStatus sealwax_sealed_seal (const uint8_t         *text,
                                   size_t                 text_size,
                                   const SealwaxSecrets  *secrets,
                                   uint32_t               iterations,
                                   const uint8_t          salt[SEALWAX_SALT_SIZE],
                                   const uint8_t          iv[SEALWAX_IV_SIZE],
                                   const SealwaxProgress *progress,
                                   char                  *out) SEALWAX_MUST_CHECK;

SealwaxStatus sealwax_sealed_open (uint8_t               *message,
                                   size_t                 size,
                                   const SealwaxSecrets  *secrets,
                                   const SealwaxProgress *progress,
                                   size_t                *text_size) SEALWAX_MUST_CHECK;
