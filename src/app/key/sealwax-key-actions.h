/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-operation.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_ACTIONS (sealwax_key_actions_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyActions, sealwax_key_actions, SEALWAX, KEY_ACTIONS, AdwBin)

void     sealwax_key_actions_suggest         (SealwaxKeyActions *self,
                                              gboolean           encrypt,
                                              gboolean           decrypt);

void     sealwax_key_actions_set_quiet       (SealwaxKeyActions *self,
                                              gboolean           quiet);

gboolean sealwax_key_actions_set_can_encrypt (SealwaxKeyActions *self,
                                              gboolean           can_encrypt);

gboolean sealwax_key_actions_set_operation   (SealwaxKeyActions *self,
                                              SealwaxOperation  *operation);

G_END_DECLS
