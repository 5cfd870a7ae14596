/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_FITTING_BOX (sealwax_fitting_box_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxFittingBox, sealwax_fitting_box, SEALWAX, FITTING_BOX, GtkWidget)

G_END_DECLS
