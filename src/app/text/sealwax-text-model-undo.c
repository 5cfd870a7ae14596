/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"

/* Undo and redo: within the typing of a text, and from one text to another. */

/* Goes back or forward within the typing of a text. */
static void
step_in_buffer (SealwaxTextModel *self,
                void (*step) (GtkTextBuffer *buffer))
{
  self->state->stepping = TRUE;
  step (self->state->buffer);
  self->state->stepping = FALSE;
}

/* Goes back or forward to another text. */
static void
step_to (SealwaxTextModel *self,
         SealwaxTextState *state)
{
  sealwax_text_model_show_state (self, state);
  sealwax_text_model_emit_edited (self);
}

/**
 * sealwax_text_model_undo:
 * @self: a text
 *
 * Goes one step back, if there is one: in the typing of this text, or to the text before it. This is the person's change.
 */
void
sealwax_text_model_undo (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  if (gtk_text_buffer_get_can_undo (self->state->buffer))
    {
      self->state->undone++;
      step_in_buffer (self, gtk_text_buffer_undo);
    }
  else if (sealwax_text_history_can_undo (self->history))
    step_to (self, sealwax_text_history_undo (self->history, sealwax_text_model_steal_state (self)));
}

/**
 * sealwax_text_model_redo:
 * @self: a text
 *
 * Goes one step forward again, if there is one. This is the person's change.
 */
void
sealwax_text_model_redo (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  if (self->state->undone > 0 && gtk_text_buffer_get_can_redo (self->state->buffer))
    {
      self->state->undone--;
      step_in_buffer (self, gtk_text_buffer_redo);
    }
  else if (sealwax_text_history_can_redo (self->history))
    step_to (self, sealwax_text_history_redo (self->history, sealwax_text_model_steal_state (self)));
}
