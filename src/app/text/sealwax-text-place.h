/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sealwax_text_place_get    (GtkTextView *view,
                                double       x,
                                double       y,
                                GtkTextIter *place);

void sealwax_text_place_cursor (GtkTextView *view,
                                double       x,
                                double       y);

G_END_DECLS
