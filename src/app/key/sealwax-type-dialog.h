/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_TYPE_DIALOG (sealwax_type_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTypeDialog, sealwax_type_dialog, SEALWAX, TYPE_DIALOG, AdwDialog)

AdwDialog *sealwax_type_dialog_new (void);

G_END_DECLS
