/* SPDX-License-Identifier: GPL-3.0-or-later */

#undef _FILE_OFFSET_BITS /* both functions are defined here */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Preloaded into sealwax-cli: kills it right before the SEALWAX_TEST_CUT-th time that it changes anything in the folder
 * SEALWAX_TEST_FOLDER, that is, when a file there is opened for writing, written, forced to the disk, renamed or removed. Half of
 * what was to be written then still gets there. */

#define REAL(name) ((__typeof__ (&(name)))find (#name))

static void *
find (const char *name)
{
  void *function = dlsym (RTLD_NEXT, name);

  if (function == NULL)
    abort ();

  return function;
}

static int
is_inside (const char *path)
{
  const char *folder = getenv ("SEALWAX_TEST_FOLDER");

  return folder != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
is_inside_fd (int fd)
{
  char    link[64];
  char    path[4096];
  ssize_t size;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  size = readlink (link, path, sizeof path - 1);
  if (size < 0)
    return 0;
  path[size] = '\0';

  return is_inside (path);
}

static int
is_time (void)
{
  static int  count;
  const char *number = getenv ("SEALWAX_TEST_CUT");

  return number != NULL && __atomic_add_fetch (&count, 1, __ATOMIC_SEQ_CST) == atoi (number);
}

static void
end (void)
{
  kill (getpid (), SIGKILL);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      size)
{
  if (is_inside_fd (fd) && is_time ())
    {
      (void)!REAL (write) (fd, bytes, size / 2);
      end ();
    }

  return REAL (write) (fd, bytes, size);
}

int
fsync (int fd)
{
  if (is_inside_fd (fd) && is_time ())
    end ();

  return REAL (fsync) (fd);
}

int
rename (const char *from,
        const char *to)
{
  if (is_inside (to) && is_time ())
    end ();

  return REAL (rename) (from, to);
}

int
unlink (const char *path)
{
  if (is_inside (path) && is_time ())
    end ();

  return REAL (unlink) (path);
}

static void
look (const char *path,
      int         flags)
{
  if ((flags & (O_WRONLY | O_RDWR)) != 0 && is_inside (path) && is_time ())
    end ();
}

int
open (const char *path,
      int         flags,
      ...)
{
  va_list args;
  mode_t  mode;

  va_start (args, flags);
  mode = va_arg (args, mode_t);
  va_end (args);
  look (path, flags);

  return REAL (open) (path, flags, mode);
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  va_list args;
  mode_t  mode;

  va_start (args, flags);
  mode = va_arg (args, mode_t);
  va_end (args);
  look (path, flags);

  return REAL (open64) (path, flags, mode);
}
