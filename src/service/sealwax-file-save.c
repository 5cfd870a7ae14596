/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* renameat2() */
#endif

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "sealwax-file-private.h"
#include "sealwax-untrusted.h"

/* Saving is done by hand, because g_file_replace() is not always atomic. It writes a new file in place, and an old one too,
 * if that is a link or no file can be made next to it. It keeps whatever mode was there. And when a stream is given up, the
 * half-written file takes the place of the old one. Here, the text is written to a new file in the same folder, which is
 * then renamed. The folder is held open from the first look on (sealwax-path.c), so it is the same one to the end. The
 * document portal's folders allow that with any name (document-portal-fuse.c of xdg-desktop-portal). */

/* How many names are tried for the new file. */
#define TRIES 100

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

  if (g_error_matches (error, SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_FOREIGN_LINK))
    return g_strdup_printf (_ ("“%s” was not saved: another user has put a link in its place."), name);
  if (g_error_matches (error, SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_OTHER_NAMES))
    return g_strdup_printf (_ ("“%s” was not saved: this file has another name, too, under which the old text would stay. Save under a new name."), name);

  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("“%s” was not saved: its folder does not exist."), name);
    case G_IO_ERROR_IS_DIRECTORY:
      return g_strdup_printf (_ ("“%s” was not saved: there is a folder of this name."), name);
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return g_strdup_printf (_ ("“%s” was not saved: it is not a regular file."), name);
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
      reason = sealwax_untrusted_dup_isolated (error->message, SEALWAX_UNTRUSTED_REASON_MAX);
      return g_strdup_printf (_ ("“%s” was not saved: “%s”"), name, reason);
    }
}

/* Looks at what is there already. Returns whether it may be replaced, or there is nothing. */
static gboolean
check_existing (SealwaxPlace *place,
                const char   *version,
                struct stat  *existing,
                GError      **error)
{
  g_autofree char *version_now = NULL;

  *existing = (struct stat){ 0 };
  if (place->file < 0 && !place->is_linked && !g_str_equal (place->name, "."))
    return TRUE;

  if (place->file < 0) /* a link that leads nowhere, or a path that ends with a slash */
    {
      g_set_error_literal (error, G_IO_ERROR, place->is_linked ? G_IO_ERROR_NOT_REGULAR_FILE : G_IO_ERROR_IS_DIRECTORY, "Not a file");
      return FALSE;
    }
  if (fstat (place->file, existing) != 0)
    {
      sealwax_file_set_error (error, errno);
      return FALSE;
    }
  if (!sealwax_file_is_ordinary (existing, error))
    return FALSE;

  version_now = sealwax_file_make_version (existing);
  if (version != NULL && strcmp (version, version_now) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Changed since it was loaded or saved");
      return FALSE;
    }

  /* Whether it can be replaced is up to its folder, but whoever protected the file did not want that. */
  if (faccessat (place->folder, place->name, W_OK, 0) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "Protected");
      return FALSE;
    }

  /* The other names would still lead to the old text. */
  if (existing->st_nlink > 1)
    {
      g_set_error_literal (error, SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_OTHER_NAMES, "It has other names");
      return FALSE;
    }

  return TRUE;
}

/* Makes a new file next to it. Returns its descriptor, or -1. */
static int
make_beside (SealwaxPlace *place,
             mode_t        mode,
             char        **name,
             GError      **error)
{
  int fd = -1;

  for (guint i = 0; fd < 0 && i < TRIES; i++)
    {
      g_free (*name);
      *name = g_strdup_printf (".sealwax-%08x", g_random_int ());
      fd = openat (place->folder, *name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd < 0 && errno != EEXIST)
        break;
    }

  if (fd < 0)
    sealwax_file_set_error (error, errno);

  return fd;
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
          sealwax_file_set_error (error, errno);
          return FALSE;
        }
      bytes += MAX (step, 0);
      size -= (gsize)MAX (step, 0);
    }

  return TRUE;
}

/* Fills and closes a new file. */
static gboolean
fill (int                fd,
      Save              *save,
      SealwaxPlace      *place,
      const struct stat *existing,
      GCancellable      *cancellable,
      GError           **error)
{
  gboolean done = write_all (fd, save->text, cancellable, error);

  if (done && place->file >= 0)
    sealwax_file_keep_rights (fd, place, existing, save->is_private);

  if (done && fsync (fd) != 0)
    {
      sealwax_file_set_error (error, errno);
      done = FALSE;
    }

  if (close (fd) != 0 && done)
    {
      sealwax_file_set_error (error, errno);
      done = FALSE;
    }

  return done;
}

/* Whether it is still the same file, with no new names. */
static gboolean
is_same (const struct stat *a,
         const struct stat *b)
{
  g_autofree char *version_a = sealwax_file_make_version (a);
  g_autofree char *version_b = sealwax_file_make_version (b);

  return (a->st_mode & S_IFMT) == (b->st_mode & S_IFMT) && a->st_nlink == b->st_nlink && g_str_equal (version_a, version_b);
}

/* Puts the new file in the place of the old one, if there is one. */
static gboolean
replace (SealwaxPlace      *place,
         const char        *new_name,
         const struct stat *existing,
         GError           **error)
{
  struct stat now;
  gboolean    is_there = sealwax_place_look (place, &now);
  int         result;

  if (!is_there && errno != ENOENT)
    {
      sealwax_file_set_error (error, errno);
      return FALSE;
    }
  if (is_there != (place->file >= 0) || (is_there && !is_same (existing, &now)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Changed while it was saved");
      return FALSE;
    }

  /* If there was none, there must still be none, as far as the disk can promise that. */
  result = is_there ? -1 : renameat2 (place->folder, new_name, place->folder, place->name, RENAME_NOREPLACE);
  if (result != 0 && (is_there || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP))
    result = renameat (place->folder, new_name, place->folder, place->name);
  if (result != 0)
    {
      if (errno == EEXIST)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "Made while it was saved");
      else
        sealwax_file_set_error (error, errno);
      return FALSE;
    }

  return TRUE;
}

/* Makes sure that the new name is on the disk, too. Not every disk can be asked for that. */
static void
sync_folder (SealwaxPlace *place)
{
  int fd = openat (place->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

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
  g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
  g_autofree char *new_name = NULL;
  struct stat      existing, saved;
  gboolean         is_closed;
  int              fd;

  /* A link is kept, and what it leads to is replaced. */
  if (!sealwax_file_find (file, &place, error) || !check_existing (&place, save->version, &existing, error))
    return NULL;

  /* A file that takes the place of another is closed to everybody else until it has that one's rights. */
  is_closed = save->is_private || place.file >= 0;
  fd = make_beside (&place, is_closed ? 0600 : 0666, &new_name, error);
  if (fd < 0)
    return NULL;

  if (!fill (fd, save, &place, &existing, cancellable, error) || !replace (&place, new_name, &existing, error))
    {
      (void)!unlinkat (place.folder, new_name, 0);
      return NULL;
    }

  sync_folder (&place);

  return sealwax_place_look (&place, &saved) ? sealwax_file_make_version (&saved) : g_strdup ("");
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

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sealwax_file_tell (&error, describe_failure (file, error));
  g_task_return_error (task, error);
}

/**
 * sealwax_file_save_async:
 * @file: a file that need not exist
 * @text: what it will hold
 * @is_private: whether nobody but the file's owner may read it. Otherwise a file that is there keeps its owner, group and mode,
 *   or gets a narrower mode
 * @version: (nullable): the file's version when it was loaded or saved; if it has another one by now, it is not replaced
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Saves a text, on a thread. At no time does a file of that name hold only part of it.
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
  g_task_set_check_cancellable (task, FALSE); /* what was saved before a cancellation is saved */
  g_task_set_task_data (task, save, (GDestroyNotify)save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * sealwax_file_save_finish:
 * @file: the file
 * @result: the result
 * @error: why not, with a sentence for the person, except for G_IO_ERROR_CANCELLED: among others G_IO_ERROR_NOT_FOUND,
 *   G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_NOT_REGULAR_FILE, G_IO_ERROR_NOT_SUPPORTED if it is not on this computer,
 *   G_IO_ERROR_EXISTS if there is a file that is protected, G_IO_ERROR_PERMISSION_DENIED also if another user has put a
 *   link in its place, G_IO_ERROR_TOO_MANY_LINKS if there is a file that has another name, too, G_IO_ERROR_READ_ONLY,
 *   G_IO_ERROR_NO_SPACE, G_IO_ERROR_WRONG_ETAG if somebody else has changed it
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
