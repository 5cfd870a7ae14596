/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-error.h"
#include "sealwax-session-work.h"

/* Opening the chosen message of the ciphertext. */

static void
refuse_message (SealwaxWork  *work,
                const GError *error)
{
  SealwaxMessageResult result = sealwax_message_result_of_error (error);

  if (result == SEALWAX_MESSAGE_RESULT_NEEDS_KEY && !sealwax_work_lacks_key (work))
    result = SEALWAX_MESSAGE_RESULT_NONE;

  /* Any other failure can be seen without trying the message. */
  if (result != SEALWAX_MESSAGE_RESULT_NONE)
    sealwax_messages_set_result (work->session->messages, work->digest, result);
  sealwax_chat_drop (work->session->chat, work->digest);
  sealwax_session_note_refused (work->session, work->digest);
  sealwax_session_refuse (work->session, error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxWork) work = user_data;
  g_autoptr (GError) error = NULL;
  SealwaxOperation *operation = SEALWAX_OPERATION (source);
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (operation, result, &error);
  g_autoptr (SealwaxKeys) used = sealwax_work_narrow_keys (work);
  SealwaxSession *self = work->session;
  SealwaxChatText opened = { .text = text, .keys = used };

  if (!sealwax_work_is_current (work))
    return;

  if (text == NULL)
    {
      refuse_message (work, error);
      return;
    }

  opened.proven = sealwax_operation_get_proven (operation);
  opened.variant = sealwax_operation_get_variant (operation);
  sealwax_messages_set_result (self->messages, work->digest, opened.proven ? SEALWAX_MESSAGE_RESULT_OPENED : SEALWAX_MESSAGE_RESULT_UNPROVEN);
  sealwax_session_stop (self);
  sealwax_session_put_opened (self, work->digest, &opened);
  g_signal_emit_by_name (self, "decrypted", opened.proven);
  sealwax_session_open_rest (self, work->digest, &opened, work->pasted);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SealwaxWork) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxOperation) operation = NULL;
  const SealwaxFinding *finding;

  if (!sealwax_work_is_current (work))
    return;

  finding = sealwax_messages_find_finish (SEALWAX_MESSAGES (source), result, &work->pasted, NULL);
  if (finding == NULL)
    {
      sealwax_session_interrupt (work->session); /* no change of the person's, or it would have been stopped already */
      return;
    }

  g_strlcpy (work->digest, finding->digest, sizeof work->digest);
  work->message = finding->message;
  if (finding->message.status != SEALWAX_STATUS_OK)
    {
      error = sealwax_error_new_opening (finding->message.status, &finding->message);
      refuse_message (work, error);
      return;
    }

  operation = sealwax_operation_new_open (work->pasted, &finding->message, work->keys);
  sealwax_operation_set_source (operation, SEALWAX_SOURCE_TYPED);
  sealwax_work_start_opening (g_steal_pointer (&work), operation, on_opened);
}

static void
decrypt (SealwaxSession *self,
         SealwaxKeys    *keys)
{
  SealwaxWork *work = sealwax_work_begin (self, keys);

  sealwax_messages_find_async (self->messages, work->cancellable, on_found, work);
}

static void
decrypt_otherwise (SealwaxWork *work)
{
  decrypt (work->session, work->keys);
}

/**
 * sealwax_session_decrypt:
 * @self: a session
 * @keys: what to open it with
 *
 * Opens the chosen message of the ciphertext, on a thread, and puts its text into the plaintext. Once it has opened, the others
 * are tried, too, see sealwax_session_get_chat(). If the passphrase opens any drafts, those are brought back instead. Does nothing
 * while other work is under way.
 */
void
sealwax_session_decrypt (SealwaxSession *self,
                         SealwaxKeys    *keys)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (sealwax_session_is_working (self))
    return;

  sealwax_session_stop_awaiting (self);
  if (!sealwax_session_has_drafts (self))
    decrypt (self, keys);
  else
    sealwax_session_try_drafts (self, keys, sealwax_text_model_get_length (self->ciphertext) == 0 ? sealwax_session_refuse_drafts : decrypt_otherwise);
}
