/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_COMPARE_DIALOG (sealwax_compare_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxCompareDialog, sealwax_compare_dialog, SEALWAX, COMPARE_DIALOG, AdwDialog)

AdwDialog *sealwax_compare_dialog_new (SealwaxSecret *key);

G_END_DECLS
