/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_COPY_BAR (sealwax_copy_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxCopyBar, sealwax_copy_bar, SEALWAX, COPY_BAR, GtkBox)

G_END_DECLS
