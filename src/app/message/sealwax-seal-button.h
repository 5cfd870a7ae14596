/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-seal-icon.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_SEAL_BUTTON (sealwax_seal_button_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSealButton, sealwax_seal_button, SEALWAX, SEAL_BUTTON, AdwBin)

SealwaxSealIcon *sealwax_seal_button_get_icon (SealwaxSealButton *self);

void             sealwax_seal_button_show     (SealwaxSealButton *self,
                                               SealwaxSeal        seal,
                                               const char        *sentence,
                                               const char *const *facts);

void             sealwax_seal_button_set_line (SealwaxSealButton *self,
                                               GtkWidget         *line);

G_END_DECLS
