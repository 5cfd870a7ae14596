/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Preloaded into sealwax-cli: does something to the file SEALWAX_TEST_FILE right after it was first read from.
 * SEALWAX_TEST_MEDDLE says what: grow, change, cut or remove. */

static void
meddle (const char *path,
        const char *how)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (strcmp (how, "grow") == 0)
    (void)!pwrite (fd, "more", 4, lseek (fd, 0, SEEK_END));
  else if (strcmp (how, "change") == 0)
    (void)!pwrite (fd, "CHANGED", 7, 0);
  else if (strcmp (how, "cut") == 0)
    (void)!ftruncate (fd, 10);
  else if (strcmp (how, "remove") == 0)
    unlink (path);
  close (fd);
}

ssize_t
read (int    fd,
      void  *bytes,
      size_t size)
{
  static ssize_t (*real_read) (int, void *, size_t);
  static int  done;
  const char *path = getenv ("SEALWAX_TEST_FILE");
  struct stat wanted, info;
  ssize_t     got;

  if (real_read == NULL)
    *(void **)&real_read = dlsym (RTLD_NEXT, "read");
  got = real_read (fd, bytes, size);

  if (!done && path != NULL && stat (path, &wanted) == 0 && fstat (fd, &info) == 0 && info.st_ino == wanted.st_ino
      && info.st_dev == wanted.st_dev)
    {
      done = 1;
      meddle (path, getenv ("SEALWAX_TEST_MEDDLE"));
    }

  return got;
}
