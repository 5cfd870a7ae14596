/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* renameat2() */
#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "new-file.h"
#include "sealwax-path.h"
#include "sealwax-untrusted.h"

static void
set_error (GError    **error,
           int         code,
           const char *reason,
           const char *name)
{
  g_autofree char *quotable = sealwax_untrusted_dup_quotable (name, 0);

  /* Translators: the name of a file or folder, and what the system says. */
  g_set_error (error, G_IO_ERROR, code, _ ("“%s” cannot be written: %s."), quotable, reason);
}

static void
set_error_from_errno (GError    **error,
                      int         code,
                      const char *name)
{
  set_error (error, g_io_error_from_errno (code), g_strerror (code), name);
}

/**
 * new_file_make_folder:
 * @folder: a folder's name
 * @error: why there is none: a G_IO_ERROR
 *
 * Makes the folder, for nobody but its owner, if it is not there.
 *
 * Returns: whether it is there
 */
gboolean
new_file_make_folder (const char *folder,
                      GError    **error)
{
  if (g_mkdir (folder, 0700) == 0 || errno == EEXIST)
    return TRUE;

  set_error_from_errno (error, errno, folder);

  return FALSE;
}

static gboolean
fill (int            fd,
      SealwaxSecret *text)
{
  const char *next = sealwax_secret_get_text (text);
  gsize       left = sealwax_secret_get_size (text);

  while (left > 0)
    {
      ssize_t written = write (fd, next, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      next += written;
      left -= (gsize)written;
    }

  return fsync (fd) == 0;
}

/* Gives the file its name if nothing has it. Not every disk can promise that in one step; a second name for a file does it, too. */
static gboolean
take_name (int         folder,
           const char *old_name,
           const char *name)
{
  if (renameat2 (folder, old_name, folder, name, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
    return FALSE;
  if (linkat (folder, old_name, folder, name, 0) != 0)
    return FALSE;

  (void)!unlinkat (folder, old_name, 0);

  return TRUE;
}

/* Returns 0, or the system's error. */
static int
write_beside (int            folder,
              const char    *name,
              SealwaxSecret *text)
{
  g_autofree char *new_name = g_strdup_printf (".%s.%08x", name, g_random_int ());
  g_autofd int     fd = openat (folder, new_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  int              code = 0;

  if (fd < 0)
    return errno;

  if (!fill (fd, text) || !take_name (folder, new_name, name))
    {
      code = errno;
      (void)!unlinkat (folder, new_name, 0);
    }

  return code;
}

/**
 * new_file_write:
 * @folder: a folder's name
 * @name: the name of a file in it that must not be there yet
 * @text: what it will hold
 * @error: why not: a G_IO_ERROR, among others G_IO_ERROR_EXISTS
 *
 * Makes a file that nobody but its owner may read. It has that name only once all of the text is in it.
 *
 * Returns: whether it was made
 */
gboolean
new_file_write (const char    *folder,
                const char    *name,
                SealwaxSecret *text,
                GError       **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autofd int fd = sealwax_path_open (folder, O_RDONLY | O_DIRECTORY, &local_error);
  int          code;

  if (fd < 0)
    {
      set_error (error, G_IO_ERROR_FAILED, local_error->message, folder);
      return FALSE;
    }

  code = write_beside (fd, name, text);
  if (code != 0)
    set_error_from_errno (error, code, path);

  return code == 0;
}
