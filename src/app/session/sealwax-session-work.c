/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-cost.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-session-private.h"

/* Encrypting, decrypting, and bringing back the drafts that a passphrase opens. */

/* What a piece of work uses: copies and references that do not change. The thread never sees the session. */
typedef struct _Work Work;
struct _Work
{
  SealwaxSession *session;
  GCancellable   *cancellable;
  SealwaxKeys    *keys;
  SealwaxSecret  *text;                             /* (nullable): the text to seal */
  SealwaxMessage  message;                          /* the one to open, or the draft */
  char            digest[SEALWAX_DIGEST_CHARS + 1]; /* of the message to open */
  GBytes         *pasted;                           /* (nullable): the text that it is in */

  /* The keys are tried on all drafts, one after another. */
  SealwaxSecret *draft;   /* the one being tried */
  gboolean       lacks;   /* it needs more than the keys */
  guint          next;    /* its number */
  gulong         handler; /* set while the next one is still being sealed */
  void (*otherwise) (Work *work);
};

static void
work_free (Work *work)
{
  g_object_unref (work->session);
  g_object_unref (work->cancellable);
  g_clear_pointer (&work->text, sealwax_secret_unref);
  g_clear_pointer (&work->draft, sealwax_secret_unref);
  g_clear_pointer (&work->pasted, g_bytes_unref);
  sealwax_keys_unref (work->keys);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* The work is no longer the session's once the session has another cancellable, or none. */
static Work *
begin (SealwaxSession *self,
       SealwaxKeys    *keys)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Work *work = g_new0 (Work, 1);

  sealwax_session_set_cancellable (self, cancellable);
  work->session = g_object_ref (self);
  work->cancellable = g_object_ref (cancellable);
  work->keys = sealwax_keys_ref (keys);

  return work;
}

static gboolean
lacks_key (const Work *work)
{
  return work->message.needs_key && sealwax_keys_get_key (work->keys) == NULL;
}

/* A key file that happened to be at hand must not be needed later. */
static SealwaxKeys *
narrow_keys (const Work *work)
{
  return sealwax_keys_narrow (work->keys, work->message.needs_passphrase, work->message.needs_key);
}

static gboolean
is_current (Work *work)
{
  return work->session->cancellable == work->cancellable;
}

static void
refuse (SealwaxSession *self,
        const GError   *error)
{
  sealwax_session_stop (self);
  g_signal_emit_by_name (self, "refused", error);
}

/* Takes ownership of the work, and shows how far it is. */
static void
start_sealing (Work               *work,
               SealwaxOperation   *operation,
               GAsyncReadyCallback on_sealed)
{
  sealwax_session_set_operation (work->session, operation);
  sealwax_operation_seal_async (operation, work->cancellable, on_sealed, work);
}

static void
start_opening (Work               *work,
               SealwaxOperation   *operation,
               GAsyncReadyCallback on_opened)
{
  sealwax_session_set_operation (work->session, operation);
  sealwax_operation_open_async (operation, work->cancellable, on_opened, work);
}

/* Drafts */

static void
finish_trial (Work *work)
{
  SealwaxSession *self = work->session;
  gboolean        restored = self->has_restored;

  sealwax_session_stop (self);
  if (!restored)
    work->otherwise (work);
}

static void try_next (Work *work);

static void
on_draft_opened (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (SEALWAX_OPERATION (source), result, &error);
  g_autoptr (SealwaxKeys) used = narrow_keys (work);
  SealwaxSession *self = work->session;

  if (!is_current (work))
    return;

  work->lacks = g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_MISSING);
  if (text != NULL)
    {
      sealwax_drafts_remove (self->drafts, work->draft);
      sealwax_text_model_bring_back (self->plaintext, text, used);
      /* Now, not when all were tried: that may be stopped. */
      sealwax_session_disown_text (self);
      sealwax_session_set_edited (self, self->plaintext);
      self->has_restored = TRUE;
    }
  else
    work->next++;
  try_next (g_steal_pointer (&work));
}

static void
on_draft_sealed (SealwaxDrafts *drafts,
                 GParamSpec    *pspec,
                 Work          *work)
{
  g_signal_handler_disconnect (drafts, work->handler);
  if (is_current (work))
    try_next (work);
  else
    work_free (work);
}

/* Takes ownership of the work. */
static void
try_next (Work *work)
{
  SealwaxDrafts *drafts = work->session->drafts;
  g_autoptr (Work) owned = work;
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) messages = NULL;

  g_clear_pointer (&work->draft, sealwax_secret_unref);
  work->draft = sealwax_drafts_dup (drafts, work->next);
  if (work->draft == NULL && work->next < sealwax_drafts_get_count (drafts))
    {
      work->handler = g_signal_connect (drafts, "notify::count", G_CALLBACK (on_draft_sealed), g_steal_pointer (&owned));
      return;
    }
  if (work->draft == NULL)
    {
      finish_trial (work);
      return;
    }

  bytes = sealwax_secret_get_bytes (work->draft);
  messages = sealwax_inspect (bytes);
  work->message = g_array_index (messages, SealwaxMessage, 0);
  operation = sealwax_operation_new_open (bytes, &work->message, work->keys);
  start_opening (g_steal_pointer (&owned), operation, on_draft_opened);
}

static void
try_drafts (SealwaxSession *self,
            SealwaxKeys    *keys,
            void (*otherwise) (Work *work))
{
  Work *work = begin (self, keys);

  work->otherwise = otherwise;
  try_next (work);
}

/* Why none was opened: for several, it is about the one that was tried last. */
static const char *
describe_refused_draft (const Work *work)
{
  if (work->lacks && lacks_key (work))
    return _ ("Your text, which is kept encrypted, needs the key file that opened it.");
  if (work->lacks)
    return _ ("Your text, which is kept encrypted, needs the passphrase that opened it.");
  if (!work->message.needs_key)
    return _ ("This passphrase doesn’t open your text, which is kept encrypted.");
  if (!work->message.needs_passphrase)
    return _ ("This key file doesn’t open your text, which is kept encrypted.");

  return _ ("This passphrase and key file don’t open your text, which is kept encrypted.");
}

static void
refuse_drafts (Work *work)
{
  int code = work->lacks ? SEALWAX_ERROR_MISSING : SEALWAX_ERROR_WRONG;
  g_autoptr (GError) error = g_error_new_literal (SEALWAX_ERROR, code, describe_refused_draft (work));

  refuse (work->session, error);
}

/* Encrypting */

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) message = sealwax_operation_seal_finish (SEALWAX_OPERATION (source), result, &error);
  SealwaxSession *self = work->session;

  if (!is_current (work))
    return;

  if (message == NULL)
    {
      refuse (self, error);
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
  Work *work;

  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (sealwax_session_is_working (self))
    return;

  sealwax_session_stop_awaiting (self);
  if (sealwax_session_would_restore (self))
    {
      try_drafts (self, keys, refuse_drafts);
      return;
    }
  error = get_reason_not_to_seal (self, keys);
  if (error != NULL)
    {
      refuse (self, error);
      return;
    }

  work = begin (self, keys);
  work->text = sealwax_text_model_dup_text (self->plaintext);
  operation = sealwax_operation_new_seal (self->format, work->text, keys, sealwax_session_get_iterations (self));
  start_sealing (work, operation, on_sealed);
}

/* Decrypting */

static void
refuse_message (Work         *work,
                const GError *error)
{
  SealwaxMessageResult result = sealwax_message_result_of_error (error);

  if (result == SEALWAX_MESSAGE_RESULT_NEEDS_KEY && !lacks_key (work))
    result = SEALWAX_MESSAGE_RESULT_NONE;

  /* Any other failure can be seen without trying the message. */
  if (result != SEALWAX_MESSAGE_RESULT_NONE)
    sealwax_messages_set_result (work->session->messages, work->digest, result);
  sealwax_chat_drop (work->session->chat, work->digest);
  sealwax_session_note_refused (work->session, work->digest);
  refuse (work->session, error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  SealwaxOperation *operation = SEALWAX_OPERATION (source);
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (operation, result, &error);
  g_autoptr (SealwaxKeys) used = narrow_keys (work);
  SealwaxSession *self = work->session;
  SealwaxChatText opened = { .text = text, .keys = used };

  if (!is_current (work))
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
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxOperation) operation = NULL;
  const SealwaxFinding *finding;

  if (!is_current (work))
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
  start_opening (g_steal_pointer (&work), operation, on_opened);
}

static void
decrypt (SealwaxSession *self,
         SealwaxKeys    *keys)
{
  Work *work = begin (self, keys);

  sealwax_messages_find_async (self->messages, work->cancellable, on_found, work);
}

static void
decrypt_otherwise (Work *work)
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
    try_drafts (self, keys, sealwax_text_model_get_length (self->ciphertext) == 0 ? refuse_drafts : decrypt_otherwise);
}

/**
 * sealwax_session_stop:
 * @self: a session
 *
 * Stops the work under way, if there is any; its result is wiped when it comes. If drafts were brought back by then, `restored`
 * is sent.
 */
void
sealwax_session_stop (SealwaxSession *self)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  sealwax_session_set_operation (self, NULL);
  sealwax_session_set_cancellable (self, NULL);
  if (!self->has_restored)
    return;

  self->has_restored = FALSE;
  g_signal_emit_by_name (self, "restored");
}

/**
 * sealwax_session_interrupt:
 * @self: a session
 *
 * Call this when something that went into the work has changed. If work is under way, this stops it and sends `stopped`.
 */
void
sealwax_session_interrupt (SealwaxSession *self)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (self->cancellable == NULL)
    return;

  sealwax_session_stop (self);
  g_signal_emit_by_name (self, "stopped");
}
