/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_SECRET_CONTENT (sealwax_secret_content_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSecretContent, sealwax_secret_content, SEALWAX, SECRET_CONTENT, GdkContentProvider)

SealwaxSecretContent *sealwax_secret_content_new          (SealwaxSecret        *text,
                                                           gboolean              marked);

gboolean              sealwax_secret_content_is_marked    (SealwaxSecretContent *self);

void                  sealwax_secret_content_set_deadline (SealwaxSecretContent *self,
                                                           gint64                deadline);

void                  sealwax_secret_content_wipe         (SealwaxSecretContent *self);

G_END_DECLS
