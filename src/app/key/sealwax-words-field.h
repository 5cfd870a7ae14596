/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_WORDS_FIELD (sealwax_words_field_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxWordsField, sealwax_words_field, SEALWAX, WORDS_FIELD, AdwBin)

void sealwax_words_field_set_words   (SealwaxWordsField *self,
                                      SealwaxSecret     *words);

void sealwax_words_field_set_trouble (SealwaxWordsField *self,
                                      const char        *sentence);

void sealwax_words_field_copy        (SealwaxWordsField *self);

G_END_DECLS
