/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxTextTie:
 * @text: (nullable): the text; %NULL once it had to be forgotten
 * @length: how many characters it has
 * @digest: (nullable): the digest of the message, see #SealwaxFinding; %NULL until it is known
 * @sent: whether the message was copied or saved, so that it is kept outside
 *
 * What ties a message that was made here to the text that it was made of. The two texts that hold them share it.
 */
typedef struct
{
  SealwaxSecret *text;
  gsize          length;
  char          *digest;
  gboolean       sent;
} SealwaxTextTie;

SealwaxTextTie *sealwax_text_tie_new      (SealwaxSecret  *text,
                                           gsize           length);

SealwaxTextTie *sealwax_text_tie_ref      (SealwaxTextTie *self);

void            sealwax_text_tie_unref    (SealwaxTextTie *self);

void            sealwax_text_tie_set_text (SealwaxTextTie *self,
                                           SealwaxSecret  *text,
                                           gsize           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxTextTie, sealwax_text_tie_unref)

G_END_DECLS
