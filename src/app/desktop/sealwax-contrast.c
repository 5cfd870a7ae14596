/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <adwaita.h>

#include "sealwax-contrast.h"

#define STYLE "/io/github/sealwax/Sealwax/high-contrast.css"

/* libadwaita 1.7 would load a file with a certain name by itself. 1.10 no longer wants that file, but a media query, which
 * GTK 4.18 does not know. */
static void
follow_contrast (AdwStyleManager *manager,
                 GParamSpec      *pspec,
                 gpointer         provider)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display,
                                                GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1); /* above style.css */
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

/**
 * sealwax_contrast_watch:
 *
 * From now on, the style has what high contrast needs, whenever that is turned on. Call this once, on the main thread, when
 * there is a display.
 */
void
sealwax_contrast_watch (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkCssProvider  *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, STYLE);
  g_signal_connect_data (manager,
                         "notify::high-contrast",
                         G_CALLBACK (follow_contrast),
                         provider,
                         (GClosureNotify)G_CALLBACK (g_object_unref),
                         0);
  follow_contrast (manager, NULL, provider);
}
