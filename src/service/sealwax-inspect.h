/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

GArray *sealwax_inspect        (GBytes             *pasted);

void    sealwax_inspect_async  (GBytes             *pasted,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

GArray *sealwax_inspect_finish (GAsyncResult       *result,
                                GError            **error);

G_END_DECLS
