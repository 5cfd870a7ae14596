/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-generator-dialog.h"
#include "sealwax-idle.h"
#include "sealwax-instructions-dialog.h"
#include "sealwax-message-copy.h"
#include "sealwax-own-messages.h"
#include "sealwax-secret-copy.h"
#include "sealwax-window-private.h"
#include "sealwax-wire.h"

/* Clearing, which is for good, and what has to be asked before a text goes that stands nowhere else. */

/* Generated words, or what stands in the ciphertext pane, which may be anything. */
static gboolean
holds_secret (gpointer dialog)
{
  return SEALWAX_IS_GENERATOR_DIALOG (dialog) || SEALWAX_IS_INSTRUCTIONS_DIALOG (dialog);
}

/* Nullable: one of those that are open. */
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

/* What an event leads to is there only after it. */
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
 * Idle time counts from now on, if there is anything to be cleared. To be called when something may be there that no event
 * of the window's has led to.
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
 * Takes each key press, movement and touch as use of the program.
 */
void
sealwax_window_watch_use (SealwaxWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
clear_passphrase_and_copy (SealwaxWindow *self)
{
  sealwax_window_stop_work (self);
  sealwax_window_stop_pasting (self);
  sealwax_window_stop_looking (self);
  close_secret_dialogs (self);
  sealwax_window_stop_loading (self);
  sealwax_key_bar_wipe (self->key_bar);
  sealwax_secret_copy_take_back ();
}

/* The person typed or pasted it, or changed it, and has not encrypted, saved or copied it since. */
static gboolean
has_unsaved_text (SealwaxWindow *self)
{
  return sealwax_text_model_get_length (self->plaintext) > 0
         && sealwax_text_model_get_kept (self->plaintext) == SEALWAX_TEXT_KEPT_NOWHERE;
}

/**
 * sealwax_window_has_unsaved:
 * @self: a window
 *
 * Returns: whether a plaintext stands here only, or is kept here as a draft
 */
gboolean
sealwax_window_has_unsaved (SealwaxWindow *self)
{
  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return has_unsaved_text (self) || sealwax_window_has_drafts (self);
}

/**
 * sealwax_window_has_secrets:
 * @self: a window
 *
 * Returns: whether anything is there that goes when nobody uses the program: a passphrase, a plaintext that came from a
 * message, also one that undoing would bring back, a copy, a dialog that holds a secret, or what the clipboard holds
 */
gboolean
sealwax_window_has_secrets (SealwaxWindow *self)
{
  GtkWidget *copied = sealwax_secret_copy_get_widget (sealwax_secret_copy_get_default ());

  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return sealwax_key_bar_has_passphrase (self->key_bar)
         || sealwax_text_model_has_sealed (self->plaintext)
         || (copied != NULL && gtk_widget_get_root (copied) == GTK_ROOT (self))
         || has_secret_dialog (self)
         || self->offered != NULL;
}

/**
 * sealwax_window_is_working:
 * @self: a window
 *
 * Returns: whether it encrypts or decrypts
 */
gboolean
sealwax_window_is_working (SealwaxWindow *self)
{
  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return self->cancellable != NULL;
}

static const char *
get_text_loss (SealwaxWindow *self)
{
  if (sealwax_window_has_drafts (self))
    return _ ("Your changed text is kept encrypted only as long as this window is open. It will be lost.");
  if (!has_unsaved_text (self))
    return NULL;
  if (sealwax_text_model_get_remains (self->plaintext) != SEALWAX_TEXT_REMAINS_NOTHING)
    return _ ("The plaintext was changed, and not encrypted or saved since. It will be lost.");

  return _ ("The plaintext was not encrypted or saved. It will be lost.");
}

/* The program ends with it. */
static gboolean
is_last (SealwaxWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application == NULL || g_list_length (gtk_application_get_windows (application)) == 1;
}

/* Everything of the window, and the copy on the clipboard. There is no way back. */
static void
clear (gpointer user_data)
{
  SealwaxWindow *self = user_data;

  clear_passphrase_and_copy (self);
  sealwax_drafts_clear (self->drafts);
  sealwax_own_messages_forget (GTK_WINDOW (self));
  sealwax_window_stop_instructions (self);
  sealwax_pane_stop_reading (self->plaintext_pane); /* what comes now comes too late */
  sealwax_pane_stop_reading (self->ciphertext_pane);
  sealwax_text_model_wipe (self->plaintext);
  sealwax_text_model_wipe (self->ciphertext);
  sealwax_wire_overwrite (gtk_widget_get_display (GTK_WIDGET (self)));

  self->edited_pane = self->plaintext_pane;
  sealwax_window_suggest_action (self);
  sealwax_window_say (self, NULL);
  sealwax_window_describe_text (self);
  sealwax_window_inspect (self);
  sealwax_window_show_pane (self, self->plaintext_pane);
  sealwax_pane_focus_text (self->plaintext_pane);
  sealwax_window_announce (self, _ ("Everything is cleared."));
}

/**
 * sealwax_window_clear:
 * @self: a window
 *
 * Clears everything, after asking where a text would go that stands nowhere else.
 */
void
sealwax_window_clear (SealwaxWindow *self)
{
  if (sealwax_window_has_unsaved (self))
    sealwax_window_ask_to_lose (self,
                                _ ("Clear Everything?"),
                                get_text_loss (self),
                                NULL,
                                C_ ("button", "_Clear"),
                                clear,
                                self);
  else
    clear (self);
}

/**
 * sealwax_window_ask_to_lose:
 * @self: a window
 * @heading: the question
 * @text: (nullable): what will be lost of the texts
 * @copy: (nullable): what will be lost of the clipboard
 * @label: the name of the answer that loses it, with a mnemonic
 * @lose: called with @object when that is the answer
 * @object: not called any more when it is gone
 *
 * Asks in the window. Cancel is the default.
 */
void
sealwax_window_ask_to_lose (SealwaxWindow *self,
                            const char    *heading,
                            const char    *text,
                            const char    *copy,
                            const char    *label,
                            void (*lose) (gpointer object),
                            gpointer object)
{
  AdwAlertDialog  *dialog;
  g_autofree char *body = text != NULL && copy != NULL ? g_strconcat (text, "\n\n", copy, NULL) : g_strdup (text != NULL ? text : copy);

  if (self->question != NULL) /* it stands there already */
    return;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  adw_alert_dialog_add_responses (dialog, "cancel", C_ ("verb", "_Cancel"), "lose", label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response::lose", G_CALLBACK (lose), object, G_CONNECT_SWAPPED);

  g_set_weak_pointer (&self->question, ADW_DIALOG (dialog));
  adw_dialog_present (self->question, GTK_WIDGET (self));
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
discard (gpointer self)
{
  sealwax_window_discard (self);
}

/**
 * sealwax_window_may_close:
 * @self: a window
 *
 * Returns: whether it may close now; if not, the person is asked, and it closes by itself when they agree
 */
gboolean
sealwax_window_may_close (SealwaxWindow *self)
{
  const char *text = get_text_loss (self);
  const char *copy = is_last (self) ? sealwax_message_copy_describe_end (GTK_WIDGET (self)) : NULL;

  if (self->discarding || (text == NULL && copy == NULL))
    return TRUE;

  sealwax_window_ask_to_lose (self,
                              _ ("Close Window?"),
                              text,
                              copy,
                              C_ ("button", "_Close"),
                              discard,
                              self);

  return FALSE;
}

/* What became of the texts, in the order in which it matters. */
typedef enum
{
  DRAFT_KEPT,
  TEXT_CLEARED,
  TEXT_STAYS,
  NO_TEXT,
} Outcome;

static const char *
explain (gboolean locked,
         Outcome  outcome)
{
  switch (outcome)
    {
    case DRAFT_KEPT:
      return locked ? _ ("The screen was locked, so your changed text was encrypted. Type the passphrase and press Decrypt.")
                    : _ ("Sealwax was not used for a while, so your changed text was encrypted. Type the passphrase and press Decrypt.");
    case TEXT_CLEARED:
      return locked ? _ ("The screen was locked, so the passphrase and the decrypted text were cleared.")
                    : _ ("Sealwax was not used for a while, so the passphrase and the decrypted text were cleared.");
    case TEXT_STAYS:
      return locked ? _ ("The screen was locked, so the passphrase was cleared. Text that was never encrypted is still here.")
                    : _ ("Sealwax was not used for a while, so the passphrase was cleared. Text that was never encrypted is still here.");
    case NO_TEXT:
    default:
      return locked ? _ ("The screen was locked, so the passphrase was cleared.")
                    : _ ("Sealwax was not used for a while, so the passphrase was cleared.");
    }
}

/* Returns what became of them. */
static Outcome
wipe_sealed_texts (SealwaxWindow *self)
{
  guint    drafts = sealwax_drafts_get_count (self->drafts);
  gboolean remains = sealwax_text_model_get_remains (self->plaintext) != SEALWAX_TEXT_REMAINS_NOTHING;

  sealwax_text_model_wipe_sealed (self->plaintext, sealwax_window_keep_draft, self);
  if (sealwax_drafts_get_count (self->drafts) > drafts)
    return DRAFT_KEPT;
  if (remains)
    return TEXT_CLEARED;

  return sealwax_text_model_get_length (self->plaintext) > 0 ? TEXT_STAYS : NO_TEXT;
}

/**
 * sealwax_window_clear_secrets:
 * @self: a window
 * @locked: whether because the screen is locked, and not because nobody used the program
 *
 * Clears the passphrase, what came from a message or is held by one, what was generated and the copy on the clipboard, and
 * says so. A text that was never encrypted stays; one with words of the person's own among those of a message is kept as a
 * draft.
 */
void
sealwax_window_clear_secrets (SealwaxWindow *self,
                              gboolean       locked)
{
  gboolean had_passphrase = sealwax_key_bar_has_passphrase (self->key_bar) || has_secret_dialog (self);
  gboolean had_text = sealwax_text_model_has_sealed (self->plaintext);
  Outcome  outcome;

  sealwax_own_messages_forget (GTK_WINDOW (self)); /* one may be a password that was copied from the wrong pane */
  sealwax_window_stop_instructions (self);
  if (!sealwax_window_has_secrets (self))
    return;

  clear_passphrase_and_copy (self);
  outcome = wipe_sealed_texts (self);
  sealwax_wire_overwrite (gtk_widget_get_display (GTK_WIDGET (self)));
  if (outcome == DRAFT_KEPT && sealwax_text_model_get_length (self->plaintext) == 0)
    {
      self->edited_pane = self->ciphertext_pane; /* Return in the passphrase brings it back */
      sealwax_window_suggest_action (self);
    }
  sealwax_window_describe_text (self);
  if (had_passphrase || had_text)
    sealwax_window_say (self, explain (locked, outcome));
}
