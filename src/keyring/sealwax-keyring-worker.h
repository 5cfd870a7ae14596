/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SealwaxKeyringWork:
 * @context: the worker's context, the default one of its thread
 * @data: what was handed over
 *
 * What the worker does.
 */
typedef void (*SealwaxKeyringWork) (GMainContext *context,
                                    gpointer      data);

void sealwax_keyring_worker_run (SealwaxKeyringWork work,
                                 gpointer           data);

G_END_DECLS
