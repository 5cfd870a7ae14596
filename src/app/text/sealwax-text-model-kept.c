/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"

/* Where else a text is kept, and wiping it. */

/**
 * sealwax_text_model_get_kept:
 * @self: a text
 *
 * Returns: where else the text is kept
 */
SealwaxTextKept
sealwax_text_model_get_kept (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), SEALWAX_TEXT_KEPT_NOWHERE);

  return sealwax_text_state_get_kept (self->state);
}

/**
 * sealwax_text_model_set_kept_outside:
 * @self: a text
 *
 * Remembers that the text, as it is now, is kept outside: in a file, or where a message was sent. That holds until the person
 * changes it.
 */
void
sealwax_text_model_set_kept_outside (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  self->state->saved = TRUE;
  sealwax_text_model_emit_kept (self);
}

/**
 * sealwax_text_model_set_copied:
 * @self: a text
 *
 * Remembers that there is a copy of the text, as it is now, on the clipboard. That holds until the person changes it, and for
 * as long as the copy is there, see sealwax_text_model_forget_copy().
 */
void
sealwax_text_model_set_copied (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  self->state->copied = TRUE;
  sealwax_text_model_emit_kept (self);
}

static void
forget_copy (SealwaxTextState *state,
             gpointer          data)
{
  state->copied = FALSE;
}

/**
 * sealwax_text_model_forget_copy:
 * @self: a text
 *
 * Call this when the copy of this text, or of one that can be brought back, has left the clipboard.
 */
void
sealwax_text_model_forget_copy (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  forget_copy (self->state, NULL);
  sealwax_text_history_foreach (self->history, forget_copy, NULL);
  sealwax_text_model_emit_kept (self);
}

/**
 * sealwax_text_model_set_sealed:
 * @self: a text
 * @keys: what opens the message
 *
 * Remembers that a message holds the text as it is now.
 */
void
sealwax_text_model_set_sealed (SealwaxTextModel *self,
                               SealwaxKeys      *keys)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_state_set_sealed (self->state, keys);
}

/**
 * sealwax_text_model_bring_back:
 * @self: a text
 * @text: a text that sealwax_text_model_wipe_sealed() handed to its callback
 * @keys: what it was sealed under
 *
 * Shows it again, as one step of undo.
 */
void
sealwax_text_model_bring_back (SealwaxTextModel *self,
                               SealwaxSecret    *text,
                               SealwaxKeys      *keys)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_model_set_text (self, text);
  sealwax_text_state_set_origin (self->state, keys, TRUE);
}

/**
 * sealwax_text_model_get_remains:
 * @self: a text
 *
 * Returns: what the text as it is now still has of one that a message holds
 */
SealwaxTextRemains
sealwax_text_model_get_remains (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), SEALWAX_TEXT_REMAINS_NOTHING);

  return sealwax_text_state_get_remains (self->state);
}

/**
 * sealwax_text_model_has_sealed:
 * @self: a text
 *
 * Returns: whether a message holds this text, or undo or redo would bring back one that a message holds
 */
gboolean
sealwax_text_model_has_sealed (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return self->state->was_sealed || sealwax_text_history_has_sealed (self->history);
}

static SealwaxTextState *
make_empty (SealwaxTextModel *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  return sealwax_text_state_new (self->tags, nothing);
}

/**
 * sealwax_text_model_wipe:
 * @self: a text
 *
 * Empties it for good, and its history too.
 */
void
sealwax_text_model_wipe (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_model_show_state (self, make_empty (self));
  sealwax_text_history_clear (self->history);
  sealwax_text_model_note_wiped (self);
}

/**
 * sealwax_text_model_take_out:
 * @self: a text
 *
 * Forgets the text as it is now, and what was typed into it, for good, and shows the one before it. This is the person's
 * change.
 */
void
sealwax_text_model_take_out (SealwaxTextModel *self)
{
  SealwaxTextState *before;

  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  before = sealwax_text_history_take_back (self->history);
  sealwax_text_model_show_state (self, before != NULL ? before : make_empty (self));
  sealwax_text_model_emit_edited (self);
  sealwax_text_model_note_wiped (self);
}

/**
 * sealwax_text_model_wipe_sealed:
 * @self: a text
 * @keep: called with each text that has words of the person's own among those of a message, oldest first
 * @data: handed to @keep
 *
 * Empties it if anything in it came from a message, and forgets each such text that could be brought back, with everything
 * that was typed into it. Texts that did not come from a message stay, including those that can be brought back.
 */
void
sealwax_text_model_wipe_sealed (SealwaxTextModel *self,
                                SealwaxTextKeep   keep,
                                gpointer          data)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  if (!sealwax_text_model_has_sealed (self))
    return;

  sealwax_text_history_forget_sealed (self->history, keep, data);
  if (!sealwax_text_state_forget_sealed (self->state, keep, data))
    sealwax_text_model_show_state (self, make_empty (self));
  sealwax_text_model_note_wiped (self);
}
