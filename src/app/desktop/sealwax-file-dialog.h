/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   sealwax_file_dialog_open_async (GtkWindow          *parent,
                                       const char         *title,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);

void   sealwax_file_dialog_save_async (GtkWindow          *parent,
                                       const char         *title,
                                       const char         *initial_name,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);

GFile *sealwax_file_dialog_finish     (GAsyncResult       *result,
                                       GError            **error);

G_END_DECLS
