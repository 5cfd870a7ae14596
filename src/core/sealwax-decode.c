/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-decode.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-nettle.h"

/* Messages are decoded in pieces of this many characters on the stack. */
#define PIECE_CHARS 4096

/**
 * sealwax_decode:
 * @text: (array length=size): a pasted text
 * @size: its size in bytes
 * @position: where to begin
 * @count: how many characters to decode: they are known to be there and, except for the unused bits of the last one, to be
 *   right
 * @func: receives the bytes, piece by piece
 * @data: handed to @func
 *
 * Decodes Base64, whatever is passed over in it.
 *
 * Returns: whether the unused bits are right, too
 */
bool
sealwax_decode (const char        *text,
                size_t             size,
                size_t             position,
                size_t             count,
                SealwaxDecodedFunc func,
                void              *data)
{
  char    chars[PIECE_CHARS];
  uint8_t bytes[PIECE_CHARS / 4 * 3];

  while (count > 0)
    {
      size_t step = sealwax_armor_read (text, size, &position, chars, count < PIECE_CHARS ? count : PIECE_CHARS);
      size_t decoded = sealwax_base64_decode (chars, step, bytes);

      if (decoded == 0)
        return false;
      func (bytes, decoded, data);
      count -= step;
    }

  return true;
}

/**
 * sealwax_sum_init:
 * @sum: (out caller-allocates): a sum
 * @size: the size of a binary message of Sealed
 *
 * Begins to sum up a message.
 */
void
sealwax_sum_init (SealwaxSum *sum,
                  size_t      size)
{
  *sum = (SealwaxSum){ .left = size - SEALWAX_CHECKSUM_SIZE };
  sha256_init (&sum->sum);
}

/**
 * sealwax_sum_add:
 * @bytes: (array length=size): a message's next bytes
 * @size: how many
 * @data: a #SealwaxSum
 *
 * Adds bytes to a sum: this is a #SealwaxDecodedFunc.
 */
void
sealwax_sum_add (const uint8_t *bytes,
                 size_t         size,
                 void          *data)
{
  SealwaxSum *sum = data;
  size_t      summed = size < sum->left ? size : sum->left;

  sha256_update (&sum->sum, summed, bytes);
  sum->left -= summed;
  if (summed == size)
    return;

  /* A checksum may lie across two pieces: shift what came before. */
  for (size_t i = summed; i < size; i++)
    {
      memmove (sum->checksum, sum->checksum + 1, sizeof sum->checksum - 1);
      sum->checksum[sizeof sum->checksum - 1] = bytes[i];
    }
}

/**
 * sealwax_sum_holds:
 * @sum: the sum of a whole message
 *
 * Returns: whether its checksum is right; it is not a secret, because anyone can compute it
 */
bool
sealwax_sum_holds (SealwaxSum *sum)
{
  uint8_t expected[SEALWAX_CHECKSUM_SIZE];

  SEALWAX_DIGEST (sha256, &sum->sum, sizeof expected, expected);

  return memcmp (expected, sum->checksum, sizeof expected) == 0;
}
