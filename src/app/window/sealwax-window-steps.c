/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-message-label.h"
#include "sealwax-window-private.h"

/* The next step, which stands below a text that work has just made: to copy the message, or to reply to the text. */

static const SealwaxStep copy = { NC_ ("next step", "Copy Message"), N_ ("Copy Ciphertext"), "win.copy-ciphertext", TRUE };
/* Translators: a button: write an answer to the text that was decrypted. */
static const SealwaxStep reply = { NC_ ("next step", "Reply"), NULL, "win.reply", FALSE };
/* Translators: a button, where the text was changed since it was encrypted. */
static const SealwaxStep again = { NC_ ("next step", "Encrypt Again"), NULL, "win.encrypt", FALSE };
/* Translators: a button, where a message did not open: the person got it once more, and has it on the clipboard. */
static const SealwaxStep paste = { NC_ ("next step", "Paste Message"), NULL, "win.paste-message", FALSE };

/* The pane may only now be shown, and not be laid out yet. */
static gboolean
has_room (SealwaxWindow *self)
{
  GtkWidget *pane = GTK_WIDGET (self->ciphertext_pane);
  int        width = gtk_widget_get_width (sealwax_panes_is_narrow (self->panes) ? GTK_WIDGET (self->panes) : pane);
  int        height;

  gtk_widget_measure (pane, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height + sealwax_next_step_get_height (self->ciphertext_step, width) <= gtk_widget_get_height (GTK_WIDGET (self->panes));
}

/* The window has become lower, or what is said of the message longer. */
static void
on_ciphertext_step_left (SealwaxWindow *self)
{
  if (sealwax_next_step_is_offered (self->ciphertext_step, &copy))
    sealwax_pane_heading_focus_copy (sealwax_pane_get_heading (self->ciphertext_pane));
  else
    sealwax_pane_focus_text (self->ciphertext_pane);
}

static void
on_plaintext_step_left (SealwaxWindow *self)
{
  sealwax_pane_focus_text (self->plaintext_pane);
}

/**
 * sealwax_window_watch_steps:
 * @self: a window
 *
 * From now on, what has the focus is there, even where there is no room for a next step any more.
 */
void
sealwax_window_watch_steps (SealwaxWindow *self)
{
  g_signal_connect_object (self->ciphertext_step, "left", G_CALLBACK (on_ciphertext_step_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plaintext_step, "left", G_CALLBACK (on_plaintext_step_left), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_offer_copy:
 * @self: a window
 *
 * Call this when a message was just made. Copy is then the one button that stands out.
 */
void
sealwax_window_offer_copy (SealwaxWindow *self)
{
  sealwax_window_end_steps (self);
  sealwax_next_step_offer (self->ciphertext_step, &copy, _ ("Encrypted. Copy the message and send it."));
  sealwax_key_bar_suggest (self->key_bar, SEALWAX_KEY_PURPOSE_NONE);
  if (has_room (self))
    sealwax_next_step_focus (self->ciphertext_step);
  else
    sealwax_pane_heading_focus_copy (sealwax_pane_get_heading (self->ciphertext_pane));
}

static const char *
suggest_answer (SealwaxWindow *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (sealwax_session_get_messages (self->session));

  if (finding == NULL || !finding->message.needs_key)
    return _ ("Answer with the same passphrase");
  if (!finding->message.needs_passphrase)
    return _ ("Answer with the same key file");

  return _ ("Answer with the same passphrase and key file");
}

/**
 * sealwax_window_offer_reply:
 * @self: a window
 *
 * Call this when a text was just decrypted.
 */
void
sealwax_window_offer_reply (SealwaxWindow *self)
{
  gboolean    proven = sealwax_session_get_verdict (self->session) == SEALWAX_VERDICT_PROVEN;
  const char *sentence = proven ? suggest_answer (self) : _ ("Not verified: the passphrase may be wrong, or the text altered.");

  sealwax_window_end_steps (self);
  sealwax_next_step_offer (self->plaintext_step, &reply, sentence);
  sealwax_key_bar_suggest (self->key_bar, SEALWAX_KEY_PURPOSE_NONE);
}

/* What is the matter with it stands below the heading. */
static const char *
suggest_paste (const GError *error)
{
  if (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_NOT_A_MESSAGE) || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_NEWER))
    /* Translators: beside a button that pastes another message: the text that is there is none, or a newer version made it. */
    return _ ("Paste the message that you want to open");

  /* Translators: beside a button that pastes the message again, where the one that is there is not whole, or was changed. */
  return _ ("Ask for it again, and paste it here");
}

/**
 * sealwax_window_offer_paste:
 * @self: a window
 * @error: why the message did not open
 *
 * Call this when there is something the matter with the message itself.
 */
void
sealwax_window_offer_paste (SealwaxWindow *self,
                            const GError  *error)
{
  sealwax_window_end_steps (self);
  sealwax_next_step_offer (self->ciphertext_step, &paste, suggest_paste (error));
  sealwax_panes_show (self->panes, self->ciphertext_pane);
  sealwax_banners_announce (self->banners, error->message);
}

/**
 * sealwax_window_offer_again:
 * @self: a window
 *
 * Call this when the message may have come to belong to the text, or to belong to it no more.
 */
void
sealwax_window_offer_again (SealwaxWindow *self)
{
  if (sealwax_session_get_message_outdated (self->session))
    sealwax_next_step_offer (self->ciphertext_step, &again, sealwax_message_label_outdated ());
  else if (sealwax_next_step_is_offered (self->ciphertext_step, &again))
    sealwax_next_step_end (self->ciphertext_step);
}

/**
 * sealwax_window_end_steps:
 * @self: a window
 *
 * Something has changed: there is no obvious next step any more.
 */
void
sealwax_window_end_steps (SealwaxWindow *self)
{
  sealwax_next_step_end (self->ciphertext_step);
  sealwax_next_step_end (self->plaintext_step);
  sealwax_window_offer_again (self);
}

/**
 * sealwax_window_forget_refusal:
 * @self: a window
 *
 * Call this when something is tried once more: nothing is said of the last time any more.
 */
void
sealwax_window_forget_refusal (SealwaxWindow *self)
{
  sealwax_window_say_nothing (self);
  if (sealwax_next_step_is_offered (self->ciphertext_step, &paste))
    sealwax_window_end_steps (self);
}

/**
 * sealwax_window_note_copied:
 * @self: a window
 *
 * Call this when the message was copied: if that was the next step, it is over.
 */
void
sealwax_window_note_copied (SealwaxWindow *self)
{
  if (sealwax_next_step_is_offered (self->ciphertext_step, &copy))
    sealwax_next_step_confirm (self->ciphertext_step, _ ("Copied"));
}

/**
 * sealwax_window_reply:
 * @self: a window
 *
 * Makes room for an answer: the plaintext goes, as one step of undo, and the passphrase stays.
 */
void
sealwax_window_reply (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  sealwax_text_model_replace (sealwax_session_get_plaintext (self->session), nothing, NULL);
  sealwax_panes_focus (self->panes, self->plaintext_pane);
}
