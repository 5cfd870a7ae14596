/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-keys.h"
#include "sealwax-operation.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_BAR (sealwax_key_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyBar, sealwax_key_bar, SEALWAX, KEY_BAR, GtkBox)

SealwaxKeys   *sealwax_key_bar_dup_keys          (SealwaxKeyBar    *self);

gboolean       sealwax_key_bar_has_passphrase    (SealwaxKeyBar    *self);

gboolean       sealwax_key_bar_confirm           (SealwaxKeyBar    *self);

void           sealwax_key_bar_set_confirmed     (SealwaxKeyBar    *self);

void           sealwax_key_bar_wipe              (SealwaxKeyBar    *self);

void           sealwax_key_bar_focus             (SealwaxKeyBar    *self);

void           sealwax_key_bar_suggest           (SealwaxKeyBar    *self,
                                                  const char       *action_name);

void           sealwax_key_bar_set_iterations    (SealwaxKeyBar    *self,
                                                  guint             iterations);

void           sealwax_key_bar_show_format_note  (SealwaxKeyBar    *self,
                                                  gboolean          shown);

void           sealwax_key_bar_set_operation     (SealwaxKeyBar    *self,
                                                  SealwaxOperation *operation);

G_END_DECLS
