/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-window-private.h"

/* A message that was pasted where texts go that are to be encrypted: the person is asked whether to open it. */

/* A button that cannot be pressed says why. */
static void
update_can_encrypt (SealwaxWindow *self)
{
  gboolean can_encrypt = sealwax_session_can_encrypt (self->session) && !sealwax_stray_is_there (self->stray);

  sealwax_key_bar_set_can_encrypt (self->key_bar, can_encrypt);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.encrypt", can_encrypt);
}

static void
on_changed (SealwaxWindow *self)
{
  gboolean is_there = sealwax_stray_is_there (self->stray);

  sealwax_pane_ask (self->plaintext_pane, is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-stray", is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-stray", is_there);
  update_can_encrypt (self);
  sealwax_window_describe_text (self);
  sealwax_window_show_offer (self);
  if (!is_there)
    return;

  sealwax_panes_show (self->panes, self->plaintext_pane);
  gtk_widget_grab_focus (self->stray_open_button);
  sealwax_banners_announce (self->banners, _ ("This is a message"));
}

/**
 * sealwax_window_watch_stray:
 * @self: a window that has its parts
 *
 * From now on, asks what to do with a message that is pasted into the plaintext.
 */
void
sealwax_window_watch_stray (SealwaxWindow *self)
{
  g_signal_connect_object (self->stray, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plaintext_pane, "filled", G_CALLBACK (sealwax_stray_look), self->stray, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::can-encrypt", G_CALLBACK (update_can_encrypt), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

/**
 * sealwax_window_open_stray:
 * @self: a window with a message in the plaintext
 *
 * Puts the message where it belongs. The passphrase comes next.
 */
void
sealwax_window_open_stray (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) message = NULL;

  if (!sealwax_stray_is_there (self->stray))
    return;

  message = sealwax_stray_take (self->stray);
  sealwax_session_put (self->session, sealwax_session_get_ciphertext (self->session), message, NULL, SEALWAX_TAKEN_AS_MESSAGE);
}

/**
 * sealwax_window_keep_stray:
 * @self: a window with a message in the plaintext
 *
 * Leaves the message where it is.
 */
void
sealwax_window_keep_stray (SealwaxWindow *self)
{
  sealwax_stray_keep (self->stray);
  sealwax_panes_focus (self->panes, self->plaintext_pane);
}
