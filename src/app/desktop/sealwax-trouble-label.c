/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-announce.h"
#include "sealwax-remark.h"
#include "sealwax-trouble-label.h"

/**
 * sealwax_trouble_label_say:
 * @label: a label that is on the screen only while something is wrong
 * @sentence: (nullable): what that is, or %NULL if nothing is
 *
 * Shows and announces it.
 */
void
sealwax_trouble_label_say (GtkLabel   *label,
                           const char *sentence)
{
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
  sealwax_remark_set_visible (GTK_WIDGET (label), sentence != NULL);
  if (sentence != NULL)
    sealwax_announce (GTK_WIDGET (label), sentence);
}
