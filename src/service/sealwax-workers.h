/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SealwaxWorkers SealwaxWorkers;

SealwaxWorkers *sealwax_workers_new        (void);

void            sealwax_workers_free       (SealwaxWorkers *self);

void            sealwax_workers_set_paused (SealwaxWorkers *self,
                                            gboolean        paused);

gboolean        sealwax_workers_wait       (SealwaxWorkers *self);

void            sealwax_workers_run        (SealwaxWorkers *self,
                                            guint           pieces,
                                            GThreadFunc     work,
                                            gpointer        data,
                                            GCancellable   *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxWorkers, sealwax_workers_free)

G_END_DECLS
