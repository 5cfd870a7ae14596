/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_print_window_hide_preview (GtkWindow *parent);

void sealwax_print_window_close        (GtkWindow *parent);

G_END_DECLS
