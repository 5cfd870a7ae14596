/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_SETTINGS (sealwax_settings_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSettings, sealwax_settings, SEALWAX, SETTINGS, GObject)

SealwaxSettings *sealwax_settings_get_default               (void);

SealwaxFormat    sealwax_settings_get_format                (SealwaxSettings *self);

guint            sealwax_settings_get_iterations            (SealwaxSettings *self);

guint            sealwax_settings_get_calibrated_iterations (SealwaxSettings *self);

const char      *sealwax_settings_get_calibrated_cpu        (SealwaxSettings *self);

gboolean         sealwax_settings_get_ask_twice             (SealwaxSettings *self);

guint            sealwax_settings_get_passphrase_words      (SealwaxSettings *self);

gboolean         sealwax_settings_get_offer_messages        (SealwaxSettings *self);

guint            sealwax_settings_get_copy_timeout          (SealwaxSettings *self);

guint            sealwax_settings_get_idle_timeout          (SealwaxSettings *self);

gboolean         sealwax_settings_get_clear_on_lock         (SealwaxSettings *self);

gboolean         sealwax_settings_get_offer_kept            (SealwaxSettings *self);

guint            sealwax_settings_get_kept_timeout          (SealwaxSettings *self);

G_END_DECLS
