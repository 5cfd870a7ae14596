/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-inspect.h"

/**
 * sealwax_inspect:
 * @pasted: any text
 *
 * Finds the messages of a text, and what can be said of them without any secret.
 *
 * Returns: (transfer full) (element-type SealwaxMessage): at least one; where there is none, the one says so by its status
 */
GArray *
sealwax_inspect (GBytes *pasted)
{
  GArray        *messages = g_array_new (FALSE, FALSE, sizeof (SealwaxMessage));
  SealwaxMessage message;
  gsize          size;
  const char    *text = g_bytes_get_data (pasted, &size);
  gsize          position = 0;

  while (sealwax_message_find (text, size, &position, &message))
    g_array_append_val (messages, message);

  return messages;
}

static void
inspect_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, sealwax_inspect (task_data), (GDestroyNotify)g_array_unref);
}

/**
 * sealwax_inspect_async:
 * @pasted: any text
 * @cancellable: (nullable): to throw the result away
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * sealwax_inspect() on a thread.
 */
void
sealwax_inspect_async (GBytes             *pasted,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_inspect_async);
  g_task_set_task_data (task, g_bytes_ref (pasted), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, inspect_thread);
}

/**
 * sealwax_inspect_finish:
 * @result: the result
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type SealwaxMessage): see sealwax_inspect(), or %NULL
 */
GArray *
sealwax_inspect_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_inspect_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
