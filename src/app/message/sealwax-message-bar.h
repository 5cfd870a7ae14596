/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-finding.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_MESSAGE_BAR (sealwax_message_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxMessageBar, sealwax_message_bar, SEALWAX, MESSAGE_BAR, GtkBox)

void                  sealwax_message_bar_set_findings (SealwaxMessageBar *self,
                                                        GArray            *findings);

guint                 sealwax_message_bar_get_count    (SealwaxMessageBar *self);

guint                 sealwax_message_bar_get_chosen   (SealwaxMessageBar *self);

const SealwaxFinding *sealwax_message_bar_get_finding  (SealwaxMessageBar *self);

gboolean              sealwax_message_bar_contains     (SealwaxMessageBar *self,
                                                        const char        *digest);

void                  sealwax_message_bar_choose       (SealwaxMessageBar *self,
                                                        int                step);

void                  sealwax_message_bar_set_result   (SealwaxMessageBar *self,
                                                        const char        *digest,
                                                        const char        *result);

G_END_DECLS
