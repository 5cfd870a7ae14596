/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "sealwax-secret.h"
#include "sealwax-transfer.h"

G_BEGIN_DECLS

gboolean       sealwax_drop_has_files        (GdkDrop            *drop);

gboolean       sealwax_drop_has_text         (GdkDrop            *drop);

GdkDragAction  sealwax_drop_choose_action    (GdkDrop            *drop);

void           sealwax_drop_read_async       (GdkDrop            *drop,
                                              SealwaxTransferUse  use,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);

SealwaxSecret *sealwax_drop_read_finish      (GAsyncResult       *result,
                                              GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void           sealwax_drop_read_file_async  (GdkDrop            *drop,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);

GFile         *sealwax_drop_read_file_finish (GAsyncResult       *result,
                                              GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
