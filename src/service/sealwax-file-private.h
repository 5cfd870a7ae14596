/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-file.h"

G_BEGIN_DECLS

/* As much is read or written at once, in bytes; then it is looked whether that was cancelled. */
#define SEALWAX_FILE_STEP ((gsize)1 << 20)

/* The most characters of a sentence by the system that one of ours repeats. */
#define SEALWAX_FILE_REASON_MAX 120

GFileInfo *sealwax_file_query        (GFile        *file,
                                      GCancellable *cancellable,
                                      GError      **error);

char      *sealwax_file_make_version (GFileInfo    *info);

G_END_DECLS
