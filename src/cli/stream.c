/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cli.h"
#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-key-file.h"
#include "sealwax-untrusted.h"
#include "sealwax-path.h"
#include "stream.h"
#include "visible-text.h"

#define FIRST_CAPACITY ((gsize)64 << 10)

/* How much is written at once. For 88 MiB in a new file, Linux took 0.09 s in such pieces and 0.3 s in pieces of 256 KiB. */
#define WRITE_MAX ((gsize)16 << 10)

static void
set_read_error (GError    **error,
                int         code,
                const char *name)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("“%s” cannot be read: %s."), name, g_strerror (code));
}

/* Whether to try again: after a signal, or because the descriptor does not block, which programs at its other end may have
 * set. In that case, this waits until there is something to be had. */
static gboolean
may_try_again (int   fd,
               short events)
{
  struct pollfd what = { .fd = fd, .events = events };

  if (errno == EINTR)
    return TRUE;
  if (errno != EAGAIN)
    return FALSE;

  return poll (&what, 1, -1) >= 0 || errno == EINTR;
}

/* Fills a secret from @size on. Returns where the data ends, which is the secret's whole size if there may be more; or -1
 * with errno. */
static gssize
fill (int            fd,
      SealwaxSecret *secret,
      gsize          size)
{
  guint8 *bytes = sealwax_secret_get_writable (secret);
  gsize   capacity = sealwax_secret_get_size (secret);

  while (size < capacity)
    {
      ssize_t got = read (fd, bytes + size, capacity - size);

      if (got < 0 && may_try_again (fd, POLLIN))
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      size += (gsize)got;
    }

  return (gssize)size;
}

/* The size to begin with: one byte more than a file has, so that its end is noticed at once. */
static gsize
guess_capacity (const struct stat *info,
                gsize              max)
{
  if (S_ISREG (info->st_mode) && info->st_size >= 0)
    return MIN ((gsize)info->st_size, max) + 1;

  return MIN (FIRST_CAPACITY, max + 1);
}

/* Whether somebody has written to a file meanwhile: what was read may be half of the old content and half of the new. The
 * kernel's own files have no size. */
static gboolean
has_changed (int                fd,
             const struct stat *before)
{
  struct stat now;

  return S_ISREG (before->st_mode) && before->st_size > 0 && fstat (fd, &now) == 0
         && (now.st_size != before->st_size || now.st_mtim.tv_sec != before->st_mtim.tv_sec || now.st_mtim.tv_nsec != before->st_mtim.tv_nsec);
}

/**
 * stream_read_fd:
 * @fd: an open file descriptor, which stays open
 * @name: what to call it in an error
 * @max: how many bytes it may hold
 * @error: why it cannot be read: SEALWAX_ERROR_TOO_LARGE, or a G_IO_ERROR
 *
 * Reads to the end. No copy of what is read is left anywhere else.
 *
 * Returns: (transfer full): what was read, or %NULL
 */
SealwaxSecret *
stream_read_fd (int         fd,
                const char *name,
                gsize       max,
                GError    **error)
{
  g_autoptr (SealwaxSecret) secret = NULL;
  struct stat info = { 0 };
  gssize      size;

  (void)!fstat (fd, &info); /* if there is nothing to read from, reading says so */
  secret = sealwax_secret_new_sized (guess_capacity (&info, max));
  size = fill (fd, secret, 0);

  while (size >= 0 && (gsize)size == sealwax_secret_get_size (secret) && (gsize)size <= max)
    {
      SealwaxSecret *larger = sealwax_secret_new_sized (MIN ((gsize)size * 2, max + 1));

      memcpy (sealwax_secret_get_writable (larger), sealwax_secret_get_text (secret), (gsize)size);
      sealwax_secret_unref (secret);
      secret = larger;
      size = fill (fd, secret, (gsize)size);
    }

  if (size < 0)
    {
      set_read_error (error, errno, name);
      return NULL;
    }
  if ((gsize)size > max)
    {
      g_autofree char *limit = g_format_size_full (max, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: the name of a file, and a size with its unit. */
      g_set_error (error, SEALWAX_ERROR, SEALWAX_ERROR_TOO_LARGE, _ ("“%s” is larger than %s."), name, limit);
      return NULL;
    }

  if (has_changed (fd, &info))
    {
      /* Translators: the name of a file. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” was changed while it was read."), name);
      return NULL;
    }

  sealwax_secret_truncate (secret, (gsize)size);

  return g_steal_pointer (&secret);
}

/* Whether this looks more like a text, a passphrase of words or a key than like a file's name. */
static gboolean
looks_secret (const char *file)
{
  guint8        key[SEALWAX_KEY_SIZE];
  SealwaxWords  words;
  SealwaxStatus status = sealwax_key_file_read ((const guint8 *)file, strlen (file), key, &words);

  sealwax_wipe (key, sizeof key);

  return status == SEALWAX_STATUS_OK || strpbrk (file, " \t\n\v\f\r") != NULL;
}

/**
 * stream_read:
 * @file: (nullable): a file's name; standard input when it is missing or `-`
 * @role: (nullable): what to call the file as long as nobody knows whether it exists: if somebody gave a passphrase
 *   instead of the name of a passphrase file, it must not be repeated. %NULL for the input's file, which is called by its
 *   name, unless that looks like a text or a key
 * @max: how many bytes it may hold
 * @error: why it cannot be read: SEALWAX_ERROR_TOO_LARGE, or a G_IO_ERROR
 *
 * Returns: (transfer full): what is in the file, or %NULL
 */
SealwaxSecret *
stream_read (const char *file,
             const char *role,
             gsize       max,
             GError    **error)
{
  g_autofd int     fd = -1;
  g_autofree char *name = NULL;
  g_autoptr (GError) local_error = NULL;

  if (file == NULL || g_str_equal (file, "-"))
    return stream_read_fd (STDIN_FILENO, _ ("standard input"), max, error);

  name = sealwax_untrusted_dup_quotable (file, 0);
  fd = sealwax_path_open (file, O_RDONLY | O_NOCTTY, &local_error);
  if (g_error_matches (local_error, SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_FOREIGN_LINK))
    {
      /* Translators: the name of a file. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("“%s” was not opened: another user has put a link in its place."), name);
      return NULL;
    }
  if (fd < 0)
    {
      if (role == NULL)
        role = looks_secret (file) ? _ ("FILE") : name;
      g_set_error (error, G_IO_ERROR, local_error->code, _ ("“%s” cannot be read: %s."), role, local_error->message);
      return NULL;
    }

  return stream_read_fd (fd, name, max, error);
}

/**
 * stream_write:
 * @bytes: (array length=size): what to write
 * @size: its size in bytes
 * @error: why it cannot be written: a G_IO_ERROR
 *
 * Writes all of it to standard output, without a buffer that would keep a copy.
 *
 * Returns: whether it was written
 */
gboolean
stream_write (gconstpointer bytes,
              gsize         size,
              GError      **error)
{
  const char *next = bytes;

  while (size > 0)
    {
      ssize_t written = write (STDOUT_FILENO, next, MIN (size, WRITE_MAX));

      if (written < 0 && may_try_again (STDOUT_FILENO, POLLOUT))
        continue;
      if (written < 0)
        {
          int code = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("The result cannot be written: %s."), g_strerror (code));
          return FALSE;
        }
      next += written;
      size -= (gsize)written;
    }

  return TRUE;
}

/**
 * stream_write_text:
 * @text: a text from a message: whoever wrote it may have written commands for a terminal
 * @error: why it cannot be written: a G_IO_ERROR
 *
 * Writes it to standard output: its bytes, or, if that is a terminal, what can be seen of it, and says so.
 *
 * Returns: whether it was written
 */
gboolean
stream_write_text (SealwaxSecret *text,
                   GError       **error)
{
  g_autoptr (SealwaxSecret) shown = isatty (STDOUT_FILENO) ? visible_text_new (text) : NULL;

  if (shown != NULL)
    cli_say (_ ("Control characters in the text are shown as symbols, because this is a terminal."));
  else
    shown = sealwax_secret_ref (text);

  return stream_write (sealwax_secret_get_text (shown), sealwax_secret_get_size (shown), error);
}
