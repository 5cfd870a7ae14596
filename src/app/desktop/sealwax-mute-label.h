/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_MUTE_LABEL (sealwax_mute_label_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxMuteLabel, sealwax_mute_label, SEALWAX, MUTE_LABEL, GtkWidget)

GtkWidget *sealwax_mute_label_new      (void);

void       sealwax_mute_label_set_text (SealwaxMuteLabel   *self,
                                        const char         *text);

void       sealwax_mute_label_set_room (SealwaxMuteLabel   *self,
                                        const char *const  *texts);

G_END_DECLS
