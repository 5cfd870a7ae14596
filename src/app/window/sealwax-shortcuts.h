/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SealwaxShortcut:
 * @group: the heading that it is listed under, to be translated
 * @title: what it does, to be translated
 * @action: (nullable): the action it runs, or %NULL if GTK's widgets handle it themselves
 * @accelerators: its keys, of which the first is shown
 *
 * A keyboard shortcut.
 */
typedef struct
{
  const char *group;
  const char *title;
  const char *action;
  const char *accelerators[3];
} SealwaxShortcut;

const SealwaxShortcut *sealwax_shortcuts_get (gsize *n_shortcuts);
void sealwax_shortcuts_install (GtkApplication *application);

G_END_DECLS
