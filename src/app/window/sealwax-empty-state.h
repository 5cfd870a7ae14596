/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_EMPTY_STATE (sealwax_empty_state_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxEmptyState, sealwax_empty_state, SEALWAX, EMPTY_STATE, AdwBin)

void sealwax_empty_state_set_offer (SealwaxEmptyState *self,
                                    const char        *sentence,
                                    gboolean           suggested);

G_END_DECLS
