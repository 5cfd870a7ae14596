/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-cost.h"
#include "sealwax-session-work.h"

/* Making a message of the plaintext. */

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxWork) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) message = sealwax_operation_seal_finish (SEALWAX_OPERATION (source), result, &error);
  SealwaxSession *self = work->session;

  if (!sealwax_work_is_current (work))
    return;

  if (message == NULL)
    {
      sealwax_session_refuse (self, error);
      return;
    }

  sealwax_session_stop (self);
  sealwax_text_model_set_text (self->ciphertext, message);
  sealwax_chat_forget (self->chat);
  sealwax_session_outdate_text (self);
  sealwax_text_model_set_sealed (self->plaintext, work->keys);
  sealwax_session_note_made (self, work->text);
  sealwax_session_update_kept (self);
  g_signal_emit_by_name (self, "encrypted");
}

/* Whoever has loaded a key file believes that it protects the message. */
static GError *
get_reason_not_to_seal (SealwaxSession    *self,
                        const SealwaxKeys *keys)
{
  if (!sealwax_session_can_encrypt (self))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("There’s no text to encrypt yet."));
  if (self->format == SEALWAX_FORMAT_BASIC && sealwax_keys_get_key (keys) != NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Basic messages take no key file. Remove it, or choose Sealed."));

  return NULL;
}

/**
 * sealwax_session_would_restore:
 * @self: a session
 *
 * Returns: whether sealwax_session_encrypt() would bring back a draft: while one is waiting, nobody means to encrypt an
 *   empty text
 */
gboolean
sealwax_session_would_restore (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return sealwax_text_model_get_length (self->plaintext) == 0 && sealwax_session_has_drafts (self);
}

/**
 * sealwax_session_encrypt:
 * @self: a session
 * @keys: what to seal it with
 *
 * Makes a message of the plaintext, on a thread, and puts it into the ciphertext. An empty plaintext is refused: a message of
 * nothing is legal, but nobody means to make one, and it would replace the one that is there. Does nothing while other work
 * is under way.
 */
void
sealwax_session_encrypt (SealwaxSession *self,
                         SealwaxKeys    *keys)
{
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  SealwaxWork *work;

  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (sealwax_session_is_working (self))
    return;

  sealwax_session_stop_awaiting (self);
  if (sealwax_session_would_restore (self))
    {
      sealwax_session_try_drafts (self, keys, sealwax_session_refuse_drafts);
      return;
    }
  error = get_reason_not_to_seal (self, keys);
  if (error != NULL)
    {
      sealwax_session_refuse (self, error);
      return;
    }

  work = sealwax_work_begin (self, keys);
  work->text = sealwax_text_model_dup_text (self->plaintext);
  operation = sealwax_operation_new_seal (self->format, work->text, keys, sealwax_session_get_iterations (self));
  sealwax_work_start_sealing (work, operation, on_sealed);
}
