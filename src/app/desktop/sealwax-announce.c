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
 * Has assistive technology say a sentence, if there is any. It is the window that says it: until somebody has asked for a
 * widget over the accessibility bus, or it has had the focus, GTK 4.18 has nothing there that could speak, and drops what it
 * announces. Screen readers do not ask for what they only hear of. A window is there from when it is first active.
 */
void
sealwax_announce (GtkWidget  *widget,
                  const char *sentence)
{
  GtkRoot       *root = gtk_widget_get_root (widget);
  GtkAccessible *speaker = root != NULL ? GTK_ACCESSIBLE (root) : GTK_ACCESSIBLE (widget);
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (speaker);

  if (context != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (context), MUTE_CONTEXT) != 0)
    gtk_accessible_announce (speaker, sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
