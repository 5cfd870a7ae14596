/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-closing.h"

static void
on_unrealize (GtkWindow *window)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (window));

  if (context != NULL)
    g_signal_handlers_disconnect_matched (context,
                                          G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DETAIL | G_SIGNAL_MATCH_DATA,
                                          g_signal_lookup ("notify", G_TYPE_OBJECT),
                                          g_quark_from_static_string ("realized"),
                                          NULL,
                                          NULL,
                                          window);
}

/**
 * sealwax_closing_guard:
 * @window: a new window, which is shown once
 *
 * From 4.22 on, GTK tells the compositor where on the accessibility bus a window is, as soon as it is there, and does so once
 * more when it leaves the bus. If the window has been closed by then, GTK complains of its own call. So it is kept from that.
 */
void
sealwax_closing_guard (GtkWindow *window)
{
  g_signal_connect (window, "unrealize", G_CALLBACK (on_unrealize), NULL);
}
