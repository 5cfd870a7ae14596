/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

/* The size of a derived key, and of the longest output of the KDFs here, in bytes. */
#define SEALWAX_KEY_SIZE 32

/**
 * SealwaxProgressFunc:
 * @done: how many iterations are done
 * @total: how many iterations there are in all
 * @data: the data of the #SealwaxProgress
 *
 * Called every few milliseconds of a derivation, in the thread that derives.
 *
 * Returns: whether to go on
 */
typedef bool (*SealwaxProgressFunc) (uint32_t done,
                                     uint32_t total,
                                     void    *data);

/**
 * SealwaxProgress:
 * @func: called now and then
 * @data: handed to @func
 */
typedef struct
{
  SealwaxProgressFunc func;
  void               *data;
} SealwaxProgress;

SealwaxStatus sealwax_pbkdf2       (const uint8_t         *passphrase,
                                    size_t                 passphrase_size,
                                    const uint8_t         *salt,
                                    size_t                 salt_size,
                                    uint32_t               iterations,
                                    const SealwaxProgress *progress,
                                    uint8_t                key[SEALWAX_KEY_SIZE]) SEALWAX_MUST_CHECK;

void          sealwax_hkdf_extract (const uint8_t         *salt,
                                    size_t                 salt_size,
                                    const uint8_t         *material,
                                    size_t                 material_size,
                                    uint8_t                root[SEALWAX_KEY_SIZE]);

void          sealwax_hkdf_expand  (const uint8_t          root[SEALWAX_KEY_SIZE],
                                    const void            *info,
                                    size_t                 info_size,
                                    uint8_t               *key,
                                    size_t                 key_size);
