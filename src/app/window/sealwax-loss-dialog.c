/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-loss-dialog.h"

/* Asks before something goes that is kept nowhere else. */

#define QUESTION_KEY "sealwax-loss-dialog"

static AdwAlertDialog *
make_dialog (const char *heading,
             const char *body,
             const char *label)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", C_ ("verb", "_Cancel"), "lose", label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");

  return dialog;
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             GTask          *task)
{
  g_object_set_data (g_task_get_source_object (task), QUESTION_KEY, NULL);
  g_task_return_boolean (task, g_str_equal (response, "lose"));
}

static void
free_closure (gpointer  task,
              GClosure *closure)
{
  g_object_unref (task);
}

/**
 * sealwax_loss_dialog_ask_async:
 * @parent: the window that asks
 * @heading: the question
 * @describe: says what will be lost
 * @label: the label of the answer that loses it, with a mnemonic
 * @callback: called on the main thread with the answer
 * @user_data: for @callback
 *
 * Asks whether to lose something. Cancel is the default. While one question is open, any other is answered with no.
 */
void
sealwax_loss_dialog_ask_async (GtkWidget          *parent,
                               const char         *heading,
                               SealwaxLossDescribe describe,
                               const char         *label,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  g_autofree char *body = NULL;
  AdwAlertDialog  *dialog;

  g_task_set_source_tag (task, sealwax_loss_dialog_ask_async);
  if (g_object_get_data (G_OBJECT (parent), QUESTION_KEY) != NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  body = describe (parent);
  dialog = make_dialog (heading, body, label);
  g_object_set_data (G_OBJECT (parent), QUESTION_KEY, dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), g_object_ref (task), free_closure, 0);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/**
 * sealwax_loss_dialog_ask_finish:
 * @result: what the callback got
 *
 * Returns: whether to lose it
 */
gboolean
sealwax_loss_dialog_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
