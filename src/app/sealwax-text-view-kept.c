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

  return self->state->kept;
}

/**
 * sealwax_text_view_set_kept:
 * @self: a text view
 * @kept: where the text that it shows now is kept
 *
 * Remembers that the text is kept elsewhere, until the person changes it.
 */
void
sealwax_text_view_set_kept (SealwaxTextView *self,
                            SealwaxTextKept  kept)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  self->state->kept = MAX (self->state->kept, kept);
  if (kept == SEALWAX_TEXT_KEPT_SEALED)
    self->state->was_sealed = TRUE;
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

/**
 * sealwax_text_view_wipe:
 * @self: a text view
 *
 * Empties the view for good, with the history of changes.
 */
void
sealwax_text_view_wipe (SealwaxTextView *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  sealwax_text_view_set_text (self, nothing);
  sealwax_text_history_clear (self->history);
  sealwax_text_view_update_actions (self);
}

/**
 * sealwax_text_view_wipe_sealed:
 * @self: a text view
 *
 * Empties the view, if a message holds its text, and forgets each such text that could be brought back, with all that was
 * typed into it. Texts that no message holds stay, those that can be brought back, too.
 */
void
sealwax_text_view_wipe_sealed (SealwaxTextView *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  if (self->state->kept == SEALWAX_TEXT_KEPT_SEALED)
    sealwax_text_view_set_text (self, nothing);

  sealwax_text_state_forget_sealed (self->state);
  sealwax_text_history_forget_sealed (self->history);
  sealwax_text_view_update_actions (self);
}
