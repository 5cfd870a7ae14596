/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-seal.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_SEAL_ICON (sealwax_seal_icon_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSealIcon, sealwax_seal_icon, SEALWAX, SEAL_ICON, GtkWidget)

void sealwax_seal_icon_set_seal (SealwaxSealIcon *self,
                                 SealwaxSeal      seal);

void sealwax_seal_icon_stamp    (SealwaxSealIcon *self);

void sealwax_seal_icon_part     (SealwaxSealIcon *self);

G_END_DECLS
