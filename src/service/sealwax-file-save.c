/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sealwax-file-private.h"
#include "sealwax-outside.h"

/* Saving is done by hand, since g_file_replace() is not always atomic: it writes a new file in place, and an old one, too,
 * where that is a link or no file can be made beside it; it keeps whatever mode was there; and a stream that is given up
 * takes the place of the old file, half as it is. Here the text is written to a new file in the same folder, which then is
 * renamed. The document portal's folders allow that with any name (document-portal-fuse.c of xdg-desktop-portal). */

/* What a thread saves. */
typedef struct
{
  SealwaxSecret *text;
  gboolean       is_private;
  char          *version; /* nullable */
} Save;

static void
save_free (Save *save)
{
  sealwax_secret_unref (save->text);
  g_free (save->version);
  g_free (save);
}

/* Why a file could not be saved. */
static char *
describe_failure (GFile        *file,
                  const GError *error)
{
  g_autofree char *name = sealwax_file_dup_name (file);
  g_autofree char *reason = NULL;

  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("“%s” was not saved: its folder does not exist."), name);
    case G_IO_ERROR_IS_DIRECTORY:
      return g_strdup_printf (_ ("“%s” was not saved: there is a folder of this name."), name);
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return g_strdup_printf (_ ("“%s” was not saved: it is not an ordinary file."), name);
    case G_IO_ERROR_NOT_SUPPORTED:
      return g_strdup_printf (_ ("“%s” was not saved: its folder is not on this computer."), name);
    case G_IO_ERROR_EXISTS:
      return g_strdup_printf (_ ("“%s” was not saved: it is there, and protected from changes."), name);
    case G_IO_ERROR_PERMISSION_DENIED:
      return g_strdup_printf (_ ("“%s” was not saved: you have no permission to write to its folder."), name);
    case G_IO_ERROR_READ_ONLY:
      return g_strdup_printf (_ ("“%s” was not saved: its folder is on a read-only disk."), name);
    case G_IO_ERROR_NO_SPACE:
      return g_strdup_printf (_ ("“%s” was not saved: there is no space left."), name);
    case G_IO_ERROR_WRONG_ETAG:
      return g_strdup_printf (_ ("“%s” was not saved: another program has changed it. Save again to replace it."), name);
    default:
      /* Translators: the second %s is a sentence by the system. */
      reason = sealwax_outside_dup_isolated (error->message, SEALWAX_FILE_REASON_MAX);
      return g_strdup_printf (_ ("“%s” was not saved: “%s”"), name, reason);
    }
}

static void
set_error_from_errno (GError **error,
                      int      code)
{
  g_set_error_literal (error, G_IO_ERROR, code == EDQUOT ? G_IO_ERROR_NO_SPACE : (int)g_io_error_from_errno (code), g_strerror (code));
}

/* Where the file really is: a link is kept, and what it leads to is replaced. */
static GFile *
resolve (GFile   *file,
         GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  char            *real;
  GFile           *target;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No path");
      return NULL;
    }

  real = realpath (path, NULL);
  target = g_file_new_for_path (real != NULL ? real : path);
  free (real);

  return target;
}

/* Returns what is known of the file that is there already; both that and the error are %NULL where none is. */
static GFileInfo *
query_existing (GFile        *target,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = g_file_get_path (target);
  GFileInfo       *info = sealwax_file_query (target, cancellable, &local_error);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return NULL;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    local_error->code = G_IO_ERROR_NOT_REGULAR_FILE; /* a link that leads nowhere */
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return info;
}

/* Whether it is still the same file. */
static gboolean
is_same (GFileInfo *a,
         GFileInfo *b)
{
  g_autofree char *version_a = a != NULL ? sealwax_file_make_version (a) : NULL;
  g_autofree char *version_b = b != NULL ? sealwax_file_make_version (b) : NULL;

  return g_strcmp0 (version_a, version_b) == 0;
}

/* Returns whether the file that is there may be replaced. */
static gboolean
check_existing (GFileInfo  *existing,
                const char *version,
                GError    **error)
{
  g_autofree char *version_now = sealwax_file_make_version (existing);

  if (version != NULL && strcmp (version, version_now) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Changed since it was loaded or saved");
      return FALSE;
    }

  /* Its folder decides whether it can be replaced, but whoever protected it did not want that. */
  if (!g_file_info_get_attribute_boolean (existing, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "Protected");
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_all (int            fd,
           SealwaxSecret *text,
           GCancellable  *cancellable,
           GError       **error)
{
  const char *bytes = sealwax_secret_get_text (text);
  gsize       size = sealwax_secret_get_size (text);

  while (size > 0)
    {
      gssize step;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      step = write (fd, bytes, MIN (size, SEALWAX_FILE_STEP));
      if (step < 0 && errno != EINTR)
        {
          set_error_from_errno (error, errno);
          return FALSE;
        }
      bytes += MAX (step, 0);
      size -= (gsize)MAX (step, 0);
    }

  return TRUE;
}

/* Fills and closes a new file. */
static gboolean
fill (int           fd,
      Save         *save,
      GFileInfo    *existing,
      GCancellable *cancellable,
      GError      **error)
{
  gboolean done = write_all (fd, save->text, cancellable, error);

  /* Others lose nothing that they could read; where the disk knows no modes, there is nothing to be kept. */
  if (done && existing != NULL && !save->is_private)
    (void)!fchmod (fd, g_file_info_get_attribute_uint32 (existing, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777);

  if (done && fsync (fd) != 0)
    {
      set_error_from_errno (error, errno);
      done = FALSE;
    }

  if (close (fd) != 0 && done)
    {
      set_error_from_errno (error, errno);
      done = FALSE;
    }

  return done;
}

/* Puts the new file in the place of the old one, or of none. */
static gboolean
replace (GFile        *target,
         const char   *new_path,
         GFileInfo    *existing,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) now = query_existing (target, cancellable, &local_error);
  g_autofree char *path = g_file_get_path (target);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!is_same (existing, now))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Changed while it was saved");
      return FALSE;
    }

  if (g_rename (new_path, path) != 0)
    {
      set_error_from_errno (error, errno);
      return FALSE;
    }

  return TRUE;
}

/* That the new name is on the disk, too; not every disk can be asked for that. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  (void)!fsync (fd);
  close (fd);
}

/* Returns the new version, or %NULL. */
static char *
save_text (GFile        *file,
           Save         *save,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFile) target = resolve (file, error);
  g_autoptr (GFileInfo) existing = NULL;
  g_autoptr (GFileInfo) saved = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *new_path = NULL;
  int              fd;

  if (target == NULL)
    return NULL;

  existing = query_existing (target, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (existing != NULL && !check_existing (existing, save->version, error))
    return NULL;

  path = g_file_get_path (target);
  folder = g_path_get_dirname (path);
  new_path = g_build_filename (folder, ".sealwax-XXXXXX", NULL);
  fd = g_mkstemp_full (new_path, O_WRONLY | O_CLOEXEC, save->is_private ? 0600 : 0666);
  if (fd < 0)
    {
      set_error_from_errno (error, errno);
      return NULL;
    }

  if (!fill (fd, save, existing, cancellable, error) || !replace (target, new_path, existing, cancellable, error))
    {
      g_unlink (new_path);
      return NULL;
    }

  sync_folder (folder);
  saved = sealwax_file_query (target, NULL, NULL);

  return saved != NULL ? sealwax_file_make_version (saved) : g_strdup ("");
}

static void
save_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GFile  *file = source_object;
  GError *error = NULL;
  char   *version = save_text (file, task_data, cancellable, &error);

  if (version != NULL)
    {
      g_task_return_pointer (task, version, g_free);
      return;
    }

  g_assert (error != NULL);
  if (error->code != G_IO_ERROR_CANCELLED)
    {
      char *sentence = describe_failure (file, error);

      g_free (error->message);
      error->message = sentence;
    }
  g_task_return_error (task, error);
}

/**
 * sealwax_file_save_async:
 * @file: a file that need not exist
 * @text: what it will hold
 * @is_private: whether nobody else may read it. Otherwise a file that is there keeps its mode
 * @version: (nullable): what the file had when it was loaded or saved; if it has another one, it is not replaced
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Saves a text, on a thread. At no time is there a file of that name which holds a part of it.
 */
void
sealwax_file_save_async (GFile              *file,
                         SealwaxSecret      *text,
                         gboolean            is_private,
                         const char         *version,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save = g_new0 (Save, 1);

  g_return_if_fail (G_IS_FILE (file));

  save->text = sealwax_secret_ref (text);
  save->is_private = is_private;
  save->version = g_strdup (version);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_file_save_async);
  g_task_set_check_cancellable (task, FALSE); /* what was saved before that is saved */
  g_task_set_task_data (task, save, (GDestroyNotify)save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * sealwax_file_save_finish:
 * @file: the file
 * @result: the result
 * @error: why not, with a sentence for a person but for G_IO_ERROR_CANCELLED: among others G_IO_ERROR_NOT_FOUND,
 *   G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_NOT_REGULAR_FILE, G_IO_ERROR_NOT_SUPPORTED where it has no path,
 *   G_IO_ERROR_EXISTS where the file that is there is protected, G_IO_ERROR_PERMISSION_DENIED, G_IO_ERROR_READ_ONLY,
 *   G_IO_ERROR_NO_SPACE, G_IO_ERROR_WRONG_ETAG where somebody else has changed it
 *
 * Returns: (transfer full): the file's version now, see sealwax_file_save_async(), or %NULL
 */
char *
sealwax_file_save_finish (GFile        *file,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_file_save_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
