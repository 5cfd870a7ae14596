/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"
#include "sealwax-text-state.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_PANE (sealwax_pane_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPane, sealwax_pane, SEALWAX, PANE, GtkBox)

SealwaxSecret *sealwax_pane_dup_text   (SealwaxPane *self);

void           sealwax_pane_set_text   (SealwaxPane   *self,
                                        SealwaxSecret *text);

void           sealwax_pane_paste_text (SealwaxPane   *self,
                                        SealwaxSecret *text);

void           sealwax_pane_open_text  (SealwaxPane   *self,
                                        SealwaxSecret *text,
                                        const char    *name);

gsize          sealwax_pane_get_length (SealwaxPane *self);

void           sealwax_pane_set_status (SealwaxPane *self,
                                        const char  *status);

SealwaxTextKept sealwax_pane_get_kept   (SealwaxPane *self);

SealwaxTextRemains sealwax_pane_get_remains (SealwaxPane *self);

gboolean       sealwax_pane_has_sealed (SealwaxPane *self);

void           sealwax_pane_set_kept_outside (SealwaxPane *self);

void           sealwax_pane_set_sealed (SealwaxPane   *self,
                                        SealwaxSecret *passphrase);

void           sealwax_pane_bring_back (SealwaxPane   *self,
                                        SealwaxSecret *text,
                                        SealwaxSecret *passphrase);

void           sealwax_pane_wipe       (SealwaxPane *self);

void           sealwax_pane_wipe_sealed (SealwaxPane    *self,
                                         SealwaxTextKeep keep,
                                         gpointer        data);

void           sealwax_pane_stop_reading (SealwaxPane *self);

void           sealwax_pane_focus_text (SealwaxPane *self);

void           sealwax_pane_focus_copy (SealwaxPane *self);

G_END_DECLS
