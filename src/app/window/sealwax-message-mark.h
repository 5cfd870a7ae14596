/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-view.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_MESSAGE_MARK (sealwax_message_mark_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxMessageMark, sealwax_message_mark, SEALWAX, MESSAGE_MARK, GObject)

SealwaxMessageMark *sealwax_message_mark_new    (SealwaxTextView    *view);

void                sealwax_message_mark_show   (SealwaxMessageMark *self,
                                                 gsize               start,
                                                 gsize               end,
                                                 gboolean            stops);

void                sealwax_message_mark_hide   (SealwaxMessageMark *self);

void                sealwax_message_mark_scroll (SealwaxMessageMark *self);

G_END_DECLS
