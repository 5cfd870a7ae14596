/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-intake.h"
#include "sealwax-secret.h"

G_BEGIN_DECLS

void     sealwax_entry_clipboard_watch  (GtkText       *text,
                                         GtkWidget     *owner,
                                         SealwaxIntake *intake);

gboolean sealwax_entry_clipboard_insert (GtkText       *text,
                                         SealwaxSecret *passphrase);

G_END_DECLS
