/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-boot-timer.h"
#include "sealwax-idle.h"
#include "sealwax-settings.h"

/**
 * SealwaxIdle:
 *
 * Tells when nobody has used the program for as long as the settings say. Time that the computer is suspended counts, too.
 * Idle time counts only after it was started, so that nothing wakes the processor while there is nothing to clear.
 */
struct _SealwaxIdle
{
  GObject parent_instance;

  SealwaxBootTimer *timer; /* runs while idle time counts */
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
on_expired (gpointer self)
{
  g_signal_emit (self, signals[EXPIRED], 0);
}

static void
on_timeout_changed (SealwaxIdle *self)
{
  if (!sealwax_idle_is_counting (self))
    return;

  sealwax_boot_timer_stop (self->timer);
  sealwax_idle_start (self);
}

static void
sealwax_idle_finalize (GObject *object)
{
  sealwax_boot_timer_free (SEALWAX_IDLE (object)->timer);

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
  self->timer = sealwax_boot_timer_new (on_expired, self);
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

  return sealwax_boot_timer_is_running (self->timer);
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
  g_return_if_fail (SEALWAX_IS_IDLE (self));

  if (!sealwax_idle_is_counting (self) && get_timeout () != 0)
    (void)sealwax_boot_timer_start (self->timer, get_timeout ());
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

  sealwax_boot_timer_note_use (self->timer);
}
