/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

gboolean       sealwax_text_preview_is_needed (const SealwaxSecret *text);

SealwaxSecret *sealwax_text_preview_make      (const SealwaxSecret *text);

gsize          sealwax_text_preview_find      (const SealwaxSecret *text,
                                          gsize                at);

G_END_DECLS
