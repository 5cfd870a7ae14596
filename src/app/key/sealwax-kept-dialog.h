/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-kept.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT_DIALOG (sealwax_kept_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeptDialog, sealwax_kept_dialog, SEALWAX, KEPT_DIALOG, AdwDialog)

AdwDialog *sealwax_kept_dialog_new (void);

G_END_DECLS
