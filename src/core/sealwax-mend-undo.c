/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-mend-undo.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"

#define ESCAPE '\x1b'

/* The size of a line end that many bytes ahead, or 0. */
static size_t
line_end_size (const SealwaxUndoing *self,
               size_t                offset)
{
  if (sealwax_undo_peek (self, offset) == '\r')
    return sealwax_undo_peek (self, offset + 1) == '\n' ? 2 : 1;

  return sealwax_undo_peek (self, offset) == '\n' ? 1 : 0;
}

/* A soft break, which may have got blanks before the line end, or `=XX`. */
static void
undo_quoted_printable (SealwaxUndoing *self)
{
  while (self->in < self->size)
    {
      size_t   blanks = 1;
      uint32_t code;

      if (sealwax_undo_peek (self, 0) != '=')
        {
          sealwax_undo_copy (self);
          continue;
        }

      while (sealwax_undo_peek (self, blanks) == ' ' || sealwax_undo_peek (self, blanks) == '\t')
        blanks++;
      if (line_end_size (self, blanks) > 0)
        self->in += blanks + line_end_size (self, blanks);
      else if (sealwax_undo_hex (self, 1, 2, &code) == 2)
        sealwax_undo_put (self, 3, (char)(code == 0 ? SEALWAX_UNDO_OTHER : (char)code));
      else
        sealwax_undo_put (self, 1, '=');
    }
}

static void
undo_percent (SealwaxUndoing *self)
{
  while (self->in < self->size)
    {
      uint32_t code;

      if (sealwax_undo_peek (self, 0) != '%')
        sealwax_undo_copy (self);
      else if (sealwax_undo_peek (self, 1) == 'u' && sealwax_undo_hex (self, 2, 4, &code) == 4)
        sealwax_undo_put_code (self, 6, code);
      else if (sealwax_undo_hex (self, 1, 2, &code) == 2)
        sealwax_undo_put (self, 3, (char)(code == 0 ? SEALWAX_UNDO_OTHER : (char)code));
      else
        sealwax_undo_put (self, 1, '%');
    }
}

/* An escape by number at the backslash: `\u002b`, `\u{2b}`, `\x2b`, `\053`. Returns its size, or 0. */
static size_t
read_number (const SealwaxUndoing *self,
             uint32_t             *code)
{
  size_t digits;

  switch (sealwax_undo_peek (self, 1))
    {
    case 'u':
      digits = sealwax_undo_peek (self, 2) == '{' ? sealwax_undo_hex (self, 3, 6, code) : 0;
      if (digits > 0)
        return sealwax_undo_peek (self, 3 + digits) == '}' ? 4 + digits : 0;
      return sealwax_undo_hex (self, 2, 4, code) == 4 ? 6 : 0;
    case 'U':
      return sealwax_undo_hex (self, 2, 8, code) == 8 ? 10 : 0;
    case 'x':
      return sealwax_undo_hex (self, 2, 2, code) == 2 ? 4 : 0;
    default:
      for (digits = 1; digits <= 3; digits++)
        if (sealwax_undo_peek (self, digits) < '0' || sealwax_undo_peek (self, digits) > (digits == 1 ? '3' : '7'))
          return 0;
      *code = (uint32_t)((sealwax_undo_peek (self, 1) - '0') << 6 | (sealwax_undo_peek (self, 2) - '0') << 3 | (sealwax_undo_peek (self, 3) - '0'));
      return 4;
    }
}

static void
undo_backslash (SealwaxUndoing *self)
{
  static const char letters[] = "ntrfbave";
  static const char meanings[] = "\n\t\r\f\b\a\v\x1b";
  uint32_t          code = 0;
  size_t            size = read_number (self, &code);
  char              next = sealwax_undo_peek (self, 1);
  const char       *letter = memchr (letters, next, sizeof letters - 1);

  if (size > 0)
    sealwax_undo_put_code (self, size, code);
  else if (line_end_size (self, 1) > 0)
    sealwax_undo_put (self, 1 + line_end_size (self, 1), '\n');
  else if (letter != NULL)
    sealwax_undo_put (self, 2, meanings[letter - letters]);
  else if (next == '\0')
    self->in++;
  else
    sealwax_undo_put (self, 2, next);
}

static void
undo_backslashes (SealwaxUndoing *self)
{
  while (self->in < self->size)
    if (sealwax_undo_peek (self, 0) == '\\')
      undo_backslash (self);
    else
      sealwax_undo_copy (self);
}

/* The size of what a terminal takes for a command, after its first @size bytes: parameters and a letter; 0 if it is cut. */
static size_t
command_size (const SealwaxUndoing *self,
              size_t                size)
{
  static const char others[] = { ';', ':', '?', '=', '>', '!' };

  while (sealwax_undo_is_digit (sealwax_undo_peek (self, size)) || memchr (others, sealwax_undo_peek (self, size), sizeof others) != NULL)
    size++;

  return sealwax_undo_peek (self, size) >= 0x40 && sealwax_undo_peek (self, size) < 0x7f ? size + 1 : 0;
}

/* The size of an escape sequence that begins with ESC. */
static size_t
escape_size (const SealwaxUndoing *self)
{
  size_t size = 2;

  switch (sealwax_undo_peek (self, 1))
    {
    case '[':
      return command_size (self, 2);
    case ']': /* up to BEL, or ESC and a backslash; no such text has control characters in it */
    case 'P':
    case '_':
      while ((uint8_t)sealwax_undo_peek (self, size) >= 0x20)
        size++;
      if (sealwax_undo_peek (self, size) == '\a')
        return size + 1;
      return sealwax_undo_peek (self, size) == ESCAPE && sealwax_undo_peek (self, size + 1) == '\\' ? size + 2 : size;
    case '\0':
      return 0;
    case '(':
    case ')':
    case '#':
      /* Of ASCII, whether or not char has a sign here. */
      return sealwax_undo_peek (self, 2) >= 0x20 && (uint8_t)sealwax_undo_peek (self, 2) < 0x80 ? 3 : 0;
    default:
      return sealwax_undo_peek (self, 1) >= '7' && sealwax_undo_peek (self, 1) <= '_' ? 2 : 0;
    }
}

/* The size of a colour whose ESC has got lost: `[1;32m`. */
static size_t
colour_size (const SealwaxUndoing *self)
{
  size_t size = 1;

  while (sealwax_undo_is_digit (sealwax_undo_peek (self, size)) || sealwax_undo_peek (self, size) == ';')
    size++;

  return size > 1 && sealwax_undo_peek (self, size) == 'm' ? size + 1 : 0;
}

/* Characters without a width go, too: they may be anywhere. A colour without its ESC is looked for last: the ESC may be in
 * another encoding. */
static void
undo_terminal (SealwaxUndoing *self,
               bool            last)
{
  while (self->in < self->size)
    {
      size_t joiner = (uint8_t)sealwax_undo_peek (self, 0) >= 0x80 ? sealwax_armor_joiner (self->text + self->in, self->size - self->in) : 0;
      size_t size = 0;

      if (sealwax_undo_peek (self, 0) == ESCAPE)
        size = escape_size (self);
      else if (sealwax_undo_peek (self, 0) == '\xc2' && sealwax_undo_peek (self, 1) == '\x9b')
        size = command_size (self, 2);
      else if (sealwax_undo_peek (self, 0) == '[' && last)
        size = colour_size (self);

      self->escapes += size > 0;
      if (size + joiner > 0)
        self->in += size + joiner;
      else
        sealwax_undo_copy (self);
    }
}

/* Line ends go, and marks of quoting after them. */
static void
undo_lines (SealwaxUndoing *self)
{
  while (self->in < self->size)
    {
      size_t size = line_end_size (self, 0);

      while (size > 0 && (sealwax_undo_peek (self, size) == '>' || sealwax_undo_peek (self, size) == ' '))
        size++;
      if (size > 0)
        self->in += size;
      else
        sealwax_undo_copy (self);
    }
}

static void
undo_utf_16 (SealwaxUndoing *self,
             bool            big)
{
  while (self->size - self->in >= 2)
    {
      uint32_t first = (uint8_t)sealwax_undo_peek (self, 0), second = (uint8_t)sealwax_undo_peek (self, 1);
      uint32_t code = big ? first << 8 | second : second << 8 | first;

      if (code == 0) /* what was hidden */
        sealwax_undo_put (self, 2, SEALWAX_UNDO_WALL);
      else
        sealwax_undo_put_code (self, 2, code);
    }
  self->in = self->size;
}

/* The `+` that begins a line, or else its first long run, becomes a tab. Blanks and marks of quoting may come before it. */
static void
undo_diff (char  *text,
           size_t size)
{
  bool begins = true, found = false;

  for (size_t i = 0; i < size;)
    {
      size_t run = sealwax_base64_span (text + i, size - i);
      bool   is_long = run >= SEALWAX_UNDO_RUN;

      if (text[i] == '+' && (begins || (is_long && !found)))
        {
          text[i] = '\t';
          found = true;
        }

      if (text[i] == '\n' || text[i] == '\r')
        begins = true, found = false;
      else
        begins = begins && (text[i] == ' ' || text[i] == '\t' || text[i] == '>' || text[i] == '|') && !found;
      found = found || is_long;
      i += run > 0 ? run : 1;
    }
}

static void
undo_url_alphabet (char  *text,
                   size_t size)
{
  for (size_t i = 0; i < size; i++)
    if (text[i] == '-')
      text[i] = '+';
    else if (text[i] == '_')
      text[i] = '/';
}

/**
 * sealwax_undo:
 * @self: a text, of which nothing has been read; afterwards, @self->out is its new size
 * @undo: what to undo: one kind
 *
 * Undoes what a channel did. The time is linear in the text.
 */
void
sealwax_undo (SealwaxUndoing *self,
              SealwaxUndo     undo)
{
  switch ((int)undo)
    {
    case SEALWAX_UNDO_QUOTED_PRINTABLE:
      undo_quoted_printable (self);
      break;
    case SEALWAX_UNDO_BACKSLASHES:
      undo_backslashes (self);
      break;
    case SEALWAX_UNDO_PERCENT:
      undo_percent (self);
      break;
    case SEALWAX_UNDO_HTML:
      sealwax_undo_html (self);
      break;
    case SEALWAX_UNDO_LINES:
      undo_lines (self);
      break;
    case SEALWAX_UNDO_TERMINAL:
    case SEALWAX_UNDO_TERMINAL_LAST:
      undo_terminal (self, undo == SEALWAX_UNDO_TERMINAL_LAST);
      break;
    case SEALWAX_UNDO_UTF_16_LE:
    case SEALWAX_UNDO_UTF_16_BE:
      undo_utf_16 (self, undo == SEALWAX_UNDO_UTF_16_BE);
      break;
    case SEALWAX_UNDO_DIFF:
      undo_diff (self->text, self->size);
      break;
    case SEALWAX_UNDO_URL_ALPHABET:
      undo_url_alphabet (self->text, self->size);
      break;
    case SEALWAX_UNDO_LOST_PLUS:
      sealwax_undo_lost_plus (self->text, self->size);
      break;
    default:
      break;
    }
}
