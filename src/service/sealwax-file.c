/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "sealwax-file-private.h"
#include "sealwax-outside.h"
#include "sealwax-text.h"

/* The most characters of a file's name that a sentence shows: it has to fit into the smallest window. */
#define NAME_MAX_SHOWN 32

/* What a thread loads. */
typedef struct
{
  char *version;
} Load;

static void
load_free (Load *load)
{
  g_free (load->version);
  g_free (load);
}

/* Why a file could not be loaded. What GIO says names paths that no person ever chose, in a sandbox above all. */
static char *
describe_failure (GFile        *file,
                  const GError *error)
{
  g_autofree char *name = sealwax_file_dup_name (file);
  g_autofree char *reason = NULL;

  switch (error->domain == G_IO_ERROR ? error->code : (int)G_IO_ERROR_FAILED)
    {
    case G_IO_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("“%s” does not exist."), name);
    case G_IO_ERROR_IS_DIRECTORY:
      return g_strdup_printf (_ ("“%s” is a folder."), name);
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return g_strdup_printf (_ ("“%s” is not an ordinary file."), name);
    case G_IO_ERROR_NOT_SUPPORTED:
      return g_strdup_printf (_ ("“%s” is not on this computer."), name);
    case G_IO_ERROR_PERMISSION_DENIED:
      return g_strdup_printf (_ ("You have no permission to read “%s”."), name);
    case G_IO_ERROR_MESSAGE_TOO_LARGE:
      return g_strdup_printf (_ ("“%s” is larger than 100 MiB, which is the most that can be opened."), name);
    case G_IO_ERROR_INVALID_DATA:
      return g_strdup_printf (_ ("“%s” is not text in UTF-8."), name);
    case G_IO_ERROR_WRONG_ETAG:
      return g_strdup_printf (_ ("“%s” was changed while it was read. Open it again."), name);
    default:
      /* Translators: the second %s is a sentence by the system. */
      reason = sealwax_outside_dup_isolated (error->message, SEALWAX_FILE_REASON_MAX);
      return g_strdup_printf (_ ("“%s” could not be read: “%s”"), name, reason);
    }
}

/* Reads all of a file that should have @size bytes. */
static SealwaxSecret *
read_all (GFile        *file,
          gsize         size,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (SealwaxSecret) text = NULL;
  guint8 *bytes;
  gsize   had = 0;
  gssize  step = 1;

  if (stream == NULL)
    return NULL;

  /* One byte more, which shows a file that has grown. */
  text = sealwax_secret_new_sized (size + 1);
  bytes = sealwax_secret_get_writable (text);
  while (step > 0 && had <= size)
    {
      step = g_input_stream_read (G_INPUT_STREAM (stream), bytes + had, MIN (size + 1 - had, SEALWAX_FILE_STEP), cancellable, error);
      if (step < 0)
        return NULL;
      had += (gsize)step;
    }

  if (had != size)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "The size has changed");
      return NULL;
    }
  sealwax_secret_truncate (text, size);

  return g_steal_pointer (&text);
}

static SealwaxSecret *
load_text (GFile        *file,
           char        **version,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFileInfo) before = NULL;
  g_autoptr (GFileInfo) after = NULL;
  g_autoptr (SealwaxSecret) text = NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *version_after = NULL;
  guint64          size;

  /* Dropped links, for example: nothing here fetches what they lead to. */
  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No path");
      return NULL;
    }

  before = sealwax_file_query (file, cancellable, error);
  if (before == NULL)
    return NULL;

  size = g_file_info_get_attribute_uint64 (before, G_FILE_ATTRIBUTE_STANDARD_SIZE);
  if (size > SEALWAX_FILE_MAX)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Too large");
      return NULL;
    }

  text = read_all (file, (gsize)size, cancellable, error);
  if (text == NULL)
    return NULL;

  after = sealwax_file_query (file, cancellable, error);
  if (after == NULL)
    return NULL;

  *version = sealwax_file_make_version (before);
  version_after = sealwax_file_make_version (after);
  if (g_strcmp0 (*version, version_after) != 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Changed");
  else if (!sealwax_text_is_valid ((const guint8 *)sealwax_secret_get_text (text), sealwax_secret_get_size (text)))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not UTF-8, or with a NUL");
  else
    return g_steal_pointer (&text);

  return NULL;
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Load   *load = task_data;
  GFile  *file = source_object;
  GError *error = NULL;
  g_autoptr (SealwaxSecret) text = load_text (file, &load->version, cancellable, &error);

  if (text != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&text), (GDestroyNotify)sealwax_secret_unref);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      char *sentence = describe_failure (file, error);

      g_free (error->message);
      error->message = sentence;
    }
  g_task_return_error (task, error);
}

/**
 * sealwax_file_query:
 * @file: a file
 * @cancellable: (nullable): to cancel it
 * @error: why not, with GIO's own message: among others G_IO_ERROR_NOT_FOUND, also for a link that leads nowhere,
 *   G_IO_ERROR_IS_DIRECTORY, and G_IO_ERROR_NOT_REGULAR_FILE
 *
 * Asks what has to be known of an ordinary file before it is read or replaced.
 *
 * Returns: (transfer full): that
 */
GFileInfo *
sealwax_file_query (GFile        *file,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                                                 "," G_FILE_ATTRIBUTE_ETAG_VALUE
                                                                                 "," G_FILE_ATTRIBUTE_UNIX_MODE
                                                                                 "," G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                                                  G_FILE_QUERY_INFO_NONE,
                                                  cancellable,
                                                  error);

  if (info == NULL)
    return NULL;

  /* That is how GIO says that the folder may not be entered. */
  if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_TYPE))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, g_strerror (EACCES));
      return NULL;
    }

  switch ((int)g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_REGULAR:
      return g_steal_pointer (&info);
    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "A folder");
      break;
    case G_FILE_TYPE_SYMBOLIC_LINK: /* the others are followed */
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "A link that leads nowhere");
      break;
    default:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Not an ordinary file");
    }

  return NULL;
}

/**
 * sealwax_file_make_version:
 * @info: by sealwax_file_query()
 *
 * Returns: (transfer full): a string that is another one when the file has changed
 */
char *
sealwax_file_make_version (GFileInfo *info)
{
  const char *etag = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE);

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s", g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE), etag != NULL ? etag : "");
}

/**
 * sealwax_file_dup_name:
 * @file: a file
 *
 * Returns: (transfer full): its name for a sentence, where it stands between quotation marks: without its folder, not long,
 *   and as sealwax_outside_dup_isolated() makes it
 */
char *
sealwax_file_dup_name (GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");

  return sealwax_outside_dup_isolated (name, NAME_MAX_SHOWN);
}

/**
 * sealwax_file_load_async:
 * @file: a file
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Loads a text of at most %SEALWAX_FILE_MAX bytes, on a thread. Nothing is stripped or mended.
 */
void
sealwax_file_load_async (GFile              *file,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_file_load_async);
  g_task_set_task_data (task, g_new0 (Load, 1), (GDestroyNotify)load_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * sealwax_file_load_finish:
 * @file: the file
 * @result: the result
 * @version: (out) (optional) (transfer full): what to give to sealwax_file_save_async(), so that a change by somebody else
 *   is noticed
 * @error: why not, with a sentence for a person but for G_IO_ERROR_CANCELLED: among others G_IO_ERROR_NOT_FOUND,
 *   G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_NOT_REGULAR_FILE, G_IO_ERROR_PERMISSION_DENIED, G_IO_ERROR_MESSAGE_TOO_LARGE,
 *   G_IO_ERROR_NOT_SUPPORTED where it has no path,
 *   G_IO_ERROR_INVALID_DATA where it is not UTF-8 without NUL, G_IO_ERROR_WRONG_ETAG where it was changed meanwhile
 *
 * Returns: (transfer full): the text, or %NULL
 */
SealwaxSecret *
sealwax_file_load_finish (GFile        *file,
                          GAsyncResult *result,
                          char        **version,
                          GError      **error)
{
  Load          *load;
  SealwaxSecret *text;

  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_file_load_async), NULL);

  text = g_task_propagate_pointer (G_TASK (result), error);
  load = g_task_get_task_data (G_TASK (result));
  if (text != NULL && version != NULL)
    *version = g_steal_pointer (&load->version);

  return text;
}
