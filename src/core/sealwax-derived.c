/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-derived.h"

#include <string.h>

/**
 * sealwax_derive:
 * @derived: (nullable) (inout): the last derivation with this passphrase, and afterwards this one
 * @passphrase: (array length=passphrase_size): the passphrase
 * @passphrase_size: its size in bytes
 * @salt: the salt
 * @iterations: PBKDF2 iterations
 * @progress: (nullable): told of the progress, and asked whether to go on
 * @key: (out caller-allocates): receives the key, or nothing
 *
 * Like sealwax_pbkdf2(), but it does not derive the same key again that was derived last.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_derive (SealwaxDerived        *derived,
                const uint8_t         *passphrase,
                size_t                 passphrase_size,
                const uint8_t          salt[SEALWAX_SALT_SIZE],
                uint32_t               iterations,
                const SealwaxProgress *progress,
                uint8_t                key[SEALWAX_KEY_SIZE])
{
  SealwaxStatus status;

  /* Neither salt nor cost is a secret: both stand in the message. */
  if (derived != NULL && derived->is_set && derived->iterations == iterations && memcmp (derived->salt, salt, SEALWAX_SALT_SIZE) == 0)
    {
      memcpy (key, derived->key, SEALWAX_KEY_SIZE);
      return SEALWAX_STATUS_OK;
    }

  status = sealwax_pbkdf2 (passphrase, passphrase_size, salt, SEALWAX_SALT_SIZE, iterations, progress, key);
  if (status != SEALWAX_STATUS_OK || derived == NULL)
    return status;

  derived->is_set = true;
  derived->iterations = iterations;
  memcpy (derived->salt, salt, SEALWAX_SALT_SIZE);
  memcpy (derived->key, key, SEALWAX_KEY_SIZE);

  return SEALWAX_STATUS_OK;
}
