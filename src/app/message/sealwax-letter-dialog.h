/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_LETTER_DIALOG (sealwax_letter_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxLetterDialog, sealwax_letter_dialog, SEALWAX, LETTER_DIALOG, AdwDialog)

AdwDialog  *sealwax_letter_dialog_new          (gboolean             needs_passphrase,
                                                gboolean             needs_key);

const char *sealwax_letter_dialog_get_language (SealwaxLetterDialog *self);

G_END_DECLS
