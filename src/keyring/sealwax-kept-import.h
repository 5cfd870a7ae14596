/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keyring.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT_IMPORT (sealwax_kept_import_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeptImport, sealwax_kept_import, SEALWAX, KEPT_IMPORT, GObject)

SealwaxKeptImport  *sealwax_kept_import_new         (SealwaxKeyring      *ring,
                                                     GListModel          *files);

guint               sealwax_kept_import_get_done    (SealwaxKeptImport   *self);

guint               sealwax_kept_import_get_total   (SealwaxKeptImport   *self);

const char * const *sealwax_kept_import_get_notes   (SealwaxKeptImport   *self);

char               *sealwax_kept_import_describe    (SealwaxKeptImport   *self);

void                sealwax_kept_import_run_async   (SealwaxKeptImport   *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

gboolean            sealwax_kept_import_run_finish  (SealwaxKeptImport   *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);

char               *sealwax_kept_import_name_file   (GFile               *file);

G_END_DECLS
