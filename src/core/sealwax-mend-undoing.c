/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-mend-undo.h"

/* A text while an encoding is undone: what all kinds need. */

static int
hex_value (char character)
{
  if (sealwax_undo_is_digit (character))
    return character - '0';
  character |= 0x20;

  return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
}

/* What a place was made of is known once it is written. */
static void
follow_places (SealwaxUndoing *self,
               size_t          used)
{
  while (self->next < 2 * self->n_places)
    {
      SealwaxUndoPlace *place = &self->places[self->next / 2];
      bool              is_last = self->next % 2 == 1;

      if ((is_last ? place->last : place->start) != self->out)
        break;
      if (is_last)
        place->last = self->in + used - 1;
      else
        place->start = self->in;
      self->next++;
    }
}

/**
 * sealwax_undo_put:
 * @self: a text
 * @used: how many of its next bytes are used up, one at least
 * @byte: what becomes of them
 */
void
sealwax_undo_put (SealwaxUndoing *self,
                  size_t          used,
                  char            byte)
{
  follow_places (self, used);
  self->text[self->out++] = byte;
  self->in += used;
}

/**
 * sealwax_undo_put_code:
 * @self: a text
 * @used: how many of its next bytes are used up, one at least
 * @code: the character that becomes of them. Only those of ASCII are of interest; any other is left out if it has no width,
 *   and is a tab if it is otherwise passed over.
 */
void
sealwax_undo_put_code (SealwaxUndoing *self,
                       size_t          used,
                       uint32_t        code)
{
  char   bytes[3] = { (char)(0xe0 | code >> 12), (char)(0x80 | (code >> 6 & 63)), (char)(0x80 | (code & 63)) };
  size_t size = 3;

  if (code < 0x80)
    {
      sealwax_undo_put (self, used, (char)(code == 0 ? SEALWAX_UNDO_OTHER : (char)code));
      return;
    }
  if (code < 0x800)
    {
      bytes[0] = (char)(0xc0 | code >> 6);
      bytes[1] = bytes[2];
      size = 2;
    }

  if (code > 0xffff || sealwax_armor_skip (bytes, size, 0) == 0)
    sealwax_undo_put (self, used, SEALWAX_UNDO_OTHER);
  else if (sealwax_armor_joiner (bytes, size) > 0)
    self->in += used;
  else
    sealwax_undo_put (self, used, '\t');
}

/**
 * sealwax_undo_copy:
 * @self: a text that is not at its end
 *
 * Copies its next byte and, if that is a digit of Base64, all that follow: no encoding is made of those alone.
 */
void
sealwax_undo_copy (SealwaxUndoing *self)
{
  size_t left = self->size - self->in;
  bool   longer = self->next >= 2 * self->n_places && left >= 4 && sealwax_base64_span (self->text + self->in, 4) == 4;
  size_t run = longer ? sealwax_base64_span (self->text + self->in, left) : 0;

  if (run == 0)
    {
      sealwax_undo_put (self, 1, self->text[self->in]);
      return;
    }

  memmove (self->text + self->out, self->text + self->in, run);
  self->in += run;
  self->out += run;
}

/**
 * sealwax_undo_hex:
 * @self: a text
 * @offset: how far ahead to look
 * @digits: how many digits at most
 * @value: (out): receives their value
 *
 * Returns: how many hexadecimal digits are there
 */
size_t
sealwax_undo_hex (const SealwaxUndoing *self,
                  size_t                offset,
                  size_t                digits,
                  uint32_t             *value)
{
  size_t count = 0;

  for (*value = 0; count < digits && hex_value (sealwax_undo_peek (self, offset + count)) >= 0; count++)
    *value = *value << 4 | (uint32_t)hex_value (sealwax_undo_peek (self, offset + count));

  return count;
}
