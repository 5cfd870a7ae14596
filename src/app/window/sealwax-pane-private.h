/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-pane.h"
#include "sealwax-text-view.h"

G_BEGIN_DECLS

struct _SealwaxPane
{
  GtkBox parent_instance;

  char            *strings[7]; /* by the property's number */
  gboolean         secret;
  gboolean         monospace;
  gboolean         narrow;

  char            *status; /* what the status line says, but for a while after copying */
  guint            copied_source;
  GCancellable    *paste_cancellable; /* of what is pasted or was dropped */
  char            *source; /* the file that the text comes from, as it is; nullable */

  SealwaxTextView *text_view; /* the scroller's child, made anew when it is wiped */

  /* Template. */
  GtkWidget       *heading;
  GtkWidget       *title_box;
  GtkWidget       *scroller;
  GtkLabel        *status_label;
  GtkLabel        *placeholder_label;
  GtkWidget       *paste_button;
  GtkWidget       *copy_button;
  GtkWidget       *menu_button;
};

/* sealwax-pane.c */
void sealwax_pane_refuse         (SealwaxPane *self,
                                  const char  *sentence);

void sealwax_pane_take_file      (SealwaxPane *self,
                                  GFile       *file);

void sealwax_pane_name_view      (SealwaxPane *self);

void sealwax_pane_note_edited    (SealwaxPane *self);

/* sealwax-pane-clipboard.c */
void sealwax_pane_show_status    (SealwaxPane   *self);

void sealwax_pane_copy           (SealwaxPane   *self,
                                  SealwaxSecret *text);

void sealwax_pane_copy_all       (SealwaxPane *self);

void sealwax_pane_paste          (SealwaxPane *self);

void sealwax_pane_paste_over     (SealwaxPane *self);

void sealwax_pane_get_place      (SealwaxPane *self,
                                  double       x,
                                  double       y,
                                  GtkTextIter *place);

void sealwax_pane_place_cursor   (SealwaxPane *self,
                                  double       x,
                                  double       y);

void sealwax_pane_watch_middle_click (SealwaxPane *self);

/* sealwax-pane-drag.c */
void sealwax_pane_set_up_dragging (SealwaxPane *self);

void sealwax_pane_watch_preview   (SealwaxPane *self);

/* sealwax-pane-text.c */
void sealwax_pane_make_view       (SealwaxPane *self);

void sealwax_pane_update_controls (SealwaxPane *self);

G_END_DECLS
