/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

/**
 * SealwaxBatchGroup:
 * @format: the format of its messages
 * @salt: their salt
 * @iterations: what they cost
 * @indices: (element-type guint): which ones they are
 *
 * Messages that share salt, cost and format, and so a derivation. They are opened one after another, on one thread.
 */
typedef struct
{
  SealwaxFormat format;
  guint8        salt[SEALWAX_SALT_SIZE];
  guint         iterations;
  GArray       *indices;
} SealwaxBatchGroup;

GPtrArray *sealwax_batch_groups_new  (void);

void       sealwax_batch_groups_add  (GPtrArray            *self,
                                      GBytes               *text,
                                      const SealwaxMessage *message,
                                      guint                 index);

void       sealwax_batch_groups_sort (GPtrArray            *self);

G_END_DECLS
