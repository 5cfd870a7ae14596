/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_entry_notes_name           (GtkEditable   *entry,
                                         const char    *label);

void sealwax_entry_notes_describe       (GtkEditable   *entry,
                                         GtkAccessible *sentence,
                                         GtkAccessible *strength);

void sealwax_entry_notes_describe_later (GtkEditable   *entry,
                                         GtkAccessible *sentence,
                                         GtkAccessible *strength);

void sealwax_entry_notes_mark           (GtkEditable   *entry,
                                         gboolean       wrong);

G_END_DECLS
