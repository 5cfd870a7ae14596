/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-file-private.h"
#include "sealwax-key-load.h"
#include "sealwax-keys.h"

/* Loads key files, as sealwax-file.c loads texts, but byte for byte: a key need not be text. */

static SealwaxSecret *
load_key (GFile        *file,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *name = sealwax_file_dup_name (file);
  g_autofree char *version = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SealwaxSecret) bytes = sealwax_file_read (file, SEALWAX_KEY_FILE_MAX, &version, cancellable, &local_error);

  /* Of a file that is too large, nothing is read, and the sentence says what a key file is. */
  if (bytes != NULL || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return sealwax_key_parse_file (bytes, name, error);

  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sealwax_file_tell (&local_error, sealwax_file_describe_unread (file, local_error));
  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError        *error = NULL;
  SealwaxSecret *key = load_key (source_object, cancellable, &error);

  sealwax_wipe_stack ();
  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify)sealwax_secret_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sealwax_key_load_async:
 * @file: a file
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Loads a key file of at most %SEALWAX_KEY_FILE_MAX bytes, on a thread. See the section "Key files" of docs/format.md.
 */
void
sealwax_key_load_async (GFile              *file,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_key_load_async);
  g_task_run_in_thread (task, load_thread);
}

/**
 * sealwax_key_load_finish:
 * @file: the file
 * @result: the result
 * @error: why not, with a sentence for the person, except for G_IO_ERROR_CANCELLED: what sealwax_key_parse_file() says of a
 *   file that holds no key, or what sealwax_file_load_finish() says of one that cannot be read
 *
 * Returns: (transfer full): a key of %SEALWAX_KEY_SIZE bytes, or %NULL
 */
SealwaxSecret *
sealwax_key_load_finish (GFile        *file,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_key_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
