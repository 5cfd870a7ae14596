/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-kept.h"
#include "sealwax-keys.h"
#include "sealwax-messages.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT_TRIAL (sealwax_kept_trial_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeptTrial, sealwax_kept_trial, SEALWAX, KEPT_TRIAL, GObject)

SealwaxKeptTrial *sealwax_kept_trial_new         (SealwaxMessages  *messages,
                                                  GListModel       *all);

guint             sealwax_kept_trial_count       (SealwaxKeptTrial *self,
                                                  SealwaxKeptKind   kind,
                                                  SealwaxKeys      *at_hand);

guint             sealwax_kept_trial_estimate    (SealwaxKeptTrial *self,
                                                  guint             passphrases);

gboolean          sealwax_kept_trial_begin       (SealwaxKeptTrial *self,
                                                  SealwaxKeptKind   kind,
                                                  SealwaxKeys      *at_hand);

gboolean          sealwax_kept_trial_is_running  (SealwaxKeptTrial *self);

gboolean          sealwax_kept_trial_is_asking   (SealwaxKeptTrial *self);

void              sealwax_kept_trial_get_progress (SealwaxKeptTrial *self,
                                                  guint            *done,
                                                  guint            *total);

void              sealwax_kept_trial_go_on       (SealwaxKeptTrial *self);

void              sealwax_kept_trial_stop        (SealwaxKeptTrial *self);

G_END_DECLS
