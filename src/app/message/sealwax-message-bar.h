/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-messages.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_MESSAGE_BAR (sealwax_message_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxMessageBar, sealwax_message_bar, SEALWAX, MESSAGE_BAR, GtkBox)

void sealwax_message_bar_set_messages (SealwaxMessageBar *self,
                                       SealwaxMessages   *messages);

void sealwax_message_bar_focus        (SealwaxMessageBar *self,
                                       gboolean           next);

G_END_DECLS
