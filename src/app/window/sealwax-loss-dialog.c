/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-alert.h"
#include "sealwax-loss-dialog.h"

/* Asks before something goes that is kept nowhere else. The question goes by itself when there is nothing to lose any more. */

#define QUESTION_KEY "sealwax-loss-dialog"

typedef struct
{
  GtkWidget          *parent; /* borrowed: it has the dialog */
  AdwAlertDialog     *dialog; /* borrowed */
  SealwaxLossDescribe describe;
  gboolean            closing;
} Question;

/* Those that are open, of all windows. */
static GPtrArray *questions;

static Question *
find_question (GtkWidget *parent)
{
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      Question *question = questions->pdata[i];

      if (question->parent == parent)
        return question;
    }

  return NULL;
}

static void
forget_question (gpointer question)
{
  g_ptr_array_remove_fast (questions, question);
}

static AdwAlertDialog *
make_dialog (const char *heading,
             const char *body,
             const char *label)
{
  AdwAlertDialog *dialog = sealwax_alert_new (heading, body);

  sealwax_alert_set_default (dialog, sealwax_alert_add_answer (dialog, "cancel", C_ ("verb", "_Cancel")));
  gtk_widget_add_css_class (sealwax_alert_add_answer (dialog, "lose", label), "destructive-action");

  return dialog;
}

/* Takes the question from the list, whichever way the dialog goes. */
static void
add_question (GtkWidget          *parent,
              AdwAlertDialog     *dialog,
              SealwaxLossDescribe describe)
{
  Question *question = g_new0 (Question, 1);

  question->parent = parent;
  question->dialog = dialog;
  question->describe = describe;
  if (questions == NULL)
    questions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (questions, question);
  g_object_set_data_full (G_OBJECT (dialog), QUESTION_KEY, question, forget_question);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             GTask          *task)
{
  g_object_set_data (G_OBJECT (dialog), QUESTION_KEY, NULL);
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
 * @describe: says what will be lost, now and whenever sealwax_loss_dialog_look_again() is called
 * @label: the label of the answer that loses it, with a mnemonic
 * @callback: called on the main thread with the answer
 * @user_data: for @callback
 *
 * Asks whether to lose something. Cancel is the default. If there is nothing to lose any more, the question goes, which
 * counts as Cancel. While one question is open, any other is answered with no.
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
  if (find_question (parent) != NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  body = describe (parent);
  dialog = make_dialog (heading, body, label);
  add_question (parent, dialog, describe);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), g_object_ref (task), free_closure, 0);
  sealwax_alert_present (dialog, parent);
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

/**
 * sealwax_loss_dialog_look_again:
 *
 * Call this when what would be lost may be something else, in any window.
 */
void
sealwax_loss_dialog_look_again (void)
{
  for (guint i = questions != NULL ? questions->len : 0; i-- > 0;)
    {
      Question        *question = questions->pdata[i];
      g_autofree char *body = question->describe (question->parent);

      if (question->closing)
        continue;
      question->closing = body == NULL;
      if (body != NULL)
        adw_alert_dialog_set_body (question->dialog, body);
      else
        adw_dialog_force_close (ADW_DIALOG (question->dialog));
    }
}
