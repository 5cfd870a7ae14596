/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-session-private.h"

/* What would be lost with the session, and bringing back what was replaced. */

/* Returns the tie of the message that the ciphertext holds, if that was made here. */
static SealwaxTextTie *
get_shown (SealwaxSession *self)
{
  SealwaxTextTie *tie = sealwax_text_model_get_tie (self->ciphertext);

  if (tie == NULL || tie->digest == NULL || sealwax_messages_is_reading (self->messages))
    return tie;

  return sealwax_messages_contain (self->messages, tie->digest) ? tie : NULL;
}

/* A text was changed, or is kept somewhere else now. */
void
sealwax_session_update_kept (SealwaxSession *self)
{
  sealwax_session_tell_kept (self, sealwax_text_model_has_replaced (self->plaintext, get_shown (self)));
}

/* The ciphertext was copied or saved. */
void
sealwax_session_note_sent (SealwaxSession *self)
{
  SealwaxTextTie *tie = get_shown (self);

  if (tie != NULL)
    tie->sent = TRUE;
  sealwax_session_update_kept (self);
}

/**
 * sealwax_session_has_unsaved:
 * @self: a session
 *
 * A text is kept elsewhere if it was saved or comes from a file, and nobody has changed it since; as long as a copy of it is
 * on the clipboard; and if a message holds it that was received, was sent, or is the ciphertext now.
 *
 * Returns: whether there is a plaintext that is kept nowhere else
 */
gboolean
sealwax_session_has_unsaved (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return sealwax_text_model_stands_alone (self->plaintext, get_shown (self));
}

/**
 * sealwax_session_get_replaced_draft:
 * @self: a session
 *
 * Returns: #SealwaxSession:replaced-draft
 */
gboolean
sealwax_session_get_replaced_draft (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return self->replaced_draft;
}

/**
 * sealwax_session_bring_back_draft:
 * @self: a session
 *
 * Makes the draft that was replaced last the plaintext again, as one step of undo: what is there now can be brought back in
 * turn. This is the person's change.
 *
 * Returns: whether there was one
 */
gboolean
sealwax_session_bring_back_draft (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return sealwax_text_model_bring_replaced_back (self->plaintext, get_shown (self));
}
