/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/* The most that is taken from a file, the clipboard or a drop, in bytes: the message of the longest text takes 88 MiB, or
 * 94 when it is quoted with CR LF. */
#define SEALWAX_FILE_MAX ((gsize)100 << 20)

char          *sealwax_file_dup_name    (GFile              *file);

void           sealwax_file_load_async  (GFile              *file,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

SealwaxSecret *sealwax_file_load_finish (GFile              *file,
                                         GAsyncResult       *result,
                                         char              **version,
                                         GError            **error);

gboolean       sealwax_file_load_was_converted (GAsyncResult *result);

void           sealwax_file_save_async  (GFile              *file,
                                         SealwaxSecret      *text,
                                         gboolean            is_private,
                                         const char         *version,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

char          *sealwax_file_save_finish (GFile              *file,
                                         GAsyncResult       *result,
                                         GError            **error);

G_END_DECLS
