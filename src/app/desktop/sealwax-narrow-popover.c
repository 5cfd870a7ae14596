/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-narrow-popover.h"

/* A menu of GTK's is as wide as its longest item. On a phone with large text, that is wider than the screen. */

/* What is tried, in characters. */
#define CHARS_BEGIN 32
#define CHARS_END 6

static void
limit_labels (GtkWidget    *widget,
              int           chars,
              PangoWrapMode mode)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), mode);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), chars);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    limit_labels (child, chars, mode);
}

static int
measure (GtkWidget *popover)
{
  int width;

  gtk_widget_measure (popover, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

/* Returns whether it fits. */
static gboolean
wrap (GtkWidget    *popover,
      int           width,
      PangoWrapMode mode)
{
  for (int chars = CHARS_BEGIN; chars >= CHARS_END; chars -= 2)
    {
      limit_labels (popover, chars, mode);
      if (measure (popover) <= width)
        return TRUE;
    }

  return FALSE;
}

/* The labels wrap as late as there is room for; within words only where nothing else helps. */
static void
fit (GtkWidget *popover,
     gpointer   chars_max)
{
  int width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (popover)));

  limit_labels (popover, GPOINTER_TO_INT (chars_max), PANGO_WRAP_WORD);
  if (measure (popover) > width && !wrap (popover, width, PANGO_WRAP_WORD))
    wrap (popover, width, PANGO_WRAP_WORD_CHAR);
}

/**
 * sealwax_narrow_popover_watch:
 * @popover: a popover with labels
 * @chars_max: how wide its labels may be where there is room, in characters; -1 if that is as wide as they are
 *
 * Has its labels wrap where it would be wider than the window, which is as wide as a phone's screen.
 */
void
sealwax_narrow_popover_watch (GtkWidget *popover,
                              int        chars_max)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect (popover, "map", G_CALLBACK (fit), GINT_TO_POINTER (chars_max));
}
