/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-alert.h"
#include "sealwax-window-private.h"

/* The ways of a message out of the window: copying and saving it. The person is asked first if it is not what they would
 * send: they have changed the text since, and not encrypted it again. */

static void
send_now (SealwaxWindow *self,
          SealwaxSending how)
{
  switch (how)
    {
    case SEALWAX_SENDING_SAVE:
      sealwax_window_choose_save (self, self->ciphertext_pane);
      break;
    case SEALWAX_SENDING_SAVE_LETTER:
      sealwax_window_save_letter (self);
      break;
    case SEALWAX_SENDING_COPY_WITH_INSTRUCTIONS:
      sealwax_window_copy_with_instructions (self);
      break;
    case SEALWAX_SENDING_COPY:
    default:
      sealwax_pane_copy_all (self->ciphertext_pane);
      sealwax_window_note_copied (self);
    }
}

static void
on_answered (SealwaxWindow *self,
             const char    *response)
{
  if (g_str_equal (response, "copy"))
    send_now (self, SEALWAX_SENDING_COPY);
  else if (g_str_equal (response, "copy-with-instructions"))
    send_now (self, SEALWAX_SENDING_COPY_WITH_INSTRUCTIONS);
  else if (g_str_equal (response, "save"))
    send_now (self, SEALWAX_SENDING_SAVE);
  else if (g_str_equal (response, "save-letter"))
    send_now (self, SEALWAX_SENDING_SAVE_LETTER);
  else if (g_str_equal (response, "encrypt"))
    sealwax_window_encrypt (self);
}

static void
add_old (AdwAlertDialog *dialog,
         SealwaxSending  how)
{
  switch (how)
    {
    case SEALWAX_SENDING_SAVE:
      sealwax_alert_add_answer (dialog, "save", C_ ("button", "_Save Old Message"));
      break;
    case SEALWAX_SENDING_SAVE_LETTER:
      sealwax_alert_add_answer (dialog, "save-letter", C_ ("button", "_Save Old Message"));
      break;
    case SEALWAX_SENDING_COPY_WITH_INSTRUCTIONS:
      sealwax_alert_add_answer (dialog, "copy-with-instructions", C_ ("button", "_Copy Old Message"));
      break;
    case SEALWAX_SENDING_COPY:
    default:
      sealwax_alert_add_answer (dialog, "copy", C_ ("button", "_Copy Old Message"));
    }
}

/* Somebody who presses Return at once gets what they meant to send. */
static AdwDialog *
make_question (SealwaxSending how)
{
  gboolean        saves = how == SEALWAX_SENDING_SAVE || how == SEALWAX_SENDING_SAVE_LETTER;
  const char     *heading = saves ? _ ("Save the Old Message?") : _ ("Copy the Old Message?");
  AdwAlertDialog *dialog = sealwax_alert_new (heading, _ ("You have changed the text since this message was made. The message still holds the old text."));
  GtkWidget      *encrypt;

  sealwax_alert_add_answer (dialog, "cancel", C_ ("verb", "_Cancel"));
  add_old (dialog, how);
  encrypt = sealwax_alert_add_answer (dialog, "encrypt", C_ ("button", "_Encrypt Again"));
  gtk_widget_add_css_class (encrypt, "suggested-action");
  sealwax_alert_set_default (dialog, encrypt);

  return ADW_DIALOG (dialog);
}

/**
 * sealwax_window_send_message:
 * @self: a window
 * @how: in which way
 *
 * Copies or saves what is in the ciphertext pane. If a message in it is outdated, asks first, and offers to encrypt again.
 */
void
sealwax_window_send_message (SealwaxWindow *self,
                             SealwaxSending how)
{
  AdwDialog *question;

  /* The button cannot be pressed then, but its shortcut can. */
  if (how == SEALWAX_SENDING_COPY && sealwax_text_model_get_length (sealwax_session_get_ciphertext (self->session)) == 0)
    {
      sealwax_key_bar_say (self->key_bar, _ ("There is no message to copy yet."));
      return;
    }

  if (!sealwax_session_has_outdated (self->session))
    {
      send_now (self, how);
      return;
    }
  if (self->send_question != NULL)
    return;

  question = make_question (how);
  g_set_weak_pointer (&self->send_question, question);
  g_signal_connect_object (question, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  sealwax_alert_present (ADW_ALERT_DIALOG (question), GTK_WIDGET (self));
}

/**
 * sealwax_window_stop_sending:
 * @self: a window
 *
 * Call this when the message may not be outdated any more. A question about that is then taken back.
 */
void
sealwax_window_stop_sending (SealwaxWindow *self)
{
  AdwDialog *question = self->send_question;

  if (question == NULL || sealwax_session_has_outdated (self->session))
    return;

  g_clear_weak_pointer (&self->send_question);
  adw_dialog_force_close (question);
}
