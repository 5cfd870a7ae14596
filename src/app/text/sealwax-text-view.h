/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-secret.h"
#include "sealwax-text-history.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_TEXT_VIEW (sealwax_text_view_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTextView, sealwax_text_view, SEALWAX, TEXT_VIEW, GtkTextView)

SealwaxTextView   *sealwax_text_view_new              (gboolean         secret);

SealwaxSecret     *sealwax_text_view_dup_text         (SealwaxTextView *self);

SealwaxSecret     *sealwax_text_view_dup_selection    (SealwaxTextView *self);

void               sealwax_text_view_set_text         (SealwaxTextView *self,
                                                       SealwaxSecret   *text);

void               sealwax_text_view_insert           (SealwaxTextView *self,
                                                       SealwaxSecret   *text);

gsize              sealwax_text_view_get_length       (SealwaxTextView *self);

gboolean           sealwax_text_view_is_shown_whole   (SealwaxTextView *self);

/* sealwax-text-view-kept.c */
SealwaxTextKept    sealwax_text_view_get_kept         (SealwaxTextView *self);

SealwaxTextRemains sealwax_text_view_get_remains      (SealwaxTextView *self);

gboolean           sealwax_text_view_has_sealed       (SealwaxTextView *self);

void               sealwax_text_view_set_kept_outside (SealwaxTextView *self);

void               sealwax_text_view_set_sealed       (SealwaxTextView *self,
                                                       SealwaxSecret   *passphrase);

void               sealwax_text_view_wipe             (SealwaxTextView *self);

void               sealwax_text_view_wipe_sealed      (SealwaxTextView *self,
                                                       SealwaxTextKeep  keep,
                                                       gpointer         data);

void               sealwax_text_view_bring_back       (SealwaxTextView *self,
                                                       SealwaxSecret   *text,
                                                       SealwaxSecret   *passphrase);

void               sealwax_text_view_take_over        (SealwaxTextView *self,
                                                       SealwaxTextView *old);

G_END_DECLS
