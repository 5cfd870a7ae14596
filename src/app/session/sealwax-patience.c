/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-clock.h"
#include "sealwax-patience.h"

/**
 * sealwax_patience_start:
 * @self: the patience for some work
 *
 * The work begins.
 */
void
sealwax_patience_start (SealwaxPatience *self)
{
  *self = (SealwaxPatience){ .start = sealwax_clock_get_boot_time () };
}

/**
 * sealwax_patience_is_over:
 * @self: the patience for some work
 *
 * Call this now and then.
 *
 * Returns: whether the work has to pause now, until the person has answered
 */
gboolean
sealwax_patience_is_over (SealwaxPatience *self)
{
  if (self->has_asked || sealwax_clock_get_boot_time () - self->start < (gint64)SEALWAX_PATIENCE_SECONDS * G_USEC_PER_SEC)
    return FALSE;

  self->has_asked = TRUE;
  self->is_asking = TRUE;

  return TRUE;
}

/**
 * sealwax_patience_go_on:
 * @self: the patience for some work
 *
 * The person wants all of it, however long it takes.
 *
 * Returns: whether the work paused, and goes on now
 */
gboolean
sealwax_patience_go_on (SealwaxPatience *self)
{
  gboolean was_asking = self->is_asking;

  self->is_asking = FALSE;

  return was_asking;
}
