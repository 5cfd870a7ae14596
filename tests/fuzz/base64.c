/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "sealwax-base64.h"

/* Decoding, compared with the simplest possible decoder; and the way back. */

static size_t
decode_plainly (const uint8_t *chars,
                size_t         count,
                uint8_t       *bytes)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint32_t          bits = 0;
  unsigned          held = 0;
  size_t            size = 0;

  if (count % 4 == 1)
    return 0;

  for (size_t i = 0; i < count; i++)
    {
      const char *digit = memchr (alphabet, chars[i], 64);

      FUZZ_CHECK ((digit != NULL) == (sealwax_base64_span ((const char *)chars + i, 1) == 1));
      if (digit == NULL)
        return 0;
      bits = bits << 6 | (uint32_t)(digit - alphabet);
      held += 6;
      if (held >= 8)
        {
          held -= 8;
          bytes[size++] = (uint8_t)(bits >> held);
          bits &= ((uint32_t)1 << held) - 1;
        }
    }

  return bits == 0 ? size : 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  size_t   most = size * 3 / 4;
  uint8_t *bytes = malloc (most);
  uint8_t *expected = malloc (most + 1);
  char    *chars = malloc (SEALWAX_BASE64_SIZE (size));
  size_t   decoded = sealwax_base64_decode ((const char *)data, size, bytes);
  size_t   expected_size = decode_plainly (data, size, expected);

  FUZZ_CHECK (decoded == expected_size);
  if (decoded > 0)
    {
      FUZZ_CHECK (memcmp (bytes, expected, decoded) == 0);
      sealwax_base64_encode (bytes, decoded, chars);
      FUZZ_CHECK (memcmp (chars, data, size) == 0);
    }

  /* And from any bytes. */
  if (size > 0)
    {
      size_t   digits = (size * 4 + 2) / 3;
      uint8_t *again = malloc (size);

      sealwax_base64_encode (data, size, chars);
      FUZZ_CHECK (sealwax_base64_decode (chars, digits, again) == size);
      FUZZ_CHECK (memcmp (again, data, size) == 0);
      for (size_t i = digits; i < SEALWAX_BASE64_SIZE (size); i++)
        FUZZ_CHECK (chars[i] == '=');
      free (again);
    }

  free (bytes);
  free (expected);
  free (chars);

  return 0;
}
