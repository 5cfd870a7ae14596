/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-seal-button.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_PANE_HEADING (sealwax_pane_heading_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPaneHeading, sealwax_pane_heading, SEALWAX, PANE_HEADING, GtkBox)

const char *sealwax_pane_heading_get_title  (SealwaxPaneHeading *self);

GtkWidget  *sealwax_pane_heading_get_handle (SealwaxPaneHeading *self);

SealwaxSealButton *sealwax_pane_heading_get_seal (SealwaxPaneHeading *self);

const char *sealwax_pane_heading_set_status (SealwaxPaneHeading *self,
                                             const char         *status);

void        sealwax_pane_heading_confirm    (SealwaxPaneHeading *self,
                                             const char         *sentence);

void        sealwax_pane_heading_set_empty  (SealwaxPaneHeading *self,
                                             gboolean            empty);

void        sealwax_pane_heading_focus_copy (SealwaxPaneHeading *self);

G_END_DECLS
