/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-boot-timer.h"

#include <errno.h>
#include <sys/timerfd.h>

/* What the timer asks of the system. */
static int      asked_clock;
static gint64   asked_left; /* in microseconds */
static gboolean fails;

int __real_timerfd_create (int clock,
                           int flags);

int __wrap_timerfd_create (int clock,
                           int flags);

int __real_timerfd_settime (int                      fd,
                            int                      flags,
                            const struct itimerspec *new_value,
                            struct itimerspec       *old_value);

int __wrap_timerfd_settime (int                      fd,
                            int                      flags,
                            const struct itimerspec *new_value,
                            struct itimerspec       *old_value);

int
__wrap_timerfd_create (int clock,
                       int flags)
{
  asked_clock = clock;

  return __real_timerfd_create (clock, flags);
}

int
__wrap_timerfd_settime (int                      fd,
                        int                      flags,
                        const struct itimerspec *new_value,
                        struct itimerspec       *old_value)
{
  g_assert_cmpint (flags, ==, 0);
  g_assert_cmpint (new_value->it_interval.tv_sec, ==, 0);
  g_assert_cmpint (new_value->it_interval.tv_nsec, ==, 0);
  asked_left = (gint64)new_value->it_value.tv_sec * G_USEC_PER_SEC + new_value->it_value.tv_nsec / 1000;
  if (fails)
    {
      errno = EINVAL;
      return -1;
    }

  return __real_timerfd_settime (fd, flags, new_value, old_value);
}

static void
count (gpointer data)
{
  ++*(guint *)data;
}

static void
wait_for (const guint *counter,
          guint        value)
{
  while (*counter < value)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_runs_out (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_false (sealwax_boot_timer_is_running (timer));
  g_assert_true (sealwax_boot_timer_start (timer, 2000));
  g_assert_true (sealwax_boot_timer_is_running (timer));
  g_assert_cmpint (asked_clock, ==, CLOCK_BOOTTIME);
  g_assert_cmpint (asked_left, ==, 2000);
  wait_for (&expired, 1);
  g_assert_false (sealwax_boot_timer_is_running (timer));

  g_assert_true (sealwax_boot_timer_start (timer, 1));
  wait_for (&expired, 2);
}

static void
test_long (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_true (sealwax_boot_timer_start (timer, 120 * G_TIME_SPAN_MINUTE + 1500000));
  g_assert_cmpint (asked_left, ==, 120 * G_TIME_SPAN_MINUTE + 1500000);
}

/* A time of zero would mean never. */
static void
test_overdue (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_true (sealwax_boot_timer_start (timer, 0));
  wait_for (&expired, 1);
  g_assert_true (sealwax_boot_timer_start (timer, -G_TIME_SPAN_DAY));
  wait_for (&expired, 2);
}

/* Another one, started later, runs out meanwhile. */
static void
test_stopped (void)
{
  guint stopped = 0, other = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &stopped);
  g_autoptr (SealwaxBootTimer) later = sealwax_boot_timer_new (count, &other);

  g_assert_true (sealwax_boot_timer_start (timer, 1000));
  sealwax_boot_timer_stop (timer);
  g_assert_false (sealwax_boot_timer_is_running (timer));
  g_assert_true (sealwax_boot_timer_start (later, 2000));
  wait_for (&other, 1);
  g_assert_cmpuint (stopped, ==, 0);
  sealwax_boot_timer_stop (timer);
}

static void
test_started_anew (void)
{
  guint expired = 0, other = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);
  g_autoptr (SealwaxBootTimer) later = sealwax_boot_timer_new (count, &other);

  g_assert_true (sealwax_boot_timer_start (timer, 1000));
  g_assert_true (sealwax_boot_timer_start (timer, G_TIME_SPAN_HOUR));
  g_assert_true (sealwax_boot_timer_start (later, 2000));
  wait_for (&other, 1);
  g_assert_cmpuint (expired, ==, 0);
  g_assert_true (sealwax_boot_timer_is_running (timer));
}

static void
test_fails (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  fails = TRUE;
  g_assert_false (sealwax_boot_timer_start (timer, 1000));
  fails = FALSE;
  g_assert_false (sealwax_boot_timer_is_running (timer));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/boot-timer/runs-out", test_runs_out);
  g_test_add_func ("/service/boot-timer/long", test_long);
  g_test_add_func ("/service/boot-timer/overdue", test_overdue);
  g_test_add_func ("/service/boot-timer/stopped", test_stopped);
  g_test_add_func ("/service/boot-timer/started-anew", test_started_anew);
  g_test_add_func ("/service/boot-timer/fails", test_fails);

  return g_test_run ();
}
