/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sealwax_keyring_file_is_sandboxed (void);

gboolean sealwax_keyring_file_check        (GError       **error);

gboolean sealwax_keyring_file_lock         (int           *fd,
                                            GCancellable  *cancellable,
                                            GError       **error);

G_END_DECLS
