/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_SECRET_PROVIDER (sealwax_secret_provider_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSecretProvider, sealwax_secret_provider, SEALWAX, SECRET_PROVIDER, GdkContentProvider)

SealwaxSecretProvider *sealwax_secret_provider_new          (SealwaxSecret         *text,
                                                             gboolean               marked);

gboolean               sealwax_secret_provider_is_marked    (SealwaxSecretProvider *self);

void                   sealwax_secret_provider_set_deadline (SealwaxSecretProvider *self,
                                                             gint64                 deadline);

void                   sealwax_secret_provider_wipe         (SealwaxSecretProvider *self);

G_END_DECLS
