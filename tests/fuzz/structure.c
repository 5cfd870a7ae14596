/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "fuzz.h"

#include <string.h>

#include <nettle/hmac.h>
#include <nettle/sha2.h>

#include "sealwax-base64.h"
#include "sealwax-cipher.h"
#include "sealwax-message.h"
#include "sealwax-nettle.h"

/* Messages from somebody who has the keys and makes wrong ones on purpose: tag and checksum are valid, so the checks after them
 * are reached. What must come out is worked out from docs/format.md, "Reading", alone. */

#define MAX_LINES 12
#define MAX_PADDED (MAX_LINES * SEALWAX_LINE_SIZE)

/* What is wrong with a message; bits of the input's second byte. */
enum
{
  BAD_METHOD = 1 << 0,
  BAD_COST = 1 << 1,
  BAD_LINES = 1 << 2,
  BAD_CHECK = 1 << 3,
  BAD_TAG = 1 << 4,
  BAD_CHECKSUM = 1 << 5,
  RAW_PADDED = 1 << 6,
  NO_SECRET = 1 << 7,
};

typedef struct
{
  SealwaxHeader header;
  uint8_t       wrong;
  uint8_t       padded[MAX_PADDED];
  size_t        lines;
  uint8_t       bytes[SEALWAX_HEADER_SIZE + MAX_PADDED + SEALWAX_TRAILER_SIZE];
  size_t        size;
} Sample;

static const uint8_t key[SEALWAX_KEY_SIZE] = "0123456789abcdef0123456789abcde";
static const uint8_t methods[] = { 0x11, 0x02, 0x13 };

/* A text with its end mark in as many lines as it takes, or whatever is there. */
static void
make_padded (FuzzInput *input,
             Sample    *sample)
{
  if ((sample->wrong & RAW_PADDED) != 0)
    {
      sample->lines = fuzz_byte (input) % MAX_LINES + 1;
      fuzz_bytes (input, sample->padded, sample->lines * SEALWAX_LINE_SIZE);
    }
  else
    {
      size_t size = fuzz_bytes (input, sample->padded, (size_t)fuzz_byte (input) * 2);

      sample->padded[size] = 0x80;
      sample->lines = sealwax_padded_size (size) / SEALWAX_LINE_SIZE;
    }
}

static void
make_header (FuzzInput *input,
             Sample    *sample)
{
  SealwaxHeader *header = &sample->header;

  fuzz_bytes (input, header->salt, sizeof header->salt);
  fuzz_bytes (input, header->iv, sizeof header->iv);
  header->lines = (uint32_t)sample->lines;
  header->cost = header->method == 0x02 ? 0 : (uint16_t)(fuzz_byte (input) % SEALWAX_COST_MAX + 1);

  if ((sample->wrong & BAD_METHOD) != 0)
    header->method = fuzz_byte (input);
  if ((sample->wrong & BAD_COST) != 0)
    header->cost = (uint16_t)(fuzz_byte (input) << 8 | fuzz_byte (input));
  if ((sample->wrong & BAD_LINES) != 0)
    header->lines = (uint32_t)fuzz_byte (input) << 16 | (uint32_t)fuzz_byte (input) << 8 | fuzz_byte (input);
}

/* The keys, by the bits of the method as it is. */
static void
make_root (const SealwaxHeader *header,
           uint8_t              root[SEALWAX_KEY_SIZE])
{
  uint8_t material[2 * SEALWAX_KEY_SIZE];
  size_t  size = 0;

  if ((header->method & 1) != 0)
    {
      FUZZ_CHECK (sealwax_pbkdf2 ((const uint8_t *)"passphrase", 10, header->salt, 16, 1, NULL, material) == SEALWAX_STATUS_OK);
      size += SEALWAX_KEY_SIZE;
    }
  if ((header->method & 2) != 0)
    {
      memcpy (material + size, key, SEALWAX_KEY_SIZE);
      size += SEALWAX_KEY_SIZE;
    }
  sealwax_hkdf_extract (header->salt, sizeof header->salt, material, size, root);
}

static void
sign (FuzzInput    *input,
      Sample       *sample,
      const uint8_t root[SEALWAX_KEY_SIZE])
{
  struct hmac_sha256_ctx hmac;
  struct sha256_ctx      sum;
  uint8_t                sub[SEALWAX_KEY_SIZE];
  uint8_t               *tag = sample->bytes + SEALWAX_HEADER_SIZE + sample->lines * SEALWAX_LINE_SIZE;

  sealwax_hkdf_expand (root, "sealwax1 authenticate", 21, sub, sizeof sub);
  hmac_sha256_set_key (&hmac, sizeof sub, sub);
  hmac_sha256_update (&hmac, (size_t)(tag - sample->bytes), sample->bytes);
  SEALWAX_DIGEST (hmac_sha256, &hmac, SEALWAX_TAG_SIZE, tag);
  if ((sample->wrong & BAD_TAG) != 0)
    tag[fuzz_byte (input) % SEALWAX_TAG_SIZE] ^= (uint8_t)(1 << (fuzz_byte (input) % 8));

  sample->size = (size_t)(tag - sample->bytes) + SEALWAX_TRAILER_SIZE;
  sha256_init (&sum);
  sha256_update (&sum, sample->size - SEALWAX_CHECKSUM_SIZE, sample->bytes);
  SEALWAX_DIGEST (sha256, &sum, SEALWAX_CHECKSUM_SIZE, tag + SEALWAX_TAG_SIZE);
  if ((sample->wrong & BAD_CHECKSUM) != 0)
    tag[SEALWAX_TAG_SIZE + fuzz_byte (input) % SEALWAX_CHECKSUM_SIZE] ^= (uint8_t)(1 << (fuzz_byte (input) % 8));
}

static void
make_sample (FuzzInput *input,
             Sample    *sample)
{
  uint8_t       root[SEALWAX_KEY_SIZE];
  uint8_t       sub[SEALWAX_KEY_SIZE];
  SealwaxCipher cipher;
  uint8_t      *body = sample->bytes + SEALWAX_HEADER_SIZE;

  sample->header.method = methods[fuzz_byte (input) % 3];
  sample->wrong = fuzz_byte (input);
  make_padded (input, sample);
  make_header (input, sample);
  make_root (&sample->header, root);

  sealwax_hkdf_expand (root, "sealwax1 check", 14, sample->header.check, SEALWAX_CHECK_SIZE);
  if ((sample->wrong & BAD_CHECK) != 0)
    sample->header.check[fuzz_byte (input) % SEALWAX_CHECK_SIZE] ^= (uint8_t)(1 << (fuzz_byte (input) % 8));
  sealwax_header_write (&sample->header, sample->bytes);

  memcpy (body, sample->padded, sample->lines * SEALWAX_LINE_SIZE);
  sealwax_hkdf_expand (root, "sealwax1 encrypt", 16, sub, sizeof sub);
  sealwax_cipher_init (&cipher, sub, sample->header.iv);
  sealwax_cipher_encrypt (&cipher, body, sample->lines * SEALWAX_LINE_SIZE);
  sign (input, sample, root);
}

static bool
is_utf8_without_nul (const uint8_t *text,
                     size_t         size)
{
  for (size_t i = 0; i < size;)
    {
      uint32_t code = text[i];
      size_t   more = code < 0x80 ? 0 : code >= 0xc2 && code < 0xe0 ? 1
                                    : code >= 0xe0 && code < 0xf0   ? 2
                                    : code >= 0xf0 && code < 0xf5   ? 3
                                                                    : 9;

      if (code == 0 || more == 9 || i + more >= size)
        return false;
      code = more == 0 ? code : code & (0x3fU >> more);
      for (size_t j = 1; j <= more; j++)
        {
          if ((text[i + j] & 0xc0) != 0x80)
            return false;
          code = code << 6 | (text[i + j] & 0x3f);
        }
      if ((more == 2 && (code < 0x800 || (code >= 0xd800 && code < 0xe000))) || (more == 3 && (code < 0x10000 || code > 0x10ffff)))
        return false;
      i += more + 1;
    }

  return true;
}

/* The text's size, or SIZE_MAX. */
static size_t
find_text (const Sample *sample)
{
  size_t size = sample->lines * SEALWAX_LINE_SIZE;
  size_t last = size;

  while (last > 0 && sample->padded[last - 1] == 0)
    last--;
  if (last == 0 || sample->padded[last - 1] != 0x80)
    return SIZE_MAX;
  if (sealwax_padded_size (last - 1) != size || !is_utf8_without_nul (sample->padded, last - 1))
    return SIZE_MAX;

  return last - 1;
}

/* The first row of the table that fits. */
static SealwaxStatus
expect (const Sample *sample)
{
  const SealwaxHeader *header = &sample->header;
  bool                 has_passphrase = header->method == 0x11 || header->method == 0x13;

  if (header->lines == 0 || header->lines > 1441792)
    return SEALWAX_STATUS_DAMAGED;
  if (header->lines > sample->lines)
    return SEALWAX_STATUS_INCOMPLETE;
  if (header->lines < sample->lines || (sample->wrong & BAD_CHECKSUM) != 0)
    return SEALWAX_STATUS_DAMAGED;
  if (!has_passphrase && header->method != 0x02)
    return SEALWAX_STATUS_NEWER;
  if (has_passphrase ? header->cost < 1 || header->cost > 1000 : header->cost != 0)
    return SEALWAX_STATUS_NEWER;
  if ((sample->wrong & NO_SECRET) != 0)
    return SEALWAX_STATUS_MISSING;
  if ((sample->wrong & BAD_CHECK) != 0)
    return SEALWAX_STATUS_WRONG;
  if ((sample->wrong & BAD_TAG) != 0 || find_text (sample) == SIZE_MAX)
    return SEALWAX_STATUS_ALTERED;

  return SEALWAX_STATUS_OK;
}

static void
check_opening (const Sample *sample,
               const char   *chars,
               size_t        size)
{
  const SealwaxSecrets all = { (const uint8_t *)"passphrase", 10, (const uint8_t *)"passphrase", 10, key, NULL };
  const SealwaxSecrets none = { 0 };
  SealwaxStatus        expected = expect (sample);
  SealwaxStatus        status;
  SealwaxMessage       message;
  size_t               position = 0;
  size_t               text_size;
  uint8_t             *buffer;

  FUZZ_CHECK (sealwax_message_find (chars, size, &position, &message));
  buffer = malloc (message.size + 1);
  FUZZ_CHECK (buffer != NULL);
  memset (buffer, 0xa5, message.size);
  status = sealwax_message_open (chars, &message, (sample->wrong & NO_SECRET) != 0 ? &none : &all, NULL, buffer, &text_size);

  FUZZ_CHECK (status == expected);
  if (status == SEALWAX_STATUS_OK)
    FUZZ_CHECK (text_size == find_text (sample) && memcmp (buffer, sample->padded, text_size) == 0);
  else
    FUZZ_CHECK (text_size == 0);
  FUZZ_CHECK (fuzz_is_zero (buffer + text_size, message.size - text_size));
  free (buffer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, size };
  Sample    sample = { 0 };
  char      chars[SEALWAX_BASE64_SIZE (sizeof sample.bytes)];

  make_sample (&input, &sample);
  size = SEALWAX_BASE64_SIZE (sample.size);
  sealwax_base64_encode (sample.bytes, sample.size, chars);

  /* A writer draws again, and then there are two messages here. */
  if (memmem (chars + 8, size - 8, "Sealwax1", 8) == NULL)
    check_opening (&sample, chars, size);

  return 0;
}
