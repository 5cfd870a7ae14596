/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <glib-unix.h>

#include "sealwax-clock.h"
#include "sealwax-idle.h"
#include "sealwax-settings.h"

/**
 * SealwaxIdle:
 *
 * Tells when nobody has used the program for as long as the settings say. Time that the computer is suspended counts, too.
 * Idle time counts only after it was started, so that nothing wakes the processor while there is nothing to clear. Then one
 * timer runs for the whole time; it is not set anew at each use.
 */
struct _SealwaxIdle
{
  GObject parent_instance;

  gint64 last_use;
  int    timer;
  guint  source; /* 0 while idle time does not count */
};

G_DEFINE_FINAL_TYPE (SealwaxIdle, sealwax_idle, G_TYPE_OBJECT)

enum
{
  EXPIRED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_timeout (void)
{
  return (gint64)sealwax_settings_get_idle_timeout (sealwax_settings_get_default ()) * 60 * G_USEC_PER_SEC;
}

static void
stop (SealwaxIdle *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_fd (&self->timer, NULL);
}

static gboolean
set_timer (SealwaxIdle *self,
           gint64       left)
{
  struct itimerspec spec = { 0 };

  spec.it_value.tv_sec = left / G_USEC_PER_SEC;
  spec.it_value.tv_nsec = (left % G_USEC_PER_SEC) * 1000;

  return timerfd_settime (self->timer, 0, &spec, NULL) == 0;
}

static gboolean
on_timer (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  SealwaxIdle *self = user_data;
  gint64       left = self->last_use + get_timeout () - sealwax_clock_get_boot_time ();
  guint64      expirations;

  if (read (fd, &expirations, sizeof expirations) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  if (left > 0 && set_timer (self, left))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  stop (self);
  g_signal_emit (self, signals[EXPIRED], 0);

  return G_SOURCE_REMOVE;
}

static void
on_timeout_changed (SealwaxIdle *self)
{
  if (!sealwax_idle_is_counting (self))
    return;

  stop (self);
  sealwax_idle_start (self);
}

static void
sealwax_idle_finalize (GObject *object)
{
  stop (SEALWAX_IDLE (object));

  G_OBJECT_CLASS (sealwax_idle_parent_class)->finalize (object);
}

static void
sealwax_idle_class_init (SealwaxIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sealwax_idle_finalize;

  /**
   * SealwaxIdle::expired:
   *
   * Nobody has used the program for that long. Idle time does not count any more.
   */
  signals[EXPIRED] = g_signal_new ("expired", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_idle_init (SealwaxIdle *self)
{
  self->timer = -1;
  g_signal_connect_object (sealwax_settings_get_default (), "notify::idle-timeout", G_CALLBACK (on_timeout_changed), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_idle_get_default:
 *
 * Call this on the main thread.
 *
 * Returns: (transfer none): the idle time of the program
 */
SealwaxIdle *
sealwax_idle_get_default (void)
{
  static SealwaxIdle *idle;

  if (idle == NULL)
    idle = g_object_new (SEALWAX_TYPE_IDLE, NULL);

  return idle;
}

/**
 * sealwax_idle_is_counting:
 * @self: the idle time
 *
 * Returns: whether it is counting
 */
gboolean
sealwax_idle_is_counting (SealwaxIdle *self)
{
  g_return_val_if_fail (SEALWAX_IS_IDLE (self), FALSE);

  return self->source != 0;
}

/**
 * sealwax_idle_start:
 * @self: the idle time
 *
 * Starts to count from the last use, unless it is counting already or the settings say never.
 */
void
sealwax_idle_start (SealwaxIdle *self)
{
  gint64 left;

  g_return_if_fail (SEALWAX_IS_IDLE (self));

  if (self->source != 0 || get_timeout () == 0)
    return;

  left = self->last_use + get_timeout () - sealwax_clock_get_boot_time ();
  self->timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer < 0 || !set_timer (self, MAX (left, 1)))
    {
      stop (self);
      return;
    }

  self->source = g_unix_fd_add (self->timer, G_IO_IN, on_timer, self);
}

/**
 * sealwax_idle_note_use:
 * @self: the idle time
 *
 * Call this when somebody uses the program.
 */
void
sealwax_idle_note_use (SealwaxIdle *self)
{
  g_return_if_fail (SEALWAX_IS_IDLE (self));

  self->last_use = sealwax_clock_get_boot_time ();
}
