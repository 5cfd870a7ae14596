/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-mend.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-mend-pieces.h"
#include "sealwax-mend-text.h"
#include "sealwax-message-basic.h"

/* How often a text is read anew at most, and how many bytes that may come to: fewer times for a long text. */
#define READINGS_MAX 64
#define READINGS_MIN 8
#define BYTES_MAX ((size_t)32 << 20)

/* How many messages are taken out of one reading at a time. */
#define PLACES 128

#define COPY_CHARS 1024

/* A Basic message that was mended has this many characters in a row somewhere: words do not. */
#define RUN_MIN 32

static const SealwaxUndo alphabets[] = { SEALWAX_UNDO_DIFF, SEALWAX_UNDO_URL_ALPHABET, SEALWAX_UNDO_LOST_PLUS };

#define N_ALPHABETS (sizeof alphabets / sizeof alphabets[0])

/* A text while it is mended. */
typedef struct
{
  const char            *pasted;
  size_t                 size;
  SealwaxMessage        *messages;
  size_t                 count;
  char                  *scratch;
  const SealwaxProgress *progress;
  uint16_t               wide;
  uint32_t               readings;
  uint32_t               readings_max;
  bool                   basic; /* looking for a Basic message */
  bool                   cancelled;
} Mend;

static bool
is_whole (const SealwaxMessage *message)
{
  return message->status == SEALWAX_STATUS_OK || message->status == SEALWAX_STATUS_NEWER;
}

/**
 * sealwax_mend_is_needed:
 * @pasted: (array length=size): a text
 * @size: its size in bytes
 * @messages: (array length=count): what sealwax_message_find() found in it
 * @count: how many
 *
 * Returns: whether there may be a message in the text that strict reading does not find whole
 */
bool
sealwax_mend_is_needed (const char           *pasted,
                        size_t                size,
                        const SealwaxMessage *messages,
                        size_t                count)
{
  size_t position = 0;

  if (size < SEALWAX_BASE64_SIZE (SEALWAX_BASIC_OVERHEAD)) /* shorter than any message */
    return false;

  for (size_t i = 0; i < count; i++)
    {
      const SealwaxMessage *message = &messages[i];

      if (message->status == SEALWAX_STATUS_INCOMPLETE || message->status == SEALWAX_STATUS_DAMAGED)
        return true;
      if (message->status == SEALWAX_STATUS_NOT_A_MESSAGE)
        return !sealwax_foreign_is_certain (message->foreign);
      if (message->format != SEALWAX_FORMAT_SEALED)
        return false;
      if (sealwax_armor_has_magic (pasted + position, message->start - position, 0, '1', '1'))
        return true;
      position = message->end;
    }

  return sealwax_armor_has_magic (pasted + position, size - position, 0, '1', '1');
}

/* Whether anything but what is passed over stands between the characters of a message, of which there are @chars. */
static bool
has_between (const char *text,
             size_t      start,
             size_t      end,
             size_t      chars)
{
  size_t digits = 0;

  while (start < end)
    {
      size_t next = sealwax_armor_skip (text, end, start);
      size_t run = sealwax_base64_span (text + next, end - next);

      if (next + run == start)
        return true;
      digits += run;
      start = next + run;
    }

  return digits > chars;
}

/* Leaves of a Basic message only its characters. Returns how many, or 0. */
static size_t
read_basic (char  *text,
            size_t size)
{
  SealwaxMessage message = { 0 };
  char           chars[COPY_CHARS];
  size_t         count = 0;
  size_t         position, step;

  if (!sealwax_message_find_basic (text, size, &message) || message.status != SEALWAX_STATUS_OK)
    return 0;

  position = message.start;
  while ((step = sealwax_armor_read (text, message.end, &position, chars, sizeof chars)) > 0)
    {
      memcpy (text + count, chars, step);
      count += step;
    }
  while (count < message.chars)
    text[count++] = '=';

  return count;
}

/**
 * sealwax_mend_read:
 * @pasted: the text that sealwax_mend() found the message in
 * @message: a message that was mended
 * @chars: (out caller-allocates): @message->end − @message->start bytes; receives its characters, as they were made, but
 *   without line ends
 * @undone: (out): receives what was undone, kinds of #SealwaxUndo
 *
 * Reads a message again that was mended. What comes out can be found and opened strictly.
 *
 * Returns: how many characters the message has, or 0 if this is not the text that it was found in
 */
size_t
sealwax_mend_read (const char           *pasted,
                   const SealwaxMessage *message,
                   char                 *chars,
                   unsigned             *undone)
{
  SealwaxPieces      pieces = { .text = chars, .rule = message->mending.rule };
  SealwaxPiecesFound found;
  bool               wall = false;

  *undone = 0;
  sealwax_mend_hide (pasted + message->start, message->end - message->start, NULL, 0, message->mending.wide != 0, chars);
  pieces.size = sealwax_mend_text (chars, message->end - message->start, &message->mending, true, undone);
  if (message->format == SEALWAX_FORMAT_BASIC)
    return read_basic (chars, pieces.size);
  if (!sealwax_pieces_find (&pieces, &found))
    return 0;

  if (has_between (chars, found.start, found.last + 1, found.chars))
    *undone |= SEALWAX_UNDO_BETWEEN;
  pieces = found.before;
  if (!sealwax_pieces_next (&pieces, &wall))
    return 0;
  pieces.at = found.start;

  return sealwax_pieces_read (&pieces, chars, found.chars);
}

/* Whether what was found strictly gives way to a message: it is not whole, and it is in its place, or it may be nobody's
 * message at all. */
static bool
gives_way (const SealwaxMessage *old,
           const SealwaxMessage *message)
{
  bool over = old->start < message->end && old->end > message->start;

  return !is_whole (old) && (over || old->chars <= SEALWAX_HEADER_CHARS);
}

/* Puts a message in its place. Returns whether there was one. */
static bool
insert (Mend                 *mend,
        const SealwaxMessage *message)
{
  size_t kept = 0;
  size_t place = 0;

  for (size_t i = 0; i < mend->count; i++)
    {
      const SealwaxMessage *old = &mend->messages[i];

      if (is_whole (old) && old->start < message->end && old->end > message->start)
        return false;
      kept += !gives_way (old, message);
    }
  if (kept >= SEALWAX_MEND_MAX)
    return false;

  kept = 0;
  for (size_t i = 0; i < mend->count; i++)
    if (!gives_way (&mend->messages[i], message))
      {
        place += mend->messages[i].start < message->start;
        mend->messages[kept++] = mend->messages[i];
      }
  memmove (mend->messages + place + 1, mend->messages + place, (kept - place) * sizeof *message);
  mend->messages[place] = *message;
  mend->count = kept + 1;

  return true;
}

/* Takes a message if it can be read again from its place alone. */
static bool
accept (Mend                   *mend,
        SealwaxFormat           format,
        const SealwaxMending   *mending,
        const SealwaxUndoPlace *place)
{
  SealwaxMessage message = { .format = format, .start = place->start, .end = place->last + 1, .mending = *mending };
  SealwaxMessage read;
  unsigned       undone;
  size_t         position = 0;
  size_t         chars;

  if (place->last < place->start || place->last >= mend->size)
    return false;
  chars = sealwax_mend_read (mend->pasted, &message, mend->scratch, &undone);
  if (chars == 0 || !sealwax_message_find (mend->scratch, chars, &position, &read) || !is_whole (&read) || read.format != format || read.chars != chars)
    return false;

  read.start = message.start;
  read.end = message.end;
  read.mending = *mending;
  read.mending.mended = true;
  read.mending.undone = undone;

  return insert (mend, &read);
}

/* Undoes encodings in all of the text. Returns what is left in scratch. */
static size_t
undo (Mend                 *mend,
      const SealwaxMending *mending)
{
  unsigned undone = 0;

  sealwax_mend_hide (mend->pasted, mend->size, mend->messages, mend->count, mending->wide != 0, mend->scratch);

  return sealwax_mend_text (mend->scratch, mend->size, mending, true, &undone);
}

/* Takes the messages that one rule gives in a text of @size in scratch. Returns how many were taken; scratch is used up
 * if any was found. */
static size_t
take_messages (Mend                 *mend,
               const SealwaxMending *mending,
               size_t                size,
               size_t               *count)
{
  SealwaxUndoPlace   places[PLACES];
  SealwaxPieces      pieces = { .text = mend->scratch, .size = size, .rule = mending->rule };
  SealwaxPiecesFound found;
  size_t             accepted = 0;

  *count = 0;
  while (*count < PLACES && sealwax_pieces_find (&pieces, &found))
    places[(*count)++] = (SealwaxUndoPlace){ found.start, found.last };
  if (*count == 0)
    return 0;

  sealwax_mend_trace (mend->pasted, mend->size, mend->messages, mend->count, mending, places, *count, mend->scratch);
  for (size_t i = 0; i < *count; i++)
    accepted += accept (mend, SEALWAX_FORMAT_SEALED, mending, &places[i]);

  return accepted;
}

/* Takes the messages that all rules give, one rule after another. */
static void
take_all (Mend          *mend,
          SealwaxMending mending)
{
  size_t size = undo (mend, &mending);

  for (mending.rule = 0; mending.rule < SEALWAX_PIECES_RULES; mending.rule++)
    {
      size_t found, taken;

      do
        {
          taken = take_messages (mend, &mending, size, &found);
          if (found > 0)
            size = undo (mend, &mending);
        }
      while (found == PLACES && taken == PLACES);
    }
}

/* Whether it looks like a message: with a long run, and letters of both cases. */
static bool
looks_encrypted (const char *text,
                 size_t      size)
{
  bool upper = false, lower = false, is_long = false;

  for (size_t at = 0; at < size;)
    {
      size_t run = sealwax_base64_span (text + at, size - at);

      for (size_t i = at; i < at + run && !(upper && lower); i++)
        {
          upper = upper || (text[i] >= 'A' && text[i] <= 'Z');
          lower = lower || (text[i] >= 'a' && text[i] <= 'z');
        }
      is_long = is_long || run >= RUN_MIN;
      at += run > 0 ? run : 1;
    }

  return upper && lower && is_long;
}

static void
take_basic (Mend                 *mend,
            const SealwaxMending *mending)
{
  SealwaxUndoPlace place = { 0, mend->size - 1 };
  size_t           size = undo (mend, mending);
  SealwaxMessage   message = { 0 };

  if (looks_encrypted (mend->scratch, size) && sealwax_message_find_basic (mend->scratch, size, &message) && message.format == SEALWAX_FORMAT_BASIC)
    (void)!accept (mend, SEALWAX_FORMAT_BASIC, mending, &place);
}

/* Reads the text in one way, by all rules. Returns whether to go on. */
static bool
read_once (Mend          *mend,
           SealwaxMending mending)
{
  if (mend->readings >= mend->readings_max)
    return false;
  if (mend->progress != NULL && !mend->progress->func (mend->readings, mend->readings_max, mend->progress->data))
    mend->cancelled = true;
  if (mend->cancelled)
    return false;
  mend->readings++;

  if (mend->basic)
    take_basic (mend, &mending);
  else
    take_all (mend, mending);

  return sealwax_mend_is_needed (mend->pasted, mend->size, mend->messages, mend->count);
}

/* Reads the text with these encodings undone, and with each alphabet that may be another. */
static bool
read_steps (Mend              *mend,
            const SealwaxUndo *steps,
            size_t             n_steps,
            unsigned          *signs)
{
  SealwaxMending mending = { .wide = mend->wide };
  unsigned       shown = 0;

  for (size_t i = 0; i < n_steps; i++)
    mending.steps[i] = (uint16_t)steps[i];

  *signs = sealwax_undo_find_signs (mend->scratch, undo (mend, &mending));
  if (!read_once (mend, mending))
    return false;

  for (size_t i = 0; i < N_ALPHABETS; i++)
    {
      mending.last = (uint16_t)(*signs & alphabets[i]);
      shown |= mending.last;
      if (mending.last != 0 && !read_once (mend, mending))
        return false;
    }
  mending.last = (uint16_t)shown;

  return (shown & (shown - 1)) == 0 || read_once (mend, mending);
}

/* Line ends may have been put into what was encoded: `%2` and `B`. */
static bool
read_unwrapped (Mend              *mend,
                const SealwaxUndo *steps,
                size_t             n_steps)
{
  SealwaxUndo unwrapped[SEALWAX_MENDING_STEPS] = { SEALWAX_UNDO_LINES };
  unsigned    ignored;

  if (n_steps == 0)
    return true;
  if (n_steps == SEALWAX_MENDING_STEPS)
    n_steps--;
  memcpy (unwrapped + 1, steps, n_steps * sizeof *steps);

  return read_steps (mend, unwrapped, n_steps + 1, &ignored);
}

/* Reads the text in every way there is. What undoes the most comes first, so that what is said of it is what happened: all
 * encodings that show, fewer of them, none, each alone, two. */
static void
read_all (Mend *mend)
{
  SealwaxMending chain = { .wide = mend->wide };
  unsigned       signs = 0, inner[SEALWAX_MEND_ENCODINGS] = { 0 }, ignored;
  size_t         n_steps;
  SealwaxUndo    steps[SEALWAX_MENDING_STEPS] = { 0 };

  sealwax_mend_hide (mend->pasted, mend->size, mend->messages, mend->count, mend->wide != 0, mend->scratch);
  (void)sealwax_mend_chain (mend->scratch, mend->size, &chain);
  for (n_steps = 0; n_steps < SEALWAX_MENDING_STEPS && chain.steps[n_steps] != 0; n_steps++)
    steps[n_steps] = (SealwaxUndo)chain.steps[n_steps];

  for (size_t n = n_steps; n > 0; n--)
    if (!read_steps (mend, steps, n, &ignored))
      return;
  if (!read_steps (mend, NULL, 0, &signs) || !read_unwrapped (mend, steps, n_steps))
    return;

  for (size_t i = 0; i < SEALWAX_MEND_ENCODINGS; i++)
    {
      steps[0] = SEALWAX_MEND_ENCODING (i);
      if ((signs & steps[0]) != 0 && !read_steps (mend, steps, 1, &inner[i]))
        return;
    }

  for (size_t i = 0; i < SEALWAX_MEND_ENCODINGS; i++)
    for (size_t j = 0; j < SEALWAX_MEND_ENCODINGS; j++)
      if ((inner[i] & SEALWAX_MEND_ENCODING (j)) != 0)
        {
          steps[0] = SEALWAX_MEND_ENCODING (i);
          steps[1] = SEALWAX_MEND_ENCODING (j);
          if (!read_steps (mend, steps, 2, &ignored))
            return;
        }
}

/**
 * sealwax_mend:
 * @pasted: (array length=size): any text
 * @size: its size in bytes
 * @messages: (inout) (array length=count): room for %SEALWAX_MEND_MAX messages: what sealwax_message_find() found, in order;
 *   afterwards, with those that were mended in their places
 * @count: (inout): how many
 * @scratch: (array length=size): room
 * @progress: (nullable): asked whether to go on
 *
 * Mends messages that a channel damaged (docs/format.md, "Mending"). Each that is found has the right checksum. The time is
 * linear in @size, with a limit to how often the text is read, whatever it holds.
 *
 * Returns: false if it was cancelled
 */
bool
sealwax_mend (const char            *pasted,
              size_t                 size,
              SealwaxMessage        *messages,
              size_t                *count,
              char                  *scratch,
              const SealwaxProgress *progress)
{
  size_t fitting = BYTES_MAX / (size > 0 ? size : 1);
  Mend   mend = { pasted, size, messages, *count, scratch, progress, sealwax_mend_wide (pasted, size), 0, READINGS_MAX, false, false };

  if (fitting < READINGS_MAX)
    mend.readings_max = fitting > READINGS_MIN ? (uint32_t)fitting : READINGS_MIN;
  if (!sealwax_mend_is_needed (pasted, size, messages, *count))
    return true;

  read_all (&mend);

  /* The dashes around a key are in the URL alphabet, and then all of that is Base64: what has a name is no Basic message. */
  if (mend.count == 1 && messages[0].status == SEALWAX_STATUS_NOT_A_MESSAGE && messages[0].foreign == SEALWAX_FOREIGN_NONE && !mend.cancelled)
    {
      mend.basic = true;
      mend.readings = 0;
      read_all (&mend);
    }
  *count = mend.count;

  return !mend.cancelled;
}
