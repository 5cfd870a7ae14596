/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "sealwax-file-private.h"
#include "sealwax-untrusted.h"
#include "sealwax-text.h"
#include "sealwax-utf16.h"

/* How many characters of a file's name a sentence shows at most: it has to fit into the smallest window. */
#define NAME_MAX_SHOWN 32

/* What a thread loads. */
typedef struct
{
  char    *version;
  gboolean converted;
} Load;

static void
load_free (Load *load)
{
  g_free (load->version);
  g_free (load);
}

/* Why a file that is marked as UTF-16 is none. */
static char *
describe_utf16 (const char *name,
                int         code)
{
  switch ((SealwaxUtf16Error)code)
    {
    case SEALWAX_UTF16_ERROR_TOO_LARGE:
      return g_strdup_printf (_ ("“%s” is larger than 64 MiB when it is converted from UTF-16, which is the most that can be encrypted."), name);
    case SEALWAX_UTF16_ERROR_NUL:
      return g_strdup_printf (_ ("“%s” is marked as UTF-16, but has a character that no text can have (NUL)."), name);
    case SEALWAX_UTF16_ERROR_BROKEN:
    default:
      return g_strdup_printf (_ ("“%s” is marked as UTF-16, but is damaged: it has half a character in it."), name);
    }
}

/**
 * sealwax_file_describe_unread:
 * @file: a file
 * @error: why it could not be loaded
 *
 * Returns: (transfer full): the same as a sentence for the person. GIO's own sentences name paths that no person ever chose,
 *   above all in a sandbox.
 */
char *
sealwax_file_describe_unread (GFile        *file,
                              const GError *error)
{
  g_autofree char *name = sealwax_file_dup_name (file);
  g_autofree char *reason = NULL;

  if (error->domain == SEALWAX_PATH_ERROR)
    return g_strdup_printf (_ ("“%s” was not opened: another user has put a link in its place."), name);

  if (error->domain == SEALWAX_UTF16_ERROR)
    return describe_utf16 (name, error->code);

  switch (error->domain == G_IO_ERROR ? error->code : (int)G_IO_ERROR_FAILED)
    {
    case G_IO_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("“%s” does not exist."), name);
    case G_IO_ERROR_IS_DIRECTORY:
      return g_strdup_printf (_ ("“%s” is a folder."), name);
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return g_strdup_printf (_ ("“%s” is not a regular file."), name);
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
      reason = sealwax_untrusted_dup_isolated (error->message, SEALWAX_UNTRUSTED_REASON_MAX);
      return g_strdup_printf (_ ("“%s” could not be read: “%s”"), name, reason);
    }
}

/* Reads all of a file that should have @size bytes. */
static SealwaxSecret *
read_all (SealwaxPlace *place,
          gsize         size,
          GCancellable *cancellable,
          GError      **error)
{
  /* So that nothing is waited for, whatever it has become meanwhile. */
  int fd = sealwax_place_open (place, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (SealwaxSecret) text = NULL;
  guint8 *bytes;
  gsize   had = 0;
  gssize  step = 1;

  if (fd < 0)
    {
      sealwax_file_set_error (error, errno);
      return NULL;
    }
  stream = g_unix_input_stream_new (fd, TRUE);

  /* One byte more, to notice a file that has grown. */
  text = sealwax_secret_new_sized (size + 1);
  bytes = sealwax_secret_get_writable (text);
  while (step > 0 && had <= size)
    {
      step = g_input_stream_read (stream, bytes + had, MIN (size + 1 - had, SEALWAX_FILE_STEP), cancellable, error);
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

/* Returns whether there is a file that can be loaded; @info is what is known of it. */
static gboolean
check_file (SealwaxPlace *place,
            gsize         max,
            struct stat  *info,
            GError      **error)
{
  if (place->file < 0 && g_str_equal (place->name, "."))
    errno = EISDIR;
  else if (place->file < 0)
    errno = ENOENT;
  if (place->file < 0 || fstat (place->file, info) != 0)
    {
      sealwax_file_set_error (error, errno);
      return FALSE;
    }
  if (!sealwax_file_is_ordinary (info, error))
    return FALSE;

  if ((guint64)info->st_size > max)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Too large");
      return FALSE;
    }

  return TRUE;
}

/* Takes ownership of what a file holds. */
static SealwaxSecret *
make_text (SealwaxSecret *bytes,
           gboolean      *converted,
           GError       **error)
{
  g_autoptr (SealwaxSecret) text = NULL;

  *converted = sealwax_utf16_is_marked (bytes);
  text = *converted ? sealwax_utf16_convert (bytes, error) : sealwax_secret_ref (bytes);
  sealwax_secret_unref (bytes);
  if (text == NULL || sealwax_text_is_valid ((const guint8 *)sealwax_secret_get_text (text), sealwax_secret_get_size (text)))
    return g_steal_pointer (&text);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not UTF-8, or with a NUL");

  return NULL;
}

/**
 * sealwax_file_read:
 * @file: a file
 * @max: how many bytes it may have
 * @version: (out) (transfer full): see sealwax_file_load_finish()
 * @cancellable: (nullable): to give it up
 * @error: why not; sealwax_file_describe_unread() says it to the person
 *
 * Returns: (transfer full): all that it holds, byte for byte, or %NULL
 */
SealwaxSecret *
sealwax_file_read (GFile        *file,
                   gsize         max,
                   char        **version,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
  g_autoptr (SealwaxSecret) bytes = NULL;
  g_autofree char *version_before = NULL;
  g_autofree char *version_after = NULL;
  struct stat      before, after;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !sealwax_file_find (file, &place, error)
      || !check_file (&place, max, &before, error))
    return NULL;

  bytes = read_all (&place, (gsize)before.st_size, cancellable, error);
  if (bytes == NULL)
    return NULL;

  if (!sealwax_place_look (&place, &after))
    {
      sealwax_file_set_error (error, errno);
      return NULL;
    }

  version_before = sealwax_file_make_version (&before);
  version_after = sealwax_file_make_version (&after);
  if (g_strcmp0 (version_before, version_after) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Changed");
      return NULL;
    }
  *version = g_steal_pointer (&version_before);

  return g_steal_pointer (&bytes);
}

static SealwaxSecret *
load_text (GFile        *file,
           Load         *load,
           GCancellable *cancellable,
           GError      **error)
{
  SealwaxSecret *bytes = sealwax_file_read (file, SEALWAX_FILE_MAX, &load->version, cancellable, error);

  return bytes != NULL ? make_text (bytes, &load->converted, error) : NULL;
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
  g_autoptr (SealwaxSecret) text = load_text (file, load, cancellable, &error);

  if (text != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&text), (GDestroyNotify)sealwax_secret_unref);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sealwax_file_tell (&error, sealwax_file_describe_unread (file, error));
  g_task_return_error (task, error);
}

/**
 * sealwax_file_set_error:
 * @error: (out): receives the error
 * @code: an errno
 */
void
sealwax_file_set_error (GError **error,
                        int      code)
{
  g_set_error_literal (error, G_IO_ERROR, code == EDQUOT ? G_IO_ERROR_NO_SPACE : (int)g_io_error_from_errno (code), g_strerror (code));
}

/**
 * sealwax_file_tell:
 * @error: (inout): why a file was not loaded or saved
 * @sentence: (transfer full): the same as a sentence for the person
 *
 * Makes it the error that the caller gets: a G_IO_ERROR with the sentence.
 */
void
sealwax_file_tell (GError **error,
                   char    *sentence)
{
  int code = (*error)->code;

  if ((*error)->domain == SEALWAX_PATH_ERROR)
    code = code == SEALWAX_PATH_ERROR_FOREIGN_LINK ? G_IO_ERROR_PERMISSION_DENIED : G_IO_ERROR_TOO_MANY_LINKS;
  else if ((*error)->domain == SEALWAX_UTF16_ERROR)
    code = code == SEALWAX_UTF16_ERROR_TOO_LARGE ? G_IO_ERROR_MESSAGE_TOO_LARGE : G_IO_ERROR_INVALID_DATA;

  g_clear_error (error);
  *error = g_error_new_literal (G_IO_ERROR, code, sentence);
  g_free (sentence);
}

/* A link may lead to something that GVfs mounts, and GVfs recognizes that by its path. */
static gboolean
is_local (SealwaxPlace *place)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", place->folder);
  g_autofree char *folder = g_file_read_link (link, NULL);
  g_autoptr (GFile) file = folder != NULL ? g_file_new_for_path (folder) : NULL;

  return file == NULL || g_file_is_native (file);
}

/**
 * sealwax_file_find:
 * @file: a file
 * @place: (out caller-allocates): where it is; clear it afterwards
 * @error: why it cannot be found: G_IO_ERROR_NOT_SUPPORTED if it is not on this computer, or as sealwax_place_find() says
 *
 * Finds a file on this computer. Nothing is asked about any other file, because that would ask the network: what GVfs
 * mounts has a path, too.
 *
 * Returns: whether it can be looked for there
 */
gboolean
sealwax_file_find (GFile        *file,
                   SealwaxPlace *place,
                   GError      **error)
{
  g_autofree char *path = g_file_is_native (file) ? g_file_get_path (file) : NULL;

  *place = (SealwaxPlace)SEALWAX_PLACE_NONE;
  if (path != NULL && !sealwax_place_find (place, path, error))
    return FALSE;
  if (path != NULL && is_local (place))
    return TRUE;

  sealwax_place_clear (place);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not native");

  return FALSE;
}

/**
 * sealwax_file_is_ordinary:
 * @info: what is known of a file
 * @error: what it is otherwise: G_IO_ERROR_IS_DIRECTORY or G_IO_ERROR_NOT_REGULAR_FILE
 *
 * Returns: whether it is an ordinary file
 */
gboolean
sealwax_file_is_ordinary (const struct stat *info,
                          GError           **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;

  if (S_ISDIR (info->st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "A folder");
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "Not an ordinary file");

  return FALSE;
}

/**
 * sealwax_file_make_version:
 * @info: what is known of a file
 *
 * Returns: (transfer full): a string that is different once the file has changed
 */
char *
sealwax_file_make_version (const struct stat *info)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64)info->st_size, (gint64)info->st_mtim.tv_sec, info->st_mtim.tv_nsec);
}

/**
 * sealwax_file_dup_name:
 * @file: a file
 *
 * Returns: (transfer full): its name for a sentence, which puts it in quotation marks: without its folder, not long, and
 *   as sealwax_untrusted_dup_isolated() makes it
 */
char *
sealwax_file_dup_name (GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");

  return sealwax_untrusted_dup_isolated (name, NAME_MAX_SHOWN);
}

/**
 * sealwax_file_load_async:
 * @file: a file
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Loads a text of at most %SEALWAX_FILE_MAX bytes, on a thread. Nothing is stripped or repaired. A file
 * that is marked as UTF-16 is converted, if that makes at most %SEALWAX_TEXT_MAX bytes.
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
 * @error: why not, with a sentence for the person, except for G_IO_ERROR_CANCELLED: among others G_IO_ERROR_NOT_FOUND,
 *   G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_NOT_REGULAR_FILE, G_IO_ERROR_PERMISSION_DENIED also if another user has put a link
 *   in its place, G_IO_ERROR_MESSAGE_TOO_LARGE, G_IO_ERROR_NOT_SUPPORTED if it is not on this computer,
 *   G_IO_ERROR_INVALID_DATA if it is neither UTF-8 nor UTF-16, or has a NUL, G_IO_ERROR_WRONG_ETAG if it was changed meanwhile
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

/**
 * sealwax_file_load_was_converted:
 * @result: the result of loading a file
 *
 * Returns: whether the file was UTF-16, and its text is not what it holds byte by byte
 */
gboolean
sealwax_file_load_was_converted (GAsyncResult *result)
{
  const Load *load;

  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_file_load_async), FALSE);

  load = g_task_get_task_data (G_TASK (result));

  return load->converted;
}
