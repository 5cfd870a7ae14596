/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-remark.h"

/* What is said for a moment in a dialog that scrolls, about what has the focus there: a person whose text is large would not see
 * it below what is on the screen. Whoever scrolls to the focus asks for the remark. */

#define KEY "sealwax-remark"

/**
 * sealwax_remark_set_visible:
 * @remark: what says it
 * @visible: whether it is to be seen
 *
 * Shows or hides it. In what scrolls around it, one remark is shown at a time.
 */
void
sealwax_remark_set_visible (GtkWidget *remark,
                            gboolean   visible)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (remark, GTK_TYPE_VIEWPORT);

  gtk_widget_set_visible (remark, visible);
  if (viewport == NULL)
    return;

  if (visible)
    g_object_set_data_full (G_OBJECT (viewport), KEY, g_object_ref (remark), g_object_unref);
  else if (g_object_get_data (G_OBJECT (viewport), KEY) == remark)
    g_object_set_data (G_OBJECT (viewport), KEY, NULL);
}

/**
 * sealwax_remark_get:
 * @viewport: what scrolls
 *
 * Returns: (transfer none) (nullable): what is to be seen in it beside what has the focus
 */
GtkWidget *
sealwax_remark_get (GtkViewport *viewport)
{
  return g_object_get_data (G_OBJECT (viewport), KEY);
}
