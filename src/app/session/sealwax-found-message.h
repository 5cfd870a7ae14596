/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-finding.h"

G_BEGIN_DECLS

/**
 * SealwaxMessageResult:
 * @SEALWAX_MESSAGE_RESULT_NONE: it was not tried, or nothing came of trying it
 * @SEALWAX_MESSAGE_RESULT_OPENED: it opened, and its text is proven to be what was encrypted
 * @SEALWAX_MESSAGE_RESULT_UNPROVEN: it opened, but nothing proves that its text is what was encrypted
 * @SEALWAX_MESSAGE_RESULT_WRONG: the passphrase or the key was wrong
 * @SEALWAX_MESSAGE_RESULT_ALTERED: it was altered
 * @SEALWAX_MESSAGE_RESULT_NEEDS_KEY: it needs a key file, and there was none
 *
 * What became of a message when it was last tried.
 */
typedef enum
{
  SEALWAX_MESSAGE_RESULT_NONE,
  SEALWAX_MESSAGE_RESULT_OPENED,
  SEALWAX_MESSAGE_RESULT_UNPROVEN,
  SEALWAX_MESSAGE_RESULT_WRONG,
  SEALWAX_MESSAGE_RESULT_ALTERED,
  SEALWAX_MESSAGE_RESULT_NEEDS_KEY,
} SealwaxMessageResult;

#define SEALWAX_TYPE_FOUND_MESSAGE (sealwax_found_message_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxFoundMessage, sealwax_found_message, SEALWAX, FOUND_MESSAGE, GObject)

SealwaxFoundMessage  *sealwax_found_message_new         (const SealwaxFinding *finding,
                                                         SealwaxMessageResult  result);

const SealwaxFinding *sealwax_found_message_get_finding (SealwaxFoundMessage  *self);

SealwaxMessageResult  sealwax_found_message_get_result  (SealwaxFoundMessage  *self);

SealwaxMessageResult  sealwax_message_result_of_error   (const GError         *error);

gboolean              sealwax_found_message_is          (SealwaxFoundMessage  *self,
                                                         const char           *digest);

G_END_DECLS
