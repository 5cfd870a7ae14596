/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-print-window.h"

/* GTK's own window for printing has a button that writes what is to be printed to a file and hands that to another program. There
 * is no public way to do without, and GtkPrintOperation does not tell which window is its own. Where there is a portal, the window
 * is the portal's, and has no such button. */

#define TYPE_NAME "GtkPrintUnixDialog"
#define CAPABILITIES "manual-capabilities"

/* Returns NULL if there is none. */
static GtkWindow *
find (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), TYPE_NAME) && gtk_window_get_transient_for (window) == parent)
        return window; /* GTK keeps it */
    }

  return NULL;
}

/**
 * sealwax_print_window_hide_preview:
 * @parent: a window that has just run a GtkPrintOperation
 *
 * Takes away the button for a preview.
 */
void
sealwax_print_window_hide_preview (GtkWindow *parent)
{
  GtkWindow   *window = find (parent);
  GParamSpec  *property = window != NULL ? g_object_class_find_property (G_OBJECT_GET_CLASS (window), CAPABILITIES) : NULL;
  GFlagsValue *preview = NULL;
  guint        flags = 0;

  if (property != NULL && G_IS_PARAM_SPEC_FLAGS (property))
    preview = g_flags_get_value_by_nick (G_PARAM_SPEC_FLAGS (property)->flags_class, "preview");
  if (preview == NULL)
    return;

  g_object_get (window, CAPABILITIES, &flags, NULL);
  g_object_set (window, CAPABILITIES, flags & ~preview->value, NULL);
}

/**
 * sealwax_print_window_close:
 * @parent: a window
 *
 * Closes GTK's window for printing, if there is one, which cancels it.
 */
void
sealwax_print_window_close (GtkWindow *parent)
{
  GtkWindow *window = find (parent);

  if (window != NULL)
    gtk_window_close (window);
}
