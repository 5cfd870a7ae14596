/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-chat.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_CHAT_BAR (sealwax_chat_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxChatBar, sealwax_chat_bar, SEALWAX, CHAT_BAR, GtkBox)

void  sealwax_chat_bar_set_chat (SealwaxChatBar *self,
                                 SealwaxChat    *chat);

char *sealwax_chat_bar_describe (SealwaxChat    *chat);

void  sealwax_chat_bar_focus    (SealwaxChatBar *self,
                                 gboolean        next);

G_END_DECLS
