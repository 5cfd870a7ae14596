/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/* How a text is asked for of a kind of source, and what is said where none comes: sentences, not yet translated. */
typedef struct
{
  void (*begin) (GObject            *source,
                 const char        **types,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data);

  GInputStream *(*finish) (GObject      *source,
                           GAsyncResult *result);

  GdkContentFormats *(*get_formats) (GObject *source);

  const char *nothing;
  const char *no_text;
  const char *too_large;
  const char *unreadable;
  const char *silent;
} SealwaxTransferKind;

void sealwax_transfer_read (GTask                     *task,
                            GObject                   *source,
                            const SealwaxTransferKind *kind);

G_END_DECLS
