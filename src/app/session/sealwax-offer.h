/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "sealwax-messages.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_OFFER (sealwax_offer_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxOffer, sealwax_offer, SEALWAX, OFFER, GObject)

SealwaxOffer  *sealwax_offer_new       (SealwaxMessages *messages);

void           sealwax_offer_look      (SealwaxOffer    *self,
                                        GdkClipboard    *clipboard);

void           sealwax_offer_forget    (SealwaxOffer    *self);

guint          sealwax_offer_get_count (SealwaxOffer    *self);

gboolean       sealwax_offer_has_text  (SealwaxOffer    *self);

SealwaxSecret *sealwax_offer_take      (SealwaxOffer    *self);

G_END_DECLS
