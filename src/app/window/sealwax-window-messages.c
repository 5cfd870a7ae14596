/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-label.h"
#include "sealwax-window-private.h"

/* What the window does when the messages of the ciphertext have changed. Where the chosen one is marked is in
 * sealwax-window-mark.c. */

/* What became of a message when it was tried, for one. */
static void
on_messages_changed (SealwaxWindow *self)
{
  sealwax_window_describe_message (self, FALSE);
  sealwax_window_update_trial (self);
}

static void
on_messages_read (SealwaxWindow *self)
{
  sealwax_window_describe_message (self, self->pasted);
  sealwax_window_update_trial (self);
  if (self->pasted)
    sealwax_window_try_kept_keys (self, SEALWAX_TRIAL_REASON_PASTED);
  self->pasted = FALSE;
}

static void
on_message_outdated (SealwaxWindow *self)
{
  sealwax_window_describe_message (self, FALSE);
  sealwax_window_offer_again (self);
  sealwax_window_stop_sending (self);
  if (sealwax_session_get_message_outdated (self->session))
    sealwax_banners_announce (self->banners, sealwax_message_label_outdated ());
}

/**
 * sealwax_window_follow_messages:
 * @self: a window with a session
 *
 * From now on, says what there is of messages, and what has become of them.
 */
void
sealwax_window_follow_messages (SealwaxWindow *self)
{
  SealwaxMessages *messages = sealwax_session_get_messages (self->session);

  g_signal_connect_object (messages, "items-changed", G_CALLBACK (on_messages_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "read", G_CALLBACK (on_messages_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::message-outdated", G_CALLBACK (on_message_outdated), self, G_CONNECT_SWAPPED);
}
