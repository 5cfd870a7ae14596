/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "sealwax-boot-timer.h"
#include "sealwax-clock.h"

/**
 * SealwaxBootTimer:
 *
 * Runs out when something was not used for a while. It is a timer of the clock that sealwax_clock_get_boot_time() reads, and
 * runs while the computer is suspended, too. GLib's do not. It is for the main thread, and wakes the processor when the while
 * has passed, and not before: it is not set anew at each use, but looks then how much is left.
 */
struct _SealwaxBootTimer
{
  GSourceOnceFunc expired;
  gpointer        user_data;

  gint64 last_use; /* by that clock; microseconds, like the next one */
  gint64 length;
  int    fd;     /* -1 while it does not run */
  guint  source; /* 0 while it does not run */
};

static gboolean start (SealwaxBootTimer *self);

static gint64
get_left (const SealwaxBootTimer *self)
{
  return self->last_use + self->length - sealwax_clock_get_boot_time ();
}

static gboolean
on_expired (int          fd,
            GIOCondition condition,
            gpointer     user_data)
{
  SealwaxBootTimer *self = user_data;
  guint64           expirations;

  if (read (fd, &expirations, sizeof expirations) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;

  sealwax_boot_timer_stop (self);
  if (get_left (self) <= 0 || !start (self))
    self->expired (self->user_data);

  return G_SOURCE_REMOVE;
}

/* For what is left. A time of zero would mean never. */
static gboolean
start (SealwaxBootTimer *self)
{
  gint64            left = MAX (get_left (self), 1);
  struct itimerspec spec = { 0 };

  spec.it_value.tv_sec = left / G_USEC_PER_SEC;
  spec.it_value.tv_nsec = (left % G_USEC_PER_SEC) * 1000;

  self->fd = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd < 0 || timerfd_settime (self->fd, 0, &spec, NULL) != 0)
    {
      sealwax_boot_timer_stop (self);
      return FALSE;
    }

  self->source = g_unix_fd_add (self->fd, G_IO_IN, on_expired, self);

  return TRUE;
}

/**
 * sealwax_boot_timer_new:
 * @expired: called each time it has run out; it may start it again
 * @user_data: for @expired
 *
 * Returns: (transfer full): a timer that does not run, of something that is used now
 */
SealwaxBootTimer *
sealwax_boot_timer_new (GSourceOnceFunc expired,
                        gpointer        user_data)
{
  SealwaxBootTimer *self = g_new0 (SealwaxBootTimer, 1);

  self->expired = expired;
  self->user_data = user_data;
  self->last_use = sealwax_clock_get_boot_time ();
  self->fd = -1;

  return self;
}

/**
 * sealwax_boot_timer_free:
 * @self: (transfer full): a timer
 */
void
sealwax_boot_timer_free (SealwaxBootTimer *self)
{
  sealwax_boot_timer_stop (self);
  g_free (self);
}

/**
 * sealwax_boot_timer_note_use:
 * @self: a timer
 *
 * Call this at each use: from now on, it runs for the whole time. It does not start by that.
 */
void
sealwax_boot_timer_note_use (SealwaxBootTimer *self)
{
  self->last_use = sealwax_clock_get_boot_time ();
}

/**
 * sealwax_boot_timer_start:
 * @self: a timer
 * @length: how long after the last use it runs out, in microseconds; if that is over, it runs out at once
 *
 * Starts it, anew if it runs.
 *
 * Returns: whether the system could. If it cannot later, the timer runs out early.
 */
gboolean
sealwax_boot_timer_start (SealwaxBootTimer *self,
                          gint64            length)
{
  self->length = length;
  sealwax_boot_timer_stop (self);

  return start (self);
}

/**
 * sealwax_boot_timer_stop:
 * @self: a timer
 *
 * Stops it, if it runs.
 */
void
sealwax_boot_timer_stop (SealwaxBootTimer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_fd (&self->fd, NULL);
}

/**
 * sealwax_boot_timer_is_running:
 * @self: a timer
 *
 * Returns: whether it runs
 */
gboolean
sealwax_boot_timer_is_running (SealwaxBootTimer *self)
{
  return self->source != 0;
}
