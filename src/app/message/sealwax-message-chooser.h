/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-messages.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_MESSAGE_CHOOSER (sealwax_message_chooser_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxMessageChooser, sealwax_message_chooser, SEALWAX, MESSAGE_CHOOSER, GtkBox)

SealwaxMessageChooser *sealwax_message_chooser_new   (SealwaxMessages       *messages);

void                   sealwax_message_chooser_focus (SealwaxMessageChooser *self,
                                                      gboolean               next);

G_END_DECLS
