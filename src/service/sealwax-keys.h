/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

typedef struct _SealwaxKeys SealwaxKeys;

SealwaxKeys   *sealwax_keys_new            (SealwaxSecret       *passphrase,
                                            SealwaxSecret       *key);

SealwaxKeys   *sealwax_keys_ref            (SealwaxKeys         *self);

void           sealwax_keys_unref          (SealwaxKeys         *self);

SealwaxSecret *sealwax_keys_get_passphrase (const SealwaxKeys   *self);

SealwaxSecret *sealwax_keys_get_key        (const SealwaxKeys   *self);

SealwaxSecret *sealwax_key_generate        (GError             **error);

SealwaxSecret *sealwax_key_parse_file      (const SealwaxSecret *file,
                                            const char          *name,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxKeys, sealwax_keys_unref)

G_END_DECLS
