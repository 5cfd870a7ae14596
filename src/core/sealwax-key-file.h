/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-kdf.h"
#include "sealwax-status.h"

bool sealwax_key_file_read (const uint8_t *bytes,
                            size_t         size,
                            uint8_t        key[SEALWAX_KEY_SIZE]) SEALWAX_MUST_CHECK;
