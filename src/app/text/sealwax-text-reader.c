/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-reader.h"

/* The keys in a text of which only a page is shown. Wherever GTK would stop at the beginning or the end of the page, the next
 * page comes, so that the whole text can be read with any of the keys that move the cursor.
 *
 * Where a page ends on the screen is found by its lines, not by the scrollbar: GTK does not know how high a text is before it
 * has laid out all of it, and a key that comes earlier must not skip anything. */

#define DEAD_FIRST GDK_KEY_dead_grave
#define DEAD_LAST GDK_KEY_dead_longsolidusoverlay

static void
get_cursor (GtkTextView *view,
            GtkTextIter *cursor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_get_iter_at_mark (buffer, cursor, gtk_text_buffer_get_insert (buffer));
}

static gboolean
is_on_same_line (GtkTextView       *view,
                 const GtkTextIter *a,
                 const GtkTextIter *b)
{
  GtkTextIter start_a = *a, start_b = *b;

  gtk_text_view_backward_display_line_start (view, &start_a);
  gtk_text_view_backward_display_line_start (view, &start_b);

  return gtk_text_iter_equal (&start_a, &start_b);
}

/* Whether the cursor is where the page begins or ends, or on the line there if that is enough. */
static gboolean
is_at_edge (GtkTextView *view,
            gboolean     forward,
            gboolean     on_line)
{
  GtkTextIter cursor, start, end;

  get_cursor (view, &cursor);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  if (gtk_text_iter_equal (&cursor, forward ? &end : &start))
    return TRUE;

  return on_line && is_on_same_line (view, &cursor, forward ? &end : &start);
}

/* GTK turns around the keys to the left and right in a paragraph that is written from right to left. There, lines begin on
 * the right. */
static gboolean
is_cursor_in_rtl (GtkTextView *view)
{
  GtkTextIter  start;
  GdkRectangle first, visible;

  get_cursor (view, &start);
  gtk_text_view_backward_display_line_start (view, &start);
  gtk_text_view_get_iter_location (view, &start, &first);
  gtk_text_view_get_visible_rect (view, &visible);

  return first.x > visible.x + visible.width / 2;
}

static int
get_line_height (GtkTextView       *view,
                 const GtkTextIter *place)
{
  GdkRectangle rectangle;

  gtk_text_view_get_iter_location (view, place, &rectangle);

  return MAX (1, rectangle.height);
}

/* Moves a place by as many lines as there is room for, less one. Returns whether the page has that many. */
static gboolean
move_by_screen (GtkTextView *view,
                GtkTextIter *place,
                gboolean     forward)
{
  GdkRectangle visible;
  int          room;

  gtk_text_view_get_visible_rect (view, &visible);
  room = visible.height - 2 * get_line_height (view, place);

  do
    {
      GtkTextIter before = *place;

      if (forward)
        gtk_text_view_forward_display_line (view, place);
      else
        gtk_text_view_backward_display_line (view, place);

      if (is_on_same_line (view, &before, place))
        return FALSE;
      room -= get_line_height (view, place);
    }
  while (room > 0);

  return TRUE;
}

/* Puts the cursor a screen further on, at the top. If less than a screen of the page is left below a cursor that the last key
 * put there, all of it is on the screen already, and the next page comes. A cursor that came there in another way first goes
 * to the end of the page. */
static void
move_by_page (GtkTextView      *view,
              SealwaxTextModel *model,
              gboolean          forward,
              int              *paged_to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    cursor, place;
  gboolean       was_paged;

  get_cursor (view, &cursor);
  place = cursor;
  was_paged = gtk_text_iter_get_offset (&cursor) == *paged_to;

  if (!move_by_screen (view, &place, forward))
    {
      if ((was_paged || is_at_edge (view, forward, FALSE)) && sealwax_text_reader_turn (model, forward, !forward))
        return;
      if (forward)
        gtk_text_buffer_get_end_iter (buffer, &place);
      else
        gtk_text_buffer_get_start_iter (buffer, &place);
    }

  if (gtk_text_iter_equal (&cursor, &place))
    gtk_widget_error_bell (GTK_WIDGET (view));
  gtk_text_buffer_place_cursor (buffer, &place);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0);
  *paged_to = gtk_text_iter_get_offset (&place);
}

/* Goes where the text begins or ends, if that is on another page. */
static gboolean
move_to_end (SealwaxTextModel *model,
             gboolean          forward)
{
  guint page = forward ? sealwax_text_model_count_pages (model) - 1 : 0;

  if (page == sealwax_text_model_get_page (model))
    return FALSE;

  sealwax_text_model_show_page (model, page, forward);

  return TRUE;
}

/**
 * sealwax_text_reader_turn:
 * @model: a text that is not shown whole
 * @forward: whether to go on, and not back
 * @at_end: whether the cursor goes to the end of the page
 *
 * Shows the page after the present one, or before it.
 *
 * Returns: whether there is one
 */
gboolean
sealwax_text_reader_turn (SealwaxTextModel *model,
                          gboolean          forward,
                          gboolean          at_end)
{
  guint page = sealwax_text_model_get_page (model);

  if (forward ? page + 1 == sealwax_text_model_count_pages (model) : page == 0)
    return FALSE;

  sealwax_text_model_show_page (model, forward ? page + 1 : page - 1, at_end);

  return TRUE;
}

/**
 * sealwax_text_reader_move:
 * @view: a view of @model
 * @model: a text that is not shown whole
 * @step: as for #GtkTextView::move-cursor
 * @count: as for #GtkTextView::move-cursor
 * @paged_to: (inout): where Page Up and Page Down left the cursor, in characters; -1 at first, and on another page
 *
 * Moves the cursor, without selecting anything, if that leads to another page, or by the height of the view.
 *
 * Returns: whether it did; otherwise GTK can
 */
gboolean
sealwax_text_reader_move (GtkTextView      *view,
                          SealwaxTextModel *model,
                          GtkMovementStep   step,
                          int               count,
                          int              *paged_to)
{
  gboolean forward = count > 0;

  switch (step)
    {
    case GTK_MOVEMENT_PAGES:
      move_by_page (view, model, forward, paged_to);
      return TRUE;
    case GTK_MOVEMENT_HORIZONTAL_PAGES:
      return sealwax_text_reader_turn (model, forward, FALSE);
    case GTK_MOVEMENT_BUFFER_ENDS:
      return move_to_end (model, forward);
    case GTK_MOVEMENT_DISPLAY_LINES:
      return is_at_edge (view, forward, TRUE) && sealwax_text_reader_turn (model, forward, !forward);
    case GTK_MOVEMENT_VISUAL_POSITIONS:
    case GTK_MOVEMENT_WORDS:
      if (is_cursor_in_rtl (view))
        forward = !forward;
      G_GNUC_FALLTHROUGH;
    case GTK_MOVEMENT_LOGICAL_POSITIONS:
    case GTK_MOVEMENT_PARAGRAPHS:
      if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)))
        return FALSE; /* the first key only ends the selection */
      return is_at_edge (view, forward, FALSE) && sealwax_text_reader_turn (model, forward, !forward);
    case GTK_MOVEMENT_DISPLAY_LINE_ENDS:
    case GTK_MOVEMENT_PARAGRAPH_ENDS:
    default:
      return FALSE;
    }
}

/**
 * sealwax_text_reader_is_typing:
 * @keyval: a key
 * @modifiers: what is held with it
 *
 * Returns: whether the key puts something into a text that can be edited
 */
gboolean
sealwax_text_reader_is_typing (guint           keyval,
                               GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Multi_key:
      return TRUE;
    default:
      return (keyval >= DEAD_FIRST && keyval <= DEAD_LAST) || g_unichar_isprint (gdk_keyval_to_unicode (keyval));
    }
}
