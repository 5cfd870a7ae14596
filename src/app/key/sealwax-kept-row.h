/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-kept.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT_ROW (sealwax_kept_row_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeptRow, sealwax_kept_row, SEALWAX, KEPT_ROW, AdwActionRow)

GtkWidget   *sealwax_kept_row_new      (SealwaxKept    *kept);

SealwaxKept *sealwax_kept_row_get_kept (SealwaxKeptRow *self);

char        *sealwax_kept_row_describe (SealwaxKept    *kept);

G_END_DECLS
