/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-history.h"
#include "sealwax-text.h"

/* The last text that was replaced can always be brought back. Earlier ones can be brought back within these limits, in each
 * direction: the number of texts, and of characters in all of them. Of the texts that were set aside, their number is not
 * limited. */
#define STATES_MAX 32
#define LENGTH_MAX ((gsize)SEALWAX_TEXT_MAX)

/**
 * SealwaxTextHistory:
 *
 * The texts that were replaced, and those that the person went back from. Each is held as it was, in its own buffer. So
 * replacing a text is one step of undo, whatever the sizes. And once a text is brought back, what was typed into it can
 * still be undone.
 *
 * A text that is kept nowhere else does not go when undo and redo no longer lead to it: it is set aside.
 */
struct _SealwaxTextHistory
{
  GQueue undo; /* of SealwaxTextState, the latest at the head */
  GQueue redo;
  GQueue aside;
};

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify)sealwax_text_state_free);
}

/* Returns how many texts are within the limits. */
static guint
count_within (GQueue *queue,
              guint   states_max)
{
  gsize length = 0;
  guint count = 0;

  for (GList *link = queue->head; link != NULL && count < states_max; link = link->next)
    {
      length += sealwax_text_state_get_length (link->data);
      if (length > LENGTH_MAX && count > 0)
        break;
      count++;
    }

  return count;
}

/* What was pasted and undone at once was not meant to be there. */
static gboolean
was_taken_back (const SealwaxTextState *state)
{
  return state->pasted && !gtk_text_buffer_get_can_undo (state->buffer);
}

/* Whether a text is lost with the history, although another one is shown. */
static gboolean
is_missed (SealwaxTextState *state,
           SealwaxTextState *shown,
           SealwaxTextTie   *tie)
{
  return !state->superseded && sealwax_text_state_stands_alone (state, tie) && !sealwax_text_state_equal (state, shown);
}

/* Takes ownership of a text that neither undo nor redo leads to any more. */
static void
set_aside (SealwaxTextHistory *self,
           SealwaxTextState   *state)
{
  guint kept;

  if (state->superseded || !sealwax_text_state_stands_alone (state, NULL))
    {
      sealwax_text_state_free (state);
      return;
    }

  g_queue_push_head (&self->aside, state);
  kept = count_within (&self->aside, G_MAXUINT);
  while (self->aside.length > kept)
    sealwax_text_state_free (g_queue_pop_tail (&self->aside));
}

static void
push (SealwaxTextHistory *self,
      GQueue             *queue,
      SealwaxTextState   *state)
{
  guint kept;

  g_queue_push_head (queue, state);
  kept = count_within (queue, STATES_MAX);
  while (queue->length > kept)
    set_aside (self, g_queue_pop_tail (queue));
}

static void
end_redo (SealwaxTextHistory *self)
{
  SealwaxTextState *state;

  while ((state = g_queue_pop_tail (&self->redo)) != NULL)
    if (was_taken_back (state))
      sealwax_text_state_free (state);
    else
      set_aside (self, state);
}

/* A #SealwaxTextKeep, of what goes on in another text. */
static void
keep_nothing (SealwaxSecret *text,
              SealwaxKeys   *keys,
              gpointer       data)
{
}

/* Starts with the oldest. */
static void
forget_sealed (GQueue         *queue,
               SealwaxTextKeep keep,
               gpointer        data)
{
  GList *previous;

  for (GList *link = queue->tail; link != NULL; link = previous)
    {
      SealwaxTextState *state = link->data;

      previous = link->prev;
      if (sealwax_text_state_forget_sealed (state, state->superseded ? keep_nothing : keep, data))
        continue;

      sealwax_text_state_free (state);
      g_queue_delete_link (queue, link);
    }
}

static SealwaxTextState *
find_origin (GQueue        *queue,
             SealwaxSecret *text)
{
  for (GList *link = queue->head; link != NULL; link = link->next)
    if (sealwax_text_state_is_origin_of (link->data, text))
      return link->data;

  return NULL;
}

static gboolean
has_sealed (GQueue *queue)
{
  for (GList *link = queue->head; link != NULL; link = link->next)
    {
      SealwaxTextState *state = link->data;

      if (state->was_sealed)
        return TRUE;
    }

  return FALSE;
}

/**
 * sealwax_text_history_new:
 *
 * Returns: (transfer full): an empty history
 */
SealwaxTextHistory *
sealwax_text_history_new (void)
{
  return g_new0 (SealwaxTextHistory, 1);
}

/**
 * sealwax_text_history_free:
 * @self: (transfer full): a history
 *
 * Frees a history, with the texts in it.
 */
void
sealwax_text_history_free (SealwaxTextHistory *self)
{
  sealwax_text_history_clear (self);
  g_free (self);
}

/**
 * sealwax_text_history_add:
 * @self: a history
 * @replaced: (transfer full): the text that is being replaced
 *
 * Remembers a text. What was undone before can no longer be redone.
 */
void
sealwax_text_history_add (SealwaxTextHistory *self,
                          SealwaxTextState   *replaced)
{
  replaced->undone = 0;
  end_redo (self);
  push (self, &self->undo, replaced);
}

/**
 * sealwax_text_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a text to go back to
 */
gboolean
sealwax_text_history_can_undo (SealwaxTextHistory *self)
{
  return self->undo.length > 0;
}

/**
 * sealwax_text_history_take_back:
 * @self: a history
 *
 * For a text that goes for good: neither undo nor redo leads back to it.
 *
 * Returns: (transfer full) (nullable): the text that it replaced, or %NULL if there is none
 */
SealwaxTextState *
sealwax_text_history_take_back (SealwaxTextHistory *self)
{
  return g_queue_pop_head (&self->undo);
}

/**
 * sealwax_text_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a text to go forward to
 */
gboolean
sealwax_text_history_can_redo (SealwaxTextHistory *self)
{
  return self->redo.length > 0;
}

/**
 * sealwax_text_history_undo:
 * @self: a history that has a text to go back to
 * @shown: (transfer full): the text that is shown now
 *
 * Returns: (transfer full): the text that it replaced
 */
SealwaxTextState *
sealwax_text_history_undo (SealwaxTextHistory *self,
                           SealwaxTextState   *shown)
{
  push (self, &self->redo, shown);

  return g_queue_pop_head (&self->undo);
}

/**
 * sealwax_text_history_redo:
 * @self: a history that has a text to go forward to
 * @shown: (transfer full): the text that is shown now
 *
 * Returns: (transfer full): the text that had replaced it
 */
SealwaxTextState *
sealwax_text_history_redo (SealwaxTextHistory *self,
                           SealwaxTextState   *shown)
{
  push (self, &self->undo, shown);

  return g_queue_pop_head (&self->redo);
}

/**
 * sealwax_text_history_forget_redo:
 * @self: a history
 *
 * Call this when the person has changed the text: there is nothing to redo from there.
 */
void
sealwax_text_history_forget_redo (SealwaxTextHistory *self)
{
  end_redo (self);
}

/**
 * sealwax_text_history_has_sealed:
 * @self: a history
 *
 * Returns: whether it has a text that a message holds
 */
gboolean
sealwax_text_history_has_sealed (SealwaxTextHistory *self)
{
  return has_sealed (&self->undo) || has_sealed (&self->redo) || has_sealed (&self->aside);
}

/**
 * sealwax_text_history_forget_sealed:
 * @self: a history
 * @keep: called with each text that also has words of the person's own in it, oldest first
 * @data: handed to @keep
 *
 * Forgets the texts that came from a message. If nothing is left of the message in such a text, the text stays, but what
 * was typed into it is forgotten.
 */
void
sealwax_text_history_forget_sealed (SealwaxTextHistory *self,
                                    SealwaxTextKeep     keep,
                                    gpointer            data)
{
  forget_sealed (&self->aside, keep, data);
  forget_sealed (&self->undo, keep, data);
  forget_sealed (&self->redo, keep, data);
}

/**
 * sealwax_text_history_find_origin:
 * @self: a history
 * @text: a text, for example one that is pasted
 *
 * Returns: (transfer none) (nullable): the text, held by a message, that @text came from
 */
SealwaxTextState *
sealwax_text_history_find_origin (SealwaxTextHistory *self,
                                  SealwaxSecret      *text)
{
  SealwaxTextState *state = find_origin (&self->undo, text);

  if (state == NULL)
    state = find_origin (&self->redo, text);

  return state != NULL ? state : find_origin (&self->aside, text);
}

static SealwaxTextState *
find_alone (GQueue           *queue,
            SealwaxTextState *shown,
            SealwaxTextTie   *tie)
{
  for (GList *link = queue->head; link != NULL; link = link->next)
    if (is_missed (link->data, shown, tie))
      return link->data;

  return NULL;
}

/* Returns the latest one that redo leads to. */
static SealwaxTextState *
find_alone_ahead (SealwaxTextHistory *self,
                  SealwaxTextState   *shown,
                  SealwaxTextTie     *tie)
{
  for (GList *link = self->redo.head; link != NULL; link = link->next)
    if (!was_taken_back (link->data) && is_missed (link->data, shown, tie))
      return link->data;

  return NULL;
}

/**
 * sealwax_text_history_find_alone:
 * @self: a history
 * @shown: the text that is shown now
 * @tie: (nullable): the tie of the message that the person sees now
 *
 * Finds the latest text that is kept nowhere but here. A text that is the same as the one that is shown is not meant, and
 * neither is one that was pasted and undone at once.
 *
 * Returns: (transfer none) (nullable): that text
 */
SealwaxTextState *
sealwax_text_history_find_alone (SealwaxTextHistory *self,
                                 SealwaxTextState   *shown,
                                 SealwaxTextTie     *tie)
{
  SealwaxTextState *state = find_alone_ahead (self, shown, tie);

  if (state == NULL)
    state = find_alone (&self->undo, shown, tie);

  return state != NULL ? state : find_alone (&self->aside, shown, tie);
}

static void
visit_queue (GQueue          *queue,
             SealwaxTextVisit visit,
             gpointer         data)
{
  for (GList *link = queue->head; link != NULL; link = link->next)
    visit (link->data, data);
}

/**
 * sealwax_text_history_foreach:
 * @self: a history
 * @visit: called with each text
 * @data: handed to @visit
 *
 * Goes through all texts.
 */
void
sealwax_text_history_foreach (SealwaxTextHistory *self,
                              SealwaxTextVisit    visit,
                              gpointer            data)
{
  visit_queue (&self->undo, visit, data);
  visit_queue (&self->redo, visit, data);
  visit_queue (&self->aside, visit, data);
}

/**
 * sealwax_text_history_clear:
 * @self: a history
 *
 * Forgets everything.
 */
void
sealwax_text_history_clear (SealwaxTextHistory *self)
{
  clear_queue (&self->undo);
  clear_queue (&self->redo);
  clear_queue (&self->aside);
}
