/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_INSTRUCTIONS_DIALOG (sealwax_instructions_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxInstructionsDialog, sealwax_instructions_dialog, SEALWAX, INSTRUCTIONS_DIALOG, AdwDialog)

AdwDialog  *sealwax_instructions_dialog_new          (gboolean                   needs_passphrase,
                                                      gboolean                   needs_key);

const char *sealwax_instructions_dialog_get_language (SealwaxInstructionsDialog *self);

G_END_DECLS
