/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-pane.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_PANES (sealwax_panes_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPanes, sealwax_panes, SEALWAX, PANES, AdwBin)

gboolean     sealwax_panes_is_narrow   (SealwaxPanes     *self);

void         sealwax_panes_set_split   (SealwaxPanes     *self,
                                        double            split);

double       sealwax_panes_get_split   (SealwaxPanes     *self);

void         sealwax_panes_show        (SealwaxPanes     *self,
                                        SealwaxPane      *pane);

void         sealwax_panes_focus       (SealwaxPanes     *self,
                                        SealwaxPane      *pane);

SealwaxPane *sealwax_panes_get_focused (SealwaxPanes     *self);

SealwaxPane *sealwax_panes_find        (SealwaxPanes     *self,
                                        SealwaxTextModel *text);

G_END_DECLS
