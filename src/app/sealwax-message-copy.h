/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

void     sealwax_message_copy_text      (GtkWidget     *widget,
                                         SealwaxSecret *text);

gboolean sealwax_message_copy_goes_with (GtkWindow     *window);

G_END_DECLS
