/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>

#include <nettle/sha2.h>
#include <valgrind/callgrind.h>

#include "sealwax-kdf.h"

/* kdf COUNT: first that many compressions of SHA-256, then one iteration of the key derivation, and then that many. Under
 * callgrind, the instructions of each of the three are dumped. */

static void
compress (uint32_t count)
{
  static const uint8_t block[SHA256_BLOCK_SIZE];
  uint32_t             state[8] = { 0 };

  CALLGRIND_ZERO_STATS;
  for (uint32_t i = 0; i < count; i++)
    sha256_compress (state, block);
  CALLGRIND_DUMP_STATS;
}

static void
derive (uint32_t count)
{
  static const uint8_t salt[16];
  uint8_t              key[SEALWAX_KEY_SIZE];

  CALLGRIND_ZERO_STATS;
  if (sealwax_pbkdf2 ((const uint8_t *)"passphrase", 10, salt, sizeof salt, count, NULL, key) != SEALWAX_STATUS_OK)
    abort ();
  CALLGRIND_DUMP_STATS;
}

int
main (int    argc,
      char **argv)
{
  uint32_t count = argc == 2 ? (uint32_t)strtoul (argv[1], NULL, 10) : 0;

  if (count == 0)
    return 2;

  compress (count);
  derive (1);
  derive (count);

  return 0;
}
