/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-keys.h"
#include "sealwax-message.h"
#include "sealwax-secret.h"
#include "sealwax-variants.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_OPERATION (sealwax_operation_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxOperation, sealwax_operation, SEALWAX, OPERATION, GObject)

SealwaxOperation *sealwax_operation_new_seal     (SealwaxFormat         format,
                                                  SealwaxSecret        *text,
                                                  SealwaxKeys          *keys,
                                                  guint                 iterations);

SealwaxOperation *sealwax_operation_new_seal_here (SealwaxSecret       *text,
                                                   SealwaxKeys         *keys,
                                                   guint                iterations);

SealwaxOperation *sealwax_operation_new_open     (GBytes               *pasted,
                                                  const SealwaxMessage *message,
                                                  SealwaxKeys          *keys);

void              sealwax_operation_set_source   (SealwaxOperation     *self,
                                                  SealwaxSource         source);

gboolean          sealwax_operation_is_sealing   (SealwaxOperation     *self);

double            sealwax_operation_get_fraction (SealwaxOperation     *self);

SealwaxSecret    *sealwax_operation_seal         (SealwaxOperation     *self,
                                                  GCancellable         *cancellable,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void              sealwax_operation_seal_async   (SealwaxOperation     *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

SealwaxSecret    *sealwax_operation_seal_finish  (SealwaxOperation     *self,
                                                  GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret    *sealwax_operation_open         (SealwaxOperation     *self,
                                                  GCancellable         *cancellable,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void              sealwax_operation_open_async   (SealwaxOperation     *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

SealwaxSecret    *sealwax_operation_open_finish  (SealwaxOperation     *self,
                                                  GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean          sealwax_operation_get_proven   (SealwaxOperation     *self);

SealwaxVariant    sealwax_operation_get_variant  (SealwaxOperation     *self);

GError           *sealwax_operation_dup_wrong    (SealwaxOperation     *self);

G_END_DECLS
