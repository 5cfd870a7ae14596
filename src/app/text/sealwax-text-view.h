/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-model.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_TEXT_VIEW (sealwax_text_view_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTextView, sealwax_text_view, SEALWAX, TEXT_VIEW, GtkTextView)

SealwaxTextView  *sealwax_text_view_new       (SealwaxTextModel *model);

SealwaxTextModel *sealwax_text_view_get_model (SealwaxTextView  *self);

void              sealwax_text_view_scroll_to (SealwaxTextView *self,
                                               GtkTextMark      *mark);

void              sealwax_text_view_insert    (SealwaxTextView  *self,
                                               SealwaxSecret    *text);

G_END_DECLS
