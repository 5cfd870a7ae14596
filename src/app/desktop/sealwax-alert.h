/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwAlertDialog *sealwax_alert_new         (const char     *heading,
                                           const char     *body);

GtkWidget      *sealwax_alert_add_answer  (AdwAlertDialog *dialog,
                                           const char     *response,
                                           const char     *label);

void            sealwax_alert_set_default (AdwAlertDialog *dialog,
                                           GtkWidget      *answer);

void            sealwax_alert_present     (AdwAlertDialog *dialog,
                                           GtkWidget      *parent);

G_END_DECLS
