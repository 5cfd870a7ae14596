/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-idle.h"
#include "sealwax-message-copy.h"
#include "sealwax-secret-copy.h"
#include "sealwax-window-private.h"

/* Clearing, which is for good, and what has to be asked before a text goes that stands nowhere else. */

static gboolean
has_passphrase (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_key_bar_dup_passphrase (self->key_bar);

  return sealwax_secret_get_size (passphrase) > 0;
}

/* Only while something is there that can be cleared, the time is counted. */
static gboolean
on_event (SealwaxWindow *self,
          GdkEvent      *event)
{
  SealwaxIdle *idle = sealwax_idle_get_default ();

  sealwax_idle_note_use (idle);
  if (!sealwax_idle_is_counting (idle) && sealwax_window_has_secrets (self))
    sealwax_idle_start (idle);

  return GDK_EVENT_PROPAGATE;
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
  sealwax_window_forget_files (self);
  sealwax_key_bar_wipe (self->key_bar);
  sealwax_secret_copy_take_back ();
}

/**
 * sealwax_window_has_unsaved:
 * @self: a window
 *
 * Returns: whether the plaintext stands here only: the person typed or pasted it, and has not encrypted, saved or copied it
 */
gboolean
sealwax_window_has_unsaved (SealwaxWindow *self)
{
  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return sealwax_pane_get_length (self->plaintext_pane) > 0
         && sealwax_pane_get_kept (self->plaintext_pane) == SEALWAX_TEXT_KEPT_NOWHERE;
}

/**
 * sealwax_window_has_secrets:
 * @self: a window
 *
 * Returns: whether anything is there that goes when nobody uses the program: a passphrase, a plaintext that a message
 * holds, also one that undoing would bring back, or a copy
 */
gboolean
sealwax_window_has_secrets (SealwaxWindow *self)
{
  GtkWidget *copied = sealwax_secret_copy_get_widget (sealwax_secret_copy_get_default ());

  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), FALSE);

  return has_passphrase (self)
         || sealwax_pane_has_sealed (self->plaintext_pane)
         || (copied != NULL && gtk_widget_get_root (copied) == GTK_ROOT (self));
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
  return sealwax_window_has_unsaved (self) ? _ ("The plaintext was not encrypted or saved. It will be lost.") : NULL;
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
  sealwax_pane_wipe (self->plaintext_pane);
  sealwax_pane_wipe (self->ciphertext_pane);

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

static const char *
explain (gboolean locked,
         gboolean kept)
{
  if (locked && kept)
    return _ ("The screen was locked, so the passphrase was cleared. Text that was never encrypted is still here.");
  if (locked)
    return _ ("The screen was locked, so the passphrase and the decrypted text were cleared.");
  if (kept)
    return _ ("Sealwax was not used for a while, so the passphrase was cleared. Text that was never encrypted is still here.");

  return _ ("Sealwax was not used for a while, so the passphrase and the decrypted text were cleared.");
}

/**
 * sealwax_window_clear_secrets:
 * @self: a window
 * @locked: whether because the screen is locked, and not because nobody used the program
 *
 * Clears the passphrase, what was decrypted or is held by a message otherwise, and the copy on the clipboard, and says so. A
 * text that no message holds stays.
 */
void
sealwax_window_clear_secrets (SealwaxWindow *self,
                              gboolean       locked)
{
  if (!sealwax_window_has_secrets (self))
    return;

  clear_passphrase_and_copy (self);
  sealwax_pane_wipe_sealed (self->plaintext_pane);
  sealwax_window_describe_text (self);
  sealwax_window_say (self, explain (locked, sealwax_pane_get_length (self->plaintext_pane) > 0));
}
