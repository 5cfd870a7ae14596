/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <gtk/gtk.h>

#include "sealwax-desktop.h"

/**
 * sealwax_desktop_is:
 * @name: the registered name of a desktop, for example "GNOME"
 *
 * The environment variable that this is read from exists in a Flatpak's sandbox, too.
 *
 * Returns: whether this is that desktop or one based on it
 */
gboolean
sealwax_desktop_is (const char *name)
{
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = NULL;

  if (current == NULL)
    return FALSE;

  names = g_strsplit (current, ":", -1);

  return g_strv_contains ((const char *const *)names, name);
}

/**
 * sealwax_desktop_has_active_window:
 *
 * Returns: whether one of the program's own windows is the one that the person is working in
 */
gboolean
sealwax_desktop_has_active_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return TRUE;
    }

  return FALSE;
}
