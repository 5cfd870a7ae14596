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
 * sealwax_window_follow_split().
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
                "pane-split",
                &self->split,
                NULL);

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * sealwax_window_follow_split:
 * @self: a window
 *
 * Called whenever the handle between the panes may have been moved: by the person, whose choice is kept, or by #GtkPaned,
 * which was given another width. It scales the position that it has, and what is lost where the panes had no room never
 * comes back; so the position is what the person's choice makes of that width.
 */
void
sealwax_window_follow_split (SealwaxWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int position = gtk_paned_get_position (self->paned);
  int min, max, wanted;

  if (self->narrow || width == 0)
    return;

  g_object_get (self->paned, "min-position", &min, "max-position", &max, NULL);
  wanted = CLAMP ((int)(self->split * width + 0.5), min, MAX (min, max));
  if (position == wanted)
    {
      self->split_width = width;
      return;
    }

  if (width == self->split_width)
    {
      self->split = position / (double)width;
      return;
    }

  self->split_width = width;
  gtk_paned_set_position (self->paned, wanted);
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
                "pane-split",
                CLAMP (self->split, SPLIT_MIN, SPLIT_MAX),
                NULL);
}
