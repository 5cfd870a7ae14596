/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT (sealwax_kept_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKept, sealwax_kept, SEALWAX, KEPT, GObject)

/**
 * SealwaxKeptKind:
 * @SEALWAX_KEPT_PASSPHRASE: a passphrase
 * @SEALWAX_KEPT_KEY: a key of %SEALWAX_KEY_SIZE bytes
 *
 * What a kept secret is.
 */
typedef enum
{
  SEALWAX_KEPT_PASSPHRASE,
  SEALWAX_KEPT_KEY,
} SealwaxKeptKind;

SealwaxKept    *sealwax_kept_new           (const char      *id,
                                            SealwaxSecret   *name,
                                            SealwaxKeptKind  kind,
                                            SealwaxSecret   *secret,
                                            gint64           created,
                                            gint64           used) G_GNUC_WARN_UNUSED_RESULT;

const char     *sealwax_kept_get_id        (SealwaxKept     *self);

const char     *sealwax_kept_get_name      (SealwaxKept     *self);

SealwaxKeptKind sealwax_kept_get_kind      (SealwaxKept     *self);

SealwaxSecret  *sealwax_kept_get_secret    (SealwaxKept     *self);

gint64          sealwax_kept_get_created   (SealwaxKept     *self);

gint64          sealwax_kept_get_used      (SealwaxKept     *self);

gboolean        sealwax_kept_has_name      (SealwaxKept     *self,
                                            const char      *name);

gboolean        sealwax_kept_equal         (SealwaxKept     *self,
                                            SealwaxKept     *other);

int             sealwax_kept_compare       (gconstpointer    a,
                                            gconstpointer    b);

SealwaxKept    *sealwax_kept_rename        (SealwaxKept     *self,
                                            const char      *name) G_GNUC_WARN_UNUSED_RESULT;

SealwaxKept    *sealwax_kept_touch         (SealwaxKept     *self,
                                            gint64           used) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
