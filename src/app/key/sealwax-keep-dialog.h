/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-keys.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEEP_DIALOG (sealwax_keep_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeepDialog, sealwax_keep_dialog, SEALWAX, KEEP_DIALOG, AdwDialog)

AdwDialog *sealwax_keep_dialog_new (SealwaxKeys *keys);

G_END_DECLS
