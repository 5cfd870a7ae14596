/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-view.h"

G_BEGIN_DECLS

GdkContentProvider *sealwax_text_drag_provide       (SealwaxSecret   *text);

GtkDragSource      *sealwax_text_drag_watch_preview (SealwaxTextView *view);

G_END_DECLS
