/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-history.h"
#include "sealwax-text-model.h"

G_BEGIN_DECLS

struct _SealwaxTextModel
{
  GObject parent_instance;

  gboolean            secret;
  GtkTextTagTable    *tags;
  SealwaxTextState   *state; /* the text as it is now */
  SealwaxTextHistory *history;
  char               *source;    /* (nullable): the name of the file that it comes from */
  gboolean            converted; /* that file was UTF-16 */
};

/* sealwax-text-model.c */
void sealwax_text_model_show_state (SealwaxTextModel *self,
                                    SealwaxTextState *state);

SealwaxTextState *sealwax_text_model_steal_state (SealwaxTextModel *self);

void sealwax_text_model_emit_edited (SealwaxTextModel *self);

void sealwax_text_model_emit_kept   (SealwaxTextModel *self);

SealwaxTextState *sealwax_text_model_find_origin (SealwaxTextModel *self,
                                                  SealwaxSecret    *text);

void sealwax_text_model_put         (SealwaxTextModel *self,
                                     SealwaxSecret    *text);

void sealwax_text_model_note_wiped  (SealwaxTextModel *self);

G_END_DECLS
