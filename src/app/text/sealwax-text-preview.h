/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

gboolean sealwax_text_preview_is_needed   (const SealwaxSecret *text);

guint    sealwax_text_preview_count_pages (const SealwaxSecret *text);

gsize    sealwax_text_preview_find_page   (const SealwaxSecret *text,
                                           guint                page);

guint    sealwax_text_preview_find_byte   (const SealwaxSecret *text,
                                           gsize                at);

G_END_DECLS
