/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-keys.h"
#include "sealwax-message.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_TRIAL (sealwax_trial_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTrial, sealwax_trial, SEALWAX, TRIAL, GObject)

SealwaxTrial *sealwax_trial_new        (GBytes               *pasted,
                                        const SealwaxMessage *message);

void          sealwax_trial_add        (SealwaxTrial         *self,
                                        SealwaxKeys          *keys);

guint         sealwax_trial_get_count  (SealwaxTrial         *self);

guint         sealwax_trial_get_done   (SealwaxTrial         *self);

void          sealwax_trial_set_paused (SealwaxTrial         *self,
                                        gboolean              paused);

gboolean      sealwax_trial_run        (SealwaxTrial         *self,
                                        GCancellable         *cancellable,
                                        guint                *index);

void          sealwax_trial_run_async  (SealwaxTrial         *self,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

gboolean      sealwax_trial_run_finish (SealwaxTrial         *self,
                                        GAsyncResult         *result,
                                        guint                *index);

G_END_DECLS
