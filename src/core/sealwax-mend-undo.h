/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

/* Stands for text that no message may reach into: a message that was found already. */
#define SEALWAX_UNDO_WALL '\0'

/* Stands for any other character that no message has. */
#define SEALWAX_UNDO_OTHER '\x1a'

/* This many characters of Base64 in a row are hardly a word. */
#define SEALWAX_UNDO_RUN 12

/**
 * SealwaxUndo:
 *
 * What a channel may have done to a text (docs/format.md, "Mending").
 */
typedef enum
{
  SEALWAX_UNDO_NONE = 0,

  /* Encodings, in the order in which they are undone when several show. */
  SEALWAX_UNDO_QUOTED_PRINTABLE = 1 << 0,
  SEALWAX_UNDO_BACKSLASHES = 1 << 1,
  SEALWAX_UNDO_PERCENT = 1 << 2,
  SEALWAX_UNDO_HTML = 1 << 3,

  /* Line ends, which were put into something encoded. */
  SEALWAX_UNDO_LINES = 1 << 12,

  /* Other characters in the place of the right ones. */
  SEALWAX_UNDO_DIFF = 1 << 4,
  SEALWAX_UNDO_URL_ALPHABET = 1 << 5,
  SEALWAX_UNDO_LOST_PLUS = 1 << 6,

  /* What is undone wherever it is. */
  SEALWAX_UNDO_TERMINAL = 1 << 7,
  SEALWAX_UNDO_UTF_16_LE = 1 << 8,
  SEALWAX_UNDO_UTF_16_BE = 1 << 9,

  SEALWAX_UNDO_TERMINAL_LAST = 1 << 11,

  /* Not an encoding: something between the pieces was left out. */
  SEALWAX_UNDO_BETWEEN = 1 << 10,
} SealwaxUndo;

/**
 * SealwaxUndoPlace:
 * @start: a byte's place in what comes out; afterwards, where in the text that begins which became it
 * @last: the same for another byte, at @start or later; afterwards, where that ends, less one
 */
typedef struct
{
  size_t start;
  size_t last;
} SealwaxUndoPlace;

/**
 * SealwaxUndoing:
 * @text: the text, which is changed in place
 * @size: its size in bytes
 * @in: how far it has been read
 * @out: how far it has been written
 * @escapes: how many commands for a terminal there were
 * @places: (array length=n_places): places to follow, one after another
 * @n_places: how many
 * @next: the first of them that is not done
 *
 * A text while an encoding is undone. It never grows.
 */
typedef struct
{
  char             *text;
  size_t            size;
  size_t            in;
  size_t            out;
  size_t            escapes;
  SealwaxUndoPlace *places;
  size_t            n_places;
  size_t            next;
} SealwaxUndoing;

/* Returns: the byte that is @offset bytes ahead, or %SEALWAX_UNDO_WALL behind the end */
static inline char
sealwax_undo_peek (const SealwaxUndoing *self,
                   size_t                offset)
{
  return (char)(offset < self->size - self->in ? self->text[self->in + offset] : SEALWAX_UNDO_WALL);
}

static inline bool
sealwax_undo_is_digit (char character)
{
  return character >= '0' && character <= '9';
}

/* Whether it is one of the 64 characters of Base64. */
static inline bool
sealwax_undo_is_base64 (char character)
{
  char lower = (char)(character | 0x20);

  return (lower >= 'a' && lower <= 'z') || (character >= '/' && character <= '9') || character == '+';
}

unsigned sealwax_undo_find_signs (const char     *text,
                                  size_t          size);

void     sealwax_undo            (SealwaxUndoing *self,
                                  SealwaxUndo     undo);

/* For the kinds. */
void     sealwax_undo_put        (SealwaxUndoing *self,
                                  size_t          used,
                                  char            byte);

void     sealwax_undo_put_code   (SealwaxUndoing *self,
                                  size_t          used,
                                  uint32_t        code);

void     sealwax_undo_copy       (SealwaxUndoing *self);

size_t   sealwax_undo_hex        (const SealwaxUndoing *self,
                                  size_t          offset,
                                  size_t          digits,
                                  uint32_t       *value);

void     sealwax_undo_html       (SealwaxUndoing *self);

void     sealwax_undo_lost_plus  (char           *text,
                                  size_t          size);
