/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_kept_name_guard (GtkWidget *entry);

G_END_DECLS
