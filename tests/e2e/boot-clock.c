/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: a computer that was asleep. CLOCK_BOOTTIME, and no other clock, is ahead of the real one by
 * the number of seconds in the file that SEALWAX_BOOT_CLOCK_FILE names, which the test maps, too. Its timers go off every few
 * milliseconds, so that the program looks at the clock. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define LOOK_NS 20000000

typedef struct
{
  volatile int64_t  ahead;  /* in seconds; set by the test */
  volatile uint64_t timers; /* how often a timer was set */
} BootClock;

static BootClock *boot_clock;

__attribute__ ((constructor)) static void
map_clock (void)
{
  const char *path = getenv ("SEALWAX_BOOT_CLOCK_FILE");
  int         fd = path != NULL ? open (path, O_RDWR | O_CLOEXEC) : -1;
  void       *mapped = fd >= 0 ? mmap (NULL, sizeof *boot_clock, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;

  if (fd >= 0)
    close (fd);
  if (mapped != MAP_FAILED)
    boot_clock = mapped;
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
  if (result == 0 && clock == CLOCK_BOOTTIME && boot_clock != NULL)
    now->tv_sec += (time_t)boot_clock->ahead;

  return result;
}

int
timerfd_settime (int                      fd,
                 int                      flags,
                 const struct itimerspec *value,
                 struct itimerspec       *old)
{
  static int (*next) (int, int, const struct itimerspec *, struct itimerspec *);
  struct itimerspec sooner = *value;

  if (next == NULL)
    next = (int (*) (int, int, const struct itimerspec *, struct itimerspec *))dlsym (RTLD_NEXT, "timerfd_settime");

  if (boot_clock != NULL)
    {
      boot_clock->timers++;
      if (sooner.it_value.tv_sec > 0 || sooner.it_value.tv_nsec > LOOK_NS)
        sooner.it_value = (struct timespec){ .tv_nsec = LOOK_NS };
    }

  return next (fd, flags, &sooner, old);
}
