/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

void     sealwax_own_messages_note     (GtkWindow     *window,
                                        SealwaxSecret *text);

void     sealwax_own_messages_forget   (GtkWindow     *window);

gboolean sealwax_own_messages_contains (const char    *digest);

G_END_DECLS
