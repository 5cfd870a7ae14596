/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-intake.h"
#include "sealwax-message-mark.h"
#include "sealwax-page-bar.h"
#include "sealwax-pane.h"
#include "sealwax-text-view.h"

G_BEGIN_DECLS

struct _SealwaxPane
{
  GtkBox parent_instance;

  char    *placeholder;
  gboolean monospace;

  char          *status; /* as assistive technology knows it */
  SealwaxIntake *intake;
  gboolean       replaces;   /* what is pasted replaces everything that is there */
  gboolean       drags_part; /* a part of a preview is dragged out of this pane */
  gint64         refused_at; /* when the person last tried to change a preview */

  SealwaxPaneHeading *heading;
  GtkWidget          *empty_state; /* (nullable): what is there instead of the placeholder */
  GtkWidget          *question;    /* (nullable): what can be in the place of the text */
  SealwaxTextModel   *model;
  SealwaxTextView    *text_view; /* the scroller's child, made anew whenever something is wiped */
  SealwaxMessageMark *mark;      /* in that; NULL until it is asked for */

  /* Template. */
  GtkWidget      *scroller;
  GtkWidget      *overlay;
  GtkLabel       *placeholder_label;
  SealwaxPageBar *page_bar;
};

/* sealwax-pane-intake.c */
void sealwax_pane_make_intake     (SealwaxPane *self);

void sealwax_pane_paste_at_cursor (SealwaxPane *self);

/* sealwax-pane-view.c */
void sealwax_pane_make_view       (SealwaxPane *self);

G_END_DECLS
