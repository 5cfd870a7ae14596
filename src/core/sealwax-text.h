/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

/* The longest text of either format, in bytes: 64 MiB (docs/format.md, "Limits"). */
#define SEALWAX_TEXT_MAX ((size_t)64 << 20)

bool   sealwax_text_is_valid (const uint8_t *text,
                              size_t         size) SEALWAX_MUST_CHECK;

size_t sealwax_text_count    (const uint8_t *text,
                              size_t         size) SEALWAX_MUST_CHECK;
