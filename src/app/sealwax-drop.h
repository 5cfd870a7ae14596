/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

void           sealwax_drop_read_async  (GdkDrop            *drop,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

SealwaxSecret *sealwax_drop_read_finish (GAsyncResult       *result,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
