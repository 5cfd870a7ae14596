/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "saving.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "far-file.h"
#include "files.h"
#include "memory.h"
#include "support.h"

ssize_t __real_write (int fd, const void *bytes, size_t size);
ssize_t __wrap_write (int fd, const void *bytes, size_t size);
int     __real_fsync (int fd);
int     __wrap_fsync (int fd);
GFile  *__real_g_file_new_for_path (const char *path);
GFile  *__wrap_g_file_new_for_path (const char *path);
int     __real_fstat (int fd, struct stat *info);
int     __wrap_fstat (int fd, struct stat *info);
int     __real_fstat64 (int fd, struct stat *info);
int     __wrap_fstat64 (int fd, struct stat *info);
int     __real_openat (int folder, const char *name, int flags, mode_t mode);
int     __wrap_openat (int folder, const char *name, int flags, mode_t mode);
int     __real_openat64 (int folder, const char *name, int flags, mode_t mode);
int     __wrap_openat64 (int folder, const char *name, int flags, mode_t mode);

int __real_renameat2 (int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned flags);
int __wrap_renameat2 (int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned flags);

World world;

void
saving_begin (void)
{
  memory_wait ();
  memset (&world, 0, sizeof world);
  world.room = -1;
  files_clear ();
  memory_begin ();
}

ssize_t
__wrap_write (int         fd,
              const void *bytes,
              size_t      size)
{
  ssize_t written;

  world.writes++;
  if (world.room == 0)
    {
      errno = world.write_fails;
      return -1;
    }

  written = __real_write (fd, bytes, world.room > 0 ? MIN (size, (size_t)world.room) : size);
  if (world.room > 0)
    world.room -= written;
  if (world.cancel != NULL)
    g_cancellable_cancel (world.cancel);

  return written;
}

int
__wrap_fsync (int fd)
{
  struct stat info;

  g_assert_no_errno (fstat (fd, &info));
  if (S_ISDIR (info.st_mode))
    {
      world.synced_folders++;
      return __real_fsync (fd);
    }

  world.synced_files++;
  if (world.when_synced != NULL)
    world.when_synced (world.path);
  if (world.sync_fails == 0)
    return __real_fsync (fd);

  errno = world.sync_fails;

  return -1;
}

/* Links belong to another user, although none exists. */
static int
change (struct stat *info)
{
  if (S_ISLNK (info->st_mode) && world.link_owner != 0)
    info->st_uid = world.link_owner;

  return 0;
}

int
__wrap_fstat (int          fd,
              struct stat *info)
{
  return __real_fstat (fd, info) == 0 ? change (info) : -1;
}

int
__wrap_fstat64 (int          fd,
                struct stat *info)
{
  return __real_fstat64 (fd, info) == 0 ? change (info) : -1;
}

static gboolean
fails_to_make (int flags)
{
  errno = world.make_fails;

  return (flags & O_CREAT) != 0 && world.make_fails != 0;
}

int
__wrap_openat (int         at,
               const char *name,
               int         flags,
               mode_t      mode)
{
  return fails_to_make (flags) ? -1 : __real_openat (at, name, flags, mode);
}

int
__wrap_openat64 (int         at,
                 const char *name,
                 int         flags,
                 mode_t      mode)
{
  return fails_to_make (flags) ? -1 : __real_openat64 (at, name, flags, mode);
}

/* As GVfs does it: what lies below the mount point of its shares is not a file on this computer. */
GFile *
__wrap_g_file_new_for_path (const char *path)
{
  return g_str_has_suffix (path, "/share") ? far_file_new ("share", path) : __real_g_file_new_for_path (path);
}

int
__wrap_renameat2 (int         old_folder,
                  const char *old_name,
                  int         new_folder,
                  const char *new_name,
                  unsigned    flags)
{
  if (world.when_renamed != NULL)
    world.when_renamed (world.path);
  if (!world.cannot_keep)
    return __real_renameat2 (old_folder, old_name, new_folder, new_name, flags);

  errno = EINVAL;

  return -1;
}

char *
saving_save_file (GFile        *file,
                  const char   *text,
                  gboolean      is_private,
                  const char   *version,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (SealwaxSecret) secret = test_secret (text);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  sealwax_file_save_async (file, secret, is_private, version, cancellable, test_on_done, &pending);
  g_assert_null (pending);
  result = test_wait (&pending);

  return sealwax_file_save_finish (file, result, error);
}

char *
saving_save (const char *path,
             const char *text,
             gboolean    is_private,
             const char *version)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *new_version = saving_save_file (file, text, is_private, version, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (new_version);

  return new_version;
}

void
saving_assert_refused (const char *path,
                       const char *version,
                       int         code,
                       const char *sentence)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (saving_save_file (file, NEW, TRUE, version, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_cmpstr (error->message, ==, sentence);
}
