/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     sealwax_text_scrolling_reset       (GtkTextView *view);

gboolean sealwax_text_scrolling_is_possible (GtkTextView *view);

void     sealwax_text_scrolling_lay_out     (GtkTextView *view);

G_END_DECLS
