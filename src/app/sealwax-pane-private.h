/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-pane.h"
#include "sealwax-text-view.h"

G_BEGIN_DECLS

struct _SealwaxPane
{
  GtkBox parent_instance;

  char            *strings[7]; /* by the property's number */
  GMenuModel      *menu_model;
  gboolean         secret;
  gboolean         monospace;
  gboolean         narrow;

  char            *status; /* what the status line says, but for a while after copying */
  guint            copied_source;
  GCancellable    *paste_cancellable;
  char            *source; /* the file that the text comes from, as it is; nullable */

  /* Template. */
  GtkWidget       *heading;
  SealwaxTextView *text_view;
  GtkLabel        *status_label;
  GtkLabel        *placeholder_label;
  GtkWidget       *paste_button;
  GtkWidget       *copy_button;
  GtkWidget       *menu_button;
};

/* sealwax-pane.c */
void sealwax_pane_refuse         (SealwaxPane *self,
                                  const char  *sentence);

/* sealwax-pane-clipboard.c */
void sealwax_pane_show_status    (SealwaxPane   *self);

void sealwax_pane_copy           (SealwaxPane   *self,
                                  SealwaxSecret *text);

void sealwax_pane_read_clipboard (SealwaxPane *self,
                                  gboolean     replace);

void sealwax_pane_stop_reading   (SealwaxPane *self);

G_END_DECLS
