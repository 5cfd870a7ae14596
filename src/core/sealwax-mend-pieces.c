/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-mend-pieces.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-decode.h"
#include "sealwax-mend-undo.h"

#define PIECE_CHARS 4096

static const char magic[] = { 'S', 'e', 'a', 'l', 'w', 'a', 'x', '1' };

/* The shortest runs that are kept; with the last but one, among others in a line. */
static const size_t run_min[SEALWAX_PIECES_RULES] = { 1, 4, 8, 12, 20, 32, SEALWAX_UNDO_RUN, SIZE_MAX };

/* Enters the next line once one is done, and finds out whether it has only one run, and which is the longest. */
static void
enter_line (SealwaxPieces *self)
{
  size_t end = self->at;
  size_t runs = 0;
  size_t most = 0;

  while (end < self->size && self->text[end] != '\n' && self->text[end] != '\r' && self->text[end] != SEALWAX_UNDO_WALL)
    {
      size_t run = sealwax_base64_span (self->text + end, self->size - end);

      runs += run > 0;
      if (run > 0 && run >= most)
        {
          most = run;
          self->longest = end;
        }
      end += run > 0 ? run : 1;
    }

  self->line = end + 1;
  self->alone = runs == 1;
}

static bool
is_kept (const SealwaxPieces *self)
{
  size_t digits = self->end - self->at;

  if (digits >= run_min[self->rule])
    return true;

  if (self->rule == SEALWAX_PIECES_LONGEST)
    return self->at == self->longest;

  return self->rule == SEALWAX_PIECES_LINES && (self->alone || (digits >= sizeof magic && memcmp (self->text + self->at, magic, sizeof magic) == 0));
}

/**
 * sealwax_pieces_next:
 * @self: the pieces of a text
 * @wall: (inout): set to true if there is a wall before the piece
 *
 * Goes to the next piece that is kept. With rules 0 to 5, those are runs of at least 1, 4, 8, 12, 20 or 32 characters of
 * Base64. With rule 6, they are runs of 12, those that begin with a magic,
 * and those alone in their line; with rule 7, the longest of each line.
 *
 * Returns: whether there is one, from @self->at to @self->end
 */
bool
sealwax_pieces_next (SealwaxPieces *self,
                     bool          *wall)
{
  for (self->at = self->end > self->at ? self->end : self->at;; self->at = self->end)
    {
      while (self->at < self->size && !sealwax_undo_is_base64 (self->text[self->at]))
        {
          *wall = *wall || self->text[self->at] == SEALWAX_UNDO_WALL;
          self->at++;
        }
      if (self->at >= self->size)
        return false;

      if (self->rule >= SEALWAX_PIECES_LINES && self->at >= self->line)
        enter_line (self);
      self->end = self->at + sealwax_base64_span (self->text + self->at, self->size - self->at);
      if (is_kept (self))
        return true;
    }
}

/**
 * sealwax_pieces_read:
 * @self: the pieces of a text
 * @chars: (out caller-allocates) (array length=max): receives characters; this may be the text itself, up to where it was read
 * @max: how many at most
 *
 * Reads characters of Base64 from the current piece on.
 *
 * Returns: how many were read
 */
size_t
sealwax_pieces_read (SealwaxPieces *self,
                     char          *chars,
                     size_t         max)
{
  size_t count = 0;
  bool   wall = false;

  while (count < max)
    {
      size_t run = self->at < self->end ? self->end - self->at : 0;

      if (run > max - count)
        run = max - count;
      if (run > 0)
        memmove (chars + count, self->text + self->at, run);
      else if (!sealwax_pieces_next (self, &wall) || wall)
        break;
      count += run;
      self->at += run;
    }

  return count;
}

/* Whether the checksum of the message at @start holds, whose first piece comes next. */
static bool
checksum_holds (const SealwaxPiecesFound *found)
{
  SealwaxPieces pieces = found->before;
  SealwaxSum    sum;
  char          chars[PIECE_CHARS];
  uint8_t       bytes[PIECE_CHARS / 4 * 3];
  bool          wall = false;

  sealwax_sum_init (&sum, found->chars / 4 * 3);
  if (!sealwax_pieces_next (&pieces, &wall))
    return false;
  pieces.at = found->start;

  for (size_t left = found->chars; left > 0;)
    {
      size_t count = sealwax_pieces_read (&pieces, chars, left < sizeof chars ? left : sizeof chars);
      size_t size = sealwax_base64_decode (chars, count, bytes);

      if (size == 0)
        return false;
      sealwax_sum_add (bytes, size, &sum);
      left -= count;
    }

  return sealwax_sum_holds (&sum);
}

/* The search for a message: how much of a magic there is, and how much of a candidate. */
typedef struct
{
  size_t             matched;
  size_t             magic_at;
  SealwaxPieces      magic_before;
  SealwaxPiecesFound candidate;
  size_t             wanted; /* 0 if there is no candidate */
  char               header[SEALWAX_HEADER_CHARS];
} Search;

static size_t
read_wanted (const char chars[SEALWAX_HEADER_CHARS])
{
  uint8_t       bytes[SEALWAX_HEADER_SIZE];
  SealwaxHeader header;

  if (sealwax_base64_decode (chars, SEALWAX_HEADER_CHARS, bytes) == 0)
    return 0;
  sealwax_header_read (&header, bytes);

  return sealwax_header_has_known_size (&header) ? SEALWAX_BASE64_SIZE (sealwax_header_message_size (&header)) : 0;
}

/* Looks at one more character. */
static void
take (Search              *search,
      const SealwaxPieces *before,
      char                 character,
      size_t               at)
{
  SealwaxPiecesFound *candidate = &search->candidate;

  if (character == magic[search->matched])
    search->matched++;
  else
    search->matched = character == magic[0];
  if (search->matched == 1)
    {
      search->magic_at = at;
      search->magic_before = *before;
    }

  if (search->wanted > 0)
    {
      if (candidate->chars < SEALWAX_HEADER_CHARS)
        search->header[candidate->chars] = character;
      candidate->chars++;
      candidate->last = at;
      if (candidate->chars == SEALWAX_HEADER_CHARS)
        search->wanted = read_wanted (search->header);
    }

  if (search->matched == sizeof magic)
    {
      *candidate = (SealwaxPiecesFound){ .before = search->magic_before, .start = search->magic_at, .last = at, .chars = sizeof magic };
      memcpy (search->header, magic, sizeof magic);
      search->wanted = SIZE_MAX;
      search->matched = 0;
    }
}

/* How many characters from @at on need no look, because they are within a candidate and no magic begins there. */
static size_t
count_plain (const Search *search,
             const char   *text,
             size_t        run)
{
  const char *next = memchr (text, magic[0], run);
  size_t      plain = next != NULL ? (size_t)(next - text) : run;
  size_t      left;

  if (search->matched > 0)
    return 0;
  if (search->wanted == 0)
    return plain;
  if (search->candidate.chars < SEALWAX_HEADER_CHARS)
    return 0;

  left = search->wanted - search->candidate.chars - 1;

  return plain < left ? plain : left;
}

/* Looks at a run of digits. Returns how many of them were looked at: all, or up to the last of a candidate. */
static size_t
take_run (Search              *search,
          const SealwaxPieces *before,
          const char          *text,
          size_t               at,
          size_t               run)
{
  size_t i = 0;

  while (i < run)
    {
      size_t plain = count_plain (search, text + at + i, run - i);

      if (plain > 0)
        {
          search->candidate.chars += search->wanted > 0 ? plain : 0;
          i += plain;
          continue;
        }

      take (search, before, text[at + i], at + i);
      i++;
      if (search->wanted > 0 && search->candidate.chars == search->wanted)
        break;
    }

  return i;
}

/**
 * sealwax_pieces_find:
 * @self: the pieces of a text
 * @found: (out caller-allocates): receives a message
 *
 * Finds the next message of which all characters are there, put together from the pieces that are kept, and whose checksum
 * holds. The last one must end a piece: only then a hash is made. Each character of the text is looked at a few times at
 * most, in all calls together.
 *
 * Returns: whether there is one
 */
bool
sealwax_pieces_find (SealwaxPieces      *self,
                     SealwaxPiecesFound *found)
{
  Search search = { 0 };

  for (;;)
    {
      SealwaxPieces before = *self;
      bool          wall = false;

      if (!sealwax_pieces_next (self, &wall))
        return false;
      if (wall)
        search = (Search){ 0 };

      while (self->at < self->end)
        {
          self->at += take_run (&search, &before, self->text, self->at, self->end - self->at);

          if (search.wanted == 0 || search.candidate.chars < search.wanted)
            continue;
          if (self->at == self->end && checksum_holds (&search.candidate))
            {
              *found = search.candidate;
              return true;
            }
          search.wanted = 0;
        }
    }
}
