/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-edge.h"

/* In the margin, which is 12 px wide. */
#define EDGE_X 4
#define EDGE_WIDTH 3

/* Where the paragraphs of the message are. Where their lines are is not asked, because that would lay them out. */
static gboolean
find_edge (GtkTextView *view,
           GtkTextTag  *tag,
           int         *top,
           int         *bottom)
{
  GtkTextIter start, end;
  int         height;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  if (!gtk_text_iter_starts_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag))
    return FALSE;

  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  if (gtk_text_iter_starts_line (&end))
    gtk_text_iter_backward_char (&end);
  gtk_text_view_get_line_yrange (view, &start, top, &height);
  gtk_text_view_get_line_yrange (view, &end, bottom, &height);
  *bottom += height;

  return TRUE;
}

/**
 * sealwax_text_edge_snapshot:
 * @view: a view
 * @snapshot: what is below its text
 *
 * Draws an edge beside the message that is marked with %SEALWAX_TEXT_TAG_MESSAGE, in the color of its tint, but not as pale.
 */
void
sealwax_text_edge_snapshot (GtkTextView *view,
                            GtkSnapshot *snapshot)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  GtkTextTag      *tag = gtk_text_tag_table_lookup (tags, SEALWAX_TEXT_TAG_MESSAGE);
  g_autoptr (GdkRGBA) color = NULL;
  GdkRectangle visible;
  int          top, bottom, x = EDGE_X;

  if (tag == NULL || !find_edge (view, tag, &top, &bottom))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  top = MAX (top, visible.y);
  bottom = MIN (bottom, visible.y + visible.height);
  if (top >= bottom)
    return;

  g_object_get (tag, "background-rgba", &color, NULL);
  color->alpha = 1;
  if (gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (view)) - EDGE_X - EDGE_WIDTH;
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float)x, (float)top, EDGE_WIDTH, (float)(bottom - top)));
}
