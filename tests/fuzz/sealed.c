/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include <nettle/sha2.h>

#include "sealwax-base64.h"
#include "sealwax-message.h"
#include "sealwax-nettle.h"

/* A binary message of any bytes: header, body and trailer. The input's first byte says what is put right, so that more than
 * the checksum is reached: bit 0 the magic, bit 1 the number of lines, bit 2 the checksum. */

static const uint8_t key[SEALWAX_KEY_SIZE] = { 1, 2, 3 };

static void
check_header (const uint8_t *bytes)
{
  static const uint8_t magic[] = { 0x49, 0xe6, 0xa5, 0xc1, 0xac, 0x75 };
  SealwaxHeader        header;
  uint8_t              again[SEALWAX_HEADER_SIZE];

  sealwax_header_read (&header, bytes);
  sealwax_header_write (&header, again);
  FUZZ_CHECK (memcmp (again, magic, sizeof magic) == 0);
  FUZZ_CHECK (memcmp (again + sizeof magic, bytes + sizeof magic, sizeof again - sizeof magic) == 0);
  FUZZ_CHECK (sealwax_header_has_known_size (&header) == (header.lines >= 1 && header.lines <= 1441792));
}

static void
put_right (uint8_t  flags,
           uint8_t *bytes,
           size_t   size)
{
  size_t lines = (size - SEALWAX_HEADER_SIZE - SEALWAX_TRAILER_SIZE) / SEALWAX_LINE_SIZE;

  if ((flags & 1) != 0)
    memcpy (bytes, "\x49\xe6\xa5\xc1\xac\x75", SEALWAX_MAGIC_SIZE);
  if ((flags & 2) != 0)
    {
      bytes[13] = (uint8_t)(lines >> 16);
      bytes[14] = (uint8_t)(lines >> 8);
      bytes[15] = (uint8_t)lines;
    }
  if ((flags & 4) != 0)
    {
      struct sha256_ctx sum;

      size = SEALWAX_HEADER_SIZE + lines * SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE;
      sha256_init (&sum);
      sha256_update (&sum, size - SEALWAX_CHECKSUM_SIZE, bytes);
      SEALWAX_DIGEST (sha256, &sum, SEALWAX_CHECKSUM_SIZE, bytes + size - SEALWAX_CHECKSUM_SIZE);
    }
}

static void
open_message (const char           *text,
              const SealwaxMessage *message)
{
  const SealwaxSecrets secrets = { (const uint8_t *)"p", 1, (const uint8_t *)"p", 1, key, NULL };
  uint8_t             *buffer = malloc (message->size + 1);
  size_t               text_size;
  SealwaxStatus        status;

  FUZZ_CHECK (buffer != NULL);
  memset (buffer, 0xa5, message->size);
  status = sealwax_message_open (text, message, &secrets, NULL, buffer, &text_size);

  /* Without the keys, nobody can make one that opens, except a Basic one. */
  if (message->format == SEALWAX_FORMAT_BASIC)
    FUZZ_CHECK (status == SEALWAX_STATUS_WRONG || status == SEALWAX_STATUS_UNPROVEN);
  else
    FUZZ_CHECK (status == SEALWAX_STATUS_WRONG || status == SEALWAX_STATUS_ALTERED);
  if (status != SEALWAX_STATUS_UNPROVEN)
    FUZZ_CHECK (text_size == 0 && fuzz_is_zero (buffer, message->size));
  free (buffer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput      input = { data, size };
  uint8_t        flags = fuzz_byte (&input);
  uint8_t       *bytes = malloc (input.size + 1);
  char          *text = malloc (SEALWAX_BASE64_SIZE (input.size) + 1);
  size_t         text_size = SEALWAX_BASE64_SIZE (input.size);
  size_t         position = 0;
  SealwaxMessage message;

  size = input.size;
  fuzz_bytes (&input, bytes, size);
  if (size >= SEALWAX_HEADER_SIZE)
    check_header (bytes);
  if (size >= SEALWAX_HEADER_SIZE + SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE)
    put_right (flags, bytes, size);

  sealwax_base64_encode (bytes, size, text);
  while (sealwax_message_find (text, text_size, &position, &message))
    if (message.status == SEALWAX_STATUS_OK)
      open_message (text, &message);

  free (bytes);
  free (text);

  return 0;
}
