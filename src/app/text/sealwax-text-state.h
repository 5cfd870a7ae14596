/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-keys.h"
#include "sealwax-text-tie.h"

G_BEGIN_DECLS

/* The tag of what came from a message, or was encrypted to one. */
#define SEALWAX_TEXT_TAG_FROM_MESSAGE "from-message"

/**
 * SealwaxTextKept:
 * @SEALWAX_TEXT_KEPT_NOWHERE: it is only here
 * @SEALWAX_TEXT_KEPT_OUTSIDE: it was saved or comes from a file, or there is a copy of it on the clipboard
 * @SEALWAX_TEXT_KEPT_SEALED: a message holds it: it was encrypted to that message or decrypted from it
 *
 * Where a text is kept, besides the view that shows it.
 */
typedef enum
{
  SEALWAX_TEXT_KEPT_NOWHERE,
  SEALWAX_TEXT_KEPT_OUTSIDE,
  SEALWAX_TEXT_KEPT_SEALED,
} SealwaxTextKept;

/**
 * SealwaxTextRemains:
 * @SEALWAX_TEXT_REMAINS_NOTHING: nothing in it came from a message
 * @SEALWAX_TEXT_REMAINS_MESSAGE: everything in it came from a message, or was encrypted to one
 * @SEALWAX_TEXT_REMAINS_MIXED: there is such text in it, among words of the person's own
 *
 * What a text still has of one that a message holds.
 */
typedef enum
{
  SEALWAX_TEXT_REMAINS_NOTHING,
  SEALWAX_TEXT_REMAINS_MESSAGE,
  SEALWAX_TEXT_REMAINS_MIXED,
} SealwaxTextRemains;

/**
 * SealwaxTextKeep:
 * @text: a text with words of the person's own in it
 * @keys: what opens the message that the rest of it came from
 * @data: the caller's data
 *
 * Called with a text before it is wiped.
 */
typedef void (*SealwaxTextKeep) (SealwaxSecret *text,
                                 SealwaxKeys   *keys,
                                 gpointer       data);

/**
 * SealwaxTextState:
 * @buffer: what is shown, with its own history of typing
 * @whole: (nullable): the text, if @buffer only has a page of it
 * @length: the characters of @whole
 * @filled: (nullable): the text, if @buffer has all of it as it came in; so nobody has to take it out of @buffer, which is slow
 * @page: which page, from 0
 * @turning: a page is being put in place of another
 * @selected_whole: the person has selected everything, not only what there is on the page
 * @undone: how many steps of the buffer's own history were undone and can be redone
 * @stepping: the change under way is a step in the buffer's history
 * @moving: what is put in now came from a message
 * @kept: where the text is kept, as last noted; see sealwax_text_state_get_kept()
 * @saved: it was saved, or comes from a file
 * @copied: there is a copy of it on the clipboard
 * @pasted: as it began, it came from outside as a whole
 * @superseded: it was brought back as another text, which goes on from it
 * @was_sealed: a message holds it, or held it before it was changed: the history of typing leads back to that
 * @is_uncertain: words of the person's own may carry the message's tag
 * @sealed: (nullable): the text as the message holds it
 * @sealed_length: the characters of @sealed
 * @keys: (nullable): what opens the message
 * @tie: (nullable): what ties a message that was made here to its text; of either
 *
 * A text as a view shows it.
 */
typedef struct
{
  GtkTextBuffer  *buffer;
  SealwaxSecret  *whole;
  gsize           length;
  SealwaxSecret  *filled;
  guint           page;
  gboolean        turning;
  gboolean        selected_whole;
  guint           undone;
  gboolean        stepping;
  gboolean        moving;
  SealwaxTextKept kept;
  gboolean        saved;
  gboolean        copied;
  gboolean        pasted;
  gboolean        superseded;

  gboolean       was_sealed;
  gboolean       is_uncertain;
  SealwaxSecret *sealed;
  gsize          sealed_length;
  SealwaxKeys   *keys;

  SealwaxTextTie *tie;
} SealwaxTextState;

SealwaxTextState *sealwax_text_state_new           (GtkTextTagTable        *tags,
                                                    SealwaxSecret          *text);

GtkTextTagTable  *sealwax_text_state_new_tags      (void);

void              sealwax_text_state_free          (SealwaxTextState       *self);

SealwaxSecret    *sealwax_text_state_dup_text      (SealwaxTextState       *self);

void              sealwax_text_state_drop_filled   (SealwaxTextState       *self);

SealwaxTextKept   sealwax_text_state_get_kept      (SealwaxTextState       *self);

gboolean          sealwax_text_state_stands_alone  (SealwaxTextState       *self,
                                                    const SealwaxTextTie   *shown);

gboolean          sealwax_text_state_equal         (SealwaxTextState       *self,
                                                    SealwaxTextState       *other);

/* sealwax-text-origin.c */
void              sealwax_text_state_set_sealed    (SealwaxTextState       *self,
                                                    SealwaxKeys            *keys);

void              sealwax_text_state_set_origin    (SealwaxTextState       *self,
                                                    SealwaxKeys            *keys,
                                                    gboolean                is_uncertain);

void              sealwax_text_state_begin_moving  (SealwaxTextState       *self,
                                                    const SealwaxTextState *origin,
                                                    const SealwaxSecret    *text);

gboolean          sealwax_text_state_holds         (const SealwaxTextState *self,
                                                    const SealwaxSecret    *text);

gboolean          sealwax_text_state_is_origin_of  (const SealwaxTextState *self,
                                                    const SealwaxSecret    *text);

SealwaxTextRemains sealwax_text_state_get_remains  (SealwaxTextState       *self);

gboolean          sealwax_text_state_forget_sealed (SealwaxTextState       *self,
                                                    SealwaxTextKeep         keep,
                                                    gpointer                data);

void              sealwax_text_state_set_tie       (SealwaxTextState       *self,
                                                    SealwaxTextTie         *tie);

gboolean          sealwax_text_state_is            (SealwaxTextState       *self,
                                                    const SealwaxSecret    *text,
                                                    gsize                   length);

gsize             sealwax_text_state_get_length    (const SealwaxTextState *self);

void              sealwax_text_state_show_page     (SealwaxTextState       *self,
                                                    guint                   page,
                                                    gboolean                at_end);

void              sealwax_text_state_select_all    (SealwaxTextState       *self);

SealwaxSecret    *sealwax_text_state_dup_selection (SealwaxTextState       *self);

SealwaxSecret    *sealwax_text_state_splice        (SealwaxTextState       *self,
                                                    SealwaxSecret          *inserted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxTextState, sealwax_text_state_free)

G_END_DECLS
