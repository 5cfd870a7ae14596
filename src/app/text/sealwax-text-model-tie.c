/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"

/* What a message that was made here was made of. */

/**
 * sealwax_text_model_set_tie:
 * @self: a text that is a message, or that one was made of
 * @tie: what ties the two
 *
 * Remembers that, until the whole text is replaced. Undo brings it back with the text.
 */
void
sealwax_text_model_set_tie (SealwaxTextModel *self,
                            SealwaxTextTie   *tie)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_state_set_tie (self->state, tie);
}

/**
 * sealwax_text_model_get_tie:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): what ties it to the text that it was made of, if it was made here; it may have been
 *   edited since
 */
SealwaxTextTie *
sealwax_text_model_get_tie (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), NULL);

  return self->state->tie;
}

static void
look_for_text (SealwaxTextState *state,
               gpointer          found)
{
  if (state->tie != NULL && state->tie->text != NULL)
    *(gboolean *)found = TRUE;
}

static void
forget_text (SealwaxTextState *state,
             gpointer          data)
{
  if (state->tie != NULL)
    sealwax_text_tie_set_text (state->tie, NULL, 0);
}

/**
 * sealwax_text_model_has_tied_text:
 * @self: a text
 *
 * Returns: whether it remembers a text that it was made of, or undo or redo would bring back one that does
 */
gboolean
sealwax_text_model_has_tied_text (SealwaxTextModel *self)
{
  gboolean found = FALSE;

  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  look_for_text (self->state, &found);
  sealwax_text_history_foreach (self->history, look_for_text, &found);

  return found;
}

/**
 * sealwax_text_model_forget_tied_text:
 * @self: a text
 *
 * Forgets what it was made of, but not that it was made here. The same goes for what undo and redo would bring back.
 */
void
sealwax_text_model_forget_tied_text (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  forget_text (self->state, NULL);
  sealwax_text_history_foreach (self->history, forget_text, NULL);
}

/**
 * sealwax_text_model_is:
 * @self: a text
 * @text: another one
 * @length: how many characters that has
 *
 * Returns: whether the two are the same
 */
gboolean
sealwax_text_model_is (SealwaxTextModel *self,
                       SealwaxSecret    *text,
                       gsize             length)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return sealwax_text_state_is (self->state, text, length);
}
