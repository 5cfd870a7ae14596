/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-settings.h"
#include "sealwax-window-private.h"

/* The range of the setting. What a pane needs at the least is GTK's to see to. */
#define SPLIT_MIN 0.2
#define SPLIT_MAX 0.8

/**
 * sealwax_window_restore_size:
 * @self: a window that was not shown yet
 *
 * Makes the window as large as the last one was. The panes follow when their width is known, with
 * sealwax_window_restore_split().
 */
void
sealwax_window_restore_size (SealwaxWindow *self)
{
  int      width, height;
  gboolean maximized;

  g_object_get (sealwax_settings_get_default (),
                "window-width",
                &width,
                "window-height",
                &height,
                "window-maximized",
                &maximized,
                NULL);

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * sealwax_window_restore_split:
 * @self: a window whose panes stand side by side for the first time
 *
 * Gives the plaintext pane the share of the width that it had last. From then on #GtkPaned keeps the share.
 */
void
sealwax_window_restore_split (SealwaxWindow *self)
{
  double split;

  if (self->split_restored)
    return;

  self->split_restored = TRUE;
  g_object_get (sealwax_settings_get_default (), "pane-split", &split, NULL);
  gtk_paned_set_position (self->paned, (int)(split * gtk_widget_get_width (GTK_WIDGET (self->paned)) + 0.5));
}

/**
 * sealwax_window_save_split:
 * @self: a window
 *
 * Remembers the plaintext pane's share of the width, if the panes stand side by side.
 */
void
sealwax_window_save_split (SealwaxWindow *self)
{
  int    width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  double split;

  if (self->narrow || !self->split_restored || width == 0)
    return;

  split = gtk_paned_get_position (self->paned) / (double)width;
  g_object_set (sealwax_settings_get_default (), "pane-split", CLAMP (split, SPLIT_MIN, SPLIT_MAX), NULL);
}

/**
 * sealwax_window_save_size:
 * @self: a window that is about to be closed
 *
 * Remembers how large the window was, and the share of the panes.
 */
void
sealwax_window_save_size (SealwaxWindow *self)
{
  int width, height;

  /* The size without being maximized: GTK keeps it. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (sealwax_settings_get_default (),
                "window-width",
                width,
                "window-height",
                height,
                "window-maximized",
                gtk_window_is_maximized (GTK_WINDOW (self)),
                NULL);
  sealwax_window_save_split (self);
}
