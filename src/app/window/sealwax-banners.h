/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-key-bar.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_BANNERS (sealwax_banners_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxBanners, sealwax_banners, SEALWAX, BANNERS, GObject)

SealwaxBanners *sealwax_banners_new      (GtkScrolledWindow *scroller,
                                          AdwBanner         *banner,
                                          AdwBanner         *offer_banner,
                                          SealwaxKeyBar     *key_bar);

void            sealwax_banners_announce (SealwaxBanners    *self,
                                          const char        *sentence);

void            sealwax_banners_say      (SealwaxBanners    *self,
                                          const char        *sentence);

void            sealwax_banners_offer    (SealwaxBanners    *self,
                                          const char        *title);

G_END_DECLS
