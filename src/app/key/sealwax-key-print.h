/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

GtkPrintOperation *sealwax_key_print_new    (SealwaxSecret     *words);

void               sealwax_key_print_run    (GtkPrintOperation *operation,
                                             GtkWindow         *parent);

void               sealwax_key_print_cancel (GtkPrintOperation *operation);

G_END_DECLS
