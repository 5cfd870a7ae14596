/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-boot-timer.h"

#include <errno.h>
#include <sys/timerfd.h>

/* What the timer asks of the system. */
static int      asked_clock;
static gint64   asked_left; /* in microseconds */
static gboolean fails;

/* What the clock says, and will say as soon as the timer was set again. */
static gint64 now;
static gint64 later;

gint64 __wrap_sealwax_clock_get_boot_time (void);

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

gint64
__wrap_sealwax_clock_get_boot_time (void)
{
  return now;
}

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

  now = later;

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

/* It takes that long, and the clock goes on by as much. */
static gboolean
start (SealwaxBootTimer *timer,
       gint64            length)
{
  later = now + length;

  return sealwax_boot_timer_start (timer, length);
}

static void
test_runs_out (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_false (sealwax_boot_timer_is_running (timer));
  g_assert_true (start (timer, 2000));
  g_assert_true (sealwax_boot_timer_is_running (timer));
  g_assert_cmpint (asked_clock, ==, CLOCK_BOOTTIME);
  g_assert_cmpint (asked_left, ==, 2000);
  wait_for (&expired, 1);
  g_assert_false (sealwax_boot_timer_is_running (timer));

  sealwax_boot_timer_note_use (timer);
  g_assert_false (sealwax_boot_timer_is_running (timer));
  g_assert_true (start (timer, 1));
  wait_for (&expired, 2);
}

/* What is used meanwhile stays for the whole time from then on. The timer that runs is not touched: it is set once more when it
 * has run out. */
static void
test_used_meanwhile (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_true (start (timer, 2000));
  now -= 500;
  sealwax_boot_timer_note_use (timer);
  g_assert_cmpint (asked_left, ==, 2000);
  now += 500;
  later = now + 1500;
  while (asked_left == 2000 && expired == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (asked_left, ==, 1500);
  g_assert_cmpuint (expired, ==, 0);
  g_assert_true (sealwax_boot_timer_is_running (timer));
  wait_for (&expired, 1);
}

/* The last use may be long ago when it is started. */
static void
test_counts_from_the_last_use (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  now += 3000;
  later = now + 2000;
  g_assert_true (sealwax_boot_timer_start (timer, 5000));
  g_assert_cmpint (asked_left, ==, 2000);
  wait_for (&expired, 1);
}

static void
test_long (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_true (start (timer, 120 * G_TIME_SPAN_MINUTE + 1500000));
  g_assert_cmpint (asked_left, ==, 120 * G_TIME_SPAN_MINUTE + 1500000);
}

/* A time of zero would mean never. */
static void
test_overdue (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_true (start (timer, 0));
  wait_for (&expired, 1);
  now += G_TIME_SPAN_DAY;
  g_assert_true (start (timer, G_TIME_SPAN_HOUR));
  wait_for (&expired, 2);
}

/* Another one, started later, runs out meanwhile. */
static void
test_stopped (void)
{
  guint stopped = 0, other = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &stopped);
  g_autoptr (SealwaxBootTimer) second = sealwax_boot_timer_new (count, &other);

  g_assert_true (start (timer, 1000));
  sealwax_boot_timer_stop (timer);
  g_assert_false (sealwax_boot_timer_is_running (timer));
  g_assert_true (start (second, 2000));
  wait_for (&other, 1);
  g_assert_cmpuint (stopped, ==, 0);
  sealwax_boot_timer_stop (timer);
}

static void
test_started_anew (void)
{
  guint expired = 0, other = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);
  g_autoptr (SealwaxBootTimer) second = sealwax_boot_timer_new (count, &other);

  g_assert_true (start (timer, 1000));
  g_assert_true (start (timer, G_TIME_SPAN_HOUR));
  sealwax_boot_timer_note_use (second);
  g_assert_true (start (second, 2000));
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
  g_assert_false (start (timer, 1000));
  fails = FALSE;
  g_assert_false (sealwax_boot_timer_is_running (timer));
}

/* Where something is secret, early is better than never. */
static void
test_fails_later (void)
{
  guint expired = 0;
  g_autoptr (SealwaxBootTimer) timer = sealwax_boot_timer_new (count, &expired);

  g_assert_true (start (timer, 2000));
  sealwax_boot_timer_note_use (timer);
  fails = TRUE;
  wait_for (&expired, 1);
  fails = FALSE;
  g_assert_false (sealwax_boot_timer_is_running (timer));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/boot-timer/runs-out", test_runs_out);
  g_test_add_func ("/service/boot-timer/used-meanwhile", test_used_meanwhile);
  g_test_add_func ("/service/boot-timer/counts-from-the-last-use", test_counts_from_the_last_use);
  g_test_add_func ("/service/boot-timer/long", test_long);
  g_test_add_func ("/service/boot-timer/overdue", test_overdue);
  g_test_add_func ("/service/boot-timer/stopped", test_stopped);
  g_test_add_func ("/service/boot-timer/started-anew", test_started_anew);
  g_test_add_func ("/service/boot-timer/fails", test_fails);
  g_test_add_func ("/service/boot-timer/fails-later", test_fails_later);

  return g_test_run ();
}
