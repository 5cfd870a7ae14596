/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_PRINT_DIALOG (sealwax_print_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPrintDialog, sealwax_print_dialog, SEALWAX, PRINT_DIALOG, AdwDialog)

AdwDialog *sealwax_print_dialog_new (void);

G_END_DECLS
