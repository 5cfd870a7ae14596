/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-key-file.h"

#include <string.h>

#include "sealwax-bytes.h"

#define HEX_DIGITS (2 * SEALWAX_KEY_SIZE)
#define BASE64_DIGITS 43 /* and one '=' */

/* If @character is between @low and @high, returns @value + 1 plus its distance from @low, otherwise 0. The time does not
 * depend on @character, which is a digit of the key. The same goes for everything below. */
static unsigned
value_in_range (unsigned character,
                unsigned low,
                unsigned high,
                unsigned value)
{
  unsigned outside = (character - low) | (high - character); /* has its top bit set when either is negative */
  unsigned inside = (outside >> 31) - 1;

  return (value + character - low + 1) & inside;
}

/* The value of a digit, or a number with all bits set. */
static unsigned
hex_value (unsigned character)
{
  return (value_in_range (character, '0', '9', 0)
          | value_in_range (character, 'A', 'F', 10)
          | value_in_range (character, 'a', 'f', 10))
         - 1;
}

/* The value of a digit, or a number with all bits set. */
static unsigned
base64_value (unsigned character)
{
  return (value_in_range (character, 'A', 'Z', 0)
          | value_in_range (character, 'a', 'z', 26)
          | value_in_range (character, '0', '9', 52)
          | value_in_range (character, '+', '+', 62)
          | value_in_range (character, '/', '/', 63))
         - 1;
}

static bool
read_hex (const uint8_t *digits,
          uint8_t        key[SEALWAX_KEY_SIZE])
{
  unsigned all = 0;

  for (size_t i = 0; i < SEALWAX_KEY_SIZE; i++)
    {
      unsigned high = hex_value (digits[2 * i]);
      unsigned low = hex_value (digits[2 * i + 1]);

      all |= high | low;
      key[i] = (uint8_t)(high << 4 | low);
    }

  return all <= 15;
}

static bool
read_base64 (const uint8_t *digits,
             uint8_t        key[SEALWAX_KEY_SIZE])
{
  unsigned all = 0;
  unsigned bits = 0;
  unsigned held = 0;
  size_t   at = 0;

  for (size_t i = 0; i < BASE64_DIGITS; i++)
    {
      unsigned value = base64_value (digits[i]);

      all |= value;
      held = held << 6 | (value & 63);
      bits += 6;
      if (bits >= 8)
        {
          bits -= 8;
          key[at++] = (uint8_t)(held >> bits);
        }
    }

  /* Two bits are left over, and not used. */
  return (all <= 63) & ((held & 3) == 0) & (digits[BASE64_DIGITS] == '=');
}

static bool
is_white_space (uint8_t character)
{
  return character == ' ' || (character >= '\t' && character <= '\r');
}

/**
 * sealwax_key_file_read:
 * @bytes: (array length=size): what is in a key file
 * @size: its size in bytes
 * @key: (out caller-allocates): receives the key, or zeros
 *
 * Reads a key: 32 bytes as they are, or 64 hexadecimal digits, or 44 characters of Base64. The latter two may have white
 * space around them (docs/format.md, "Limits"). They are told apart by their length.
 *
 * Returns: whether it is a key
 */
bool
sealwax_key_file_read (const uint8_t *bytes,
                       size_t         size,
                       uint8_t        key[SEALWAX_KEY_SIZE])
{
  bool good = false;

  if (size == SEALWAX_KEY_SIZE)
    {
      memcpy (key, bytes, SEALWAX_KEY_SIZE);
      return true;
    }

  while (size > 0 && is_white_space (bytes[0]))
    {
      bytes++;
      size--;
    }
  while (size > 0 && is_white_space (bytes[size - 1]))
    size--;

  if (size == HEX_DIGITS)
    good = read_hex (bytes, key);
  else if (size == BASE64_DIGITS + 1)
    good = read_base64 (bytes, key);

  if (!good)
    sealwax_wipe (key, SEALWAX_KEY_SIZE);

  return good;
}
