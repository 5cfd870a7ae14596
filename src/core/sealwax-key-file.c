/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-key-file.h"

#include <stdbool.h>
#include <string.h>

#include "sealwax-bytes.h"
#include "sealwax-words.h"

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

/* Who gives a letter instead of a key wants to hear that it is none, and not that its first word is not in the list. */
static SealwaxStatus
read_as_words (const uint8_t *text,
               size_t         size,
               uint8_t        key[SEALWAX_KEY_SIZE],
               SealwaxWords  *words)
{
  SealwaxStatus status = sealwax_words_read_key (text, size, key, words);
  uint32_t      looked_at = words->count < SEALWAX_WORDS_OF_KEY ? words->count : SEALWAX_WORDS_OF_KEY;

  return words->known > 0 && 2 * words->known >= looked_at ? status : SEALWAX_STATUS_NOT_A_KEY;
}

/**
 * sealwax_key_file_read:
 * @bytes: (array length=size): what is in a key file
 * @size: its size in bytes
 * @key: (out caller-allocates): receives the key, or zeros
 * @words: (out caller-allocates): receives what is known of the words, if it is, or looks like, a key in words
 *
 * Reads a key: 32 bytes as they are, or 64 hexadecimal digits, or 44 characters of Base64, or 24 words. Digits may have
 * white space around them (docs/format.md, "Limits"). They are told apart by their length: 24 words are longer.
 *
 * Returns: SEALWAX_STATUS_OK; SEALWAX_STATUS_NOT_A_KEY; or what sealwax_words_read_key() returns, if at least half of the
 *   words that may be those of a key are in the list
 */
SealwaxStatus
sealwax_key_file_read (const uint8_t *bytes,
                       size_t         size,
                       uint8_t        key[SEALWAX_KEY_SIZE],
                       SealwaxWords  *words)
{
  *words = (SealwaxWords){ 0 };

  if (size == SEALWAX_KEY_SIZE)
    {
      memcpy (key, bytes, SEALWAX_KEY_SIZE);
      return SEALWAX_STATUS_OK;
    }

  while (size > 0 && is_white_space (bytes[0]))
    {
      bytes++;
      size--;
    }
  while (size > 0 && is_white_space (bytes[size - 1]))
    size--;

  if (size == HEX_DIGITS && read_hex (bytes, key))
    return SEALWAX_STATUS_OK;
  if (size == BASE64_DIGITS + 1 && read_base64 (bytes, key))
    return SEALWAX_STATUS_OK;

  return read_as_words (bytes, size, key, words);
}
