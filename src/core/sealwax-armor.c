/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-armor.h"

#include <string.h>

#include "sealwax-base64.h"

/* How many characters are looked at in one go. */
#define BLOCK_SIZE 32

/* The magic without its version digit. */
static const char magic_word[] = { 'S', 'e', 'a', 'l', 'w', 'a', 'x' };

/* Whether the character is a certain letter, in either case; @lower is the letter in lower case. */
static bool
is_letter (char character,
           char lower)
{
  return (character | 0x20) == lower;
}

/* The size of `<br>`, `<br/>` or `<br />` at the start of @bytes, or 0 if there is none. */
static size_t
line_break_size (const char *bytes,
                 size_t      size)
{
  if (size < 4 || bytes[0] != '<' || !is_letter (bytes[1], 'b') || !is_letter (bytes[2], 'r'))
    return 0;
  if (bytes[3] == '>')
    return 4;
  if (size >= 5 && bytes[3] == '/' && bytes[4] == '>')
    return 5;
  if (size >= 6 && bytes[3] == ' ' && bytes[4] == '/' && bytes[5] == '>')
    return 6;

  return 0;
}

/* Whether a character of two bytes in UTF-8 is passed over. */
static bool
is_wide_space_2 (uint32_t code)
{
  return code == 0xc285 || code == 0xc2a0 || code == 0xc2ad /* U+0085, U+00A0, U+00AD */
         || code == 0xcd8f                                  /* U+034F */
         || code == 0xd89c;                                 /* U+061C */
}

/* The same for a character of three bytes. */
static bool
is_wide_space_3 (uint32_t code)
{
  return (code >= 0xe28080 && code <= 0xe2808f)    /* U+2000 to U+200F */
         || (code >= 0xe280a8 && code <= 0xe280af) /* U+2028 to U+202F */
         || (code >= 0xe2819f && code <= 0xe281a4) /* U+205F to U+2064 */
         || (code >= 0xe281a6 && code <= 0xe281af) /* U+2066 to U+206F */
         || (code >= 0xe29480 && code <= 0xe294bf) /* U+2500 to U+253F: box drawing and blocks, */
         || (code >= 0xe29580 && code <= 0xe295bf) /* U+2540 to U+257F */
         || (code >= 0xe29680 && code <= 0xe2969f) /* U+2580 to U+259F */
         || (code >= 0xefb880 && code <= 0xefb88f) /* U+FE00 to U+FE0F */
         || code == 0xe19a80                       /* U+1680 */
         || code == 0xe1a08e                       /* U+180E */
         || code == 0xe38080                       /* U+3000 */
         || code == 0xefbbbf;                      /* U+FEFF */
}

/* The size of a character that is passed over and takes two or three bytes in UTF-8, or 0 for any other character. */
static size_t
wide_space_size (const char *bytes,
                 size_t      size)
{
  uint32_t lead = (uint8_t)bytes[0];

  if (lead < 0xe0)
    return size >= 2 && is_wide_space_2 (lead << 8 | (uint8_t)bytes[1]) ? 2 : 0;

  return size >= 3 && is_wide_space_3 (lead << 16 | (uint32_t)(uint8_t)bytes[1] << 8 | (uint8_t)bytes[2]) ? 3 : 0;
}

/**
 * sealwax_armor_joiner:
 * @bytes: (array length=size): a place in a text
 * @size: how many bytes are left there
 *
 * Returns: the size in bytes of the character at the start of @bytes if it is passed over and has no width, so that it does
 *   not part what is before it from what is after it; 0 if it is any other character
 */
size_t
sealwax_armor_joiner (const char *bytes,
                      size_t      size)
{
  uint32_t lead = size >= 2 ? (uint8_t)bytes[0] : 0;
  uint32_t code = lead << 8 | (size >= 2 ? (uint8_t)bytes[1] : 0);

  if (code == 0xc2ad || code == 0xcd8f || code == 0xd89c) /* U+00AD, U+034F, U+061C */
    return 2;
  if (lead < 0xe0 || size < 3)
    return 0;

  code = code << 8 | (uint8_t)bytes[2];

  return (code >= 0xe2808b && code <= 0xe2808f)            /* U+200B to U+200F */
                 || (code >= 0xe280aa && code <= 0xe280ae) /* U+202A to U+202E */
                 || (code >= 0xe281a0 && code <= 0xe281a4) /* U+2060 to U+2064 */
                 || (code >= 0xe281a6 && code <= 0xe281af) /* U+2066 to U+206F */
                 || (code >= 0xefb880 && code <= 0xefb88f) /* U+FE00 to U+FE0F */
                 || code == 0xe1a08e || code == 0xefbbbf   /* U+180E, U+FEFF */
             ? 3
             : 0;
}

/* The size in bytes of the single thing at the start of @bytes if it is passed over, or 0 if it is not. */
static size_t
passed_over_size (const char *bytes,
                  size_t      size)
{
  uint8_t first = (uint8_t)bytes[0];

  if (first == ' ' || (first >= '\t' && first <= '\r') || first == '>' || first == '|')
    return 1;
  if (first == '<')
    return line_break_size (bytes, size);
  if (first >= 0x80)
    return wide_space_size (bytes, size);

  return 0;
}

/**
 * sealwax_armor_skip:
 * @text: (array length=size): a pasted text
 * @size: its size in bytes
 * @position: where to begin
 *
 * Passes over what is between the characters of a message (docs/format.md, "Passed over").
 *
 * Returns: the position of the first character that is not passed over, or @size if there is none
 */
size_t
sealwax_armor_skip (const char *text,
                    size_t      size,
                    size_t      position)
{
  while (position < size)
    {
      size_t step = passed_over_size (text + position, size - position);

      if (step == 0)
        break;
      position += step;
    }

  return position;
}

/* The position right after a magic that begins at @position, or 0 if there is none. */
static size_t
magic_end (const char *text,
           size_t      size,
           size_t      position,
           char        first_version,
           char        last_version)
{
  for (size_t i = 0; i < sizeof magic_word; i++)
    {
      if (position >= size || text[position] != magic_word[i])
        return 0;
      position = sealwax_armor_skip (text, size, position + 1);
    }

  if (position >= size || text[position] < first_version || text[position] > last_version)
    return 0;

  return position + 1;
}

/* Whether a magic may begin with the first of two characters: an S, followed by an e or by what may be passed over. There
 * is no branch, so that compilers can look at a block with vector instructions. */
static bool
may_begin_magic (const char chars[2])
{
  uint8_t second = (uint8_t)chars[1];

  return (chars[0] == magic_word[0])
         & ((second == magic_word[1]) | (second < '+') | (second == '<') | (second == '>') | (second > 'z'));
}

static bool
block_may_begin_magic (const char *chars)
{
  uint8_t may = 0; /* as wide as a character: GCC 14 makes no vector instructions for a bool */

  for (size_t i = 0; i < BLOCK_SIZE; i++)
    may |= may_begin_magic (chars + i);

  return may;
}

/* The same as find_start(), in less than a block or in one where there is such a place: from one S to the next. Between the
 * messages of a chat there are only a few characters each. */
static size_t
find_start_nearby (const char *text,
                   size_t      position,
                   size_t      end)
{
  while (position < end)
    {
      const char *first = memchr (text + position, magic_word[0], end - position);

      if (first == NULL)
        return end;
      position = (size_t)(first - text);
      if (may_begin_magic (first))
        return position;
      position++;
    }

  return end;
}

/* The next place from @position on, and before @end, where a magic may begin; @end if there is none. Looking for just an S
 * would not do: every 64th character of a message is one. */
static size_t
find_start (const char *text,
            size_t      size,
            size_t      position,
            size_t      end)
{
  size_t last = end < size ? end : size - (size > 0); /* there is no second character after it */

  while (position < last)
    {
      size_t next = last - position < BLOCK_SIZE ? last : position + BLOCK_SIZE;

      if (next == position + BLOCK_SIZE && !block_may_begin_magic (text + position))
        {
          position = next;
          continue;
        }

      position = find_start_nearby (text, position, next);
      if (position < next)
        return position;
    }

  return end;
}

/* Finds the next magic from @position on: where it begins, and where it ends. Returns false if there is none. A magic has
 * only one S, so no byte is looked at more than twice. */
static bool
find_magic (const char *text,
            size_t      size,
            size_t      position,
            char        first_version,
            char        last_version,
            size_t     *start,
            size_t     *end)
{
  for (*start = find_start (text, size, position, size); *start < size; *start = find_start (text, size, *start + 1, size))
    {
      *end = magic_end (text, size, *start, first_version, last_version);
      if (*end != 0)
        return true;
    }

  return false;
}

/**
 * sealwax_armor_has_magic:
 * @text: (array length=size): a text
 * @size: its size in bytes
 * @position: where to begin
 * @first_version: the lowest version digit to look for
 * @last_version: the highest
 *
 * Looks for the magic of some versions, whatever is passed over between its characters.
 *
 * Returns: whether there is one
 */
bool
sealwax_armor_has_magic (const char *text,
                         size_t      size,
                         size_t      position,
                         char        first_version,
                         char        last_version)
{
  size_t start, end;

  return find_magic (text, size, position, first_version, last_version, &start, &end);
}

/**
 * sealwax_armor_read:
 * @text: (array length=size): a pasted text
 * @size: its size in bytes
 * @position: (inout): where to begin; afterwards, right after the last character read
 * @chars: (out caller-allocates) (array length=max) (nullable): receives the Base64 characters, if wanted
 * @max: how many at most
 *
 * Gathers Base64 characters, up to a character that is neither one of them nor passed over, or up to the next magic.
 *
 * Returns: how many were gathered
 */
size_t
sealwax_armor_read (const char *text,
                    size_t      size,
                    size_t     *position,
                    char       *chars,
                    size_t      max)
{
  size_t at = *position;
  size_t stop = at; /* after @at: where a magic may begin, or how far that has been looked for */
  size_t count = 0;

  while (count < max)
    {
      size_t left = max - count;
      size_t run;

      at = sealwax_armor_skip (text, size, at);
      if (at >= size || (text[at] == magic_word[0] && magic_end (text, size, at, '1', '1') != 0))
        break;

      if (stop <= at)
        stop = find_start (text, size, at + 1, size - at < left ? size : at + left);
      run = sealwax_base64_span (text + at, stop - at < left ? stop - at : left);
      if (run == 0)
        break;

      if (chars != NULL)
        memcpy (chars + count, text + at, run);
      count += run;
      at += run;
      *position = at;
    }

  return count;
}

/* Gathers the header of a candidate, and judges it. @armor->end is right after the magic. */
static void
gather_header (const char   *text,
               size_t        size,
               SealwaxArmor *armor)
{
  char    chars[SEALWAX_HEADER_CHARS];
  uint8_t bytes[SEALWAX_HEADER_SIZE];

  memcpy (chars, magic_word, sizeof magic_word);
  chars[sizeof magic_word] = '1';
  armor->chars = SEALWAX_MAGIC_CHARS
                 + sealwax_armor_read (text, size, &armor->end, chars + SEALWAX_MAGIC_CHARS, SEALWAX_HEADER_CHARS - SEALWAX_MAGIC_CHARS);
  armor->wanted = SEALWAX_HEADER_CHARS;
  armor->weak = true;

  if (armor->chars < SEALWAX_HEADER_CHARS || sealwax_base64_decode (chars, sizeof chars, bytes) == 0)
    return;

  sealwax_header_read (&armor->header, bytes);
  if (!sealwax_header_has_known_size (&armor->header))
    return;

  armor->wanted = SEALWAX_BASE64_SIZE (sealwax_header_message_size (&armor->header));
  armor->weak = !sealwax_header_has_known_keys (&armor->header);
}

/**
 * sealwax_armor_gather:
 * @text: (array length=size): a pasted text
 * @size: its size in bytes
 * @armor: (inout): a candidate that was found in it
 *
 * Gathers the rest of a weak candidate. sealwax_armor_find() gathers only its header: if there are many weak candidates,
 * what they promise would otherwise be read again for each of them.
 */
void
sealwax_armor_gather (const char   *text,
                      size_t        size,
                      SealwaxArmor *armor)
{
  if (armor->chars >= SEALWAX_HEADER_CHARS)
    armor->chars += sealwax_armor_read (text, size, &armor->end, NULL, armor->wanted - armor->chars);
}

/**
 * sealwax_armor_find:
 * @text: (array length=size): a pasted text
 * @size: its size in bytes
 * @position: (inout): where to begin; afterwards, where to go on for the next one
 * @armor: (out caller-allocates): receives the candidate
 *
 * Finds the next candidate for a Sealed message (docs/format.md, "Finding messages"). The time for all calls together is
 * linear in @size.
 *
 * Returns: whether there is one
 */
bool
sealwax_armor_find (const char   *text,
                    size_t        size,
                    size_t       *position,
                    SealwaxArmor *armor)
{
  size_t after_magic;

  *armor = (SealwaxArmor){ 0 };
  if (!find_magic (text, size, *position, '1', '1', &armor->start, &after_magic))
    return false;

  armor->end = after_magic;
  gather_header (text, size, armor);

  if (armor->weak)
    {
      *position = after_magic;
      return true;
    }

  sealwax_armor_gather (text, size, armor);
  *position = armor->end;

  return true;
}
