/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The names of the tags of a message that is marked, of the rest of its text, and of the paragraph in which it breaks off. */
#define SEALWAX_TEXT_TAG_MESSAGE "message"
#define SEALWAX_TEXT_TAG_AROUND "around-message"
#define SEALWAX_TEXT_TAG_STOPS "message-stops"

void sealwax_text_edge_snapshot (GtkTextView *view,
                                 GtkSnapshot *snapshot);

G_END_DECLS
