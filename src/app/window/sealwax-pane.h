/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-message-mark.h"
#include "sealwax-pane-heading.h"
#include "sealwax-text-model.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_PANE (sealwax_pane_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPane, sealwax_pane, SEALWAX, PANE, GtkBox)

void              sealwax_pane_set_model    (SealwaxPane      *self,
                                             SealwaxTextModel *model);

SealwaxTextModel *sealwax_pane_get_model    (SealwaxPane      *self);

void              sealwax_pane_set_status   (SealwaxPane      *self,
                                             const char       *status,
                                             gboolean          can_wait);

void              sealwax_pane_stop_reading (SealwaxPane      *self);

void              sealwax_pane_copy_all     (SealwaxPane      *self);

void              sealwax_pane_ask          (SealwaxPane      *self,
                                             gboolean          asks);

void              sealwax_pane_focus_text   (SealwaxPane      *self);

void              sealwax_pane_paste        (SealwaxPane      *self);

SealwaxMessageMark *sealwax_pane_get_mark   (SealwaxPane      *self);

SealwaxPaneHeading *sealwax_pane_get_heading (SealwaxPane    *self);

G_END_DECLS
