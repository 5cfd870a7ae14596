/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"

/* Texts that are kept nowhere but here, and how those that were replaced come back. */

/**
 * sealwax_text_model_stands_alone:
 * @self: a text
 * @tie: (nullable): the tie of the message that the person sees now
 *
 * Returns: whether it is a text that would be lost, because it is kept nowhere else
 */
gboolean
sealwax_text_model_stands_alone (SealwaxTextModel *self,
                                 SealwaxTextTie   *tie)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return sealwax_text_state_stands_alone (self->state, tie);
}

/**
 * sealwax_text_model_has_replaced:
 * @self: a text
 * @tie: (nullable): the tie of the message that the person sees now
 *
 * Returns: whether another text was shown in its place before, and that one is kept nowhere else
 */
gboolean
sealwax_text_model_has_replaced (SealwaxTextModel *self,
                                 SealwaxTextTie   *tie)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return sealwax_text_history_find_alone (self->history, self->state, tie) != NULL;
}

/**
 * sealwax_text_model_bring_replaced_back:
 * @self: a text
 * @tie: (nullable): the tie of the message that the person sees now
 *
 * Shows the latest text that was replaced and is kept nowhere else, as one step of undo. This is the person's change.
 *
 * Returns: whether there was one
 */
gboolean
sealwax_text_model_bring_replaced_back (SealwaxTextModel *self,
                                        SealwaxTextTie   *tie)
{
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (SealwaxKeys) keys = NULL;
  SealwaxTextState *state;

  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  state = sealwax_text_history_find_alone (self->history, self->state, tie);
  if (state == NULL)
    return FALSE;

  text = sealwax_text_state_dup_text (state);
  if (sealwax_text_state_get_remains (state) != SEALWAX_TEXT_REMAINS_NOTHING)
    keys = sealwax_keys_ref (state->keys);
  state->superseded = TRUE;
  sealwax_text_model_put (self, text); /* may free the state */
  if (keys != NULL)
    sealwax_text_state_set_origin (self->state, keys, TRUE);
  sealwax_text_model_emit_edited (self);

  return TRUE;
}
