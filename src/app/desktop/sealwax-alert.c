/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-alert.h"
#include "sealwax-fitting-box.h"
#include "sealwax-wrapping-button.h"

/* A question in an AdwAlertDialog, of which nothing is cut off in a narrow or a low window, however large the text is. By itself,
 * AdwAlertDialog breaks no word of the question, keeps each answer on one line, and in a low window puts all of them side by side,
 * whether they fit or not. So the answers are buttons of ours in the part that scrolls. */

#define RESPONSE_KEY "sealwax-response"

/* Below the last one, in pixels. */
#define MARGIN 12

/* AdwAlertDialog takes the smallest width of the question for a height that it can have; so that is more than a line is high. */
#define WIDTH_CHARS 4

/* AdwAlertDialog sends the response when it is closed. */
static void
on_clicked (GtkWidget      *answer,
            AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_close_response (dialog, g_object_get_data (G_OBJECT (answer), RESPONSE_KEY));
  adw_dialog_close (ADW_DIALOG (dialog));
}

/* Of all labels but those of the answers, which do so already. */
static void
break_words (GtkWidget *widget)
{
  if (SEALWAX_IS_WRAPPING_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (widget), WIDTH_CHARS);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    break_words (child);
}

/* Where AdwAlertDialog's own answers would be, below what scrolls. */
static void
hide_responses (AdwAlertDialog *dialog)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (adw_alert_dialog_get_extra_child (dialog), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *responses = scroller != NULL ? gtk_widget_get_next_sibling (scroller) : NULL;

  if (responses != NULL)
    gtk_widget_set_visible (responses, FALSE);
}

/**
 * sealwax_alert_new:
 * @heading: a question
 * @body: what there is to know about it
 *
 * If it is closed without an answer, the response is "cancel".
 *
 * Returns: (transfer floating): a dialog that has no answers yet
 */
AdwAlertDialog *
sealwax_alert_new (const char *heading,
                   const char *body)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_set_extra_child (dialog, g_object_new (SEALWAX_TYPE_FITTING_BOX, "margin-bottom", MARGIN, NULL));
  adw_alert_dialog_set_close_response (dialog, "cancel");

  return dialog;
}

/**
 * sealwax_alert_add_answer:
 * @dialog: a dialog made by sealwax_alert_new()
 * @response: what the dialog's signal `response` is sent with: a string that is never freed
 * @label: the answer's label, with a mnemonic
 *
 * Adds an answer after those that are there.
 *
 * Returns: (transfer none): its button
 */
GtkWidget *
sealwax_alert_add_answer (AdwAlertDialog *dialog,
                          const char     *response,
                          const char     *label)
{
  GtkWidget *answer = g_object_new (SEALWAX_TYPE_WRAPPING_BUTTON, "label", label, "use-underline", TRUE, NULL);

  g_object_set_data (G_OBJECT (answer), RESPONSE_KEY, (gpointer)response);
  g_signal_connect (answer, "clicked", G_CALLBACK (on_clicked), dialog);
  gtk_widget_set_parent (answer, adw_alert_dialog_get_extra_child (dialog));

  return answer;
}

/**
 * sealwax_alert_set_default:
 * @dialog: a dialog made by sealwax_alert_new()
 * @answer: one of its answers
 *
 * Gives this answer the focus, and the key Return.
 */
void
sealwax_alert_set_default (AdwAlertDialog *dialog,
                           GtkWidget      *answer)
{
  adw_dialog_set_default_widget (ADW_DIALOG (dialog), answer);
  adw_dialog_set_focus (ADW_DIALOG (dialog), answer);
}

/**
 * sealwax_alert_present:
 * @dialog: a dialog made by sealwax_alert_new(), with all its answers
 * @parent: the window that asks
 *
 * Shows it. Only then do its parts know each other.
 */
void
sealwax_alert_present (AdwAlertDialog *dialog,
                       GtkWidget      *parent)
{
  adw_dialog_present (ADW_DIALOG (dialog), parent);
  break_words (GTK_WIDGET (dialog));
  hide_responses (dialog);
}
