/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_GENERATOR_DIALOG (sealwax_generator_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxGeneratorDialog, sealwax_generator_dialog, SEALWAX, GENERATOR_DIALOG, AdwDialog)

AdwDialog *sealwax_generator_dialog_new (guint iterations);

G_END_DECLS
