/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-text-history.h"
#include "sealwax-text-view.h"

G_BEGIN_DECLS

struct _SealwaxTextView
{
  GtkTextView parent_instance;

  gboolean            secret;
  SealwaxTextState   *state; /* what is shown */
  SealwaxTextHistory *history;
};

/* sealwax-text-view.c */
void sealwax_text_view_update_actions (SealwaxTextView  *self);

void sealwax_text_view_show_state     (SealwaxTextView  *self,
                                       SealwaxTextState *state);

G_END_DECLS
