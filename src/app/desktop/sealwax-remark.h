/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       sealwax_remark_set_visible (GtkWidget *remark,
                                       gboolean   visible);

GtkWidget *sealwax_remark_get         (GtkViewport *viewport);

G_END_DECLS
