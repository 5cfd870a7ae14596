/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <nettle/sha2.h>

#include "sealwax-header.h"
#include "sealwax-status.h"

/**
 * SealwaxDecodedFunc:
 * @bytes: (array length=size): the next decoded bytes
 * @size: how many
 * @data: what was handed in
 */
typedef void (*SealwaxDecodedFunc) (const uint8_t *bytes,
                                    size_t         size,
                                    void          *data);

/**
 * SealwaxSum:
 *
 * What it takes to judge a checksum: the sum of all bytes but the last four, and those four, which arrive last.
 */
typedef struct
{
  struct sha256_ctx sum;
  size_t            left;
  uint8_t           checksum[SEALWAX_CHECKSUM_SIZE];
} SealwaxSum;

bool sealwax_decode    (const char        *text,
                        size_t             size,
                        size_t             position,
                        size_t             count,
                        SealwaxDecodedFunc func,
                        void              *data) SEALWAX_MUST_CHECK;

void sealwax_sum_init  (SealwaxSum        *sum,
                        size_t             size);

void sealwax_sum_add   (const uint8_t     *bytes,
                        size_t             size,
                        void              *data);

bool sealwax_sum_holds (SealwaxSum        *sum) SEALWAX_MUST_CHECK;
