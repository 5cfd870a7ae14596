/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_WORD_GRID (sealwax_word_grid_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxWordGrid, sealwax_word_grid, SEALWAX, WORD_GRID, GtkWidget)

/**
 * SealwaxWordMark:
 * @SEALWAX_WORD_MARK_NONE: nothing
 * @SEALWAX_WORD_MARK_RIGHT: it is the right one
 * @SEALWAX_WORD_MARK_WRONG: it is a wrong one, or none
 *
 * What is said of a word.
 */
typedef enum
{
  SEALWAX_WORD_MARK_NONE,
  SEALWAX_WORD_MARK_RIGHT,
  SEALWAX_WORD_MARK_WRONG,
} SealwaxWordMark;

GtkWidget *sealwax_word_grid_new       (guint            count,
                                        gboolean         is_marked);

void       sealwax_word_grid_set_words (SealwaxWordGrid *self,
                                        SealwaxSecret   *words);

void       sealwax_word_grid_set_word  (SealwaxWordGrid *self,
                                        guint            index,
                                        const char      *word,
                                        SealwaxWordMark  mark);

G_END_DECLS
