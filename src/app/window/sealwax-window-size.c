/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-settings.h"
#include "sealwax-window-private.h"

/* How large the window is, and how the panes share it, from one window to the next. */

/* The range of the setting. */
#define SPLIT_MIN 0.2
#define SPLIT_MAX 0.8

/**
 * sealwax_window_restore_size:
 * @self: a window that was not shown yet
 *
 * Makes the window as large as the last one was. The panes follow as soon as their width is known.
 */
void
sealwax_window_restore_size (SealwaxWindow *self)
{
  int      width, height;
  gboolean maximized;
  double   split;

  g_object_get (sealwax_settings_get_default (),
                "window-width",
                &width,
                "window-height",
                &height,
                "window-maximized",
                &maximized,
                "pane-split",
                &split,
                NULL);

  sealwax_panes_set_split (self->panes, split);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * sealwax_window_save_size:
 * @self: a window that is about to be closed
 *
 * Remembers the size of the window, and how the panes share it.
 */
void
sealwax_window_save_size (SealwaxWindow *self)
{
  int width, height;

  /* The size that the window has when it is not maximized; GTK keeps it. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (sealwax_settings_get_default (),
                "window-width",
                width,
                "window-height",
                height,
                "window-maximized",
                gtk_window_is_maximized (GTK_WINDOW (self)),
                "pane-split",
                CLAMP (sealwax_panes_get_split (self->panes), SPLIT_MIN, SPLIT_MAX),
                NULL);
}
