/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <unistd.h>

#include "sealwax-kdf.h"

/* Linked into a sealwax-cli of its own, with --wrap: announces on standard error, before a key is derived, whether it comes
 * from a passphrase or from a key file. */

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

void __real_sealwax_hkdf_extract (const uint8_t *salt,
                                  size_t         salt_size,
                                  const uint8_t *material,
                                  size_t         material_size,
                                  uint8_t        root[SEALWAX_KEY_SIZE]);
void __wrap_sealwax_hkdf_extract (const uint8_t *salt,
                                  size_t         salt_size,
                                  const uint8_t *material,
                                  size_t         material_size,
                                  uint8_t        root[SEALWAX_KEY_SIZE]);

static void
say (const char *what)
{
  (void)!write (STDERR_FILENO, what, strlen (what));
}

SealwaxStatus
__wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                       size_t                 passphrase_size,
                       const uint8_t         *salt,
                       size_t                 salt_size,
                       uint32_t               iterations,
                       const SealwaxProgress *progress,
                       uint8_t                key[SEALWAX_KEY_SIZE])
{
  say ("derives from a passphrase\n");

  return __real_sealwax_pbkdf2 (passphrase, passphrase_size, salt, salt_size, iterations, progress, key);
}

void
__wrap_sealwax_hkdf_extract (const uint8_t *salt,
                             size_t         salt_size,
                             const uint8_t *material,
                             size_t         material_size,
                             uint8_t        root[SEALWAX_KEY_SIZE])
{
  say ("derives a root key\n");
  __real_sealwax_hkdf_extract (salt, salt_size, material, material_size, root);
}
