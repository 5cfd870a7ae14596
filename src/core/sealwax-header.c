/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-header.h"

#include <string.h>

/* Chosen so that their Base64 is "Sealwax1". */
static const uint8_t magic[SEALWAX_MAGIC_SIZE] = { 0x49, 0xe6, 0xa5, 0xc1, 0xac, 0x75 };

/* The KDF in the high half of the method byte, the secrets in the low half. */
enum
{
  METHOD_PASSPHRASE = 0x11,
  METHOD_KEY = 0x02,
  METHOD_BOTH = 0x13,
};

/* Offsets of the fields. */
enum
{
  AT_METHOD = 6,
  AT_COST = 7,
  AT_CHECK = 9,
  AT_LINES = 13,
  AT_SALT = 16,
  AT_IV = 32,
};

/**
 * sealwax_header_read:
 * @header: (out caller-allocates): receives the fields as they are
 * @bytes: the first line of a message, decoded
 *
 * Takes a header apart (docs/format.md, "Sealed"). Nothing is judged.
 */
void
sealwax_header_read (SealwaxHeader *header,
                     const uint8_t  bytes[SEALWAX_HEADER_SIZE])
{
  header->method = bytes[AT_METHOD];
  header->cost = (uint16_t)(bytes[AT_COST] << 8 | bytes[AT_COST + 1]);
  memcpy (header->check, bytes + AT_CHECK, sizeof header->check);
  header->lines = (uint32_t)bytes[AT_LINES] << 16 | (uint32_t)bytes[AT_LINES + 1] << 8 | bytes[AT_LINES + 2];
  memcpy (header->salt, bytes + AT_SALT, sizeof header->salt);
  memcpy (header->iv, bytes + AT_IV, sizeof header->iv);
}

/**
 * sealwax_header_write:
 * @header: the fields
 * @bytes: (out caller-allocates): receives the first line of the message
 *
 * The reverse of sealwax_header_read(), with the magic in front.
 */
void
sealwax_header_write (const SealwaxHeader *header,
                      uint8_t              bytes[SEALWAX_HEADER_SIZE])
{
  memcpy (bytes, magic, sizeof magic);
  bytes[AT_METHOD] = header->method;
  bytes[AT_COST] = (uint8_t)(header->cost >> 8);
  bytes[AT_COST + 1] = (uint8_t)header->cost;
  memcpy (bytes + AT_CHECK, header->check, sizeof header->check);
  bytes[AT_LINES] = (uint8_t)(header->lines >> 16);
  bytes[AT_LINES + 1] = (uint8_t)(header->lines >> 8);
  bytes[AT_LINES + 2] = (uint8_t)header->lines;
  memcpy (bytes + AT_SALT, header->salt, sizeof header->salt);
  memcpy (bytes + AT_IV, header->iv, sizeof header->iv);
}

/**
 * sealwax_header_has_known_keys:
 * @header: a header
 *
 * Judges method and cost before any work is done for them.
 *
 * Returns: whether this version can derive the keys of such a message
 */
bool
sealwax_header_has_known_keys (const SealwaxHeader *header)
{
  switch (header->method)
    {
    case METHOD_KEY:
      return header->cost == 0;

    case METHOD_PASSPHRASE:
    case METHOD_BOTH:
      return header->cost >= 1 && header->cost <= SEALWAX_COST_MAX;

    default:
      return false;
    }
}

/**
 * sealwax_header_has_known_size:
 * @header: a header
 *
 * Returns: whether the number of lines is one that a message can have
 */
bool
sealwax_header_has_known_size (const SealwaxHeader *header)
{
  return header->lines >= 1 && header->lines <= SEALWAX_LINES_MAX;
}

/**
 * sealwax_header_message_size:
 * @header: a header of known size
 *
 * Returns: the size of the whole binary message in bytes
 */
size_t
sealwax_header_message_size (const SealwaxHeader *header)
{
  return SEALWAX_HEADER_SIZE + (size_t)header->lines * SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE;
}

/* The number of the highest set bit in a number that is not zero. There is no branch here or in what follows: when a
 * message is opened, the text's size is still secret while it is being judged. */
static unsigned
floor_log2 (uint64_t number)
{
  unsigned log = 0;

  for (unsigned step = 32; step > 0; step /= 2)
    {
      uint64_t high = number >> step;
      unsigned is_high = (unsigned)((high | (0 - high)) >> 63);

      number >>= is_high * step;
      log += is_high * step;
    }

  return log;
}

/**
 * sealwax_padded_size:
 * @text_size: a text's size in bytes, at most SEALWAX_TEXT_MAX
 *
 * P (n): Padmé for the text and its end mark, in whole lines (docs/format.md, "Padding"). It leaves only a few values for
 * the text's length, at a cost of at most 12 % and a line.
 *
 * Returns: the size of the padded text in bytes
 */
size_t
sealwax_padded_size (size_t text_size)
{
  size_t   size = text_size + 1;
  unsigned exponent = floor_log2 (size);
  unsigned kept = floor_log2 (2 * (uint64_t)exponent + 1); /* bits of the exponent, and never more than it */
  size_t   rest = ((size_t)1 << (exponent - kept)) - 1;

  size = (size + rest) & ~rest;

  return (size + SEALWAX_LINE_SIZE - 1) / SEALWAX_LINE_SIZE * SEALWAX_LINE_SIZE;
}
