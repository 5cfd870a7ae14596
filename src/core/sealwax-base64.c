/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-base64.h"

#include <endian.h>
#include <stdbool.h>
#include <string.h>

/* Encoding and decoding use tables: a group of three bytes takes two look-ups, and a group of four characters takes four.
 * Two groups are done at a time, with their bytes in one word, the highest first. Secrets never come through here: what is
 * decoded has been sent through a channel, and key files have a decoder of their own. */

/* clang-format off */
#define DIGIT(value) \
  ((value) < 26 ? 'A' + (value) : (value) < 52 ? 'a' + (value) - 26 : (value) < 62 ? '0' + (value) - 52 : (value) == 62 ? '+' : '/')
#define PAIR(first, second) { (char)DIGIT (first), (char)DIGIT (second) }
#define PAIRS_4(first, second) PAIR (first, second), PAIR (first, (second) + 1), PAIR (first, (second) + 2), PAIR (first, (second) + 3)
#define PAIRS_16(first, second) \
  PAIRS_4 (first, second), PAIRS_4 (first, (second) + 4), PAIRS_4 (first, (second) + 8), PAIRS_4 (first, (second) + 12)
#define PAIRS_64(first) PAIRS_16 (first, 0), PAIRS_16 (first, 16), PAIRS_16 (first, 32), PAIRS_16 (first, 48)
#define PAIRS_256(first) PAIRS_64 (first), PAIRS_64 ((first) + 1), PAIRS_64 ((first) + 2), PAIRS_64 ((first) + 3)
#define PAIRS_1024(first) PAIRS_256 (first), PAIRS_256 ((first) + 4), PAIRS_256 ((first) + 8), PAIRS_256 ((first) + 12)

/* The two digits for twelve bits. */
static const char pairs[4096][2] = { PAIRS_1024 (0), PAIRS_1024 (16), PAIRS_1024 (32), PAIRS_1024 (48) };

/* For a character at each place of a group: what its digit adds to the group's 24 bits. Above those bits, it adds one for
 * being a digit at all, so a group of digits adds up to four there. */
#define IS_DIGIT ((uint32_t)1 << 24)
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a designator */
#define ENTRY(place, digit, value) [digit] = IS_DIGIT + ((uint32_t)(value) << (18 - 6 * (place)))
#define ENTRIES_8(place, digit, value) \
  ENTRY (place, digit, value), ENTRY (place, (digit) + 1, (value) + 1), ENTRY (place, (digit) + 2, (value) + 2), \
  ENTRY (place, (digit) + 3, (value) + 3), ENTRY (place, (digit) + 4, (value) + 4), ENTRY (place, (digit) + 5, (value) + 5), \
  ENTRY (place, (digit) + 6, (value) + 6), ENTRY (place, (digit) + 7, (value) + 7)
#define ENTRIES_26(place, digit, value) \
  ENTRIES_8 (place, digit, value), ENTRIES_8 (place, (digit) + 8, (value) + 8), ENTRIES_8 (place, (digit) + 16, (value) + 16), \
  ENTRY (place, (digit) + 24, (value) + 24), ENTRY (place, (digit) + 25, (value) + 25)
#define ENTRIES(place) \
  { \
    ENTRIES_26 (place, 'A', 0), ENTRIES_26 (place, 'a', 26), ENTRIES_8 (place, '0', 52), \
    ENTRY (place, '8', 60), ENTRY (place, '9', 61), ENTRY (place, '+', 62), ENTRY (place, '/', 63), \
  }

static const uint32_t entries[4][256] = { ENTRIES (0), ENTRIES (1), ENTRIES (2), ENTRIES (3) };
/* clang-format on */

/* How many characters are looked at in one go; a message's lines have as many. */
#define BLOCK_SIZE 64

/* There is no branch, so that compilers can use vector instructions. */
static bool
block_is_digits (const uint8_t *bytes)
{
  uint8_t others = 0; /* as wide as a character: GCC 14 makes no vector instructions for a bool */

  for (size_t i = 0; i < BLOCK_SIZE; i++)
    {
      uint8_t byte = bytes[i];
      uint8_t lower = byte | 0x20;

      others |= !((lower >= 'a' && lower <= 'z') | (byte >= '/' && byte <= '9') | (byte == '+'));
    }

  return !others;
}

/**
 * sealwax_base64_span:
 * @chars: (array length=size): characters
 * @size: how many
 *
 * Returns: how many of the 64 digits are at the start of @chars; the padding `=` is not a digit
 */
size_t
sealwax_base64_span (const char *chars,
                     size_t      size)
{
  const uint8_t *bytes = (const uint8_t *)chars;
  size_t         count = 0;

  while (size - count >= BLOCK_SIZE && block_is_digits (bytes + count))
    count += BLOCK_SIZE;
  while (size - count >= 4
         && (entries[0][bytes[count]] & entries[0][bytes[count + 1]] & entries[0][bytes[count + 2]] & entries[0][bytes[count + 3]] & IS_DIGIT) != 0)
    count += 4;
  while (count < size && entries[0][bytes[count]] != 0)
    count++;

  return count;
}

/**
 * sealwax_base64_encode:
 * @bytes: (array length=size): what to encode
 * @size: its size in bytes
 * @chars: (out caller-allocates): receives SEALWAX_BASE64_SIZE (@size) characters, no line ends and no NUL
 *
 * Encodes as in RFC 4648, section 4, with padding.
 */
void
sealwax_base64_encode (const uint8_t *bytes,
                       size_t         size,
                       char          *chars)
{
  uint32_t group;

  /* Two more bytes are read than are used. */
  for (; size >= sizeof (uint64_t); size -= 6, bytes += 6, chars += 8)
    {
      uint64_t word;

      memcpy (&word, bytes, sizeof word);
      word = be64toh (word);
      memcpy (chars, pairs[word >> 52], 2);
      memcpy (chars + 2, pairs[word >> 40 & 4095], 2);
      memcpy (chars + 4, pairs[word >> 28 & 4095], 2);
      memcpy (chars + 6, pairs[word >> 16 & 4095], 2);
    }
  for (; size >= 3; size -= 3, bytes += 3, chars += 4)
    {
      group = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
      memcpy (chars, pairs[group >> 12], 2);
      memcpy (chars + 2, pairs[group & 4095], 2);
    }

  if (size == 0)
    return;

  group = (uint32_t)bytes[0] << 16 | (size == 2 ? (uint32_t)bytes[1] << 8 : 0);
  memcpy (chars, pairs[group >> 12], 2);
  chars[2] = (char)(size == 2 ? pairs[group & 4095][0] : '=');
  chars[3] = '=';
}

/* The bits of the next four digits and, above them, how many of the four are digits. */
static uint32_t
read_group (const char *chars)
{
  return entries[0][(uint8_t)chars[0]] + entries[1][(uint8_t)chars[1]] + entries[2][(uint8_t)chars[2]] + entries[3][(uint8_t)chars[3]];
}

/* Decodes the two or three digits of the last, shorter group. */
static size_t
decode_rest (const char *chars,
             size_t      count,
             uint8_t    *bytes)
{
  uint32_t group = 0;

  for (size_t i = 0; i < count; i++)
    group += entries[i][(uint8_t)chars[i]];

  if (group >> 24 != count || (group & (count == 3 ? 0xff : 0xffff)) != 0)
    return 0;

  bytes[0] = (uint8_t)(group >> 16);
  if (count == 3)
    bytes[1] = (uint8_t)(group >> 8);

  return count - 1;
}

/**
 * sealwax_base64_decode:
 * @chars: (array length=count): digits only, padding left out
 * @count: how many
 * @bytes: (out caller-allocates): receives @count * 3 / 4 bytes
 *
 * Decodes strictly as in RFC 4648, section 4: a character that is not a digit, a digit too many, and unused bits that are
 * not zero are all refused.
 *
 * Returns: how many bytes were decoded: @count * 3 / 4, or 0 if they are refused (or @count is 0)
 */
size_t
sealwax_base64_decode (const char *chars,
                       size_t      count,
                       uint8_t    *bytes)
{
  size_t size = count * 3 / 4;

  /* Two more bytes are written than there are. Those of the next group replace them. */
  for (; count >= 12; count -= 8, chars += 8, bytes += 6)
    {
      uint32_t first = read_group (chars);
      uint32_t second = read_group (chars + 4);
      uint64_t word = htobe64 ((uint64_t)first << 40 | (uint64_t)(second & 0xffffff) << 16);

      if (first >> 24 != 4 || second >> 24 != 4)
        return 0;
      memcpy (bytes, &word, sizeof word);
    }
  for (; count >= 4; count -= 4, chars += 4, bytes += 3)
    {
      uint32_t group = read_group (chars);

      if (group >> 24 != 4)
        return 0;
      bytes[0] = (uint8_t)(group >> 16);
      bytes[1] = (uint8_t)(group >> 8);
      bytes[2] = (uint8_t)group;
    }

  if (count == 1)
    return 0;
  if (count > 1 && decode_rest (chars, count, bytes) == 0)
    return 0;

  return size;
}
