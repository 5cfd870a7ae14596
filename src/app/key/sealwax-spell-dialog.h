/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_SPELL_DIALOG (sealwax_spell_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSpellDialog, sealwax_spell_dialog, SEALWAX, SPELL_DIALOG, AdwDialog)

AdwDialog *sealwax_spell_dialog_new (SealwaxSecret *key);

G_END_DECLS
