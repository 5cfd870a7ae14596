/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_SECRET (sealwax_secret_get_type ())

typedef struct _SealwaxSecret SealwaxSecret;

GType          sealwax_secret_get_type     (void) G_GNUC_CONST;

SealwaxSecret *sealwax_secret_new          (gconstpointer        bytes,
                                            gsize                size) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret *sealwax_secret_new_take     (char                *text) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret *sealwax_secret_new_sized    (gsize                size) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret *sealwax_secret_ref          (SealwaxSecret       *self);

void           sealwax_secret_unref        (SealwaxSecret       *self);

const char    *sealwax_secret_get_text     (const SealwaxSecret *self);

gsize          sealwax_secret_get_size     (const SealwaxSecret *self);

GBytes        *sealwax_secret_get_bytes    (SealwaxSecret       *self);

guint8        *sealwax_secret_get_writable (SealwaxSecret       *self);

void           sealwax_secret_truncate     (SealwaxSecret       *self,
                                            gsize                size);

gboolean       sealwax_secret_equal        (const SealwaxSecret *a,
                                            const SealwaxSecret *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxSecret, sealwax_secret_unref)

G_END_DECLS
