/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SealwaxStep:
 * @label: the button's label, not translated, in the context “next step”
 * @name: (nullable): the button's accessible name, not translated, if that is not its label
 * @action: the action that the button runs
 * @suggested: whether hardly anybody wants to do anything else, until they have done it
 *
 * What most people do next.
 */
typedef struct
{
  const char *label;
  const char *name;
  const char *action;
  gboolean    suggested;
} SealwaxStep;

#define SEALWAX_TYPE_NEXT_STEP (sealwax_next_step_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxNextStep, sealwax_next_step, SEALWAX, NEXT_STEP, GtkWidget)

void     sealwax_next_step_offer      (SealwaxNextStep   *self,
                                       const SealwaxStep *step,
                                       const char        *sentence);

gboolean sealwax_next_step_is_offered (SealwaxNextStep   *self,
                                       const SealwaxStep *step);

void     sealwax_next_step_confirm    (SealwaxNextStep   *self,
                                       const char        *label);

void     sealwax_next_step_end        (SealwaxNextStep   *self);

int      sealwax_next_step_get_height (SealwaxNextStep   *self,
                                       int                width);

void     sealwax_next_step_focus      (SealwaxNextStep   *self);

G_END_DECLS
