/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-ring.h"
#include "sealwax-settings.h"
#include "sealwax-untrusted.h"
#include "sealwax-window-private.h"

/* Opening messages with what is kept and loaded already. Keys cost nothing, so they are tried without a question: on a message that
 * was pasted, to say which one is its key, and on Decrypt. Passphrases take as long as they take, and are tried at one press. */

static gboolean
is_opened (SealwaxWindow *self)
{
  SealwaxMessages *messages = sealwax_session_get_messages (self->session);
  g_autoptr (SealwaxFoundMessage) chosen = g_list_model_get_item (G_LIST_MODEL (messages), sealwax_messages_get_chosen (messages));

  return chosen != NULL && sealwax_found_message_get_result (chosen) == SEALWAX_MESSAGE_RESULT_OPENED;
}

/* Whether to use anything that is kept. */
static gboolean
may_try (SealwaxWindow *self)
{
  return sealwax_keyring_is_loaded (sealwax_ring_get_default ())
         && sealwax_settings_get_offer_kept (sealwax_settings_get_default ())
         && !sealwax_session_is_working (self->session);
}

/* How many passphrases to offer; none where the person is about to use one, nor a second time. */
static guint
count_passphrases (SealwaxWindow *self)
{
  g_autoptr (SealwaxKeys) keys = NULL;

  if (!may_try (self) || self->none_opens || sealwax_key_bar_has_passphrase (self->key_bar) || is_opened (self))
    return 0;

  keys = sealwax_key_bar_dup_keys (self->key_bar);

  return sealwax_kept_trial_count (self->trial, SEALWAX_KEPT_PASSPHRASE, keys);
}

/**
 * sealwax_window_update_cancel:
 * @self: a window
 *
 * Call this when something has begun that can be cancelled, or has ended.
 */
void
sealwax_window_update_cancel (SealwaxWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.cancel",
                                 sealwax_session_is_working (self->session)
                                     || sealwax_kept_trial_is_running (self->trial)
                                     || sealwax_chat_is_running (sealwax_session_get_chat (self->session)));
}

/**
 * sealwax_window_update_trial:
 * @self: a window
 *
 * Call this when there may be something else to try, or when more was tried.
 */
void
sealwax_window_update_trial (SealwaxWindow *self)
{
  gboolean         running = sealwax_kept_trial_is_running (self->trial);
  gboolean         shown = running && self->trial_kind == SEALWAX_KEPT_PASSPHRASE;
  guint            count = running ? 0 : count_passphrases (self);
  g_autofree char *question = NULL;

  sealwax_window_update_cancel (self);
  if (shown)
    question = sealwax_trial_bar_show (self->trial_bar, self->trial);
  else if (count > 0)
    sealwax_trial_bar_offer (self->trial_bar, count, sealwax_kept_trial_estimate (self->trial, count));
  if (question != NULL)
    sealwax_banners_announce (self->banners, question);
  if (shown || count > 0)
    return;

  if (sealwax_trial_bar_has_focus (self->trial_bar)) /* its button goes */
    sealwax_key_bar_focus (self->key_bar);
  sealwax_trial_bar_hide (self->trial_bar);
}

/**
 * sealwax_window_stop_trial:
 * @self: a window
 *
 * Tries nothing more. Call this when something has changed that it is about.
 */
void
sealwax_window_stop_trial (SealwaxWindow *self)
{
  self->none_opens = FALSE;
  sealwax_kept_trial_stop (self->trial);
  sealwax_window_update_trial (self);
}

static gboolean
begin (SealwaxWindow     *self,
       SealwaxKeptKind    kind,
       SealwaxTrialReason reason)
{
  g_autoptr (SealwaxKeys) keys = sealwax_key_bar_dup_keys (self->key_bar);

  if (reason != SEALWAX_TRIAL_REASON_PASTED)
    sealwax_window_forget_refusal (self);
  self->trial_kind = kind;
  self->trial_reason = reason;

  return sealwax_kept_trial_begin (self->trial, kind, keys);
}

static char *
dup_name (SealwaxKept *kept)
{
  return sealwax_untrusted_dup_isolated (sealwax_kept_get_name (kept), SEALWAX_KEPT_NAME_MAX);
}

static void
say_whose (SealwaxWindow *self,
           SealwaxKept   *kept)
{
  g_autofree char *name = dup_name (kept);
  /* Translators: %s is the name of a key; nobody has decrypted the message yet. */
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” opens this message."), name);

  sealwax_key_bar_say (self->key_bar, sentence);
}

static void
say_none (SealwaxWindow *self)
{
  self->none_opens = TRUE;
  sealwax_window_update_trial (self);
  sealwax_key_bar_say (self->key_bar, _ ("None of the kept passphrases opens this message."));
}

static void
on_ended (SealwaxWindow *self,
          SealwaxKept   *kept)
{
  SealwaxTrialReason reason = self->trial_reason;

  if (kept != NULL)
    sealwax_key_bar_use_kept (self->key_bar, kept);

  if (kept != NULL && reason == SEALWAX_TRIAL_REASON_PASTED)
    say_whose (self, kept);
  else if (kept == NULL && reason == SEALWAX_TRIAL_REASON_PRESSED)
    say_none (self);
  if (reason != SEALWAX_TRIAL_REASON_PASTED)
    g_set_object (&self->tried, kept);
}

/* There may be others to try. */
static void
on_ring_changed (SealwaxWindow *self)
{
  self->none_opens = FALSE;
  sealwax_window_update_trial (self);
}

/**
 * sealwax_window_watch_trial:
 * @self: a window that has its parts
 *
 * From now on, offers to try what is kept.
 */
void
sealwax_window_watch_trial (SealwaxWindow *self)
{
  SealwaxMessages *messages = sealwax_session_get_messages (self->session);
  SealwaxKeyring  *ring = sealwax_ring_get_default ();

  g_signal_connect_object (self->trial, "changed", G_CALLBACK (sealwax_window_update_trial), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trial, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ring, "items-changed", G_CALLBACK (on_ring_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ring, "notify::loaded", G_CALLBACK (on_ring_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "chosen", G_CALLBACK (sealwax_window_stop_trial), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::working", G_CALLBACK (sealwax_window_update_trial), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_try_kept:
 * @self: a window
 *
 * Tries the kept passphrases on the chosen message, and opens it with the one that does.
 */
void
sealwax_window_try_kept (SealwaxWindow *self)
{
  if (count_passphrases (self) > 0)
    begin (self, SEALWAX_KEPT_PASSPHRASE, SEALWAX_TRIAL_REASON_PRESSED);
}

/**
 * sealwax_window_try_kept_keys:
 * @self: a window
 * @reason: why
 *
 * Tries the kept keys on the chosen message, if it needs one and none is in use. On a message that was pasted, only where it needs
 * nothing else: a passphrase takes time.
 *
 * Returns: whether anything is being tried
 */
gboolean
sealwax_window_try_kept_keys (SealwaxWindow     *self,
                              SealwaxTrialReason reason)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (sealwax_session_get_messages (self->session));

  if (!may_try (self) || finding == NULL || sealwax_key_bar_has_key (self->key_bar))
    return FALSE;
  if (reason == SEALWAX_TRIAL_REASON_PASTED && finding->message.needs_passphrase)
    return FALSE;

  return begin (self, SEALWAX_KEPT_KEY, reason);
}

/**
 * sealwax_window_say_tried:
 * @self: a window
 *
 * Call this when a message was decrypted.
 *
 * Returns: whether it was found out what opens it, which is said then
 */
gboolean
sealwax_window_say_tried (SealwaxWindow *self)
{
  g_autoptr (SealwaxKept) kept = g_steal_pointer (&self->tried);
  g_autofree char *name = kept != NULL ? dup_name (kept) : NULL;
  g_autofree char *sentence = NULL;

  if (kept == NULL)
    return FALSE;

  /* Translators: %s is the name of a kept passphrase or key. */
  sentence = g_strdup_printf (_ ("Opened with “%s”."), name);
  sealwax_key_bar_say (self->key_bar, sentence);

  return TRUE;
}
