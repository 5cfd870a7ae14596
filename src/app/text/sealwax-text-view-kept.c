/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-view-private.h"

/* Where else a text is kept, and wiping it. */

/**
 * sealwax_text_view_get_kept:
 * @self: a text view
 *
 * Returns: where the text is kept beside this view
 */
SealwaxTextKept
sealwax_text_view_get_kept (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), SEALWAX_TEXT_KEPT_NOWHERE);

  return sealwax_text_state_get_kept (self->state);
}

/**
 * sealwax_text_view_set_kept_outside:
 * @self: a text view
 *
 * Remembers that the text that it shows now is kept outside, until the person changes it.
 */
void
sealwax_text_view_set_kept_outside (SealwaxTextView *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  self->state->kept = MAX (self->state->kept, SEALWAX_TEXT_KEPT_OUTSIDE);
}

/**
 * sealwax_text_view_set_sealed:
 * @self: a text view
 * @passphrase: what opens the message
 *
 * Remembers that a message holds the text that it shows now.
 */
void
sealwax_text_view_set_sealed (SealwaxTextView *self,
                              SealwaxSecret   *passphrase)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  sealwax_text_state_set_sealed (self->state, passphrase);
}

/**
 * sealwax_text_view_bring_back:
 * @self: a text view
 * @text: a text that sealwax_text_view_wipe_sealed() had given away
 * @passphrase: what it was sealed under
 *
 * Shows it again, as one step of undo.
 */
void
sealwax_text_view_bring_back (SealwaxTextView *self,
                              SealwaxSecret   *text,
                              SealwaxSecret   *passphrase)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  sealwax_text_view_set_text (self, text);
  sealwax_text_state_set_origin (self->state, passphrase, TRUE);
}

/**
 * sealwax_text_view_get_remains:
 * @self: a text view
 *
 * Returns: what is left, in the text that it shows now, of one that a message holds
 */
SealwaxTextRemains
sealwax_text_view_get_remains (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), SEALWAX_TEXT_REMAINS_NOTHING);

  return sealwax_text_state_get_remains (self->state);
}

/**
 * sealwax_text_view_has_sealed:
 * @self: a text view
 *
 * Returns: whether it shows a text that a message holds, or undo or redo would bring one back
 */
gboolean
sealwax_text_view_has_sealed (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), FALSE);

  return self->state->was_sealed || sealwax_text_history_has_sealed (self->history);
}

static SealwaxTextState *
make_empty (SealwaxTextView *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  return sealwax_text_state_new (gtk_text_buffer_get_tag_table (self->state->buffer), nothing);
}

/**
 * sealwax_text_view_wipe:
 * @self: a text view
 *
 * Empties the view for good, with the history of changes.
 */
void
sealwax_text_view_wipe (SealwaxTextView *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  sealwax_text_view_show_state (self, make_empty (self));
  sealwax_text_history_clear (self->history);
  sealwax_text_view_update_actions (self);
}

/**
 * sealwax_text_view_wipe_sealed:
 * @self: a text view
 * @keep: called with each text in which there are words of the person's own among those of a message, the oldest first
 * @data: handed to @keep
 *
 * Empties the view, if anything in it came from a message, and forgets each such text that could be brought back, with all
 * that was typed into it. Texts that do not come from a message stay, those that can be brought back, too.
 */
void
sealwax_text_view_wipe_sealed (SealwaxTextView *self,
                               SealwaxTextKeep  keep,
                               gpointer         data)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  sealwax_text_history_forget_sealed (self->history, keep, data);
  if (!sealwax_text_state_forget_sealed (self->state, keep, data))
    sealwax_text_view_show_state (self, make_empty (self));
  sealwax_text_view_update_actions (self);
}

/**
 * sealwax_text_view_take_over:
 * @self: a new text view
 * @old: the one that it takes the place of
 *
 * Takes the text and the history of another view, which is then empty.
 */
void
sealwax_text_view_take_over (SealwaxTextView *self,
                             SealwaxTextView *old)
{
  SealwaxTextHistory *history;
  SealwaxTextState   *state;

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (old));

  state = g_steal_pointer (&old->state);
  sealwax_text_view_show_state (old, g_steal_pointer (&self->state));
  sealwax_text_view_show_state (self, state);

  history = self->history;
  self->history = old->history;
  old->history = history;
  sealwax_text_view_update_actions (self);
}
