/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-mend-text.h"

#include <string.h>

/* Every encoding that is undone, in order: UTF-16, what a terminal wrote, the steps, and again what a terminal wrote. */
#define STAGES (SEALWAX_MENDING_STEPS + 3)

static SealwaxUndo
get_stage (const SealwaxMending *mending,
           size_t                stage)
{
  if (stage == 0)
    return (SealwaxUndo)mending->wide;
  if (stage == 1)
    return SEALWAX_UNDO_TERMINAL;
  if (stage == STAGES - 1)
    return SEALWAX_UNDO_TERMINAL_LAST;

  return (SealwaxUndo)mending->steps[stage - 2];
}

/* Undoes the stages before @end. Returns the text's new size. */
static size_t
undo_stages (char                 *text,
             size_t                size,
             const SealwaxMending *mending,
             size_t                end,
             unsigned             *undone)
{
  for (size_t i = 0; i < end; i++)
    {
      SealwaxUndo    undo = get_stage (mending, i);
      SealwaxUndoing undoing = { .text = text, .size = size };

      if (undo == SEALWAX_UNDO_NONE)
        continue;
      sealwax_undo (&undoing, undo);
      if (undo == SEALWAX_UNDO_TERMINAL || undo == SEALWAX_UNDO_TERMINAL_LAST)
        *undone |= undoing.escapes > 0 ? SEALWAX_UNDO_TERMINAL : 0;
      else
        *undone |= undoing.out < size ? undo : 0;
      size = undoing.out;
    }

  return size;
}

/**
 * sealwax_mend_text:
 * @text: (array length=size): a text, which is changed in place
 * @size: its size in bytes
 * @mending: what to undo
 * @with_last: whether to undo @mending->last, too
 * @undone: (inout): receives what there was to undo
 *
 * Undoes what a channel did to a text.
 *
 * Returns: the text's new size
 */
size_t
sealwax_mend_text (char                 *text,
                   size_t                size,
                   const SealwaxMending *mending,
                   bool                  with_last,
                   unsigned             *undone)
{
  static const SealwaxUndo last[] = { SEALWAX_UNDO_URL_ALPHABET, SEALWAX_UNDO_DIFF, SEALWAX_UNDO_LOST_PLUS };

  size = undo_stages (text, size, mending, STAGES, undone);

  for (size_t i = 0; i < sizeof last / sizeof last[0]; i++)
    if (with_last && (mending->last & last[i]) != 0)
      {
        SealwaxUndoing undoing = { .text = text, .size = size };

        sealwax_undo (&undoing, last[i]);
        *undone |= last[i];
      }

  return size;
}

/* The first encoding that shows and was not undone yet; or else the first that shows, perhaps inside another of its kind. */
static SealwaxUndo
choose_step (unsigned signs,
             unsigned used)
{
  for (int again = 0; again < 2; again++)
    for (size_t i = 0; i < SEALWAX_MEND_ENCODINGS; i++)
      if ((signs & SEALWAX_MEND_ENCODING (i)) != 0 && (again == 1 || (used & SEALWAX_MEND_ENCODING (i)) == 0))
        return SEALWAX_MEND_ENCODING (i);

  return SEALWAX_UNDO_NONE;
}

/**
 * sealwax_mend_chain:
 * @text: (array length=size): a text, which is changed in place
 * @size: its size in bytes
 * @mending: (inout): with @mending->wide set; receives the steps
 *
 * Undoes encodings one after another, as long as they show.
 *
 * Returns: the text's new size
 */
size_t
sealwax_mend_chain (char           *text,
                    size_t          size,
                    SealwaxMending *mending)
{
  SealwaxMending next = { .wide = mending->wide };
  unsigned       used = 0;
  unsigned       undone = 0;

  for (size_t i = 0;; i++)
    {
      SealwaxUndo step;

      size = sealwax_mend_text (text, size, &next, false, &undone);
      step = choose_step (sealwax_undo_find_signs (text, size), used);
      if (i == SEALWAX_MENDING_STEPS || step == SEALWAX_UNDO_NONE)
        return size;
      mending->steps[i] = (uint16_t)step;
      next = (SealwaxMending){ .steps = { (uint16_t)step } };
      used |= step;
    }
}

/**
 * sealwax_mend_wide:
 * @pasted: (array length=size): a text
 * @size: its size in bytes
 *
 * Returns: the kind of #SealwaxUndo that its byte order mark asks for, or 0
 */
uint16_t
sealwax_mend_wide (const char *pasted,
                   size_t      size)
{
  if (size >= 2 && memcmp (pasted, "\xff\xfe", 2) == 0)
    return SEALWAX_UNDO_UTF_16_LE;
  if (size >= 2 && memcmp (pasted, "\xfe\xff", 2) == 0)
    return SEALWAX_UNDO_UTF_16_BE;

  return 0;
}

/**
 * sealwax_mend_hide:
 * @pasted: (array length=size): a text
 * @size: its size in bytes
 * @messages: (array length=count): what was found in it, in order
 * @count: how many
 * @wide: whether it is in UTF-16
 * @text: (out caller-allocates) (array length=size): receives the text, with a wall in the place of every message that is whole
 *
 * Copies a text, without what need not be looked at again.
 */
void
sealwax_mend_hide (const char           *pasted,
                   size_t                size,
                   const SealwaxMessage *messages,
                   size_t                count,
                   bool                  wide,
                   char                 *text)
{
  memcpy (text, pasted, size);
  for (char *nul = wide ? NULL : memchr (text, SEALWAX_UNDO_WALL, size); nul != NULL; nul = memchr (nul, SEALWAX_UNDO_WALL, size - (size_t)(nul - text)))
    *nul = SEALWAX_UNDO_OTHER;

  for (size_t i = 0; i < count; i++)
    if (messages[i].status == SEALWAX_STATUS_OK || messages[i].status == SEALWAX_STATUS_NEWER)
      memset (text + messages[i].start, SEALWAX_UNDO_WALL, messages[i].end - messages[i].start);
}

/**
 * sealwax_mend_trace:
 * @pasted: (array length=size): a text
 * @size: its size in bytes
 * @messages: (array length=count): what was hidden in it
 * @count: how many
 * @mending: what was undone
 * @places: (inout) (array length=n_places): places in the text that came out, in order, none in another; afterwards, the
 *   places in @pasted that became them
 * @n_places: how many
 * @scratch: (array length=size): room
 *
 * Finds out where something was before encodings were undone.
 */
void
sealwax_mend_trace (const char           *pasted,
                    size_t                size,
                    const SealwaxMessage *messages,
                    size_t                count,
                    const SealwaxMending *mending,
                    SealwaxUndoPlace     *places,
                    size_t                n_places,
                    char                 *scratch)
{
  for (size_t i = STAGES; i-- > 0;)
    {
      SealwaxUndoing undoing = { .text = scratch, .places = places, .n_places = n_places };
      unsigned       undone = 0;

      if (get_stage (mending, i) == SEALWAX_UNDO_NONE)
        continue;
      sealwax_mend_hide (pasted, size, messages, count, mending->wide != 0, scratch);
      undoing.size = undo_stages (scratch, size, mending, i, &undone);
      sealwax_undo (&undoing, get_stage (mending, i));
    }
}
