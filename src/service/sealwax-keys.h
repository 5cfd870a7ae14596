/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

typedef struct _SealwaxKeys SealwaxKeys;

/**
 * SealwaxKeySpelling:
 * @SEALWAX_KEY_SPELLING_HEX: 64 hexadecimal digits and a line end
 * @SEALWAX_KEY_SPELLING_WORDS: 24 numbered words, four on a line
 *
 * How a key is written into a file, or on paper.
 */
typedef enum
{
  SEALWAX_KEY_SPELLING_HEX,
  SEALWAX_KEY_SPELLING_WORDS,
} SealwaxKeySpelling;

SealwaxKeys   *sealwax_keys_new            (SealwaxSecret       *passphrase,
                                            SealwaxSecret       *key);

SealwaxKeys   *sealwax_keys_ref            (SealwaxKeys         *self);

void           sealwax_keys_unref          (SealwaxKeys         *self);

SealwaxSecret *sealwax_keys_get_passphrase (const SealwaxKeys   *self);

SealwaxSecret *sealwax_keys_get_key        (const SealwaxKeys   *self);

SealwaxSecret *sealwax_key_generate        (GError             **error);

SealwaxSecret *sealwax_key_write           (const SealwaxSecret *key,
                                            SealwaxKeySpelling   spelling);

SealwaxSecret *sealwax_key_compare         (const SealwaxSecret *key);

SealwaxSecret *sealwax_key_parse_file      (const SealwaxSecret *file,
                                            const char          *name,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxKeys, sealwax_keys_unref)

G_END_DECLS
