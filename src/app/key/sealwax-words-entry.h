/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_WORDS_ENTRY (sealwax_words_entry_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxWordsEntry, sealwax_words_entry, SEALWAX, WORDS_ENTRY, GtkBox)

GtkWidget     *sealwax_words_entry_new       (guint              count,
                                              const char        *label,
                                              const char        *hint);

GtkWidget     *sealwax_words_entry_get_entry (SealwaxWordsEntry *self);

void           sealwax_words_entry_set_right (SealwaxWordsEntry *self,
                                              SealwaxSecret     *words);

SealwaxSecret *sealwax_words_entry_dup_words (SealwaxWordsEntry *self);

void           sealwax_words_entry_say       (SealwaxWordsEntry *self,
                                              const char        *sentence,
                                              gboolean           is_wrong);

void           sealwax_words_entry_wipe      (SealwaxWordsEntry *self);

G_END_DECLS
