/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxUtf16Error:
 * @SEALWAX_UTF16_ERROR_BROKEN: half a character
 * @SEALWAX_UTF16_ERROR_NUL: a character that no text may have
 * @SEALWAX_UTF16_ERROR_TOO_LARGE: more than %SEALWAX_TEXT_MAX bytes of UTF-8
 *
 * Why something that is marked as UTF-16 could not be converted.
 */
typedef enum
{
  SEALWAX_UTF16_ERROR_BROKEN,
  SEALWAX_UTF16_ERROR_NUL,
  SEALWAX_UTF16_ERROR_TOO_LARGE,
} SealwaxUtf16Error;

#define SEALWAX_UTF16_ERROR (sealwax_utf16_error_quark ())

GQuark         sealwax_utf16_error_quark (void);

gboolean       sealwax_utf16_is_marked   (const SealwaxSecret *bytes);

SealwaxSecret *sealwax_utf16_convert     (const SealwaxSecret *bytes,
                                          GError             **error);

G_END_DECLS
