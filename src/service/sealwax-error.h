/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-message.h"
#include "sealwax-words.h"

G_BEGIN_DECLS

#define SEALWAX_ERROR (sealwax_error_quark ())

/**
 * SealwaxError:
 *
 * Why something was refused. Those up to @SEALWAX_ERROR_NO_RANDOM are the core's, see #SealwaxStatus; being cancelled is
 * G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SEALWAX_ERROR_NOT_A_MESSAGE = SEALWAX_STATUS_NOT_A_MESSAGE,
  SEALWAX_ERROR_NEWER = SEALWAX_STATUS_NEWER,
  SEALWAX_ERROR_INCOMPLETE = SEALWAX_STATUS_INCOMPLETE,
  SEALWAX_ERROR_DAMAGED = SEALWAX_STATUS_DAMAGED,
  SEALWAX_ERROR_MISSING = SEALWAX_STATUS_MISSING,
  SEALWAX_ERROR_WRONG = SEALWAX_STATUS_WRONG,
  SEALWAX_ERROR_ALTERED = SEALWAX_STATUS_ALTERED,
  SEALWAX_ERROR_NOT_TEXT = SEALWAX_STATUS_NOT_TEXT,
  SEALWAX_ERROR_TOO_LARGE = SEALWAX_STATUS_TOO_LARGE,
  SEALWAX_ERROR_BAD_COST = SEALWAX_STATUS_BAD_COST,
  SEALWAX_ERROR_BAD_KEY_FILE = SEALWAX_STATUS_NOT_A_KEY,
  SEALWAX_ERROR_UNKNOWN_WORD = SEALWAX_STATUS_UNKNOWN_WORD,
  SEALWAX_ERROR_WORD_COUNT = SEALWAX_STATUS_WORD_COUNT,
  SEALWAX_ERROR_WORDS_WRONG = SEALWAX_STATUS_WORDS_WRONG,
  SEALWAX_ERROR_NO_RANDOM = SEALWAX_STATUS_NO_RANDOM,
  SEALWAX_ERROR_BAD_PASSPHRASE, /* empty, with a NUL, not UTF-8, or with a character that a reader may not know */
} SealwaxError;

GQuark   sealwax_error_quark       (void);

GError  *sealwax_error_new         (SealwaxStatus         status);

GError  *sealwax_error_new_opening (SealwaxStatus         status,
                                    const SealwaxMessage *message);

GError  *sealwax_error_new_key     (SealwaxStatus         status,
                                    const SealwaxWords   *words,
                                    const char           *name);

G_END_DECLS
