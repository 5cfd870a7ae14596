/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_narrow_popover_watch (GtkWidget *popover,
                                   int        chars_max);

G_END_DECLS
