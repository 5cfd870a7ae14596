/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkDevice *sealwax_keyboard_get      (GtkWidget *widget);

char      *sealwax_keyboard_describe (GtkWidget *widget);

G_END_DECLS
