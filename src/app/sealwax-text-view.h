/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_TEXT_VIEW (sealwax_text_view_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTextView, sealwax_text_view, SEALWAX, TEXT_VIEW, GtkTextView)

G_END_DECLS
