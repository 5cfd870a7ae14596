/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "sealwax-secret.h"
#include "sealwax-transfer.h"

G_BEGIN_DECLS

gboolean       sealwax_clipboard_is_secret   (GdkClipboard       *clipboard);

void           sealwax_clipboard_read_async  (GdkClipboard       *clipboard,
                                              SealwaxTransferUse  use,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);

SealwaxSecret *sealwax_clipboard_read_finish (GAsyncResult       *result,
                                              GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
