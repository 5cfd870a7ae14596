/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

gboolean new_file_make_folder (const char    *folder,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean new_file_write       (const char    *folder,
                               const char    *name,
                               SealwaxSecret *text,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
