/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-drop.h"
#include "sealwax-transfer.h"

static void
begin (GObject            *drop,
       const char        **types,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  gdk_drop_read_async (GDK_DROP (drop), types, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

static GInputStream *
finish (GObject      *drop,
        GAsyncResult *result)
{
  return gdk_drop_read_finish (GDK_DROP (drop), result, NULL, NULL);
}

static GdkContentFormats *
get_formats (GObject *drop)
{
  return gdk_drop_get_formats (GDK_DROP (drop));
}

static const SealwaxTransferKind kind = {
  .begin = begin,
  .finish = finish,
  .get_formats = get_formats,
  .nothing = N_ ("What was dropped is empty."),
  .no_text = N_ ("What was dropped is not text."),
  .too_large = N_ ("What was dropped is larger than 100 MiB."),
  .unreadable = N_ ("What was dropped could not be read."),
  .silent = N_ ("The program that it was dragged from does not answer."),
};

/**
 * sealwax_drop_read_async:
 * @drop: what was dropped
 * @cancellable: (nullable): to give it up
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads the text of what was dropped, within the limits of sealwax_transfer_read().
 */
void
sealwax_drop_read_async (GdkDrop            *drop,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (GDK_IS_DROP (drop));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_drop_read_async);
  sealwax_transfer_read (task, G_OBJECT (drop), &kind);
}

/**
 * sealwax_drop_read_finish:
 * @result: the result
 * @error: as sealwax_transfer_read() says
 *
 * Returns: (transfer full): the text, UTF-8 without NUL and not empty, or %NULL
 */
SealwaxSecret *
sealwax_drop_read_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_drop_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
