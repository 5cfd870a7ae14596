/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-operation.h"

G_BEGIN_DECLS

/* The most messages that are opened at once. */
#define SEALWAX_BATCH_MAX 1000

#define SEALWAX_TYPE_BATCH (sealwax_batch_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxBatch, sealwax_batch, SEALWAX, BATCH, GObject)

SealwaxBatch   *sealwax_batch_new         (GBytes              *pasted,
                                           SealwaxKeys         *keys,
                                           SealwaxSource        source);

void            sealwax_batch_add         (SealwaxBatch         *self,
                                           const SealwaxMessage *message);

guint           sealwax_batch_get_count   (SealwaxBatch        *self);

guint           sealwax_batch_get_done    (SealwaxBatch        *self);

gboolean        sealwax_batch_is_done     (SealwaxBatch        *self,
                                           guint                index);

void            sealwax_batch_set_paused  (SealwaxBatch        *self,
                                           gboolean             paused);

void            sealwax_batch_run         (SealwaxBatch        *self,
                                           GCancellable        *cancellable);

void            sealwax_batch_run_async   (SealwaxBatch        *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);

void            sealwax_batch_run_finish  (SealwaxBatch        *self,
                                           GAsyncResult        *result);

SealwaxSecret  *sealwax_batch_get_text    (SealwaxBatch        *self,
                                           guint                index);

GError         *sealwax_batch_dup_error   (SealwaxBatch        *self,
                                           guint                index);

gboolean        sealwax_batch_get_proven  (SealwaxBatch        *self,
                                           guint                index);

SealwaxVariant  sealwax_batch_get_variant (SealwaxBatch        *self);

G_END_DECLS
