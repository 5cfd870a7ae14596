/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_WRAPPING_BUTTON (sealwax_wrapping_button_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxWrappingButton, sealwax_wrapping_button, SEALWAX, WRAPPING_BUTTON, GtkButton)

G_END_DECLS
