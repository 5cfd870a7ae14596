/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-file.h"

/* Has files loaded, as a window would. */

#define TEXT "Meet at noon.\r\n\tÄ € 😀\n\n"

SealwaxSecret *loading_load (const char   *path,
                             GCancellable *cancellable,
                             char        **version,
                             GError      **error);

char *loading_refuse (const char *path,
                      int         code);

void loading_assert (const char *path,
                     const char *text,
                     gsize       size);
