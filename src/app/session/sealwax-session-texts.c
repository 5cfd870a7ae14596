/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-cost.h"
#include "sealwax-finding.h"
#include "sealwax-session-private.h"

/* How texts get into a session from outside, how the session follows the person's changes, and how texts leave it for good. */

/* A text whose place is not known yet. */
typedef struct
{
  SealwaxSession *session;
  GCancellable   *cancellable;
  SealwaxSecret  *text;
  char           *source;
  SealwaxTaken    taken;
} Taking;

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->session);
  g_object_unref (taking->cancellable);
  sealwax_secret_unref (taking->text);
  g_free (taking->source);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);
  SealwaxSession *self = taking->session;
  gboolean        is_message;

  if (self->take_cancellable != taking->cancellable)
    return;

  g_clear_object (&self->take_cancellable);
  is_message = (taking->taken & SEALWAX_TAKEN_AS_MESSAGE) != 0 || sealwax_findings_hold_message (findings);
  sealwax_session_put (self, is_message ? self->ciphertext : self->plaintext, taking->text, taking->source, taking->taken);
}

/**
 * sealwax_session_put:
 * @self: a session
 * @where: one of its texts
 * @text: what the person pasted or opened: UTF-8 without NUL
 * @source: (nullable): the name of the file that it comes from, as sealwax_file_dup_name() gives it
 * @taken: what else is known of it
 *
 * Puts a text in place of another one. This is the person's change.
 */
void
sealwax_session_put (SealwaxSession   *self,
                     SealwaxTextModel *where,
                     SealwaxSecret    *text,
                     const char       *source,
                     SealwaxTaken      taken)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  sealwax_text_model_replace (where, text, source);
  if (source != NULL)
    sealwax_text_model_set_kept_outside (where);
  if ((taken & SEALWAX_TAKEN_CONVERTED) != 0)
    sealwax_text_model_set_converted (where);
  g_signal_emit_by_name (self, "taken", source);
}

/**
 * sealwax_session_take:
 * @self: a session
 * @text: what the person pasted or opened: UTF-8 without NUL
 * @source: (nullable): the name of the file that it comes from, as sealwax_file_dup_name() gives it
 * @taken: what else is known of it
 *
 * Puts a text where it belongs: a message into the ciphertext, anything else into the plaintext. Which of the two it is, is
 * found out on a thread. If another text is still being looked at, that is given up.
 */
void
sealwax_session_take (SealwaxSession *self,
                      SealwaxSecret  *text,
                      const char     *source,
                      SealwaxTaken    taken)
{
  g_autoptr (GBytes) bytes = NULL;
  Taking *taking;

  g_return_if_fail (SEALWAX_IS_SESSION (self));

  sealwax_session_stop_taking (self);
  self->take_cancellable = g_cancellable_new ();

  taking = g_new0 (Taking, 1);
  taking->session = g_object_ref (self);
  taking->cancellable = g_object_ref (self->take_cancellable);
  taking->text = sealwax_secret_ref (text);
  taking->source = g_strdup (source);
  taking->taken = taken;
  bytes = sealwax_secret_get_bytes (text);
  sealwax_find_async (bytes, self->take_cancellable, on_found, taking);
}

/**
 * sealwax_session_stop_taking:
 * @self: a session
 *
 * Gives up the text whose place is not known yet, if there is one.
 */
void
sealwax_session_stop_taking (SealwaxSession *self)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  g_cancellable_cancel (self->take_cancellable);
  g_clear_object (&self->take_cancellable);
}

/**
 * sealwax_session_clear:
 * @self: a session
 *
 * Wipes both texts and everything that could be brought back. This cannot be undone.
 */
void
sealwax_session_clear (SealwaxSession *self)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  self->has_restored = FALSE; /* what is back goes at once */
  sealwax_session_stop (self);
  sealwax_session_stop_taking (self);
  sealwax_chat_forget (self->chat);
  sealwax_drafts_clear (self->drafts);
  sealwax_text_model_wipe (self->plaintext);
  sealwax_text_model_wipe (self->ciphertext);
  sealwax_session_disown_text (self);
  sealwax_session_set_edited (self, self->plaintext);
}

/* A #SealwaxTextKeep. */
static void
keep_draft (SealwaxSecret *text,
            SealwaxKeys   *keys,
            gpointer       session)
{
  sealwax_drafts_add (SEALWAX_SESSION (session)->drafts, text, keys, sealwax_cost_get_iterations ());
}

static SealwaxOutcome
wipe_sealed (SealwaxSession *self)
{
  guint    drafts = sealwax_drafts_get_count (self->drafts);
  gboolean remains = sealwax_text_model_get_remains (self->plaintext) != SEALWAX_TEXT_REMAINS_NOTHING;

  sealwax_text_model_wipe_sealed (self->plaintext, keep_draft, self);
  if (sealwax_drafts_get_count (self->drafts) > drafts)
    return SEALWAX_OUTCOME_DRAFT_KEPT;
  if (remains)
    return SEALWAX_OUTCOME_TEXT_CLEARED;

  return sealwax_text_model_get_length (self->plaintext) > 0 ? SEALWAX_OUTCOME_TEXT_STAYS : SEALWAX_OUTCOME_NO_TEXT;
}

/**
 * sealwax_session_clear_secrets:
 * @self: a session
 *
 * Wipes whatever came from a message or is held by one. A text that was never encrypted stays. A text with words of the
 * person's own among those of a message is kept as a draft.
 *
 * Returns: what became of the plaintext
 */
SealwaxOutcome
sealwax_session_clear_secrets (SealwaxSession *self)
{
  SealwaxOutcome outcome;

  g_return_val_if_fail (SEALWAX_IS_SESSION (self), SEALWAX_OUTCOME_NO_TEXT);

  self->has_restored = FALSE; /* what is back goes at once */
  sealwax_session_stop (self);
  sealwax_session_stop_taking (self);
  sealwax_chat_forget (self->chat);
  outcome = wipe_sealed (self);
  sealwax_text_model_forget_tied_text (self->ciphertext);
  sealwax_session_update_message (self);
  /* So that Return in the passphrase brings it back. */
  if (outcome == SEALWAX_OUTCOME_DRAFT_KEPT && sealwax_text_model_get_length (self->plaintext) == 0)
    sealwax_session_set_edited (self, self->ciphertext);
  sealwax_session_disown_text (self);

  return outcome;
}

/* Something that goes into the work has changed. */
static void
note_changed (SealwaxSession   *self,
              SealwaxTextModel *text)
{
  sealwax_session_set_edited (self, text);
  g_signal_emit_by_name (self, "changed", text);
  sealwax_session_interrupt (self);
}

static void
on_plaintext_changed (SealwaxSession *self)
{
  sealwax_session_update_can_encrypt (self);
  sealwax_session_update_message (self);
  sealwax_session_update_kept (self);
}

static void
on_ciphertext_changed (SealwaxSession *self)
{
  sealwax_session_update_message (self);
  sealwax_session_update_kept (self);
}

static void
on_messages_read (SealwaxSession *self)
{
  sealwax_session_note_read (self);
  sealwax_session_update_kept (self);
}

static void
on_plaintext_edited (SealwaxSession *self)
{
  sealwax_session_stop_awaiting (self);
  note_changed (self, self->plaintext);
  sealwax_session_disown_text (self);
}

static void
on_ciphertext_edited (SealwaxSession *self)
{
  self->is_fresh = FALSE;
  sealwax_chat_forget (self->chat);
  note_changed (self, self->ciphertext);
  sealwax_session_outdate_text (self);
}

/* The choice goes into the work, just as the text does. */
static void
on_message_chosen (SealwaxSession *self)
{
  note_changed (self, self->ciphertext);
  sealwax_session_leaf (self, FALSE);
  sealwax_session_update_message (self);
}

static void
on_drafts_changed (SealwaxSession *self)
{
  if (sealwax_text_model_get_length (self->plaintext) == 0)
    sealwax_session_disown_text (self);
  sealwax_session_update_can_encrypt (self);
  sealwax_session_update_kept (self);
}

static void
on_draft_lost (SealwaxSession *self,
               const char     *sentence)
{
  g_signal_emit_by_name (self, "lost", sentence);
}

/**
 * sealwax_session_new:
 *
 * Returns: (transfer full): a session with two empty texts
 */
SealwaxSession *
sealwax_session_new (void)
{
  SealwaxSession *self = g_object_new (SEALWAX_TYPE_SESSION, NULL);

  g_signal_connect_object (self->plaintext, "changed", G_CALLBACK (on_plaintext_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ciphertext, "changed", G_CALLBACK (on_ciphertext_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plaintext, "kept", G_CALLBACK (sealwax_session_update_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ciphertext, "kept", G_CALLBACK (sealwax_session_note_sent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->messages, "read", G_CALLBACK (on_messages_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plaintext, "edited", G_CALLBACK (on_plaintext_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ciphertext, "edited", G_CALLBACK (on_ciphertext_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->messages, "chosen", G_CALLBACK (on_message_chosen), self, G_CONNECT_SWAPPED);
  /* After others have said what was chosen. */
  g_signal_connect_object (self->messages, "chosen", G_CALLBACK (sealwax_session_follow_choice), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  sealwax_session_watch_chat (self);
  g_signal_connect_object (self->drafts, "notify::count", G_CALLBACK (on_drafts_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "lost", G_CALLBACK (on_draft_lost), self, G_CONNECT_SWAPPED);
  /* After others have seen the new format: only then do they hear that the work was stopped. */
  g_signal_connect_after (self, "notify::format", G_CALLBACK (sealwax_session_interrupt), NULL);

  return self;
}
