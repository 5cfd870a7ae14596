/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_PREFERENCES_DIALOG (sealwax_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPreferencesDialog, sealwax_preferences_dialog, SEALWAX, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *sealwax_preferences_dialog_new (void);

G_END_DECLS
