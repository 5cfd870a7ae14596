/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/* The most that is read of a key file, in bytes. If a file is larger than this, it is the wrong one. */
#define SEALWAX_KEY_FILE_MAX ((gsize)4 << 10)

typedef struct _SealwaxKeys SealwaxKeys;

/**
 * SealwaxKeySpelling:
 * @SEALWAX_KEY_SPELLING_BASE64: 44 characters of Base64 and a line end, for files that the window makes
 * @SEALWAX_KEY_SPELLING_HEX: 64 hexadecimal digits and a line end, for the key ring and the terminal
 * @SEALWAX_KEY_SPELLING_WORDS: 24 numbered words, four on a line
 *
 * How a key is written into a file, or on paper.
 */
typedef enum
{
  SEALWAX_KEY_SPELLING_BASE64,
  SEALWAX_KEY_SPELLING_HEX,
  SEALWAX_KEY_SPELLING_WORDS,
} SealwaxKeySpelling;

SealwaxKeys   *sealwax_keys_new            (SealwaxSecret       *passphrase,
                                            SealwaxSecret       *key);

SealwaxKeys   *sealwax_keys_narrow         (const SealwaxKeys   *self,
                                            gboolean             needs_passphrase,
                                            gboolean             needs_key);

SealwaxKeys   *sealwax_keys_ref            (SealwaxKeys         *self);

void           sealwax_keys_unref          (SealwaxKeys         *self);

SealwaxSecret *sealwax_keys_get_passphrase (const SealwaxKeys   *self);

SealwaxSecret *sealwax_keys_get_key        (const SealwaxKeys   *self);

SealwaxSecret *sealwax_key_generate        (GError             **error);

SealwaxSecret *sealwax_key_write           (const SealwaxSecret *key,
                                            SealwaxKeySpelling   spelling);

SealwaxSecret *sealwax_key_spell           (const SealwaxSecret *key);

SealwaxSecret *sealwax_key_compare         (const SealwaxSecret *key);

SealwaxSecret *sealwax_key_parse_file      (const SealwaxSecret *file,
                                            const char          *name,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxKeys, sealwax_keys_unref)

G_END_DECLS
