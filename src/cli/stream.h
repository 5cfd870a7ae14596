/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

SealwaxSecret *stream_read       (const char   *file,
                                  const char   *role,
                                  gsize         max,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret *stream_read_fd    (int           fd,
                                  const char   *name,
                                  gsize         max,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean       stream_write      (gconstpointer bytes,
                                  gsize         size,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean       stream_write_text (SealwaxSecret *text,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
