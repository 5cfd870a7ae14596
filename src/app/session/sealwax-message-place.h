/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-model.h"

G_BEGIN_DECLS

/**
 * SealwaxMessagePlace:
 * @start: (nullable): a mark in the buffer of the text
 * @end: (nullable): another one
 *
 * Where a message is in a text that the person edits. If the text is replaced, nothing is known any more.
 */
typedef struct
{
  GtkTextMark *start;
  GtkTextMark *end;
} SealwaxMessagePlace;

void     sealwax_message_place_set   (SealwaxMessagePlace *self,
                                      SealwaxTextModel    *text,
                                      gsize                start,
                                      gsize                end);

gboolean sealwax_message_place_get   (SealwaxMessagePlace *self,
                                      gsize               *start,
                                      gsize               *end);

void     sealwax_message_place_clear (SealwaxMessagePlace *self);

void     sealwax_message_place_find  (GtkTextBuffer       *buffer,
                                      gsize                offset,
                                      GtkTextIter         *place);

G_END_DECLS
