/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"
#include "sealwax-text-preview.h"

/* Cutting what is selected, and putting something in its place. */

/* Whether all of a text that is kept nowhere else is selected. What takes its place then is a step from one text to another. */
static gboolean
is_alone_and_selected (SealwaxTextModel *self)
{
  GtkTextIter start, end, from, to;

  if (!self->secret || self->state->whole != NULL || !sealwax_text_state_stands_alone (self->state, NULL))
    return FALSE;

  gtk_text_buffer_get_bounds (self->state->buffer, &start, &end);
  gtk_text_buffer_get_selection_bounds (self->state->buffer, &from, &to);

  return gtk_text_iter_equal (&start, &from) && gtk_text_iter_equal (&end, &to);
}

/**
 * sealwax_text_model_cut_all:
 * @self: a text, of which the selection was just put on the clipboard
 *
 * If that is all of a text that is kept nowhere else, empties the text, so that it can be brought back when the copy is gone.
 *
 * Returns: whether it is
 */
gboolean
sealwax_text_model_cut_all (SealwaxTextModel *self)
{
  g_autoptr (SealwaxSecret) nothing = NULL;

  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  if (!is_alone_and_selected (self))
    return FALSE;

  nothing = sealwax_secret_new (NULL, 0);
  self->state->copied = TRUE;
  sealwax_text_model_put (self, nothing);
  sealwax_text_model_emit_edited (self);

  return TRUE;
}

/* If all of a text that is kept nowhere else is selected, shows another one instead, so that it can be brought back. Returns
 * whether it is. */
static gboolean
insert_over_all (SealwaxTextModel *self,
                 SealwaxSecret    *text)
{
  GtkTextIter end;

  if (!is_alone_and_selected (self))
    return FALSE;

  sealwax_text_model_put (self, text);
  self->state->pasted = TRUE;
  gtk_text_buffer_get_end_iter (self->state->buffer, &end);
  if (self->state->whole == NULL)
    gtk_text_buffer_place_cursor (self->state->buffer, &end);
  sealwax_text_model_emit_edited (self);

  return TRUE;
}

/* For when the result can still be shown whole. */
static void
insert_at_cursor (SealwaxTextModel *self,
                  SealwaxSecret    *text)
{
  SealwaxTextState *state = self->state;
  GtkTextBuffer    *buffer = state->buffer;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  sealwax_text_state_begin_moving (state, sealwax_text_model_find_origin (self, text), text);
  gtk_text_buffer_insert_at_cursor (buffer, sealwax_secret_get_text (text), (int)sealwax_secret_get_size (text));
  state->moving = FALSE;
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * sealwax_text_model_insert:
 * @self: a text
 * @text: UTF-8 without NUL
 *
 * Puts a text in place of the selection. This is the person's change. If only a preview is shown, the whole text is
 * replaced, and the signal `replaced` is sent, too.
 */
void
sealwax_text_model_insert (SealwaxTextModel *self,
                           SealwaxSecret    *text)
{
  g_autoptr (SealwaxSecret) result = NULL;
  g_autoptr (SealwaxKeys) keys = NULL;

  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  if (self->state->whole != NULL)
    {
      sealwax_text_model_replace (self, text, NULL);
      return;
    }
  if (insert_over_all (self, text))
    return;

  result = sealwax_text_state_splice (self->state, text);
  if (!sealwax_text_preview_is_needed (result))
    {
      insert_at_cursor (self, text);
      return;
    }

  /* What was left of a message is in the new text, too. */
  if (sealwax_text_state_get_remains (self->state) != SEALWAX_TEXT_REMAINS_NOTHING)
    keys = sealwax_keys_ref (self->state->keys);
  sealwax_text_model_put (self, result);
  if (keys != NULL)
    sealwax_text_state_set_origin (self->state, keys, TRUE);
  sealwax_text_model_emit_edited (self);
}
