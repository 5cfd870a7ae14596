/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-messages-private.h"

/* Finding the chosen message in the text as it is now, on request. */

typedef struct
{
  GBytes *text;
  guint   changes; /* when the text was that */
} Search;

static void
search_free (Search *search)
{
  g_bytes_unref (search->text);
  g_free (search);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = sealwax_find_finish (result, &error);
  const Search *search = g_task_get_task_data (task);

  if (findings == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (search->changes != SEALWAX_MESSAGES (g_task_get_source_object (task))->changes)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The text has changed");
  else
    g_task_return_pointer (task, g_steal_pointer (&findings), (GDestroyNotify)g_array_unref);
}

/**
 * sealwax_messages_find_async:
 * @self: the messages
 * @cancellable: (nullable): to cancel this
 * @callback: called on the main thread when it is done
 * @user_data: for @callback
 *
 * Finds the chosen message in the text as it is now. The text may have changed since it was last read.
 */
void
sealwax_messages_find_async (SealwaxMessages    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (SealwaxSecret) text = NULL;
  Search *search;
  GTask  *task;

  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  text = sealwax_text_model_dup_text (self->text);
  search = g_new0 (Search, 1);
  search->text = sealwax_secret_get_bytes (text);
  search->changes = self->changes;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_messages_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify)search_free);
  sealwax_find_async (search->text, cancellable, on_found, task);
}

/**
 * sealwax_messages_find_finish:
 * @self: the messages
 * @result: what the callback got
 * @text: (out) (transfer full): the text that the message is in
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the chosen message, or %NULL if this was cancelled or the text has changed since
 */
const SealwaxFinding *
sealwax_messages_find_finish (SealwaxMessages *self,
                              GAsyncResult    *result,
                              GBytes         **text,
                              GError         **error)
{
  g_autoptr (GArray) findings = NULL;

  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  findings = g_task_propagate_pointer (G_TASK (result), error);
  if (findings == NULL)
    return NULL;

  *text = g_bytes_ref (((const Search *)g_task_get_task_data (G_TASK (result)))->text);
  sealwax_messages_set_findings (self, findings);

  return sealwax_messages_get_finding (self);
}
