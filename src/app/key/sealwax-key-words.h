/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_WORDS (sealwax_key_words_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyWords, sealwax_key_words, SEALWAX, KEY_WORDS, AdwBin)

void     sealwax_key_words_show      (SealwaxKeyWords *self,
                                      SealwaxSecret   *words);

void     sealwax_key_words_forget    (SealwaxKeyWords *self);

void     sealwax_key_words_set_used  (SealwaxKeyWords *self);

gboolean sealwax_key_words_is_untold (SealwaxKeyWords *self);

G_END_DECLS
