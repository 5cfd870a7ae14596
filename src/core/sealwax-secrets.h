/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sealwax-derived.h"

/**
 * SealwaxSecrets:
 * @passphrase: (nullable): the passphrase as typed, in UTF-8, for Basic
 * @passphrase_size: its size in bytes; 0 means no passphrase
 * @normalized: (nullable): the same passphrase in Unicode's normal form C, for Sealed
 * @normalized_size: its size in bytes
 * @key: (nullable): a key of %SEALWAX_KEY_SIZE bytes
 * @derived: (nullable): the last derivation with this passphrase, when several messages are opened one after another
 *
 * What a message is sealed or opened with. Everything is borrowed. The core has no Unicode tables, so the caller makes the
 * normal form.
 */
typedef struct
{
  const uint8_t *passphrase;
  size_t         passphrase_size;
  const uint8_t *normalized;
  size_t         normalized_size;
  const uint8_t *key;
  SealwaxDerived *derived;
} SealwaxSecrets;
