/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-intake.h"
#include "sealwax-pane.h"
#include "sealwax-status-line.h"
#include "sealwax-text-view.h"

G_BEGIN_DECLS

struct _SealwaxPane
{
  GtkBox parent_instance;

  char            *title;
  char            *placeholder;
  char            *hint;
  char            *paste_label;
  char            *copy_label;
  char            *menu_label;
  gboolean         secret;
  gboolean         monospace;
  gboolean         narrow;

  char            *status; /* as assistive technology has it */
  SealwaxIntake   *intake;
  gboolean         replaces; /* what is pasted takes the place of all that is there */
  char            *source; /* the file that the text comes from, as it is; nullable */

  SealwaxTextView *text_view; /* the scroller's child, made anew when it is wiped */

  /* Template. */
  GtkWidget         *heading;
  GtkWidget         *title_box;
  GtkWidget         *scroller;
  SealwaxStatusLine *status_line;
  GtkLabel          *placeholder_label;
  GtkWidget         *paste_button;
  GtkWidget         *copy_button;
  GtkWidget         *menu_button;
};

/* sealwax-pane.c */
void sealwax_pane_make_view       (SealwaxPane *self);

void sealwax_pane_update_controls (SealwaxPane *self);

G_END_DECLS
