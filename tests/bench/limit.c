/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The best that the processor can do: only its own instructions for SHA-256 and AES, without anything that a library adds.
 * Only the bench uses this. */

#include <string.h>

#include <nettle/hmac.h>
#include <nettle/sha2.h>

#include "sealwax-nettle.h"

#include "probe.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define WITH_SHA __attribute__ ((target ("sha,sse4.1,ssse3")))
#define WITH_AES __attribute__ ((target ("aes,sse4.1")))

static const uint32_t round_constants[64] = {
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
};

/* A chaining value as the instructions want it: the words A, B, E, F and C, D, G, H, the first highest. */
typedef struct
{
  __m128i abef;
  __m128i cdgh;
} State;

static bool
has_sha (void)
{
  return __builtin_cpu_supports ("sha") && __builtin_cpu_supports ("sse4.1");
}

static bool
has_aes (void)
{
  return __builtin_cpu_supports ("aes");
}

WITH_SHA static State
load_state (const uint32_t words[8])
{
  State state = {
    _mm_set_epi32 ((int)words[0], (int)words[1], (int)words[4], (int)words[5]),
    _mm_set_epi32 ((int)words[2], (int)words[3], (int)words[6], (int)words[7]),
  };

  return state;
}

/* One compression of a chaining value as a padded message: the digest's words are the message's, only in other places. */
WITH_SHA static inline State
compress_digest (State start,
                 State digest)
{
  __m128i words[4];
  State   state = start;

  words[0] = _mm_shuffle_epi32 (_mm_unpackhi_epi64 (digest.cdgh, digest.abef), 0x1b); /* A B C D, the first lowest */
  words[1] = _mm_shuffle_epi32 (_mm_unpacklo_epi64 (digest.cdgh, digest.abef), 0x1b); /* E F G H */
  words[2] = _mm_set_epi32 (0, 0, 0, (int)0x80000000);
  words[3] = _mm_set_epi32 (768, 0, 0, 0); /* bits: a block and a digest */

#pragma GCC unroll 16
  for (int i = 0; i < 16; i++)
    {
      __m128i sum = _mm_add_epi32 (words[i % 4], _mm_loadu_si128 ((const __m128i *)&round_constants[i * 4]));
      __m128i middle = _mm_sha256rnds2_epu32 (state.cdgh, state.abef, sum); /* two rounds later: what was A, B, E, F is now C, D, G, H */

      state.abef = _mm_sha256rnds2_epu32 (state.abef, middle, _mm_shuffle_epi32 (sum, 0x0e));
      state.cdgh = middle;

      if (i < 12)
        {
          __m128i next = _mm_sha256msg1_epu32 (words[i % 4], words[(i + 1) % 4]);

          next = _mm_add_epi32 (next, _mm_alignr_epi8 (words[(i + 3) % 4], words[(i + 2) % 4], 4));
          words[i % 4] = _mm_sha256msg2_epu32 (next, words[(i + 3) % 4]);
        }
    }

  state.abef = _mm_add_epi32 (state.abef, start.abef);
  state.cdgh = _mm_add_epi32 (state.cdgh, start.cdgh);

  return state;
}

/* Exactly two compressions for each iteration; nettle does what comes before and after. */
WITH_SHA static bool
run_kdf (Work *work)
{
  struct hmac_sha256_ctx hmac;
  State                  inner, outer, digest, sum;
  uint32_t               words[8];

  hmac_sha256_set_key (&hmac, sizeof PASSPHRASE - 1, (const uint8_t *)PASSPHRASE);
  inner = load_state (hmac.inner.state);
  outer = load_state (hmac.outer.state);

  hmac_sha256_update (&hmac, sizeof work->iv, work->iv);
  hmac_sha256_update (&hmac, 4, (const uint8_t *)"\0\0\0\1");
  SEALWAX_DIGEST (hmac_sha256, &hmac, 32, work->output);
  for (int i = 0; i < 8; i++)
    {
      memcpy (&words[i], work->output + 4 * i, 4);
      words[i] = __builtin_bswap32 (words[i]);
    }

  sum = digest = load_state (words);
  for (size_t i = 1; i < work->size; i++)
    {
      digest = compress_digest (outer, compress_digest (inner, digest));
      sum.abef = _mm_xor_si128 (sum.abef, digest.abef);
      sum.cdgh = _mm_xor_si128 (sum.cdgh, digest.cdgh);
    }

  words[0] = (uint32_t)_mm_extract_epi32 (sum.abef, 3);
  words[1] = (uint32_t)_mm_extract_epi32 (sum.abef, 2);
  words[2] = (uint32_t)_mm_extract_epi32 (sum.cdgh, 3);
  words[3] = (uint32_t)_mm_extract_epi32 (sum.cdgh, 2);
  words[4] = (uint32_t)_mm_extract_epi32 (sum.abef, 1);
  words[5] = (uint32_t)_mm_extract_epi32 (sum.abef, 0);
  words[6] = (uint32_t)_mm_extract_epi32 (sum.cdgh, 1);
  words[7] = (uint32_t)_mm_extract_epi32 (sum.cdgh, 0);
  for (int i = 0; i < 8; i++)
    {
      words[i] = __builtin_bswap32 (words[i]);
      memcpy (work->output + 4 * i, &words[i], 4);
    }

  return true;
}

/* Any round keys will do: their values do not affect the time. */
WITH_AES static void
load_keys (const Work *work,
           __m128i     keys[15])
{
  for (int i = 0; i < 15; i++)
    keys[i] = _mm_xor_si128 (_mm_loadu_si128 ((const __m128i *)(work->key + 16 * (i % 2))), _mm_set1_epi32 (i));
}

/* Fourteen instructions for each block, each of which waits for the one before: CFB needs at least that. */
WITH_AES static bool
run_latency (Work *work)
{
  __m128i keys[15];
  __m128i block = _mm_loadu_si128 ((const __m128i *)work->iv);

  load_keys (work, keys);
  for (size_t i = 0; i < work->size; i += 16)
    {
#pragma GCC unroll 14
      for (int j = 1; j < 15; j++)
        block = _mm_aesenc_si128 (block, keys[j]);
    }

  _mm_storeu_si128 ((__m128i *)work->output, block);
  work->output_size = 0;

  return true;
}

/* Eight blocks at a time, in place, each ^ the previous encrypted one. */
WITH_AES static bool
run_eight (Work *work)
{
  __m128i  keys[15], blocks[8];
  __m128i  before = _mm_loadu_si128 ((const __m128i *)work->iv);
  __m128i *text = (__m128i *)work->output;

  load_keys (work, keys);
  for (size_t i = 0; i + 8 <= work->size / 16; i += 8)
    {
      __m128i last = _mm_loadu_si128 (text + i + 7);

      blocks[0] = _mm_xor_si128 (before, keys[0]);
#pragma GCC unroll 8
      for (int k = 1; k < 8; k++)
        blocks[k] = _mm_xor_si128 (_mm_loadu_si128 (text + i + (size_t)k - 1), keys[0]);
#pragma GCC unroll 14
      for (int j = 1; j < 14; j++)
        {
#pragma GCC unroll 8
          for (int k = 0; k < 8; k++)
            blocks[k] = _mm_aesenc_si128 (blocks[k], keys[j]);
        }
#pragma GCC unroll 8
      for (int k = 0; k < 8; k++)
        {
          blocks[k] = _mm_aesenclast_si128 (blocks[k], keys[14]);
          _mm_storeu_si128 (text + i + (size_t)k, _mm_xor_si128 (blocks[k], _mm_loadu_si128 (text + i + (size_t)k)));
        }
      before = last;
    }
  work->output_size = 0;

  return true;
}

const Contender limit_contenders[] = {
  { "kdf", "limit", has_sha, run_kdf },
  { "cfb-encrypt", "limit", has_aes, run_latency },
  { "cfb-decrypt", "limit", has_aes, run_eight },
  { NULL },
};

#else

const Contender limit_contenders[] = { { NULL } };

#endif
