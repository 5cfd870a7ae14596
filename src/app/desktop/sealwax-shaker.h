/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_SHAKER (sealwax_shaker_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxShaker, sealwax_shaker, SEALWAX, SHAKER, AdwBin)

void sealwax_shaker_shake (SealwaxShaker *self);

G_END_DECLS
