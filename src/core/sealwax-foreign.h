/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

/* How much of the beginning of some bytes is looked at. */
#define SEALWAX_FOREIGN_BYTES 48

/**
 * SealwaxForeign:
 *
 * What a text is that is no message (docs/format.md, "Foreign texts"). Those up to @SEALWAX_FOREIGN_UPPER_CASE are certain:
 * such a text is not tried as a Basic message.
 */
typedef enum
{
  SEALWAX_FOREIGN_NONE,

  SEALWAX_FOREIGN_OPENSSL,     /* Base64 of `Salted__` */
  SEALWAX_FOREIGN_PNG,         /* Base64 of a PNG file */
  SEALWAX_FOREIGN_OPENSSH_KEY, /* Base64 of `openssh-key-v1` */
  SEALWAX_FOREIGN_SAME_BYTES,  /* Base64 of 32 equal bytes */
  SEALWAX_FOREIGN_LOWER_CASE,  /* a Sealed message whose letters have all become small */
  SEALWAX_FOREIGN_UPPER_CASE,  /* or capital */

  /* Base64 that is tried as a Basic message. */
  SEALWAX_FOREIGN_TEXT,        /* printable throughout */
  SEALWAX_FOREIGN_PDF,
  SEALWAX_FOREIGN_ZIP,
  SEALWAX_FOREIGN_GZIP,
  SEALWAX_FOREIGN_OPENPGP,     /* packets */
  SEALWAX_FOREIGN_AGE,         /* binary */
  SEALWAX_FOREIGN_DER,         /* what is in a PEM file */
  SEALWAX_FOREIGN_SSH_PUBLIC,  /* what is in a public SSH key */
  SEALWAX_FOREIGN_SAME_DIGIT,  /* one character of Base64, again and again */
  SEALWAX_FOREIGN_PERHAPS_KEY, /* 32 bytes */

  /* Anything else. */
  SEALWAX_FOREIGN_PGP_MESSAGE,
  SEALWAX_FOREIGN_PGP_SIGNED,
  SEALWAX_FOREIGN_PGP_KEY,
  SEALWAX_FOREIGN_AGE_ARMOR,
  SEALWAX_FOREIGN_AGE_KEY,
  SEALWAX_FOREIGN_SSH_KEY,
  SEALWAX_FOREIGN_PEM_KEY,
  SEALWAX_FOREIGN_PEM,
  SEALWAX_FOREIGN_GTKCRYPTO,
  SEALWAX_FOREIGN_SALTPACK,
  SEALWAX_FOREIGN_UUID,
} SealwaxForeign;

SealwaxForeign sealwax_foreign_name_text  (const char     *text,
                                           size_t          size);

SealwaxForeign sealwax_foreign_name_bytes (const uint8_t  *bytes,
                                           size_t          count,
                                           size_t          size);

SealwaxForeign sealwax_foreign_name_case  (const char     *text,
                                           size_t          size);

bool           sealwax_foreign_is_certain (SealwaxForeign  foreign) SEALWAX_MUST_CHECK;
