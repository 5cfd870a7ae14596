/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void     sealwax_loss_dialog_ask_async  (GtkWidget          *parent,
                                         const char         *heading,
                                         const char         *text,
                                         const char         *copy,
                                         const char         *label,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

gboolean sealwax_loss_dialog_ask_finish (GAsyncResult       *result);

G_END_DECLS
