/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-message.h"
#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxVariant:
 * @SEALWAX_VARIANT_NONE: the passphrase as it is
 * @SEALWAX_VARIANT_PLAIN: without spaces at its ends and second ones in a row, and with the quotation marks, dashes and
 *   spaces of a typewriter
 * @SEALWAX_VARIANT_SMALL: that, with a small letter at the beginning
 * @SEALWAX_VARIANT_CAPS_LOCK: the plain one with the case of all letters swapped
 * @SEALWAX_VARIANT_BARE: what is in a file without the marks of its editor: a byte order mark, a carriage return
 *
 * What keyboards and editors make of a passphrase without being asked.
 */
typedef enum
{
  SEALWAX_VARIANT_NONE,
  SEALWAX_VARIANT_PLAIN,
  SEALWAX_VARIANT_SMALL,
  SEALWAX_VARIANT_CAPS_LOCK,
  SEALWAX_VARIANT_BARE,
} SealwaxVariant;

/**
 * SealwaxSource:
 * @SEALWAX_SOURCE_EXACT: it is what it is
 * @SEALWAX_SOURCE_TYPED: a person typed or pasted it
 * @SEALWAX_SOURCE_FILE: it was in a file
 *
 * Where a passphrase comes from, which decides what else may have been meant.
 */
typedef enum
{
  SEALWAX_SOURCE_EXACT,
  SEALWAX_SOURCE_TYPED,
  SEALWAX_SOURCE_FILE,
} SealwaxSource;

/* The most derivations for one message: the passphrase as it is, and every variant of a typed one. */
#define SEALWAX_ATTEMPTS_MAX 4

/**
 * SealwaxAttempt:
 * @variant: what was changed
 * @passphrase: the passphrase to try
 */
typedef struct
{
  SealwaxVariant variant;
  SealwaxSecret *passphrase;
} SealwaxAttempt;

GArray     *sealwax_variants_list     (SealwaxSecret *passphrase,
                                       SealwaxSource  source,
                                       SealwaxFormat  format);

SealwaxSecret *sealwax_variants_apply (SealwaxSecret *passphrase,
                                       SealwaxVariant variant);

const char *sealwax_variants_describe (SealwaxVariant variant);

G_END_DECLS
