/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_WINDOW (sealwax_window_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxWindow, sealwax_window, SEALWAX, WINDOW, AdwApplicationWindow)

SealwaxWindow *sealwax_window_new (GtkApplication *application);

G_END_DECLS
