/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "sealwax-base64.h"
#include "sealwax-basic.h"
#include "sealwax-text.h"

/* A passphrase, with its length in the first byte, and a binary message. If the rest of the input is text, it is sealed,
 * too. */

static const uint8_t salt[SEALWAX_SALT_SIZE] = "0123456789abcde";

static void
open_any (const uint8_t *bytes,
          size_t         size,
          const uint8_t *passphrase,
          size_t         passphrase_size)
{
  uint8_t      *message = malloc (size);
  size_t        text_size;
  SealwaxStatus status;

  memcpy (message, bytes, size);
  status = sealwax_basic_open (message, size, passphrase, passphrase_size, NULL, &text_size);

  if (passphrase_size == 0)
    FUZZ_CHECK (status == SEALWAX_STATUS_MISSING);
  else
    FUZZ_CHECK (status == SEALWAX_STATUS_WRONG || status == SEALWAX_STATUS_UNPROVEN);
  FUZZ_CHECK (text_size == (status == SEALWAX_STATUS_UNPROVEN ? size - SEALWAX_BASIC_OVERHEAD : 0));
  FUZZ_CHECK (fuzz_is_zero (message + text_size, size - text_size));
  FUZZ_CHECK (sealwax_text_is_valid (message, text_size));
  free (message);
}

static void
there_and_back (const uint8_t *text,
                size_t         size,
                const uint8_t *passphrase,
                size_t         passphrase_size)
{
  size_t   chars_size = sealwax_basic_size (size);
  char    *chars = malloc (chars_size);
  size_t   message_size = SEALWAX_BASIC_OVERHEAD + size;
  uint8_t *message = malloc (message_size);
  size_t   text_size;

  FUZZ_CHECK (sealwax_basic_seal (text, size, passphrase, passphrase_size, salt, NULL, chars) == SEALWAX_STATUS_OK);
  FUZZ_CHECK (sealwax_base64_decode (chars, (message_size * 4 + 2) / 3, message) == message_size);
  FUZZ_CHECK (sealwax_basic_open (message, message_size, passphrase, passphrase_size, NULL, &text_size)
              == (sealwax_text_is_valid (text, size) ? SEALWAX_STATUS_OK : SEALWAX_STATUS_WRONG));
  FUZZ_CHECK (text_size == (sealwax_text_is_valid (text, size) ? size : 0));
  FUZZ_CHECK (text_size == 0 || memcmp (message, text, size) == 0);
  free (chars);
  free (message);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, size };
  uint8_t   passphrase[64] = { 0 };
  size_t    passphrase_size = fuzz_bytes (&input, passphrase, fuzz_byte (&input) % sizeof passphrase);

  if (input.size >= SEALWAX_BASIC_OVERHEAD)
    open_any (input.bytes, input.size, passphrase, passphrase_size);
  if (passphrase_size > 0)
    there_and_back (input.bytes, input.size, passphrase, passphrase_size);

  return 0;
}
