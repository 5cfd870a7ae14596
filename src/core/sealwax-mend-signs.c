/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-base64.h"
#include "sealwax-mend-undo.h"

/* A message's lines, and its last one. */
#define LINE_CHARS 64
#define LAST_CHARS 48

static bool
is_hex (char character)
{
  char lower = (char)(character | 0x20);

  return (character >= '0' && character <= '9') || (lower >= 'a' && lower <= 'f');
}

static bool
is_blank (char character)
{
  return character == ' ' || character == '\t';
}

static bool
is_end (char character)
{
  return character == '\n' || character == '\r';
}

/* What a character may be a sign of, with those around it. */
static unsigned
sign_of (const char *text,
         size_t      size,
         size_t      at)
{
  char before = (char)(at > 0 ? text[at - 1] : '\n');
  char next = (char)(at + 1 < size ? text[at + 1] : '\n');
  char second = (char)(at + 2 < size ? text[at + 2] : '\n');
  bool numbered = is_hex (next) && is_hex (second);

  switch (text[at])
    {
    case '=':
      return numbered || is_end (next) || (is_blank (next) && (is_blank (second) || is_end (second))) ? SEALWAX_UNDO_QUOTED_PRINTABLE : 0;
    case '%':
      return numbered || next == 'u' || is_end (next) || (is_hex (next) && is_end (second)) ? SEALWAX_UNDO_PERCENT : 0;
    case '\\':
      return SEALWAX_UNDO_BACKSLASHES;
    case '<':
      return next == '/' || next == '!' || (sealwax_undo_is_base64 (next) && next > '9') ? SEALWAX_UNDO_HTML : 0;
    case '&':
      return next == '#' || (sealwax_undo_is_base64 (next) && next > '9') ? SEALWAX_UNDO_HTML : 0;
    case '-':
      if (sealwax_undo_is_base64 (next) && !sealwax_undo_is_base64 (before)) /* the other alphabet's plus sign */
        return SEALWAX_UNDO_URL_ALPHABET | SEALWAX_UNDO_DIFF;
      return sealwax_undo_is_base64 (before) || sealwax_undo_is_base64 (next) ? SEALWAX_UNDO_URL_ALPHABET : 0;
    case '_':
      return sealwax_undo_is_base64 (before) || sealwax_undo_is_base64 (next) ? SEALWAX_UNDO_URL_ALPHABET : 0;
    default:
      return 0;
    }
}

/* Whether there is a blank beside a long run of digits, from @at on. @run is how many there are. */
static bool
is_blank_beside (const char *text,
                 size_t      size,
                 size_t      at,
                 size_t      run)
{
  return run >= SEALWAX_UNDO_RUN && ((at > 0 && text[at - 1] == ' ') || (at + run < size && text[at + run] == ' '));
}

/**
 * sealwax_undo_find_signs:
 * @text: (array length=size): a text
 * @size: its size in bytes
 *
 * Looks for what encodings leave in a text. Whether they were really used is for a checksum to say.
 *
 * Returns: the kinds of #SealwaxUndo that show, but those that are undone wherever they are
 */
unsigned
sealwax_undo_find_signs (const char *text,
                         size_t      size)
{
  unsigned signs = 0;

  for (size_t at = 0; at < size;)
    {
      size_t run = sealwax_base64_span (text + at, size - at);

      if (run > 0 && is_blank_beside (text, size, at, run))
        signs |= SEALWAX_UNDO_LOST_PLUS;
      if (run > 0 && text[at] == '+' && (run >= SEALWAX_UNDO_RUN || at == 0 || is_end (text[at - 1])))
        signs |= SEALWAX_UNDO_DIFF;
      if (run == 0)
        signs |= sign_of (text, size, at);
      at += run > 0 ? run : 1;
    }

  return signs;
}

/* A row of words with blanks between them, and before and after them. */
typedef struct
{
  size_t start;
  size_t first; /* of the first word */
  size_t last;  /* the end of the last word */
  size_t end;
  size_t longest;
} Row;

static Row
read_row (const char *text,
          size_t      size,
          size_t      at)
{
  Row row = { .start = at, .first = size, .last = at };

  while (at < size && (text[at] == ' ' || sealwax_undo_is_base64 (text[at])))
    {
      size_t run = sealwax_base64_span (text + at, size - at);

      if (run == 0)
        {
          at++;
          continue;
        }
      if (row.first == size)
        row.first = at;
      row.longest = run > row.longest ? run : row.longest;
      at += run;
      row.last = at;
    }
  row.end = at;

  return row;
}

static void
fill (char  *text,
      size_t start,
      size_t end)
{
  for (size_t i = start; i < end; i++)
    if (text[i] == ' ')
      text[i] = '+';
}

/* Blanks within the row were plus signs. Those at its ends were if a line is filled up by them. */
static void
fill_row (char      *text,
          const Row *row)
{
  size_t chars = row->last - row->first;
  size_t line = chars <= LAST_CHARS ? LAST_CHARS : LINE_CHARS;
  size_t before = row->first - row->start;
  size_t after = row->end - row->last;
  size_t needed = chars < line ? line - chars : 0;

  fill (text, row->first, row->last);
  if (needed == 0 || needed > before + after)
    return;

  if (before > after) /* a frame may have put blanks on both sides */
    after = before < needed ? needed - before : 0;
  else
    after = after < needed ? after : needed;
  fill (text, row->last, row->last + after);
  fill (text, row->first - (needed - after), row->first);
}

/**
 * sealwax_undo_lost_plus:
 * @text: (array length=size): a text, which is changed in place
 * @size: its size in bytes
 *
 * Makes plus signs of the blanks among Base64: a form takes plus signs for blanks. Words are left alone.
 */
void
sealwax_undo_lost_plus (char  *text,
                        size_t size)
{
  for (size_t at = 0; at < size;)
    {
      Row row = read_row (text, size, at);

      if (row.longest >= SEALWAX_UNDO_RUN)
        fill_row (text, &row);
      at = row.end + 1;
    }
}
