/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-kept.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT_NOTICE (sealwax_kept_notice_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeptNotice, sealwax_kept_notice, SEALWAX, KEPT_NOTICE, AdwBin)

void     sealwax_kept_notice_say         (SealwaxKeptNotice *self,
                                          const char        *sentence);

void     sealwax_kept_notice_say_removed (SealwaxKeptNotice *self,
                                          SealwaxKept       *removed);

void     sealwax_kept_notice_dismiss     (SealwaxKeptNotice *self);

gboolean sealwax_kept_notice_place       (GtkOverlay        *overlay,
                                          GtkWidget         *notice,
                                          GdkRectangle      *place);

G_END_DECLS
