/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

/* How many characters @size bytes take, including padding. */
#define SEALWAX_BASE64_SIZE(size) (((size) + 2) / 3 * 4)

size_t sealwax_base64_span   (const char    *chars,
                              size_t         size) SEALWAX_MUST_CHECK;

void   sealwax_base64_encode (const uint8_t *bytes,
                              size_t         size,
                              char          *chars);

size_t sealwax_base64_decode (const char    *chars,
                              size_t         count,
                              uint8_t       *bytes) SEALWAX_MUST_CHECK;
