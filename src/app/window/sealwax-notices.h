/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_NOTICES (sealwax_notices_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxNotices, sealwax_notices, SEALWAX, NOTICES, GObject)

SealwaxNotices *sealwax_notices_new      (GtkScrolledWindow *scroller,
                                          AdwBanner         *banner,
                                          AdwBanner         *offer_banner);

void            sealwax_notices_announce (SealwaxNotices    *self,
                                          const char        *sentence);

void            sealwax_notices_say      (SealwaxNotices    *self,
                                          const char        *sentence);

void            sealwax_notices_offer    (SealwaxNotices    *self,
                                          const char        *title);

G_END_DECLS
