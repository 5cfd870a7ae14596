/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-focus.h"

/* A GtkText selects all of its text when it gets the focus, and the next letter replaces it. If a dialog that is laid out anew gives
 * the focus back to it, its cursor goes on blinking, and GTK complains of a “blinking selection”. There is no property for a single
 * entry, so this applies to the class, and to those of its objects that are marked. */

#define MARK_KEY "sealwax-text-focus"

static gboolean (*grab_focus_and_select) (GtkWidget *widget);

static gboolean
grab_focus (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), MARK_KEY) == NULL)
    return grab_focus_and_select (widget);

  return gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
}

/**
 * sealwax_text_focus_without_selecting:
 * @text: the text of an entry
 *
 * From now on, its cursor stays where it is when it gets the focus, and nothing is selected.
 */
void
sealwax_text_focus_without_selecting (GtkText *text)
{
  GtkWidgetClass *klass;

  g_return_if_fail (GTK_IS_TEXT (text));

  klass = GTK_WIDGET_GET_CLASS (text);
  g_object_set_data (G_OBJECT (text), MARK_KEY, (gpointer)MARK_KEY);
  if (klass->grab_focus == grab_focus)
    return;

  grab_focus_and_select = klass->grab_focus;
  klass->grab_focus = grab_focus;
}
