/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-found-message.h"
#include "sealwax-message-choice.h"

/* Which message is still the chosen one when its text has changed. The same message can be in a text more than once. */

static const SealwaxFinding *
get_finding (GPtrArray *messages,
             guint      index)
{
  return sealwax_found_message_get_finding (messages->pdata[index]);
}

static gboolean
is_same (GPtrArray *messages,
         guint      index,
         GPtrArray *others,
         guint      other)
{
  return sealwax_found_message_is (messages->pdata[index], get_finding (others, other)->digest);
}

/**
 * sealwax_message_choice_find_at:
 * @old: (element-type SealwaxFoundMessage): the messages of a text, one at least
 * @chosen: which of them is chosen
 * @now: (element-type SealwaxFoundMessage): the messages of the text as it is now
 * @start: where the chosen one begins now, in bytes
 * @end: where it ends now
 * @found: (out): its number among the new ones
 *
 * Finds the chosen message again in a text that was edited: the one in its place, even if it was changed itself.
 *
 * Returns: whether there is one
 */
gboolean
sealwax_message_choice_find_at (GPtrArray *old,
                                guint      chosen,
                                GPtrArray *now,
                                gsize      start,
                                gsize      end,
                                guint     *found)
{
  gboolean is_there = FALSE;

  for (guint i = 0; i < now->len; i++)
    {
      const SealwaxMessage *message = &get_finding (now, i)->message;

      if (message->start >= end || message->end <= start || (is_there && !is_same (now, i, old, chosen)))
        continue;

      *found = i;
      if (is_same (now, i, old, chosen))
        return TRUE;
      is_there = TRUE;
    }

  return is_there;
}

/**
 * sealwax_message_choice_find:
 * @old: (element-type SealwaxFoundMessage): the messages of a text, one at least
 * @chosen: which of them is chosen
 * @now: (element-type SealwaxFoundMessage): the messages of another text, which took its place
 *
 * Finds the chosen message again, by those that are before and after it. If it is not there any more, what is between those
 * took its place.
 *
 * Returns: its number among the new ones, or 0 if there is nothing in its place
 */
guint
sealwax_message_choice_find (GPtrArray *old,
                             guint      chosen,
                             GPtrArray *now)
{
  const guint common = MIN (old->len, now->len);
  guint       before = 0, after = 0, nth = 0, found;

  while (before < common && is_same (now, before, old, before))
    before++;
  while (before + after < common && is_same (now, now->len - 1 - after, old, old->len - 1 - after))
    after++;
  if (chosen < before)
    return chosen;
  if (chosen >= old->len - after)
    return chosen + now->len - old->len;

  /* Nothing of a text that has no message in common with the old one is in the place of anything. */
  found = before + after > 0 && before < now->len - after ? MIN (chosen, now->len - after - 1) : 0;
  for (guint i = 0; i < chosen; i++)
    nth += is_same (old, i, old, chosen) ? 1 : 0;
  for (guint i = 0; i < now->len; i++)
    if (is_same (now, i, old, chosen))
      {
        found = i;
        if (nth-- == 0)
          break;
      }

  return found;
}
