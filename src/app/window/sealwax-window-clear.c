/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-compare-dialog.h"
#include "sealwax-generator-dialog.h"
#include "sealwax-idle.h"
#include "sealwax-instructions-dialog.h"
#include "sealwax-keep-dialog.h"
#include "sealwax-kept-dialog.h"
#include "sealwax-loss-dialog.h"
#include "sealwax-message-copy.h"
#include "sealwax-own-messages.h"
#include "sealwax-ring.h"
#include "sealwax-secret-copy.h"
#include "sealwax-spell-dialog.h"
#include "sealwax-type-dialog.h"
#include "sealwax-window-private.h"
#include "sealwax-wire.h"

/* Clearing, which is for good, and asking before a text goes that is kept nowhere else. */

/* Generated words, those of a key, names of what is kept and what is to be, or what is in the ciphertext pane, which may be anything. */
static gboolean
holds_secret (gpointer dialog)
{
  return SEALWAX_IS_COMPARE_DIALOG (dialog)
         || SEALWAX_IS_GENERATOR_DIALOG (dialog)
         || SEALWAX_IS_INSTRUCTIONS_DIALOG (dialog)
         || SEALWAX_IS_KEEP_DIALOG (dialog)
         || SEALWAX_IS_KEPT_DIALOG (dialog)
         || SEALWAX_IS_SPELL_DIALOG (dialog)
         || SEALWAX_IS_TYPE_DIALOG (dialog);
}

/* Returns one of those that are open, or NULL. */
static AdwDialog *
dup_secret_dialog (SealwaxWindow *self)
{
  g_autoptr (GListModel) dialogs = g_object_ref (adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self)));

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);

      if (holds_secret (dialog))
        return g_steal_pointer (&dialog);
    }

  return NULL;
}

static gboolean
has_secret_dialog (SealwaxWindow *self)
{
  g_autoptr (AdwDialog) dialog = dup_secret_dialog (self);

  return dialog != NULL;
}

static void
close_secret_dialogs (SealwaxWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = dup_secret_dialog (self)) != NULL)
    {
      adw_dialog_force_close (dialog);
      g_object_unref (dialog);
    }
}

static void
look_for_secrets (gpointer user_data)
{
  SealwaxWindow *self = user_data;

  self->use_source = 0;
  sealwax_window_count_idle_time (self);
}

/* What an event leads to is not there until after the event. */
static gboolean
on_event (SealwaxWindow *self,
          GdkEvent      *event)
{
  SealwaxIdle *idle = sealwax_idle_get_default ();

  sealwax_idle_note_use (idle);
  if (!sealwax_idle_is_counting (idle) && self->use_source == 0)
    self->use_source = g_idle_add_once (look_for_secrets, self);

  return GDK_EVENT_PROPAGATE;
}

/**
 * sealwax_window_count_idle_time:
 * @self: a window
 *
 * Idle time counts from now on, if there is anything to clear. Call this when there may be something that no event in the
 * window has led to.
 */
void
sealwax_window_count_idle_time (SealwaxWindow *self)
{
  if (sealwax_window_has_secrets (self))
    sealwax_idle_start (sealwax_idle_get_default ());
}

/**
 * sealwax_window_watch_use:
 * @self: a window
 *
 * Counts each key press, movement and touch as use of the program. What is loaded from the key ring may come long after one.
 */
void
sealwax_window_watch_use (SealwaxWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  g_signal_connect_object (sealwax_ring_get_default (), "notify::loaded", G_CALLBACK (sealwax_window_count_idle_time), self, G_CONNECT_SWAPPED);
}

static void
clear_keys_and_copy (SealwaxWindow *self)
{
  sealwax_window_stop_asking (self); /* an answer may be on its way */
  sealwax_intake_stop (self->intake);
  sealwax_offer_forget (self->offer);
  close_secret_dialogs (self);
  sealwax_files_stop_loading (self->files);
  sealwax_key_bar_wipe (self->key_bar);
  sealwax_window_stop_trial (self);
  g_clear_object (&self->tried);
  sealwax_window_forget_worked (self);
  sealwax_keyring_forget (sealwax_ring_get_default ());
  sealwax_secret_copy_take_back ();
}

/**
 * sealwax_window_has_unsaved:
 * @self: a window
 *
 * Returns: whether there is a plaintext that is kept nowhere else, or a draft, be it on the screen or not
 */
gboolean
sealwax_window_has_unsaved (SealwaxWindow *self)
{
  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return !self->closed
         && (sealwax_session_has_unsaved (self->session)
             || sealwax_session_has_drafts (self->session)
             || sealwax_session_get_replaced_draft (self->session));
}

/**
 * sealwax_window_has_secrets:
 * @self: a window
 *
 * Returns: whether there is anything that goes when nobody uses the program: a passphrase, a key, what was loaded from the key
 *   ring, a plaintext that came from a message or that undo, redo or leafing would bring back, a secret copy, a dialog that holds
 *   a secret, or a text that the clipboard offered
 */
gboolean
sealwax_window_has_secrets (SealwaxWindow *self)
{
  GtkWidget *copied = sealwax_secret_copy_get_widget (sealwax_secret_copy_get_default ());

  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return sealwax_key_bar_has_passphrase (self->key_bar)
         || sealwax_key_bar_has_key (self->key_bar)
         || sealwax_keyring_is_loaded (sealwax_ring_get_default ())
         || sealwax_text_model_has_sealed (sealwax_session_get_plaintext (self->session))
         || sealwax_text_model_has_tied_text (sealwax_session_get_ciphertext (self->session))
         || sealwax_chat_has_texts (sealwax_session_get_chat (self->session))
         || (copied != NULL && gtk_widget_get_root (copied) == GTK_ROOT (self))
         || has_secret_dialog (self)
         || sealwax_offer_has_text (self->offer);
}

/**
 * sealwax_window_is_working:
 * @self: a window
 *
 * Returns: whether it is encrypting or decrypting. While it asks whether to decrypt more messages, it is not
 */
gboolean
sealwax_window_is_working (SealwaxWindow *self)
{
  SealwaxChat *chat;

  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  chat = sealwax_session_get_chat (self->session);

  return sealwax_session_is_working (self->session) || (sealwax_chat_is_running (chat) && !sealwax_chat_is_asking (chat));
}

/* Returns NULL if the plaintext is kept elsewhere. */
static const char *
get_plaintext_loss (SealwaxWindow *self)
{
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);

  if (!sealwax_session_has_unsaved (self->session))
    return NULL;
  if (sealwax_text_model_get_kept (plaintext) == SEALWAX_TEXT_KEPT_SEALED)
    return _ ("The message with this plaintext was replaced before you copied or saved it. The text is nowhere else. It will be lost.");
  if (sealwax_text_model_get_remains (plaintext) != SEALWAX_TEXT_REMAINS_NOTHING)
    return _ ("The plaintext has changed since it was last encrypted or saved. The changes will be lost.");

  return _ ("The plaintext hasn’t been encrypted or saved. It will be lost.");
}

static char *
describe_text_loss (GtkWidget *window)
{
  SealwaxWindow *self = SEALWAX_WINDOW (window);
  const char    *plaintext = get_plaintext_loss (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (self->closed)
    return NULL;
  if (sealwax_session_has_drafts (self->session))
    g_strv_builder_add (builder, _ ("Your changed text is kept, encrypted, only while this window is open. It will be lost."));
  if (plaintext != NULL)
    g_strv_builder_add (builder, plaintext);
  if (sealwax_session_get_replaced_draft (self->session))
    g_strv_builder_add (builder, _ ("A draft that another text replaced hasn’t been encrypted or saved. It will be lost."));
  if (sealwax_window_describe_untold (self) != NULL)
    g_strv_builder_add (builder, sealwax_window_describe_untold (self));
  sentences = g_strv_builder_end (builder);

  return *sentences != NULL ? g_strjoinv ("\n\n", sentences) : NULL;
}

/* Whether the program ends with this window. */
static gboolean
is_last (SealwaxWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application == NULL || g_list_length (gtk_application_get_windows (application)) == 1;
}

/* Clears everything in the window, and the copy on the clipboard. This cannot be undone. */
static void
clear (SealwaxWindow *self)
{
  sealwax_session_stop (self->session); /* first: Cancel may have the focus */
  clear_keys_and_copy (self);
  sealwax_own_messages_forget (self);
  sealwax_window_end_steps (self);
  sealwax_window_stop_instructions (self);
  sealwax_pane_stop_reading (self->plaintext_pane); /* what comes now comes too late */
  sealwax_pane_stop_reading (self->ciphertext_pane);
  sealwax_session_clear (self->session);
  sealwax_wire_overwrite (gtk_widget_get_display (GTK_WIDGET (self)));

  sealwax_window_say_nothing (self);
  sealwax_panes_focus (self->panes, self->plaintext_pane);
  sealwax_banners_announce (self->banners, _ ("Everything was cleared."));
}

static void
on_clear_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  if (sealwax_loss_dialog_ask_finish (result))
    clear (SEALWAX_WINDOW (source));
}

/**
 * sealwax_window_clear:
 * @self: a window
 *
 * Clears everything. If a text would be lost that is kept nowhere else, it asks first.
 */
void
sealwax_window_clear (SealwaxWindow *self)
{
  sealwax_secret_copy_check_time ();
  if (sealwax_window_has_unsaved (self) || sealwax_window_describe_untold (self) != NULL)
    sealwax_loss_dialog_ask_async (GTK_WIDGET (self),
                                   _ ("Clear Everything?"),
                                   describe_text_loss,
                                   C_ ("button", "_Clear"),
                                   on_clear_answered,
                                   NULL);
  else
    clear (self);
}

/**
 * sealwax_window_discard:
 * @self: a window
 *
 * Closes it without asking.
 */
void
sealwax_window_discard (SealwaxWindow *self)
{
  self->discarding = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_close_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  if (sealwax_loss_dialog_ask_finish (result))
    sealwax_window_discard (SEALWAX_WINDOW (source));
}

static char *
describe_closing_loss (GtkWidget *window)
{
  g_autofree char *text = describe_text_loss (window);
  const char      *copy = is_last (SEALWAX_WINDOW (window)) ? sealwax_message_copy_describe_end (window) : NULL;

  return text != NULL && copy != NULL ? g_strconcat (text, "\n\n", copy, NULL) : g_strdup (text != NULL ? text : copy);
}

/**
 * sealwax_window_may_close:
 * @self: a window
 *
 * Returns: whether it may close now; if not, the person is asked, and the window closes by itself if they agree
 */
gboolean
sealwax_window_may_close (SealwaxWindow *self)
{
  g_autofree char *loss = NULL;

  sealwax_secret_copy_check_time ();
  loss = describe_closing_loss (GTK_WIDGET (self));
  if (self->discarding || loss == NULL)
    return TRUE;

  sealwax_loss_dialog_ask_async (GTK_WIDGET (self),
                                 _ ("Close Window?"),
                                 describe_closing_loss,
                                 C_ ("button", "_Close"),
                                 on_close_answered,
                                 NULL);

  return FALSE;
}

/* For who uses key files. */
static const char *
explain_with_key (gboolean       locked,
                  SealwaxOutcome outcome)
{
  switch (outcome)
    {
    case SEALWAX_OUTCOME_DRAFT_KEPT:
      return locked ? _ ("The screen was locked, so your changed text was encrypted. Use what opened its message, and press Decrypt.")
                    : _ ("After a period of inactivity, your changed text was encrypted. Use what opened its message, and press Decrypt.");
    case SEALWAX_OUTCOME_TEXT_CLEARED:
      return locked ? _ ("The screen was locked, so the passphrase, the key and the decrypted text were cleared.")
                    : _ ("After a period of inactivity, the passphrase, the key and the decrypted text were cleared.");
    case SEALWAX_OUTCOME_TEXT_STAYS:
      return locked ? _ ("The screen was locked, so the passphrase and the key were cleared. Text you never encrypted is still here.")
                    : _ ("After a period of inactivity, the passphrase and the key were cleared. Text you never encrypted is still here.");
    case SEALWAX_OUTCOME_NO_TEXT:
    default:
      return locked ? _ ("The screen was locked, so the passphrase and the key were cleared.")
                    : _ ("After a period of inactivity, the passphrase and the key were cleared.");
    }
}

static const char *
explain (gboolean       locked,
         SealwaxOutcome outcome)
{
  switch (outcome)
    {
    case SEALWAX_OUTCOME_DRAFT_KEPT:
      return locked ? _ ("The screen was locked, so your changed text was encrypted. Enter the passphrase and press Decrypt.")
                    : _ ("After a period of inactivity, your changed text was encrypted. Enter the passphrase and press Decrypt.");
    case SEALWAX_OUTCOME_TEXT_CLEARED:
      return locked ? _ ("The screen was locked, so the passphrase and the decrypted text were cleared.")
                    : _ ("After a period of inactivity, the passphrase and the decrypted text were cleared.");
    case SEALWAX_OUTCOME_TEXT_STAYS:
      return locked ? _ ("The screen was locked, so the passphrase was cleared. Text you never encrypted is still here.")
                    : _ ("After a period of inactivity, the passphrase was cleared. Text you never encrypted is still here.");
    case SEALWAX_OUTCOME_NO_TEXT:
    default:
      return locked ? _ ("The screen was locked, so the passphrase was cleared.")
                    : _ ("After a period of inactivity, the passphrase was cleared.");
    }
}

/**
 * sealwax_window_clear_secrets:
 * @self: a window
 * @locked: whether this is because the screen was locked, and not because nobody used the program
 *
 * Clears the passphrase and the key, whatever came from a message or is held by one, what was generated, and the copy on the clipboard.
 * Then says so. A text that was never encrypted stays. A text with words of the person's own among those of a message is
 * kept as a draft.
 */
void
sealwax_window_clear_secrets (SealwaxWindow *self,
                              gboolean       locked)
{
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);
  gboolean          had_key = sealwax_key_bar_has_key (self->key_bar);
  gboolean          had_passphrase = sealwax_key_bar_has_passphrase (self->key_bar) || has_secret_dialog (self);
  gboolean          had_text = sealwax_text_model_has_sealed (plaintext) || sealwax_chat_has_texts (sealwax_session_get_chat (self->session));
  SealwaxOutcome    outcome;

  sealwax_own_messages_forget (self); /* one may be a password that was copied from the wrong pane */
  sealwax_window_stop_instructions (self);
  if (!sealwax_window_has_secrets (self))
    return;

  sealwax_session_stop (self->session); /* first: Cancel may have the focus */
  sealwax_window_end_steps (self);
  clear_keys_and_copy (self);
  outcome = sealwax_session_clear_secrets (self->session);
  sealwax_wire_overwrite (gtk_widget_get_display (GTK_WIDGET (self)));
  if (had_key)
    sealwax_banners_say (self->banners, explain_with_key (locked, outcome));
  else if (had_passphrase || had_text)
    sealwax_banners_say (self->banners, explain (locked, outcome));
}
