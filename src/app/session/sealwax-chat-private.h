/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-batch.h"
#include "sealwax-chat.h"
#include "sealwax-patience.h"

G_BEGIN_DECLS

struct _SealwaxChat
{
  GObject parent_instance;

  SealwaxMessages *messages;
  GHashTable      *texts;      /* from digest to SealwaxChatText */
  gboolean         was_opened; /* more than one message was tried */

  /* The opening under way, if any. */
  SealwaxBatch    *batch;
  GCancellable    *cancellable;
  GPtrArray       *digests; /* of its messages; NULL for one that was seen to be done */
  SealwaxChatText *key;     /* what opens them; its text is that of the first one */
  guint            source;
  SealwaxPatience  patience;
};

G_END_DECLS
