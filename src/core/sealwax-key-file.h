/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sealwax-kdf.h"
#include "sealwax-status.h"
#include "sealwax-words.h"

SealwaxStatus sealwax_key_file_read (const uint8_t *bytes,
                                     size_t         size,
                                     uint8_t        key[SEALWAX_KEY_SIZE],
                                     SealwaxWords  *words) SEALWAX_MUST_CHECK;
