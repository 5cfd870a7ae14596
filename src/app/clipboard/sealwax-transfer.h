/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxTransferUse:
 * @SEALWAX_TRANSFER_TEXT: a text for a pane
 * @SEALWAX_TRANSFER_PASSPHRASE: a passphrase, which cannot be as long
 *
 * What something is read for.
 */
typedef enum
{
  SEALWAX_TRANSFER_TEXT,
  SEALWAX_TRANSFER_PASSPHRASE,
  SEALWAX_N_TRANSFER_USES,
} SealwaxTransferUse;

/* How to ask a kind of source for something, and what to say if nothing comes. The sentences are not translated yet. */
typedef struct
{
  void (*begin) (GObject            *source,
                 const char        **types,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data);

  GInputStream *(*finish) (GObject      *source,
                           GAsyncResult *result,
                           const char  **type);

  GdkContentFormats *(*get_formats) (GObject *source);

  const char *nothing;
  const char *no_text;
  const char *unreadable;
  const char *silent;
} SealwaxTransferKind;

/* What is taken of it for one use, and what to say if there is more. */
typedef struct
{
  const char **types; /* in order of preference */
  gsize        max;   /* bytes */
  const char  *too_large;
} SealwaxTransferLimits;

extern const char *sealwax_transfer_text_types[];

void        sealwax_transfer_read     (GTask                       *task,
                                       GObject                     *source,
                                       const SealwaxTransferKind   *kind,
                                       const SealwaxTransferLimits *limits);

const char *sealwax_transfer_get_type (GTask                       *task);

G_END_DECLS
