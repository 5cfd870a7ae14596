/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-text-model.h"

G_BEGIN_DECLS

void sealwax_text_privacy_publish_selection (GtkTextView      *view,
                                             SealwaxTextModel *model,
                                             gboolean          publish);

void sealwax_text_privacy_set_input_hints   (GtkTextView      *view,
                                             SealwaxTextModel *model);

G_END_DECLS
