/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <time.h>

#include "sealwax-clock.h"

/**
 * sealwax_clock_get_boot_time:
 *
 * The clock by which secrets expire. g_get_monotonic_time() stands still while the computer is suspended, so a secret that
 * should be gone would still be there when it wakes up.
 *
 * Returns: the time since the computer was started, in microseconds
 */
gint64
sealwax_clock_get_boot_time (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();

  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}
