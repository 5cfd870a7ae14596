/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_describe (GtkWidget  *widget,
                       const char *description,
                       gboolean    can_wait);

G_END_DECLS
