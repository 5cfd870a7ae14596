/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxOddities:
 * @SEALWAX_ODDITY_NONE: nothing odd
 * @SEALWAX_ODDITY_CONTROL: control characters, U+0000–001F and U+007F–009F; line breaks are some of them
 * @SEALWAX_ODDITY_LINE_BREAK: line breaks, of any kind
 * @SEALWAX_ODDITY_SPACE: spaces that are not the ordinary one, like the no-break space
 * @SEALWAX_ODDITY_ZERO_WIDTH: characters of no width: U+200B–200D, U+2060, U+FEFF, the soft hyphen
 * @SEALWAX_ODDITY_DIRECTION: marks that change the direction of writing
 * @SEALWAX_ODDITY_INVISIBLE: anything else that cannot be seen
 * @SEALWAX_ODDITY_OUTER_BLANK: a blank at the beginning or at the end
 * @SEALWAX_ODDITY_MIXED_SCRIPTS: letters of two alphabets that look alike, like a Cyrillic “а” among Latin ones
 *
 * What keyboards and pasting put into a passphrase, and nobody sees there.
 */
typedef enum
{
  SEALWAX_ODDITY_NONE = 0,
  SEALWAX_ODDITY_CONTROL = 1 << 0,
  SEALWAX_ODDITY_LINE_BREAK = 1 << 1,
  SEALWAX_ODDITY_SPACE = 1 << 2,
  SEALWAX_ODDITY_ZERO_WIDTH = 1 << 3,
  SEALWAX_ODDITY_DIRECTION = 1 << 4,
  SEALWAX_ODDITY_INVISIBLE = 1 << 5,
  SEALWAX_ODDITY_OUTER_BLANK = 1 << 6,
  SEALWAX_ODDITY_MIXED_SCRIPTS = 1 << 7,
} SealwaxOddities;

/* What sealwax_oddities_remove() takes out. */
#define SEALWAX_ODDITIES_REMOVABLE \
  (SEALWAX_ODDITY_CONTROL | SEALWAX_ODDITY_LINE_BREAK | SEALWAX_ODDITY_SPACE | SEALWAX_ODDITY_ZERO_WIDTH \
   | SEALWAX_ODDITY_DIRECTION | SEALWAX_ODDITY_INVISIBLE | SEALWAX_ODDITY_OUTER_BLANK)

SealwaxOddities sealwax_oddities_find      (const SealwaxSecret *passphrase);

char           *sealwax_oddities_describe  (const SealwaxSecret *passphrase,
                                            SealwaxOddities      kinds);

SealwaxSecret  *sealwax_oddities_remove    (SealwaxSecret       *passphrase);

gboolean        sealwax_oddities_may_seal  (const SealwaxSecret *passphrase,
                                            GError             **error);

G_END_DECLS
