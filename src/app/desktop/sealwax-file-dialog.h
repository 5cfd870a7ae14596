/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SealwaxFileKind:
 * @SEALWAX_FILE_KIND_TEXT: texts and messages; the dialog shows those, and others if asked
 * @SEALWAX_FILE_KIND_ANY: files that may have any name
 *
 * What kind of files a dialog is for.
 */
typedef enum
{
  SEALWAX_FILE_KIND_TEXT,
  SEALWAX_FILE_KIND_ANY,
} SealwaxFileKind;

void        sealwax_file_dialog_open_async          (GtkWindow          *parent,
                                                     const char         *title,
                                                     SealwaxFileKind     kind,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);

void        sealwax_file_dialog_open_several_async  (GtkWindow          *parent,
                                                     const char         *title,
                                                     SealwaxFileKind     kind,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);

GListModel *sealwax_file_dialog_open_several_finish (GAsyncResult       *result,
                                                     GError            **error);

void        sealwax_file_dialog_save_async          (GtkWindow          *parent,
                                                     const char         *title,
                                                     SealwaxFileKind     kind,
                                                     const char         *initial_name,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);

GFile      *sealwax_file_dialog_finish              (GAsyncResult       *result,
                                                     GError            **error);

G_END_DECLS
