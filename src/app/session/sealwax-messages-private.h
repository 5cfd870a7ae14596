/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-message-place.h"
#include "sealwax-messages.h"

G_BEGIN_DECLS

struct _SealwaxMessages
{
  GObject parent_instance;

  SealwaxTextModel *text;
  GPtrArray        *messages; /* of SealwaxFoundMessage */
  guint             chosen;
  guint             changes; /* of the text, so far */

  SealwaxMessagePlace place; /* of the chosen one */

  guint         source;      /* set while the text is about to be read */
  GCancellable *cancellable; /* set while it is being read */
};

/* sealwax-messages.c */
void sealwax_messages_set_findings  (SealwaxMessages  *self,
                                     GArray           *findings);

G_END_DECLS
