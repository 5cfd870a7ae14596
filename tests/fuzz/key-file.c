/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <ctype.h>
#include <string.h>

#include "sealwax-base64.h"
#include "sealwax-key-file.h"

/* The reader whose time does not depend on the key, compared with a plain one. */

static bool
read_hex (const char *digits,
          uint8_t     key[SEALWAX_KEY_SIZE])
{
  for (size_t i = 0; i < SEALWAX_KEY_SIZE; i++)
    {
      char     pair[3] = { digits[2 * i], digits[2 * i + 1], '\0' };
      unsigned value;

      if (!isxdigit ((unsigned char)pair[0]) || !isxdigit ((unsigned char)pair[1]) || sscanf (pair, "%2x", &value) != 1)
        return false;
      key[i] = (uint8_t)value;
    }

  return true;
}

/* For words, only that they are asked for: fuzz-words has a reader of its own. */
static SealwaxStatus
read_words (const uint8_t *bytes,
            size_t         size,
            uint8_t        key[SEALWAX_KEY_SIZE])
{
  SealwaxWords  words;
  SealwaxStatus status = sealwax_words_read_key (bytes, size, key, &words);

  return words.known == 0 || 2 * words.known < (words.count > 24 ? 24 : words.count) ? SEALWAX_STATUS_NOT_A_KEY : status;
}

static SealwaxStatus
read_plainly (const uint8_t *bytes,
              size_t         size,
              uint8_t        key[SEALWAX_KEY_SIZE])
{
  if (size == SEALWAX_KEY_SIZE)
    {
      memcpy (key, bytes, size);
      return SEALWAX_STATUS_OK;
    }

  while (size > 0 && memchr (" \t\n\v\f\r", *bytes, 6) != NULL)
    {
      bytes++;
      size--;
    }
  while (size > 0 && memchr (" \t\n\v\f\r", bytes[size - 1], 6) != NULL)
    size--;

  if (size == 64 && read_hex ((const char *)bytes, key))
    return SEALWAX_STATUS_OK;
  if (size == 44 && bytes[43] == '=' && sealwax_base64_decode ((const char *)bytes, 43, key) == SEALWAX_KEY_SIZE)
    return SEALWAX_STATUS_OK;

  return read_words (bytes, size, key);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  uint8_t       key[SEALWAX_KEY_SIZE];
  uint8_t       expected[SEALWAX_KEY_SIZE];
  SealwaxWords  words;
  SealwaxStatus status;

  memset (key, 0xa5, sizeof key);
  status = sealwax_key_file_read (data, size, key, &words);
  FUZZ_CHECK (status == read_plainly (data, size, expected));
  if (status == SEALWAX_STATUS_OK)
    FUZZ_CHECK (memcmp (key, expected, sizeof key) == 0);
  else
    FUZZ_CHECK (fuzz_is_zero (key, sizeof key));

  return 0;
}
