/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-window-private.h"

/* The draft that a decrypted text has replaced. */

/* The button that brings it back may have the focus. */
static void
on_replaced_draft (SealwaxWindow *self)
{
  gboolean   replaced = sealwax_session_get_replaced_draft (self->session);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!replaced && focus != NULL && gtk_widget_is_ancestor (focus, self->draft_bar))
    sealwax_pane_focus_text (self->plaintext_pane);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.bring-back-draft", replaced);
  gtk_widget_set_visible (self->draft_bar, replaced);
  if (replaced)
    sealwax_banners_announce (self->banners, _ ("Your draft was replaced"));
}

/**
 * sealwax_window_follow_draft:
 * @self: a window with a session
 *
 * From now on, offers to bring back a draft that was replaced.
 */
void
sealwax_window_follow_draft (SealwaxWindow *self)
{
  g_signal_connect_object (self->session, "notify::replaced-draft", G_CALLBACK (on_replaced_draft), self, G_CONNECT_SWAPPED);
  on_replaced_draft (self);
}
