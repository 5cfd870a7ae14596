/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

void           sealwax_key_load_async  (GFile              *file,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);

SealwaxSecret *sealwax_key_load_finish (GFile              *file,
                                        GAsyncResult       *result,
                                        GError            **error);

G_END_DECLS
