/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_YIELDING_BOX (sealwax_yielding_box_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxYieldingBox, sealwax_yielding_box, SEALWAX, YIELDING_BOX, GtkWidget)

G_END_DECLS
