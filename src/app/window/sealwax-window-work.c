/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-keyboard.h"
#include "sealwax-window-private.h"

/* Has the session encrypt and decrypt, with keys from the key bar, and shows what came of it. */

static gboolean
is_about_message (const GError *error)
{
  return g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_NOT_A_MESSAGE)
         || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_NEWER)
         || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_INCOMPLETE)
         || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_DAMAGED)
         || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_ALTERED);
}

/* What the message needs that was opened last, or was to be opened; NULL if that is not known. */
static const SealwaxMessage *
get_message (SealwaxWindow *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (sealwax_session_get_messages (self->session));

  return finding != NULL ? &finding->message : NULL;
}

/* Whether a typed passphrase had nothing to do with it. */
static gboolean
is_about_key (SealwaxWindow *self)
{
  const SealwaxMessage *message = get_message (self);

  return !sealwax_key_bar_has_passphrase (self->key_bar)
         || sealwax_key_bar_get_kept (self->key_bar, SEALWAX_KEPT_PASSPHRASE) != NULL
         || (message != NULL && message->needs_key && !message->needs_passphrase);
}

/* Says it where the trouble is: at the passphrase or the key, or at the message. */
static void
refuse (SealwaxWindow *self,
        const GError  *error)
{
  gboolean         is_wrong = g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  gboolean         is_missing = g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_MISSING);
  gboolean         is_wrong_key = is_wrong && is_about_key (self);
  g_autofree char *keyboard = is_wrong && !is_wrong_key ? sealwax_keyboard_describe (GTK_WIDGET (self)) : NULL;
  g_autofree char *sentence = g_strjoin (" ", error->message, keyboard, NULL);

  g_clear_object (&self->tried);
  if (is_missing)
    sealwax_key_bar_ask (self->key_bar, sentence);
  else if (is_wrong_key)
    sealwax_key_bar_refuse_key (self->key_bar, sentence);
  else if (is_wrong || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE))
    sealwax_key_bar_refuse (self->key_bar, sentence, is_wrong);
  else if (is_about_message (error))
    sealwax_window_offer_paste (self, error);
  else
    sealwax_key_bar_say (self->key_bar, sentence);
}

static void
on_working (SealwaxWindow *self)
{
  if (sealwax_session_is_working (self->session))
    sealwax_window_forget_refusal (self);
  sealwax_window_update_cancel (self);
}

static void
on_operation (SealwaxWindow *self)
{
  sealwax_key_bar_set_operation (self->key_bar, sealwax_session_get_operation (self->session));
}

static void
on_stopped (SealwaxWindow *self)
{
  sealwax_key_bar_say (self->key_bar, _ ("Stopped because you changed the text or passphrase."));
}

static void
on_encrypted (SealwaxWindow *self)
{
  sealwax_window_stop_instructions (self); /* for the message that was there before */
  sealwax_key_bar_set_used (self->key_bar);
  sealwax_window_note_worked (self, TRUE, TRUE, SEALWAX_VARIANT_NONE);
  sealwax_panes_show (self->panes, self->ciphertext_pane);
  sealwax_window_offer_copy (self);
  sealwax_seal_icon_stamp (sealwax_seal_button_get_icon (sealwax_pane_heading_get_seal (sealwax_pane_get_heading (self->ciphertext_pane))));
  sealwax_banners_announce (self->banners, _ ("Encrypted. Copy the message and send it."));
}

static void
on_decrypted (SealwaxWindow *self,
              gboolean       proven)
{
  const char           *changed = sealwax_variants_describe (sealwax_session_get_variant (self->session));
  const SealwaxMessage *message = get_message (self);
  gboolean              used_passphrase = message == NULL || message->needs_passphrase;
  gboolean              used_key = message != NULL && message->needs_key;

  sealwax_panes_focus (self->panes, self->plaintext_pane);
  sealwax_window_offer_reply (self);
  sealwax_seal_icon_part (sealwax_seal_button_get_icon (sealwax_pane_heading_get_seal (sealwax_pane_get_heading (self->plaintext_pane))));

  if (proven)
    sealwax_window_note_worked (self, used_passphrase, used_key, sealwax_session_get_variant (self->session));
  if (proven && changed == NULL && used_passphrase)
    sealwax_key_bar_set_confirmed (self->key_bar); /* the passphrase was not mistyped */
  if (proven)
    sealwax_banners_announce (self->banners, _ ("Decrypted and verified"));
  else
    sealwax_banners_announce (self->banners, _ ("Not verified: the passphrase may be wrong, or the text altered."));
  if (sealwax_window_say_tried (self))
    return;
  if (changed != NULL)
    sealwax_key_bar_say (self->key_bar, changed);
  else if (sealwax_key_bar_has_key (self->key_bar) && !used_key) /* who believes that it protects the message should know */
    sealwax_key_bar_say (self->key_bar, _ ("This message didn’t need the key file: its passphrase alone opens it."));
}

static void
on_restored (SealwaxWindow *self)
{
  sealwax_panes_focus (self->panes, self->plaintext_pane);
  if (!sealwax_key_bar_has_key (self->key_bar))
    sealwax_key_bar_set_confirmed (self->key_bar); /* the passphrase was not mistyped */
  sealwax_banners_announce (self->banners, _ ("Your text is back."));
}

/* By now the key bar knows what the message needs. */
static void
on_read (SealwaxWindow *self)
{
  if (!self->decrypts_when_read)
    return;

  self->decrypts_when_read = FALSE;
  sealwax_window_decrypt (self);
}

/**
 * sealwax_window_stop_waiting:
 * @self: a window
 *
 * Call this when the text or the passphrase has changed: what was to be decrypted once it is read is not, and that is said.
 */
void
sealwax_window_stop_waiting (SealwaxWindow *self)
{
  if (!self->decrypts_when_read)
    return;

  self->decrypts_when_read = FALSE;
  on_stopped (self);
}

/* Whether nothing can be said yet about what is missing, or tried of what is kept. */
static gboolean
is_too_early (SealwaxWindow *self)
{
  return !sealwax_key_bar_has_passphrase (self->key_bar) && sealwax_messages_is_reading (sealwax_session_get_messages (self->session));
}

/**
 * sealwax_window_watch_work:
 * @self: a window
 *
 * From now on, shows what its session is working on, and what comes of it.
 */
void
sealwax_window_watch_work (SealwaxWindow *self)
{
  SealwaxMessages *messages = sealwax_session_get_messages (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", FALSE);
  g_signal_connect_object (self->session, "notify::operation", G_CALLBACK (on_operation), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::working", G_CALLBACK (on_working), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "decrypted", G_CALLBACK (on_decrypted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "encrypted", G_CALLBACK (on_encrypted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "refused", G_CALLBACK (refuse), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "restored", G_CALLBACK (on_restored), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "stopped", G_CALLBACK (on_stopped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * sealwax_window_stop_asking:
 * @self: a window
 *
 * Gives up decrypting what is still being read, and asking the key bar for keys, if it has not answered yet.
 */
void
sealwax_window_stop_asking (SealwaxWindow *self)
{
  self->decrypts_when_read = FALSE;
  g_cancellable_cancel (self->keys_cancellable);
  g_clear_object (&self->keys_cancellable);
}

static void
ask_for_keys (SealwaxWindow      *self,
              SealwaxKeyPurpose   purpose,
              GAsyncReadyCallback callback)
{
  if (self->keys_cancellable == NULL)
    self->keys_cancellable = g_cancellable_new ();
  sealwax_key_bar_get_keys_async (self->key_bar, purpose, self->keys_cancellable, callback, g_object_ref (self));
}

/* Returns %NULL when there is nothing to work with. Says so, unless the person already knows. */
static SealwaxKeys *
take_keys (SealwaxWindow *self,
           GObject       *key_bar,
           GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxKeys) keys = sealwax_key_bar_get_keys_finish (SEALWAX_KEY_BAR (key_bar), result, &error);

  /* Somebody who was asked to repeat the passphrase may have pressed Decrypt instead. */
  if (sealwax_session_is_working (self->session) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  if (error != NULL)
    refuse (self, error);

  return g_steal_pointer (&keys);
}

static void
on_keys_to_encrypt (GObject      *key_bar,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  g_autoptr (SealwaxKeys) keys = take_keys (self, key_bar, result);

  if (keys != NULL)
    sealwax_session_encrypt (self->session, keys);
}

static void
on_keys_to_decrypt (GObject      *key_bar,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  g_autoptr (SealwaxKeys) keys = take_keys (self, key_bar, result);

  if (keys != NULL)
    sealwax_session_decrypt (self->session, keys);
}

static void
decrypt (SealwaxWindow *self)
{
  ask_for_keys (self, SEALWAX_KEY_PURPOSE_DECRYPT, on_keys_to_decrypt);
}

/* Whatever was found is in use by now. */
static void
on_tried (SealwaxWindow *self,
          SealwaxKept   *kept)
{
  if (self->trial_reason == SEALWAX_TRIAL_REASON_DECRYPT || (kept != NULL && self->trial_reason == SEALWAX_TRIAL_REASON_PRESSED))
    decrypt (self);
}

/**
 * sealwax_window_watch_tried:
 * @self: a window
 *
 * From now on, decrypts the message when it was found out what opens it.
 */
void
sealwax_window_watch_tried (SealwaxWindow *self)
{
  g_signal_connect_object (self->trial, "ended", G_CALLBACK (on_tried), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_encrypt:
 * @self: a window
 *
 * Makes a message of the plaintext, on a thread, and shows it in the other pane. If the person has to repeat the passphrase
 * first, the message is made of whatever the plaintext is by then.
 */
void
sealwax_window_encrypt (SealwaxWindow *self)
{
  gboolean restores = sealwax_session_would_restore (self->session);

  if (sealwax_session_is_working (self->session))
    return;

  if (sealwax_stray_is_there (self->stray))
    {
      sealwax_panes_focus (self->panes, self->plaintext_pane); /* where that is asked */
      return;
    }

  if (!sealwax_session_can_encrypt (self->session))
    {
      sealwax_key_bar_say (self->key_bar, _ ("There’s no text to encrypt yet."));
      sealwax_panes_focus (self->panes, self->plaintext_pane);
      return;
    }

  ask_for_keys (self, restores ? SEALWAX_KEY_PURPOSE_DECRYPT : SEALWAX_KEY_PURPOSE_ENCRYPT, on_keys_to_encrypt);
}

/**
 * sealwax_window_decrypt:
 * @self: a window
 *
 * Opens the chosen message of the ciphertext, on a thread, and shows its text in the other pane.
 */
void
sealwax_window_decrypt (SealwaxWindow *self)
{
  SealwaxTextModel *ciphertext = sealwax_session_get_ciphertext (self->session);

  if (sealwax_session_is_working (self->session))
    return;

  if (sealwax_text_model_get_length (ciphertext) == 0 && !sealwax_session_has_drafts (self->session))
    {
      sealwax_key_bar_say (self->key_bar, _ ("Paste a message first."));
      sealwax_panes_focus (self->panes, self->ciphertext_pane);
      return;
    }

  self->decrypts_when_read = is_too_early (self);
  if (self->decrypts_when_read)
    return;

  if (sealwax_session_has_drafts (self->session) || !sealwax_window_try_kept_keys (self, SEALWAX_TRIAL_REASON_DECRYPT))
    decrypt (self);
}

/**
 * sealwax_window_act_on:
 * @self: a window
 * @text: one of its texts
 *
 * Encrypts the plaintext, or decrypts the ciphertext.
 */
void
sealwax_window_act_on (SealwaxWindow    *self,
                       SealwaxTextModel *text)
{
  if (text == sealwax_session_get_plaintext (self->session))
    sealwax_window_encrypt (self);
  else
    sealwax_window_decrypt (self);
}
