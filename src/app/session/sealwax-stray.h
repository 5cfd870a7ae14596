/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-model.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_STRAY (sealwax_stray_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxStray, sealwax_stray, SEALWAX, STRAY, GObject)

SealwaxStray  *sealwax_stray_new      (SealwaxTextModel *plaintext);

void           sealwax_stray_look     (SealwaxStray     *self);

gboolean       sealwax_stray_is_there (SealwaxStray     *self);

void           sealwax_stray_keep     (SealwaxStray     *self);

SealwaxSecret *sealwax_stray_take     (SealwaxStray     *self);

G_END_DECLS
