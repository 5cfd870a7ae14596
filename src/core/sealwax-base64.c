/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* A digit's value plus one, so that the zeros that C fills in mean: no digit. Secrets never come through here: what is
 * decoded has been sent through a channel, and key files have a decoder of their own. */
static const uint8_t values[256] = {
  /* clang-format off */
  ['A'] = 1, ['B'] = 2, ['C'] = 3, ['D'] = 4, ['E'] = 5, ['F'] = 6, ['G'] = 7, ['H'] = 8,
  ['I'] = 9, ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16,
  ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24,
  ['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32,
  ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36, ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40,
  ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48,
  ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54, ['2'] = 55, ['3'] = 56,
  ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63, ['/'] = 64,
  /* clang-format on */
};

/**
 * sealwax_base64_is_digit:
 * @character: a byte
 *
 * Returns: whether it is one of the 64 digits; the padding `=` is not
 */
bool
sealwax_base64_is_digit (uint8_t character)
{
  return values[character] != 0;
}

/**
 * sealwax_base64_encode:
 * @bytes: (array length=size): what to encode
 * @size: its size in bytes
 * @chars: (out caller-allocates): receives SEALWAX_BASE64_SIZE (@size) characters, no line ends and no NUL
 *
 * Encodes by RFC 4648, section 4, padding included.
 */
void
sealwax_base64_encode (const uint8_t *bytes,
                       size_t         size,
                       char          *chars)
{
  uint32_t group;

  for (; size >= 3; size -= 3, bytes += 3, chars += 4)
    {
      group = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
      chars[0] = digits[group >> 18];
      chars[1] = digits[group >> 12 & 63];
      chars[2] = digits[group >> 6 & 63];
      chars[3] = digits[group & 63];
    }

  if (size == 0)
    return;

  group = (uint32_t)bytes[0] << 16 | (size == 2 ? (uint32_t)bytes[1] << 8 : 0);
  chars[0] = digits[group >> 18];
  chars[1] = digits[group >> 12 & 63];
  chars[2] = (char)(size == 2 ? digits[group >> 6 & 63] : '=');
  chars[3] = '=';
}

/* A digit's value; for anything else a number with the bits over 63 set. */
static uint32_t
value_of (char character)
{
  return (uint32_t)values[(uint8_t)character] - 1;
}

/* The two or three digits of the last, shorter group. */
static size_t
decode_rest (const char *chars,
             size_t      count,
             uint8_t    *bytes)
{
  uint32_t a = value_of (chars[0]);
  uint32_t b = value_of (chars[1]);
  uint32_t c = count == 3 ? value_of (chars[2]) : 0;
  uint32_t unused = count == 3 ? c & 3 : b & 15;

  if ((a | b | c) > 63 || unused != 0)
    return 0;

  bytes[0] = (uint8_t)(a << 2 | b >> 4);
  if (count == 3)
    bytes[1] = (uint8_t)(b << 4 | c >> 2);

  return count - 1;
}

/**
 * sealwax_base64_decode:
 * @chars: (array length=count): digits only, padding left out
 * @count: how many
 * @bytes: (out caller-allocates): receives @count * 3 / 4 bytes
 *
 * Decodes by RFC 4648, section 4, strictly: a character that is no digit, a digit too many, and unused bits that are not
 * zero are all refused.
 *
 * Returns: how many bytes were decoded: @count * 3 / 4, or 0 when refused (or @count is 0)
 */
size_t
sealwax_base64_decode (const char *chars,
                       size_t      count,
                       uint8_t    *bytes)
{
  size_t size = count * 3 / 4;

  for (; count >= 4; count -= 4, chars += 4, bytes += 3)
    {
      uint32_t a = value_of (chars[0]);
      uint32_t b = value_of (chars[1]);
      uint32_t c = value_of (chars[2]);
      uint32_t d = value_of (chars[3]);

      if ((a | b | c | d) > 63)
        return 0;

      bytes[0] = (uint8_t)(a << 2 | b >> 4);
      bytes[1] = (uint8_t)(b << 4 | c >> 2);
      bytes[2] = (uint8_t)(c << 6 | d);
    }

  if (count == 1)
    return 0;
  if (count > 1 && decode_rest (chars, count, bytes) == 0)
    return 0;

  return size;
}
