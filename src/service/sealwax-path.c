/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_PATH */
#endif

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "sealwax-path.h"

/* A path is followed here name by name, with each folder held open. Links are judged as Linux does when it protects them
 * (fs.protected_symlinks). Not every system sets that, and it does not stop a program that reads the link and opens what it
 * names. In a folder like /tmp, anybody can put a link in the place of a file that somebody else is about to read or
 * replace. */

/* Linux follows as many links. */
#define LINKS_MAX 40

/* The number of a user that has none in this user namespace. So it may be any of many. */
#define UNKNOWN_USER 65534

/* A path under way. */
typedef struct
{
  SealwaxPlace *place;
  char         *rest; /* what is still to be followed */
  guint         links;
  gboolean      is_to_open; /* whatever it is; it is not to be replaced */
  gboolean      by_kernel;  /* the last name is one of the kernel's links, which only the kernel can follow */
} Walk;

/* clang-format off */
G_DEFINE_QUARK (sealwax-path-error-quark, sealwax_path_error)
/* clang-format on */

static gboolean
fail (GError **error,
      int      code)
{
  g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (code), g_strerror (code));

  return FALSE;
}

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

/* Opens a name relative to the folder, and makes that the folder. @flags: O_NOFOLLOW, unless the kernel is to follow a link. */
static gboolean
enter (SealwaxPlace *place,
       const char   *name,
       int           flags,
       GError      **error)
{
  int from = place->folder >= 0 ? place->folder : AT_FDCWD;
  int folder = openat (from, name, O_PATH | O_DIRECTORY | O_CLOEXEC | flags);

  if (folder < 0)
    return fail (error, errno);

  close_fd (&place->folder);
  place->folder = folder;

  return TRUE;
}

/* Whether this user may follow a link in the folder. */
static gboolean
may_follow (const struct stat *folder,
            const struct stat *link)
{
  if (link->st_uid == geteuid ())
    return TRUE;
  if ((folder->st_mode & (S_ISVTX | S_IWOTH)) != (S_ISVTX | S_IWOTH))
    return TRUE;

  return link->st_uid == folder->st_uid && link->st_uid != UNKNOWN_USER;
}

/* Returns where a link leads to, or %NULL. */
static char *
read_link (int      link,
           GError **error)
{
  char   target[PATH_MAX]; /* a longer one cannot be made */
  gssize length = readlinkat (link, "", target, sizeof target);

  if (length > 0 && (gsize)length < sizeof target)
    return g_strndup (target, (gsize)length);

  if (length < 0)
    fail (error, errno);
  else
    fail (error, length == 0 ? ENOENT : ENAMETOOLONG);

  return NULL;
}

/* Replaces the link in the path with what it leads to. */
static gboolean
follow (Walk              *walk,
        const struct stat *info,
        int                link,
        GError           **error)
{
  g_autofree char *target = NULL;
  struct stat      folder;
  char            *rest;

  if (fstat (walk->place->folder, &folder) != 0)
    return fail (error, errno);
  if (!may_follow (&folder, info))
    {
      g_set_error_literal (error, SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_FOREIGN_LINK, "Another user's link");
      return FALSE;
    }
  if (++walk->links > LINKS_MAX)
    return fail (error, ELOOP);

  target = read_link (link, error);
  if (target == NULL)
    return FALSE;

  rest = walk->rest[0] != 0 ? g_strconcat (target, "/", walk->rest, NULL) : g_strdup (target);
  g_free (walk->rest);
  walk->rest = rest;

  return rest[0] != '/' || enter (walk->place, "/", O_NOFOLLOW, error);
}

/* Takes the next name off the rest. Returns %NULL when there is none. If a slash followed the name, the rest begins with it. */
static char *
take_name (Walk *walk)
{
  const char *start = walk->rest + strspn (walk->rest, "/");
  gsize       length = strcspn (start, "/");
  char       *name = length > 0 ? g_strndup (start, length) : NULL;
  char       *rest = g_strdup (start + length);

  g_free (walk->rest);
  walk->rest = rest;

  return name;
}

static gboolean
is_dots (const char *name)
{
  return g_str_equal (name, ".") || g_str_equal (name, "..");
}

/* Whether the links in a folder are the kernel's own, to what a process has open. That may have no path, and nobody else
 * can put links there. */
static gboolean
is_of_kernel (int folder)
{
  struct statfs info;

  return fstatfs (folder, &info) == 0 && info.f_type == PROC_SUPER_MAGIC;
}

/* Goes one name further. */
static gboolean
step (Walk       *walk,
      const char *name,
      GError    **error)
{
  SealwaxPlace *place = walk->place;
  gboolean      is_last = walk->rest[0] == 0;
  struct stat   info;
  g_autofd int  found = openat (place->folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);

  if (found < 0 && (!is_last || errno != ENOENT))
    return fail (error, errno);

  if (found >= 0 && fstat (found, &info) != 0)
    return fail (error, errno);

  if (found >= 0 && S_ISLNK (info.st_mode) && walk->is_to_open && is_of_kernel (place->folder))
    {
      if (!is_last)
        return enter (place, name, 0, error);
      place->name = g_strdup (name);
      walk->by_kernel = TRUE;
      return TRUE;
    }

  if (found >= 0 && S_ISLNK (info.st_mode))
    {
      place->is_linked = place->is_linked || is_last;
      return follow (walk, &info, found, error);
    }

  if (is_last && !is_dots (name))
    {
      place->name = g_strdup (name);
      place->file = g_steal_fd (&found);
      return TRUE;
    }

  /* If it is a link by now, it is not a folder. */
  return enter (place, name, O_NOFOLLOW, error);
}

static gboolean
walk_path (Walk    *walk,
           GError **error)
{
  if (walk->rest == NULL || walk->rest[0] == 0)
    return fail (error, ENOENT);
  if (!enter (walk->place, walk->rest[0] == '/' ? "/" : ".", O_NOFOLLOW, error))
    return FALSE;

  while (walk->place->name == NULL)
    {
      g_autofree char *name = take_name (walk);

      if (name == NULL) /* the path ends with a slash or dots, or is the root, so this is a folder */
        {
          walk->place->name = g_strdup (".");
          return TRUE;
        }
      if (!step (walk, name, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sealwax_place_find:
 * @place: (out caller-allocates): where the path leads; clear it with sealwax_place_clear()
 * @path: a path
 * @error: why it leads nowhere: a G_IO_ERROR, or %SEALWAX_PATH_ERROR_FOREIGN_LINK
 *
 * Follows a path and all its links, except those that another user could have put there to deceive. The last name need not
 * exist.
 *
 * Returns: whether it leads somewhere
 */
gboolean
sealwax_place_find (SealwaxPlace *place,
                    const char   *path,
                    GError      **error)
{
  Walk     walk = { .place = place, .rest = g_strdup (path) };
  gboolean found;

  *place = (SealwaxPlace)SEALWAX_PLACE_NONE;
  found = walk_path (&walk, error);
  g_free (walk.rest);
  if (!found)
    sealwax_place_clear (place);

  return found;
}

/**
 * sealwax_place_look:
 * @place: a place
 * @info: (out caller-allocates): what has its name now
 *
 * Returns: whether anything has; if not, errno says why
 */
gboolean
sealwax_place_look (SealwaxPlace *place,
                    struct stat  *info)
{
  return fstatat (place->folder, place->name, info, AT_SYMLINK_NOFOLLOW) == 0;
}

/**
 * sealwax_place_open:
 * @place: a place
 * @flags: flags for open(), without O_CREAT
 *
 * Opens what was found there, whatever has its name by now. It never opens a link.
 *
 * Returns: the file descriptor; or -1, and errno says why
 */
int
sealwax_place_open (SealwaxPlace *place,
                    int           flags)
{
  /* This is the kernel's own link to what is held open. Opening the file by its name with O_NOFOLLOW would not work: the
   * document portal follows such a link itself and passes O_NOFOLLOW on to that, which is refused. In a Flatpak, no file
   * could be read. */
  if (place->file >= 0)
    {
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", place->file);
      int              fd = open (link, flags | O_CLOEXEC);

      if (fd >= 0 || errno != ENOENT)
        return fd;
    }

  /* Nothing is held open, or there is no /proc. */
  return openat (place->folder, place->name, flags | O_NOFOLLOW | O_CLOEXEC);
}

/**
 * sealwax_place_clear:
 * @place: a place
 *
 * Closes and frees what is in it.
 */
void
sealwax_place_clear (SealwaxPlace *place)
{
  close_fd (&place->folder);
  close_fd (&place->file);
  g_clear_pointer (&place->name, g_free);
}

/**
 * sealwax_path_open:
 * @path: a path
 * @flags: flags for open(), without O_CREAT
 * @error: why it cannot be opened: a G_IO_ERROR, or %SEALWAX_PATH_ERROR_FOREIGN_LINK
 *
 * Opens what a path leads to. The path is followed as in sealwax_place_find(), or by the kernel if it names what a process
 * already has open (`/dev/fd/3`).
 *
 * Returns: the file descriptor, or -1
 */
int
sealwax_path_open (const char *path,
                   int         flags,
                   GError    **error)
{
  g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
  Walk     walk = { .place = &place, .rest = g_strdup (path), .is_to_open = TRUE };
  gboolean found = walk_path (&walk, error);
  int      fd = -1;

  g_free (walk.rest);
  if (!found)
    return -1;

  fd = walk.by_kernel ? openat (place.folder, place.name, flags | O_CLOEXEC) : sealwax_place_open (&place, flags);
  if (fd < 0)
    fail (error, errno);

  return fd;
}
