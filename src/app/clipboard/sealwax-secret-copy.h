/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxCopyEnd:
 * @SEALWAX_COPY_END_EXPIRED: its time was up
 * @SEALWAX_COPY_END_TAKEN_BACK: it was taken back
 * @SEALWAX_COPY_END_REPLACED: something else was copied, here or in another program
 *
 * How a secret copy ended.
 */
typedef enum
{
  SEALWAX_COPY_END_EXPIRED,
  SEALWAX_COPY_END_TAKEN_BACK,
  SEALWAX_COPY_END_REPLACED,
} SealwaxCopyEnd;

#define SEALWAX_TYPE_SECRET_COPY (sealwax_secret_copy_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSecretCopy, sealwax_secret_copy, SEALWAX, SECRET_COPY, GObject)

SealwaxSecretCopy *sealwax_secret_copy_get_default      (void);

void               sealwax_secret_copy_text             (GtkWidget         *widget,
                                                         SealwaxSecret     *text);

void               sealwax_secret_copy_take_back        (void);

void               sealwax_secret_copy_keep             (void);

void               sealwax_secret_copy_check_time       (void);

void               sealwax_secret_copy_settle           (gboolean           leaving);

GtkWidget         *sealwax_secret_copy_get_widget       (SealwaxSecretCopy *self);

guint              sealwax_secret_copy_get_seconds_left (SealwaxSecretCopy *self);

G_END_DECLS
