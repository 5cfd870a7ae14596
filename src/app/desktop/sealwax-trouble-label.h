/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_trouble_label_say (GtkLabel   *label,
                                const char *sentence);

G_END_DECLS
