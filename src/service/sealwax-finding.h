/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"
#include "sealwax-repairs.h"

G_BEGIN_DECLS

#define SEALWAX_DIGEST_CHARS 64

/**
 * SealwaxFinding:
 * @message: a message, and what can be said about it without any secret
 * @repairs: what was passed over in it
 * @likely: whether it is meant as a message: nearly any Base64 can be read as a Basic message, and prose can mention a
 *   Sealed one
 * @perhaps_key: whether the whole text may be a key, too: then nothing in it is likely
 * @digest: the same for the same message, whatever was passed over in it and whatever is around it
 *
 * A message that was found in a text.
 */
typedef struct
{
  SealwaxMessage message;
  SealwaxRepairs repairs;
  gboolean       likely;
  gboolean       perhaps_key;
  char           digest[SEALWAX_DIGEST_CHARS + 1];
} SealwaxFinding;

GArray *sealwax_find        (GBytes             *pasted);

gboolean sealwax_findings_hold_message (const GArray *findings);

gboolean sealwax_may_be_key  (const char         *text,
                             gsize               size);

void    sealwax_find_async  (GBytes             *pasted,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);

GArray *sealwax_find_finish (GAsyncResult       *result,
                             GError            **error);

G_END_DECLS
