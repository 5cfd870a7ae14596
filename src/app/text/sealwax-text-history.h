/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-state.h"

G_BEGIN_DECLS

typedef struct _SealwaxTextHistory SealwaxTextHistory;

/**
 * SealwaxTextVisit:
 * @state: a text
 * @data: the caller's data
 *
 * Called with each text of a history.
 */
typedef void (*SealwaxTextVisit) (SealwaxTextState *state,
                                  gpointer          data);

SealwaxTextHistory *sealwax_text_history_new           (void);

void                sealwax_text_history_free          (SealwaxTextHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxTextHistory, sealwax_text_history_free)

void                sealwax_text_history_add           (SealwaxTextHistory *self,
                                                        SealwaxTextState   *replaced);

gboolean            sealwax_text_history_can_undo      (SealwaxTextHistory *self);

SealwaxTextState   *sealwax_text_history_take_back     (SealwaxTextHistory *self);

gboolean            sealwax_text_history_can_redo      (SealwaxTextHistory *self);

SealwaxTextState   *sealwax_text_history_undo          (SealwaxTextHistory *self,
                                                        SealwaxTextState   *shown);

SealwaxTextState   *sealwax_text_history_redo          (SealwaxTextHistory *self,
                                                        SealwaxTextState   *shown);

void                sealwax_text_history_forget_redo   (SealwaxTextHistory *self);

gboolean            sealwax_text_history_has_sealed    (SealwaxTextHistory *self);

void                sealwax_text_history_forget_sealed (SealwaxTextHistory *self,
                                                        SealwaxTextKeep     keep,
                                                        gpointer            data);

SealwaxTextState   *sealwax_text_history_find_origin   (SealwaxTextHistory *self,
                                                        SealwaxSecret      *text);

SealwaxTextState   *sealwax_text_history_find_alone    (SealwaxTextHistory *self,
                                                        SealwaxTextState   *shown,
                                                        SealwaxTextTie     *tie);

void                sealwax_text_history_foreach       (SealwaxTextHistory *self,
                                                        SealwaxTextVisit    visit,
                                                        gpointer            data);

void                sealwax_text_history_clear         (SealwaxTextHistory *self);

G_END_DECLS
