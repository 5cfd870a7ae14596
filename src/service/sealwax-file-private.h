/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-file.h"
#include "sealwax-path.h"

G_BEGIN_DECLS

/* How much is read or written at once, in bytes. After each step comes a look at whether the work was cancelled. */
#define SEALWAX_FILE_STEP ((gsize)1 << 20)

void     sealwax_file_set_error    (GError            **error,
                                    int                 code);

void     sealwax_file_tell         (GError            **error,
                                    char               *sentence);

gboolean sealwax_file_find         (GFile              *file,
                                    SealwaxPlace       *place,
                                    GError            **error);

SealwaxSecret *sealwax_file_read   (GFile              *file,
                                    gsize               max,
                                    char              **version,
                                    GCancellable       *cancellable,
                                    GError            **error);

char    *sealwax_file_describe_unread (GFile           *file,
                                       const GError    *error);

gboolean sealwax_file_is_ordinary  (const struct stat  *info,
                                    GError            **error);

char    *sealwax_file_make_version (const struct stat  *info);

void     sealwax_file_keep_rights  (int                 fd,
                                    SealwaxPlace       *old,
                                    const struct stat  *old_info,
                                    gboolean            is_private);

G_END_DECLS
