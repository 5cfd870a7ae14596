/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

guint sealwax_calibration_round         (guint64              iterations);

guint sealwax_calibration_measure       (void);

char *sealwax_calibration_dup_cpu       (void);

void  sealwax_calibration_update_async  (guint                iterations,
                                         const char          *cpu,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

guint sealwax_calibration_update_finish (GAsyncResult        *result,
                                         char               **cpu,
                                         GError             **error);

G_END_DECLS
