/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-announce.h"

/* What GTK uses when it cannot reach assistive technology, because there is no bus. GTK 4.18 crashes when this has to
 * announce something. The type is private; its name is not. */
#define MUTE_CONTEXT "GtkTestATContext"

/**
 * sealwax_announce:
 * @widget: what the sentence is about
 * @sentence: what to say
 *
 * Has assistive technology say a sentence, if there is any.
 */
void
sealwax_announce (GtkWidget  *widget,
                  const char *sentence)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  if (context != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (context), MUTE_CONTEXT) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
