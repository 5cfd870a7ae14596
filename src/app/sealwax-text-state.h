/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxTextKept:
 * @SEALWAX_TEXT_KEPT_NOWHERE: it stands here only
 * @SEALWAX_TEXT_KEPT_OUTSIDE: it was copied or saved, or comes from a file
 * @SEALWAX_TEXT_KEPT_SEALED: a message holds it, which it was encrypted to or decrypted from
 *
 * Where a text is kept, beside the view that shows it.
 */
typedef enum
{
  SEALWAX_TEXT_KEPT_NOWHERE,
  SEALWAX_TEXT_KEPT_OUTSIDE,
  SEALWAX_TEXT_KEPT_SEALED,
} SealwaxTextKept;

/**
 * SealwaxTextState:
 * @buffer: what is shown, with its own history of typing
 * @whole: (nullable): the text, where @buffer is only a preview of it
 * @length: the characters of @whole
 * @undone: how many steps of the buffer's own history were undone and can be redone
 * @kept: where the text is kept
 * @was_sealed: a message holds it, or held it before it was changed: the history of typing leads back to that
 *
 * A text as it stands in a view.
 */
typedef struct
{
  GtkTextBuffer  *buffer;
  SealwaxSecret  *whole;
  gsize           length;
  guint           undone;
  SealwaxTextKept kept;
  gboolean        was_sealed;
} SealwaxTextState;

SealwaxTextState *sealwax_text_state_new           (GtkTextTagTable        *tags,
                                                    SealwaxSecret          *text);

GtkTextTagTable  *sealwax_text_state_new_tags      (void);

void              sealwax_text_state_free          (SealwaxTextState       *self);

SealwaxSecret    *sealwax_text_state_dup_text      (SealwaxTextState       *self);

void              sealwax_text_state_forget_sealed (SealwaxTextState       *self);

gsize             sealwax_text_state_get_length    (const SealwaxTextState *self);

SealwaxSecret    *sealwax_text_state_dup_selection (SealwaxTextState       *self);

SealwaxSecret    *sealwax_text_state_splice        (SealwaxTextState       *self,
                                                    SealwaxSecret          *inserted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxTextState, sealwax_text_state_free)

G_END_DECLS
