/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

/* The rules of what is kept: runs of at least so many characters; or by lines. */
#define SEALWAX_PIECES_RULES 8
#define SEALWAX_PIECES_LINES 6
#define SEALWAX_PIECES_LONGEST 7

/**
 * SealwaxPieces:
 * @text: (array length=size): a text in which encodings were undone
 * @size: its size in bytes
 * @rule: which pieces are kept, see sealwax_pieces_next()
 * @at: how far it has been read
 * @end: the end of the current piece
 * @line: for %SEALWAX_PIECES_LINES and %SEALWAX_PIECES_LONGEST: the end of the current line
 * @alone: whether it has only one run
 * @longest: its longest run, the last one of several
 *
 * The pieces of Base64 in a text, one after another.
 */
typedef struct
{
  const char *text;
  size_t      size;
  unsigned    rule;
  size_t      at;
  size_t      end;
  size_t      line;
  bool        alone;
  size_t      longest;
} SealwaxPieces;

/**
 * SealwaxPiecesFound:
 * @before: where to read the message again
 * @start: where its first character is
 * @last: where its last character is
 * @chars: how many characters it has
 *
 * A message whose checksum holds.
 */
typedef struct
{
  SealwaxPieces before;
  size_t        start;
  size_t        last;
  size_t        chars;
} SealwaxPiecesFound;

bool   sealwax_pieces_next (SealwaxPieces      *self,
                            bool               *wall) SEALWAX_MUST_CHECK;

bool   sealwax_pieces_find (SealwaxPieces      *self,
                            SealwaxPiecesFound *found) SEALWAX_MUST_CHECK;

size_t sealwax_pieces_read (SealwaxPieces      *self,
                            char               *chars,
                            size_t              max);
