/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-kdf.h"

/* A derivation of one iteration, whatever was asked for. What fuzzing looks for is not in there, and searching would be a
 * hundred thousand times slower. Linked with --wrap=sealwax_pbkdf2. */

SealwaxStatus __real_sealwax_pbkdf2 (const uint8_t         *passphrase,
                                     size_t                 passphrase_size,
                                     const uint8_t         *salt,
                                     size_t                 salt_size,
                                     uint32_t               iterations,
                                     const SealwaxProgress *progress,
                                     uint8_t                key[SEALWAX_KEY_SIZE]);
SealwaxStatus __wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                                     size_t                 passphrase_size,
                                     const uint8_t         *salt,
                                     size_t                 salt_size,
                                     uint32_t               iterations,
                                     const SealwaxProgress *progress,
                                     uint8_t                key[SEALWAX_KEY_SIZE]);

SealwaxStatus
__wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                       size_t                 passphrase_size,
                       const uint8_t         *salt,
                       size_t                 salt_size,
                       uint32_t               iterations,
                       const SealwaxProgress *progress,
                       uint8_t                key[SEALWAX_KEY_SIZE])
{
  (void)iterations;

  return __real_sealwax_pbkdf2 (passphrase, passphrase_size, salt, salt_size, 1, progress, key);
}
