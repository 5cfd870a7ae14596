/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-kdf.h"

#include <string.h>

#include <nettle/hkdf.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>

#include "sealwax-bytes.h"
#include "sealwax-nettle.h"

/* Iterations between two calls of the progress function: about a millisecond with SHA instructions, four without. */
#define PROGRESS_STEP 4096

#define STATE_WORDS (SHA256_DIGEST_SIZE / 4)

/* SHA-256's chaining value, as nettle keeps it: eight words in the machine's byte order. */
typedef uint32_t State[STATE_WORDS];

typedef uint16_t Halves __attribute__ ((vector_size (16), aligned (1), may_alias));

/* Once both pads have been hashed, an HMAC of one digest costs two compressions. So this is all that an iteration needs. A
 * nettle context would hash the pads, or copy 100 bytes, each time. */
typedef struct
{
  State   inner;                    /* after the block key ^ ipad */
  State   outer;                    /* after the block key ^ opad */
  State   work;                     /* of the compression under way */
  uint8_t block[SHA256_BLOCK_SIZE]; /* a digest, and SHA-256's padding of 64 + 32 bytes */
} PseudoRandomFunction;

/* Copies between words in the machine's order and SHA-256's big-endian bytes, 16 bytes at a time. Every x86-64 can swap the
 * bytes in the halves of words, and then the halves, in five instructions. A byte shuffle would need SSSE3, and without
 * that GCC takes the vector apart. */
static inline void
copy_big_endian (void       *to,
                 const void *from)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  memcpy (to, from, SHA256_DIGEST_SIZE);
#else
  for (int i = 0; i < SHA256_DIGEST_SIZE; i += (int)sizeof (Halves))
    {
      Halves v = *(const Halves *)((const uint8_t *)from + i);

      v = v << 8 | v >> 8;
      *(Halves *)((uint8_t *)to + i) = __builtin_shufflevector (v, v, 1, 0, 3, 2, 5, 4, 7, 6);
    }
#endif
}

/* Replaces the digest in the block with its HMAC. */
static inline void
iterate (PseudoRandomFunction *prf)
{
  memcpy (prf->work, prf->inner, sizeof prf->work);
  sha256_compress (prf->work, prf->block);
  copy_big_endian (prf->block, prf->work);

  memcpy (prf->work, prf->outer, sizeof prf->work);
  sha256_compress (prf->work, prf->block);
  copy_big_endian (prf->block, prf->work);
}

/* Takes the state after each pad, and makes the first digest: HMAC (passphrase, salt | 00 00 00 01). */
static void
begin (PseudoRandomFunction *prf,
       const uint8_t        *passphrase,
       size_t                passphrase_size,
       const uint8_t        *salt,
       size_t                salt_size)
{
  static const uint8_t   first_block[4] = { 0, 0, 0, 1 };
  struct hmac_sha256_ctx hmac;

  hmac_sha256_set_key (&hmac, passphrase_size, passphrase);
  memcpy (prf->inner, hmac.inner.state, sizeof prf->inner);
  memcpy (prf->outer, hmac.outer.state, sizeof prf->outer);

  hmac_sha256_update (&hmac, salt_size, salt);
  hmac_sha256_update (&hmac, sizeof first_block, first_block);

  memset (prf->block, 0, sizeof prf->block);
  SEALWAX_DIGEST (hmac_sha256, &hmac, SHA256_DIGEST_SIZE, prf->block);
  prf->block[SHA256_DIGEST_SIZE] = 0x80;
  prf->block[62] = 0x03; /* (64 + 32) * 8 = 0x0300 bits */

  sealwax_wipe (&hmac, sizeof hmac);
}

/**
 * sealwax_pbkdf2:
 * @passphrase: (array length=passphrase_size): the passphrase's bytes
 * @passphrase_size: how many
 * @salt: (array length=salt_size): the salt
 * @salt_size: its size in bytes
 * @iterations: how many, at least 1
 * @progress: (nullable): told of the progress, and asked whether to go on
 * @key: (out caller-allocates): receives the derived key, or zeros when cancelled
 *
 * PBKDF2-HMAC-SHA-256 (RFC 8018, section 5.2) for a key of 32 bytes, which is its first block. It is here, and not taken
 * from a library, because this one can show its progress and be cancelled, and because it is faster.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_pbkdf2 (const uint8_t         *passphrase,
                size_t                 passphrase_size,
                const uint8_t         *salt,
                size_t                 salt_size,
                uint32_t               iterations,
                const SealwaxProgress *progress,
                uint8_t                key[SEALWAX_KEY_SIZE])
{
  PseudoRandomFunction prf;
  SealwaxStatus        status = SEALWAX_STATUS_OK;
  uint32_t             done = 1;

  begin (&prf, passphrase, passphrase_size, salt, salt_size);
  memcpy (key, prf.block, SEALWAX_KEY_SIZE);

  while (done < iterations && status == SEALWAX_STATUS_OK)
    {
      uint32_t stop = iterations - done > PROGRESS_STEP ? done + PROGRESS_STEP : iterations;

      for (; done < stop; done++)
        {
          iterate (&prf);
          for (int i = 0; i < SEALWAX_KEY_SIZE; i++)
            key[i] ^= prf.block[i];
        }

      if (progress != NULL && !progress->func (done, iterations, progress->data))
        status = SEALWAX_STATUS_CANCELLED;
    }

  if (status != SEALWAX_STATUS_OK)
    sealwax_wipe (key, SEALWAX_KEY_SIZE);
  sealwax_wipe (&prf, sizeof prf);

  return status;
}

/**
 * sealwax_hkdf_extract:
 * @salt: (array length=salt_size): the salt
 * @salt_size: its size in bytes
 * @material: (array length=material_size): the input keying material
 * @material_size: its size in bytes
 * @root: (out caller-allocates): receives the pseudo-random key
 *
 * HKDF-Extract with SHA-256 (RFC 5869, section 2.2).
 */
void
sealwax_hkdf_extract (const uint8_t *salt,
                      size_t         salt_size,
                      const uint8_t *material,
                      size_t         material_size,
                      uint8_t        root[SEALWAX_KEY_SIZE])
{
  struct hmac_sha256_ctx hmac;

  hmac_sha256_set_key (&hmac, salt_size, salt);
  hmac_sha256_update (&hmac, material_size, material);
  SEALWAX_DIGEST (hmac_sha256, &hmac, SEALWAX_KEY_SIZE, root);

  sealwax_wipe (&hmac, sizeof hmac);

  /* The library leaves on the stack what it hashed last. HMAC's key is the salt here, so what it leaves is as good as the
   * root. */
  sealwax_wipe_stack ();
}

/**
 * sealwax_hkdf_expand:
 * @root: the pseudo-random key
 * @info: (array length=info_size): what the key is for
 * @info_size: its size in bytes
 * @key: (out caller-allocates) (array length=key_size): receives the output keying material
 * @key_size: its size in bytes, at most %SEALWAX_KEY_SIZE; the formats need no more
 *
 * The first block of HKDF-Expand with SHA-256 (RFC 5869, section 2.3).
 */
void
sealwax_hkdf_expand (const uint8_t root[SEALWAX_KEY_SIZE],
                     const void   *info,
                     size_t        info_size,
                     uint8_t      *key,
                     size_t        key_size)
{
  static const uint8_t   first_block[1] = { 1 };
  struct hmac_sha256_ctx hmac;

  hmac_sha256_set_key (&hmac, SEALWAX_KEY_SIZE, root);
  hmac_sha256_update (&hmac, info_size, info);
  hmac_sha256_update (&hmac, sizeof first_block, first_block);
  SEALWAX_DIGEST (hmac_sha256, &hmac, key_size, key);

  sealwax_wipe (&hmac, sizeof hmac);
}
