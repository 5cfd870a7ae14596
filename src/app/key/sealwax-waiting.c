/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-waiting.h"

/* What is done at once shows no spinner, which would only flicker. */
#define DELAY_MS 300

static void
on_late (gpointer user_data)
{
  SealwaxWaiting *self = user_data;

  self->source = 0;
  self->show (self->user_data);
}

/**
 * sealwax_waiting_begin:
 * @self: the waiting for something, all zeros
 *
 * It begins: hand its cancellable to what is waited for.
 */
void
sealwax_waiting_begin (SealwaxWaiting *self)
{
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
}

/**
 * sealwax_waiting_show_later:
 * @self: the waiting for something that begins now
 * @show: shows the person that it takes long
 * @user_data: handed to @show
 *
 * Calls @show unless this has ended soon. @self stays where it is until then.
 */
void
sealwax_waiting_show_later (SealwaxWaiting *self,
                            GSourceOnceFunc show,
                            gpointer        user_data)
{
  g_return_if_fail (self->source == 0);

  self->show = show;
  self->user_data = user_data;
  self->source = g_timeout_add_once (DELAY_MS, on_late, self);
}

/**
 * sealwax_waiting_end:
 * @self: the waiting for something, which need not have begun
 *
 * It has ended, or is given up.
 */
void
sealwax_waiting_end (SealwaxWaiting *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
