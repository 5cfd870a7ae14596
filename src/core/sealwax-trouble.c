/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-trouble.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-mend-text.h"

/* A message's lines, and its last one. */
#define LINE_CHARS 64
#define LAST_CHARS 48

/* A line with at least this many characters in a row is one of the message. */
#define RUN_MIN 20

/* A line of a text. */
typedef struct
{
  size_t   chars;     /* of Base64 */
  size_t   others;    /* characters within those that do not belong there */
  uint32_t character; /* the first of them */
  size_t   next;      /* where the next line begins */
} Line;

/* What is known of a message's lines. */
typedef struct
{
  size_t lines;
  size_t chars;
  size_t gaps;     /* places where other lines are between them */
  size_t gap;      /* the last of those comes after this line */
  size_t odd;      /* lines that are too short or too long, but for the last */
  size_t odd_line; /* the last of those */
  Line   odd_one;
  size_t last_chars;
  bool   one_case;
} Survey;

/* The character that begins at @at, and its size in bytes: 1 for a byte that is no UTF-8. */
static size_t
read_character (const char *text,
                size_t      size,
                size_t      at,
                uint32_t   *character)
{
  uint8_t first = (uint8_t)text[at];
  size_t  length = first < 0xc0 ? 1 : first < 0xe0 ? 2
                                  : first < 0xf0   ? 3
                                                   : 4;

  *character = length == 1 ? first : first & (0x7fU >> length);
  for (size_t i = 1; i < length; i++)
    {
      if (at + i >= size || ((uint8_t)text[at + i] & 0xc0) != 0x80)
        {
          *character = 0;
          return 1;
        }
      *character = *character << 6 | ((uint8_t)text[at + i] & 0x3f);
    }

  return length;
}

static bool
is_line_end (char character)
{
  return character == '\n' || character == '\r';
}

/* Looks at the characters of a line between @start and @end, its first and last digit. */
static void
read_content (const char *text,
              size_t      start,
              size_t      end,
              Line       *line)
{
  while (start < end)
    {
      size_t   next = sealwax_armor_skip (text, end, start);
      size_t   run = sealwax_base64_span (text + next, end - next);
      uint32_t character;

      line->chars += run;
      start = next + run;
      if (run > 0 || start >= end)
        continue;

      start += read_character (text, end, start, &character);
      if (line->others++ == 0)
        line->character = character;
    }
}

/* If every character between a line's first and last digit is one of the message or takes the place of one, short runs at its ends
 * are of the message, too. Line numbers have a blank behind them. Returns whether it is so. */
static bool
read_whole (const char *text,
            size_t      start,
            size_t      end,
            Line       *line)
{
  Line whole = { .next = line->next };

  read_content (text, start, end, &whole);
  if (whole.chars + whole.others != LINE_CHARS || memchr (text + start, ' ', end - start) != NULL)
    return false;

  *line = whole;

  return true;
}

/* Reads the line that begins at @at. A line without a long run is none of the message, and has no characters. */
static Line
read_line (const char *text,
           size_t      size,
           size_t      at)
{
  Line   line = { 0 };
  size_t begin = size, digits_end = at; /* its digits, */
  size_t first = size, last = at;       /* and those of runs that are long enough */
  size_t longest = 0;
  size_t end = at;

  while (end < size && !is_line_end (text[end]))
    {
      size_t run = sealwax_base64_span (text + end, size - end);

      if (run > 0)
        {
          begin = begin == size ? end : begin;
          digits_end = end + run;
          if (run >= 4 && first == size) /* a shorter one is a line's number, or an initial */
            first = end;
          if (run >= 4 || last == end)
            last = end + run;
          longest = run > longest ? run : longest;
        }
      end += run > 0 ? run : 1;
    }

  line.next = end + (end < size);
  if (end + 1 < size && text[end] == '\r' && text[end + 1] == '\n')
    line.next++;
  if (longest >= RUN_MIN && !read_whole (text, begin, digits_end, &line))
    read_content (text, first, last, &line);

  return line;
}

/* Whether the letters after the magic are all small, or all capital. */
static bool
is_one_case (const char *text,
             size_t      size)
{
  size_t upper = 0, lower = 0;

  for (size_t i = SEALWAX_MAGIC_CHARS; i < size; i++)
    {
      upper += text[i] >= 'A' && text[i] <= 'Z';
      lower += text[i] >= 'a' && text[i] <= 'z';
    }

  return (upper == 0) != (lower == 0) && upper + lower >= 40;
}

/* Looks at the lines of a message, of which there are @wanted characters. */
static void
survey (const char *text,
        size_t      size,
        size_t      wanted,
        Survey     *survey)
{
  bool apart = false;

  survey->one_case = is_one_case (text, size);
  for (size_t at = 0; at < size && survey->chars < wanted;)
    {
      Line line = read_line (text, size, at);

      at = line.next;
      if (line.chars == 0)
        {
          apart = survey->lines > 0;
          continue;
        }
      if (apart)
        {
          survey->gaps++;
          survey->gap = survey->lines;
        }
      if (survey->lines > 0 && survey->last_chars != LINE_CHARS)
        survey->odd++;

      survey->lines++;
      survey->chars += line.chars;
      survey->last_chars = line.chars;
      if (line.chars != LINE_CHARS && (line.chars != LAST_CHARS || line.others > 0))
        {
          survey->odd_line = survey->lines;
          survey->odd_one = line;
        }
      apart = false;
    }
}

/* Strict reading may have gathered @chars, more than there are in the lines. Behind the last line, or one that breaks off, these
 * are words. Behind a whole line, they may be the beginning of one, too short to be told from words. Returns whether it was one of
 * these. */
static bool
explain_rest (Survey *survey,
              size_t  chars)
{
  size_t rest = chars > survey->chars ? chars - survey->chars : 0;

  if (rest == 0 || (survey->last_chars == LAST_CHARS && survey->odd <= 1))
    return true;
  if (survey->lines == 0 || survey->odd > 0)
    return false;
  if (survey->last_chars != LINE_CHARS)
    return true;
  if (rest >= LINE_CHARS)
    return false;

  survey->chars = chars;
  survey->last_chars = rest;

  return true;
}

static void
tell_character (const Survey   *survey,
                SealwaxTrouble *trouble)
{
  trouble->kind = SEALWAX_TROUBLE_CHARACTER;
  trouble->line = survey->odd_line;
  trouble->character = survey->odd_one.character;
}

/* What is wrong with the lines. */
static void
judge (const Survey   *survey,
       SealwaxMessage *message)
{
  SealwaxTrouble *trouble = &message->trouble;
  size_t          wanted = message->chars_wanted;
  size_t          missing = wanted > survey->chars ? wanted - survey->chars : 0;
  bool            is_last_odd = survey->last_chars != LAST_CHARS;
  const Line     *odd = &survey->odd_one;

  trouble->present = survey->chars;
  trouble->missing = missing;
  if (survey->one_case)
    trouble->kind = SEALWAX_TROUBLE_CASE;
  else if (survey->odd == 0 && is_last_odd && missing > 0 && odd->others == missing && odd->chars + missing == LAST_CHARS)
    tell_character (survey, trouble);
  else if (survey->odd == 0 && is_last_odd && missing > 0)
    trouble->kind = SEALWAX_TROUBLE_END;
  else if (survey->odd == 0 && !is_last_odd && missing > 0 && missing % LINE_CHARS == 0)
    {
      trouble->kind = SEALWAX_TROUBLE_LINES;
      trouble->line = survey->gaps == 1 ? survey->gap : 0;
    }
  else if (survey->odd == 1 && !is_last_odd && odd->chars < LINE_CHARS && LINE_CHARS - odd->chars == missing)
    {
      tell_character (survey, trouble);
      if (odd->others != missing)
        trouble->kind = SEALWAX_TROUBLE_IN_LINE;
    }
  else if (survey->odd == 1 && odd->chars > LINE_CHARS && odd->chars < 2 * LINE_CHARS && missing == 0)
    {
      trouble->kind = SEALWAX_TROUBLE_TOO_MANY;
      trouble->line = survey->odd_line;
      trouble->missing = odd->chars - LINE_CHARS;
    }
  else if (missing == 0)
    trouble->kind = SEALWAX_TROUBLE_CHANGED;
}

/**
 * sealwax_trouble_find:
 * @pasted: (array length=size): a text, up to where the next message begins
 * @size: its size in bytes
 * @message: (inout): a Sealed message in it that is incomplete or damaged and could not be mended
 * @scratch: (array length=size): room
 *
 * Finds out what is wrong with a message, so that a person knows what to do. It is known from how the message is divided
 * into lines, and from nothing else.
 */
void
sealwax_trouble_find (const char     *pasted,
                      size_t          size,
                      SealwaxMessage *message,
                      char           *scratch)
{
  SealwaxMending mending = { 0 };
  Survey         found = { 0 };
  size_t         length = size - message->start;

  sealwax_mend_hide (pasted + message->start, length, NULL, 0, false, scratch);
  length = sealwax_mend_chain (scratch, length, &mending);
  survey (scratch, length, message->chars_wanted, &found);

  if (found.one_case || explain_rest (&found, message->chars))
    judge (&found, message);
}
