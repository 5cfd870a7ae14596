/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: a computer that was asleep. CLOCK_BOOTTIME, and no other clock, goes ahead of the real
 * one by as many seconds as stand in the file that SEALWAX_BOOT_CLOCK_FILE names, which the test maps, too. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *ahead;

__attribute__ ((constructor)) static void
map_clock (void)
{
  const char *path = getenv ("SEALWAX_BOOT_CLOCK_FILE");
  int         fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  void       *mapped = fd >= 0 ? mmap (NULL, sizeof *ahead, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;

  if (fd >= 0)
    close (fd);
  if (mapped != MAP_FAILED)
    ahead = mapped;
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  static int (*next) (clockid_t, struct timespec *);
  int result;

  if (next == NULL)
    next = (int (*) (clockid_t, struct timespec *))dlsym (RTLD_NEXT, "clock_gettime");

  result = next (clock, now);
  if (result == 0 && clock == CLOCK_BOOTTIME && ahead != NULL)
    now->tv_sec += (time_t)*ahead;

  return result;
}
