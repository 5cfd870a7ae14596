/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-kept-trial.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_TRIAL_BAR (sealwax_trial_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxTrialBar, sealwax_trial_bar, SEALWAX, TRIAL_BAR, GtkBox)

void     sealwax_trial_bar_hide      (SealwaxTrialBar  *self);

void     sealwax_trial_bar_offer     (SealwaxTrialBar  *self,
                                      guint             count,
                                      guint             milliseconds);

char    *sealwax_trial_bar_show      (SealwaxTrialBar  *self,
                                      SealwaxKeptTrial *trial);

gboolean sealwax_trial_bar_has_focus (SealwaxTrialBar  *self);

G_END_DECLS
