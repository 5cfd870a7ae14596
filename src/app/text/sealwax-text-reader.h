/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-model.h"

G_BEGIN_DECLS

gboolean sealwax_text_reader_turn      (SealwaxTextModel *model,
                                        gboolean          forward,
                                        gboolean          at_end);

gboolean sealwax_text_reader_move      (GtkTextView      *view,
                                        SealwaxTextModel *model,
                                        GtkMovementStep   step,
                                        int               count,
                                        int              *paged_to);

gboolean sealwax_text_reader_is_typing (guint             keyval,
                                        GdkModifierType   modifiers);

G_END_DECLS
