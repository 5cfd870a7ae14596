/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-keys.h"
#include "sealwax-text-state.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_TEXT_MODEL (sealwax_text_model_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTextModel, sealwax_text_model, SEALWAX, TEXT_MODEL, GObject)

SealwaxTextModel  *sealwax_text_model_new              (gboolean          secret);

gboolean           sealwax_text_model_get_secret       (SealwaxTextModel *self);

GtkTextBuffer     *sealwax_text_model_get_buffer       (SealwaxTextModel *self);

SealwaxSecret     *sealwax_text_model_dup_text         (SealwaxTextModel *self);

SealwaxSecret     *sealwax_text_model_dup_selection    (SealwaxTextModel *self);

gsize              sealwax_text_model_get_length       (SealwaxTextModel *self);

gboolean           sealwax_text_model_is_shown_whole   (SealwaxTextModel *self);

void               sealwax_text_model_set_text         (SealwaxTextModel *self,
                                                        SealwaxSecret    *text);

void               sealwax_text_model_replace          (SealwaxTextModel *self,
                                                        SealwaxSecret    *text,
                                                        const char       *source);

gboolean           sealwax_text_model_can_undo         (SealwaxTextModel *self);

gboolean           sealwax_text_model_can_redo         (SealwaxTextModel *self);

/* sealwax-text-model-source.c */
const char        *sealwax_text_model_get_source       (SealwaxTextModel *self);

void               sealwax_text_model_set_converted    (SealwaxTextModel *self);

gboolean           sealwax_text_model_was_converted    (SealwaxTextModel *self);

/* sealwax-text-model-pages.c */
guint              sealwax_text_model_get_page         (SealwaxTextModel *self);

guint              sealwax_text_model_count_pages      (SealwaxTextModel *self);

void               sealwax_text_model_show_page        (SealwaxTextModel *self,
                                                        guint             page,
                                                        gboolean          at_end);

void               sealwax_text_model_get_page_bounds  (SealwaxTextModel *self,
                                                        gsize            *start,
                                                        gsize            *end);

guint              sealwax_text_model_find_page        (SealwaxTextModel *self,
                                                        gsize             at);

void               sealwax_text_model_select_all       (SealwaxTextModel *self);

/* sealwax-text-model-undo.c */
void               sealwax_text_model_undo             (SealwaxTextModel *self);

void               sealwax_text_model_redo             (SealwaxTextModel *self);

/* sealwax-text-model-alone.c */
gboolean           sealwax_text_model_stands_alone     (SealwaxTextModel *self,
                                                        SealwaxTextTie   *tie);

gboolean           sealwax_text_model_has_replaced     (SealwaxTextModel *self,
                                                        SealwaxTextTie   *tie);

gboolean           sealwax_text_model_bring_replaced_back (SealwaxTextModel *self,
                                                        SealwaxTextTie   *tie);

/* sealwax-text-model-insert.c */
void               sealwax_text_model_insert           (SealwaxTextModel *self,
                                                        SealwaxSecret    *text);

gboolean           sealwax_text_model_cut_all          (SealwaxTextModel *self);

/* sealwax-text-model-kept.c */
SealwaxTextKept    sealwax_text_model_get_kept         (SealwaxTextModel *self);

SealwaxTextRemains sealwax_text_model_get_remains      (SealwaxTextModel *self);

gboolean           sealwax_text_model_has_sealed       (SealwaxTextModel *self);

void               sealwax_text_model_set_kept_outside (SealwaxTextModel *self);

void               sealwax_text_model_set_copied       (SealwaxTextModel *self);

void               sealwax_text_model_forget_copy      (SealwaxTextModel *self);

void               sealwax_text_model_set_sealed       (SealwaxTextModel *self,
                                                        SealwaxKeys      *keys);

void               sealwax_text_model_set_tie          (SealwaxTextModel *self,
                                                        SealwaxTextTie   *tie);

SealwaxTextTie    *sealwax_text_model_get_tie          (SealwaxTextModel *self);

gboolean           sealwax_text_model_has_tied_text    (SealwaxTextModel *self);

void               sealwax_text_model_forget_tied_text (SealwaxTextModel *self);

gboolean           sealwax_text_model_is               (SealwaxTextModel *self,
                                                        SealwaxSecret    *text,
                                                        gsize             length);

void               sealwax_text_model_wipe             (SealwaxTextModel *self);

void               sealwax_text_model_take_out         (SealwaxTextModel *self);

void               sealwax_text_model_wipe_sealed      (SealwaxTextModel *self,
                                                        SealwaxTextKeep   keep,
                                                        gpointer          data);

void               sealwax_text_model_bring_back       (SealwaxTextModel *self,
                                                        SealwaxSecret    *text,
                                                        SealwaxKeys      *keys);

G_END_DECLS
