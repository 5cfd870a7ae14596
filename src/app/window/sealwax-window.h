/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_WINDOW (sealwax_window_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxWindow, sealwax_window, SEALWAX, WINDOW, AdwApplicationWindow)

SealwaxWindow *sealwax_window_new             (GtkApplication *application);

void           sealwax_window_open_file       (SealwaxWindow  *self,
                                               GFile          *file);

gboolean       sealwax_window_has_unsaved     (SealwaxWindow  *self);

const char    *sealwax_window_describe_untold (SealwaxWindow  *self);

gboolean       sealwax_window_has_secrets     (SealwaxWindow  *self);

gboolean       sealwax_window_is_working      (SealwaxWindow  *self);

void           sealwax_window_clear_secrets   (SealwaxWindow  *self,
                                               gboolean        locked);

void           sealwax_window_discard         (SealwaxWindow  *self);

G_END_DECLS
