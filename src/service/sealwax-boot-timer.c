/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "sealwax-boot-timer.h"

/**
 * SealwaxBootTimer:
 *
 * A timer of the clock that sealwax_clock_get_boot_time() reads: it runs while the computer is suspended, too. GLib's do not.
 * It is for the main thread, and wakes the processor when it has run out, and not before.
 */
struct _SealwaxBootTimer
{
  GSourceOnceFunc expired;
  gpointer        user_data;

  int   fd;     /* -1 while it does not run */
  guint source; /* 0 while it does not run */
};

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
  self->expired (self->user_data);

  return G_SOURCE_REMOVE;
}

/**
 * sealwax_boot_timer_new:
 * @expired: called each time it has run out; it may start it again
 * @user_data: for @expired
 *
 * Returns: (transfer full): a timer that does not run
 */
SealwaxBootTimer *
sealwax_boot_timer_new (GSourceOnceFunc expired,
                        gpointer        user_data)
{
  SealwaxBootTimer *self = g_new0 (SealwaxBootTimer, 1);

  self->expired = expired;
  self->user_data = user_data;
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
 * sealwax_boot_timer_start:
 * @self: a timer
 * @left: how long it runs, in microseconds; if that is not positive, it runs out at once
 *
 * Starts it, anew if it runs.
 *
 * Returns: whether the system could
 */
gboolean
sealwax_boot_timer_start (SealwaxBootTimer *self,
                          gint64            left)
{
  struct itimerspec spec = { 0 };

  left = MAX (left, 1);
  spec.it_value.tv_sec = left / G_USEC_PER_SEC;
  spec.it_value.tv_nsec = (left % G_USEC_PER_SEC) * 1000;

  sealwax_boot_timer_stop (self);
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
