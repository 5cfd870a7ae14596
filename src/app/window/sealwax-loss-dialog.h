/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SealwaxLossDescribe:
 * @parent: the window that asks
 *
 * Returns: (transfer full) (nullable): what will be lost, or %NULL if nothing will
 */
typedef char *(*SealwaxLossDescribe) (GtkWidget *parent);

void     sealwax_loss_dialog_ask_async  (GtkWidget          *parent,
                                         const char         *heading,
                                         SealwaxLossDescribe describe,
                                         const char         *label,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

gboolean sealwax_loss_dialog_ask_finish (GAsyncResult       *result);

void     sealwax_loss_dialog_look_again (void);

G_END_DECLS
