/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-session.h"

G_BEGIN_DECLS

/**
 * SealwaxSeal:
 * @SEALWAX_SEAL_NONE: there is nothing to say
 * @SEALWAX_SEAL_SEALED: a whole message that was not opened yet, and that no one can alter unnoticed
 * @SEALWAX_SEAL_BASIC: a whole message that was not opened yet, and that others can alter
 * @SEALWAX_SEAL_VERIFIED: it is what was encrypted
 * @SEALWAX_SEAL_UNVERIFIED: nothing shows whether it is what was encrypted
 * @SEALWAX_SEAL_BROKEN: a message that was damaged on the way, or altered
 * @SEALWAX_SEAL_INCOMPLETE: a message of which a part is missing
 * @SEALWAX_SEAL_OUTDATED: a text and a message that do not belong together
 * @SEALWAX_SEAL_UNKNOWN: a message that this version cannot read
 *
 * What is known of a text or a message, as it is shown beside its heading. Each differs from the others in its shape, its
 * word and its colour.
 */
typedef enum
{
  SEALWAX_SEAL_NONE,
  SEALWAX_SEAL_SEALED,
  SEALWAX_SEAL_BASIC,
  SEALWAX_SEAL_VERIFIED,
  SEALWAX_SEAL_UNVERIFIED,
  SEALWAX_SEAL_BROKEN,
  SEALWAX_SEAL_INCOMPLETE,
  SEALWAX_SEAL_OUTDATED,
  SEALWAX_SEAL_UNKNOWN,
} SealwaxSeal;

SealwaxSeal  sealwax_seal_of_text      (SealwaxVerdict       verdict);

SealwaxSeal  sealwax_seal_of_message   (SealwaxFoundMessage *message);

const char  *sealwax_seal_get_word     (SealwaxSeal          seal);

const char  *sealwax_seal_get_icon     (SealwaxSeal          seal,
                                        gboolean             large);

const char  *sealwax_seal_get_class    (SealwaxSeal          seal);

char        *sealwax_seal_explain_text (SealwaxVerdict       verdict,
                                        SealwaxFoundMessage *message);

char        *sealwax_seal_explain_message (SealwaxFoundMessage *message);

G_END_DECLS
