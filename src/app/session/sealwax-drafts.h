/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-keys.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_DRAFTS (sealwax_drafts_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxDrafts, sealwax_drafts, SEALWAX, DRAFTS, GObject)

SealwaxDrafts *sealwax_drafts_new       (void);

void           sealwax_drafts_add       (SealwaxDrafts *self,
                                         SealwaxSecret *text,
                                         SealwaxKeys   *keys,
                                         guint          iterations);

guint          sealwax_drafts_get_count (SealwaxDrafts *self);

gboolean       sealwax_drafts_need_key  (SealwaxDrafts *self);

SealwaxSecret *sealwax_drafts_dup       (SealwaxDrafts *self,
                                         guint          index);

void           sealwax_drafts_remove    (SealwaxDrafts *self,
                                         SealwaxSecret *message);

void           sealwax_drafts_clear     (SealwaxDrafts *self);

G_END_DECLS
