/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-text-model.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_PAGE_BAR (sealwax_page_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPageBar, sealwax_page_bar, SEALWAX, PAGE_BAR, GtkWidget)

void sealwax_page_bar_set_model    (SealwaxPageBar    *self,
                                    SealwaxTextModel  *model,
                                    const char        *title);

void sealwax_page_bar_set_scroller (SealwaxPageBar    *self,
                                    GtkScrolledWindow *scroller);

G_END_DECLS
