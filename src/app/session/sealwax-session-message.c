/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-session-private.h"

/* Whether the message that was made here still belongs to the plaintext. A message that was received belongs to whoever sent
 * it, and is never outdated. */

/* Where there is no plaintext, none is taken for what the message holds. */
static gboolean
has_changed (SealwaxSession       *self,
             const SealwaxTextTie *tie)
{
  if (sealwax_text_model_get_length (self->plaintext) == 0)
    return FALSE;

  return tie->text == NULL || !sealwax_text_model_is (self->plaintext, tie->text, tie->length);
}

static gboolean
is_chosen (SealwaxSession       *self,
           const SealwaxTextTie *tie)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);

  return tie->digest == NULL || (finding != NULL && g_str_equal (finding->digest, tie->digest));
}

/* Something happened to the plaintext, or to the message. */
void
sealwax_session_update_message (SealwaxSession *self)
{
  const SealwaxTextTie *tie = sealwax_text_model_get_tie (self->ciphertext);

  sealwax_session_tell_message_outdated (self, tie != NULL && is_chosen (self, tie) && has_changed (self, tie));
}

/* The ciphertext was made of that text, just now. */
void
sealwax_session_note_made (SealwaxSession *self,
                           SealwaxSecret  *text)
{
  g_autoptr (SealwaxTextTie) tie = sealwax_text_tie_new (text, sealwax_text_model_get_length (self->plaintext));

  sealwax_text_model_set_tie (self->ciphertext, tie);
  sealwax_text_model_set_tie (self->plaintext, tie);
  self->is_fresh = TRUE;
  sealwax_session_update_message (self);
}

/* The ciphertext was read. If that is the message as it was made, its digest is known now. */
void
sealwax_session_note_read (SealwaxSession *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);
  SealwaxTextTie       *tie = sealwax_text_model_get_tie (self->ciphertext);

  if (self->is_fresh && tie != NULL && finding != NULL)
    g_set_str (&tie->digest, finding->digest);
  self->is_fresh = FALSE;
  sealwax_session_update_message (self);
}

/* A message of the ciphertext holds that text, which is the plaintext now. */
void
sealwax_session_note_held (SealwaxSession *self,
                           const char     *digest,
                           SealwaxSecret  *text)
{
  SealwaxTextTie *tie = sealwax_text_model_get_tie (self->ciphertext);

  if (tie != NULL && g_strcmp0 (tie->digest, digest) == 0)
    {
      sealwax_text_tie_set_text (tie, text, sealwax_text_model_get_length (self->plaintext));
      sealwax_text_model_set_tie (self->plaintext, tie);
    }
  sealwax_session_update_message (self);
}

/**
 * sealwax_session_get_message_outdated:
 * @self: a session
 *
 * Returns: #SealwaxSession:message-outdated
 */
gboolean
sealwax_session_get_message_outdated (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return self->message_outdated;
}

/**
 * sealwax_session_has_outdated:
 * @self: a session
 *
 * Returns: whether the ciphertext holds a message that does not belong to the plaintext any more, be it chosen or not; as long
 *   as the ciphertext is still being read, also whether it may
 */
gboolean
sealwax_session_has_outdated (SealwaxSession *self)
{
  const SealwaxTextTie *tie;

  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  tie = sealwax_text_model_get_tie (self->ciphertext);
  if (tie == NULL || !has_changed (self, tie))
    return FALSE;

  return tie->digest == NULL || sealwax_messages_is_reading (self->messages) || sealwax_messages_contain (self->messages, tie->digest);
}
