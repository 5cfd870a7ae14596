/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_SHORTCUTS_DIALOG (sealwax_shortcuts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxShortcutsDialog, sealwax_shortcuts_dialog, SEALWAX, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *sealwax_shortcuts_dialog_new (void);

G_END_DECLS
