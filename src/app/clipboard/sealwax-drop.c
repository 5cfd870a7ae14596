/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-drop.h"
#include "sealwax-file.h"
#include "sealwax-passphrase.h"

/* For a list of files, of which only one will be taken. This is far more than the longest path needs. */
#define FILES_MAX ((gsize)1 << 20)

/* How files are offered, in order of preference: first through the portal, which is for files from a sandbox or into one. */
static const char *file_types[] = { "application/vnd.portal.filetransfer", "application/vnd.portal.files", "text/uri-list", NULL };

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
        GAsyncResult *result,
        const char  **type)
{
  return gdk_drop_read_finish (GDK_DROP (drop), result, type, NULL);
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
  .nothing = N_ ("What you dropped is empty."),
  .no_text = N_ ("What you dropped isn’t text."),
  .unreadable = N_ ("Couldn’t read what you dropped."),
  .silent = N_ ("The app it was dragged from isn’t responding."),
};

static const SealwaxTransferLimits limits[SEALWAX_N_TRANSFER_USES] = {
  [SEALWAX_TRANSFER_TEXT] = { sealwax_transfer_text_types, SEALWAX_FILE_MAX, N_ ("What you dropped is larger than 100 MiB.") },
  [SEALWAX_TRANSFER_PASSPHRASE] = { sealwax_transfer_text_types, SEALWAX_PASSPHRASE_MAX, N_ ("What you dropped is too long for a passphrase.") },
};

static const SealwaxTransferLimits files_limits = { file_types, FILES_MAX, N_ ("Couldn’t read what you dropped.") };

/**
 * sealwax_drop_has_files:
 * @drop: what is to be dropped
 *
 * Returns: whether it offers files
 */
gboolean
sealwax_drop_has_files (GdkDrop *drop)
{
  GdkContentFormats *formats;

  g_return_val_if_fail (GDK_IS_DROP (drop), FALSE);

  formats = gdk_drop_get_formats (drop);
  for (gsize i = 0; file_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, file_types[i]))
      return TRUE;

  return FALSE;
}

/**
 * sealwax_drop_has_text:
 * @drop: what is to be dropped
 *
 * Returns: whether GTK's widgets would take it as text, in whatever form
 */
gboolean
sealwax_drop_has_text (GdkDrop *drop)
{
  g_autoptr (GdkContentFormats) formats = NULL;

  g_return_val_if_fail (GDK_IS_DROP (drop), FALSE);

  formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_drop_get_formats (drop)));

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

/**
 * sealwax_drop_choose_action:
 * @drop: what is to be dropped
 *
 * Returns: to copy it, or to move it if its program offers nothing else
 */
GdkDragAction
sealwax_drop_choose_action (GdkDrop *drop)
{
  g_return_val_if_fail (GDK_IS_DROP (drop), 0);

  return (gdk_drop_get_actions (drop) & GDK_ACTION_COPY) != 0 ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

/**
 * sealwax_drop_read_async:
 * @drop: what was dropped
 * @use: what it is for
 * @cancellable: (nullable): to give it up
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads the text of what was dropped, within the limits of sealwax_transfer_read().
 */
void
sealwax_drop_read_async (GdkDrop            *drop,
                         SealwaxTransferUse  use,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (GDK_IS_DROP (drop));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_drop_read_async);
  sealwax_transfer_read (task, G_OBJECT (drop), &kind, &limits[use]);
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

static void
on_files_understood (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GSList) files = NULL;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  if (gdk_content_deserialize_finish (result, &value, &error))
    files = gdk_file_list_get_files (g_value_get_boxed (&value));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (files == NULL)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Couldn’t read what you dropped."));
  else if (files->next != NULL)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("Drop one file at a time."));
  else
    g_task_return_pointer (task, g_object_ref (files->data), g_object_unref);
}

/* GDK understands what a list says, even through the portal. But it is not asked to read the list, because it has no limit. */
static void
on_files_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) list = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (list == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  bytes = sealwax_secret_get_bytes (list);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  gdk_content_deserialize_async (stream,
                                 sealwax_transfer_get_type (G_TASK (result)),
                                 GDK_TYPE_FILE_LIST,
                                 g_task_get_priority (task),
                                 g_task_get_cancellable (task),
                                 on_files_understood,
                                 g_object_ref (task));
}

/**
 * sealwax_drop_read_file_async:
 * @drop: what was dropped, for which sealwax_drop_has_files() is true
 * @cancellable: (nullable): to give it up
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads which file was dropped, within the limits of sealwax_transfer_read().
 */
void
sealwax_drop_read_file_async (GdkDrop            *drop,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (GDK_IS_DROP (drop));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_drop_read_file_async);
  sealwax_transfer_read (g_task_new (NULL, cancellable, on_files_read, task), G_OBJECT (drop), &kind, &files_limits);
}

/**
 * sealwax_drop_read_file_finish:
 * @result: the result
 * @error: as sealwax_transfer_read() says; or G_IO_ERROR_INVALID_ARGUMENT if there is more than one, with a sentence for
 *   the person
 *
 * Returns: (transfer full): the file, or %NULL
 */
GFile *
sealwax_drop_read_file_finish (GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_drop_read_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
