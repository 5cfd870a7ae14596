/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-scrolling.h"

/* What has to be seen to before a view of a text is scrolled. */

/**
 * sealwax_text_scrolling_reset:
 * @view: a view that gets another text
 *
 * Acts as if there were nothing to scroll: what the new text needs is not known until it is laid out. If it needs no
 * scrollbar, and GTK noticed that only in the middle of the layout, it would draw part of the old scrollbar, which no
 * longer has a place.
 */
void
sealwax_text_scrolling_reset (GtkTextView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double         page_size = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              0,
                              0,
                              page_size,
                              gtk_adjustment_get_step_increment (adjustment),
                              gtk_adjustment_get_page_increment (adjustment),
                              page_size);
}

/**
 * sealwax_text_scrolling_is_possible:
 * @view: a view
 *
 * A view that was never given a size is not high enough for anything. GTK would scroll it until the line that it is to show
 * is above its lower edge, which is above its upper edge, too, and that is where the line would stay when the view gets a
 * size.
 *
 * Returns: whether it has a size
 */
gboolean
sealwax_text_scrolling_is_possible (GtkTextView *view)
{
  return gtk_widget_get_height (GTK_WIDGET (view)) > 0;
}

/**
 * sealwax_text_scrolling_lay_out:
 * @view: a view
 *
 * Lays out the paragraph with the cursor. GTK would measure it first, throw that away, and then lay it out once more to draw
 * it. What is laid out before it comes to that is used for both, which halves what a key costs in a long paragraph.
 */
void
sealwax_text_scrolling_lay_out (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    cursor;
  GdkRectangle   unused;

  if (!gtk_widget_get_realized (GTK_WIDGET (view)))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &cursor, &unused);
}
