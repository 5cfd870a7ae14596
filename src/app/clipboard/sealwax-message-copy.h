/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

void        sealwax_message_copy_text         (GtkWidget     *widget,
                                              SealwaxSecret *text);

const char *sealwax_message_copy_describe_end (GtkWidget     *widget);

G_END_DECLS
