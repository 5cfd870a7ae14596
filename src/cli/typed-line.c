/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <unistd.h>

#include "sealwax-bytes.h"
#include "typed-line.h"

#define ESCAPE 0x1b
#define DELETE 0x7f

/* What a terminal puts around a paste, after ESC [, if it was told to do so by whoever had it before us. */
#define PASTE_BEGINS 200
static const char paste_ends[] = "\033[201~";

static gboolean
is_key (guint8 byte,
        cc_t   key)
{
  return key != _POSIX_VDISABLE && byte == key;
}

static gboolean
is_continuation (guint8 byte)
{
  return (byte & 0xc0) == 0x80;
}

static gboolean
is_too_long (const TypedLine *self)
{
  return self->size > self->max;
}

static void
put (TypedLine *self,
     guint8     byte)
{
  if (self->size < self->max)
    self->bytes[self->size] = byte;
  if (!is_too_long (self))
    self->size++;
}

/* Takes off everything behind @size. */
static void
cut (TypedLine *self,
     gsize      size)
{
  sealwax_wipe (self->bytes + size, MIN (self->size, self->max) - size);
  self->size = size;
}

/* Nobody knows how much a line has that is too long: only all of it can be taken off. */
static void
erase_character (TypedLine *self)
{
  gsize size = self->size;

  if (size == 0 || is_too_long (self))
    return;

  do
    size--;
  while (size > 0 && is_continuation (self->bytes[size]));

  cut (self, size);
}

static void
erase_word (TypedLine *self)
{
  gsize size = self->size;

  if (is_too_long (self))
    return;

  while (size > 0 && self->bytes[size - 1] == ' ')
    size--;
  while (size > 0 && self->bytes[size - 1] != ' ')
    size--;

  cut (self, size);
}

static TypedState
take_character (TypedLine *self,
                guint8     byte)
{
  if (byte == '\n' || byte == '\r')
    return TYPED_DONE;
  if (is_key (byte, self->end))
    return TYPED_END;

  if (byte == DELETE || byte == '\b' || is_key (byte, self->erase))
    erase_character (self);
  else if (is_key (byte, self->erase_word))
    erase_word (self);
  else if (is_key (byte, self->kill))
    cut (self, 0);
  else if (byte == ESCAPE)
    self->mode = TYPED_ESCAPE;
  else if (byte < ' ')
    self->left_out = TRUE;
  else
    put (self, byte);

  return TYPED_MORE;
}

static TypedState
take_after_escape (TypedLine *self,
                   guint8     byte)
{
  self->left_out = self->left_out || byte != '[';
  self->parameter = 0;

  if (byte == ESCAPE)
    return TYPED_MORE;
  if (byte == '\n' || byte == '\r' || is_key (byte, self->end))
    return take_character (self, byte);

  if (byte == '[')
    self->mode = TYPED_SEQUENCE;
  else
    self->mode = byte == 'O' ? TYPED_FUNCTION : TYPED_REST; /* a letter together with Alt comes like this, too */

  return TYPED_MORE;
}

/* ECMA-48, 5.4: parameters, then intermediate bytes, then one from '@' to '~' that ends it. */
static void
take_in_sequence (TypedLine *self,
                  guint8     byte)
{
  if (g_ascii_isdigit (byte))
    self->parameter = MIN (self->parameter * 10 + (guint)(byte - '0'), 9999);
  else if (byte == '[' && self->parameter == 0)
    self->mode = TYPED_FUNCTION; /* F1 to F5 on Linux's own terminal */
  else if (byte == '~' && self->parameter == PASTE_BEGINS)
    {
      self->mode = TYPED_PASTE;
      self->paste_start = self->size;
      self->matched = 0;
      return;
    }
  else if (byte < ' ' || byte > '?')
    self->mode = TYPED_CHARACTERS;

  self->left_out = self->left_out || self->mode != TYPED_SEQUENCE;
}

/* The line end that a selection of a whole line includes, and nobody sees. */
static void
end_paste (TypedLine *self)
{
  self->mode = TYPED_CHARACTERS;

  if (is_too_long (self))
    return;
  if (self->size > self->paste_start && self->bytes[self->size - 1] == '\n')
    cut (self, self->size - 1);
  if (self->size > self->paste_start && self->bytes[self->size - 1] == '\r')
    cut (self, self->size - 1);
}

/* Nothing in a paste is a key, and all of it is what somebody wants to have there. */
static void
take_in_paste (TypedLine *self,
               guint8     byte)
{
  if (byte != (guint8)paste_ends[self->matched])
    {
      for (guint i = 0; i < self->matched; i++)
        put (self, (guint8)paste_ends[i]);
      self->matched = 0;
    }

  if (byte != (guint8)paste_ends[self->matched])
    put (self, byte);
  else if (++self->matched == sizeof paste_ends - 1)
    end_paste (self);
}

/**
 * typed_line_init:
 * @self: (out caller-allocates): the line, empty afterwards
 * @bytes: (array length=max): where to put it; must stay as long as @self is used
 * @max: how many bytes there are
 * @keys: the terminal's mode, which says what the keys are that erase
 *
 * Begins a line. The terminal must not make lines by itself, nor change any byte.
 */
void
typed_line_init (TypedLine            *self,
                 guint8               *bytes,
                 gsize                 max,
                 const struct termios *keys)
{
  *self = (TypedLine){
    .bytes = bytes,
    .max = max,
    .erase = keys->c_cc[VERASE],
    .erase_word = keys->c_cc[VWERASE],
    .kill = keys->c_cc[VKILL],
    .end = keys->c_cc[VEOF],
  };
}

/**
 * typed_line_take:
 * @self: a line
 * @byte: what the terminal sent next
 *
 * Puts a byte of a character into the line, erases, or passes over a key that writes nothing. What comes between the marks
 * of a paste is taken as it is, control characters included, without one line end at its end.
 *
 * Returns: whether the line goes on
 */
TypedState
typed_line_take (TypedLine *self,
                 guint8     byte)
{
  switch (self->mode)
    {
    case TYPED_ESCAPE:
      return take_after_escape (self, byte);
    case TYPED_SEQUENCE:
      take_in_sequence (self, byte);
      return TYPED_MORE;
    case TYPED_FUNCTION:
      self->mode = TYPED_CHARACTERS;
      return TYPED_MORE;
    case TYPED_PASTE:
      take_in_paste (self, byte);
      return TYPED_MORE;
    case TYPED_REST:
      if (is_continuation (byte))
        return TYPED_MORE;
      self->mode = TYPED_CHARACTERS;
      break;
    case TYPED_CHARACTERS:
      break;
    }

  return take_character (self, byte);
}

/**
 * typed_line_is_open:
 * @self: a line
 *
 * Returns: whether ESC came last. If nothing follows at once, it was the key of that name: call typed_line_pause() then
 */
gboolean
typed_line_is_open (const TypedLine *self)
{
  return self->mode == TYPED_ESCAPE;
}

/**
 * typed_line_pause:
 * @self: a line
 *
 * Tells that nothing came for so long that ESC did not begin a sequence.
 */
void
typed_line_pause (TypedLine *self)
{
  if (self->mode != TYPED_ESCAPE)
    return;

  self->mode = TYPED_CHARACTERS;
  self->left_out = TRUE;
}
