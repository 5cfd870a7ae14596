/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_entry_privacy_watch     (GtkEditable *entry);

void sealwax_entry_privacy_overwrite (GtkEditable *entry);

G_END_DECLS
