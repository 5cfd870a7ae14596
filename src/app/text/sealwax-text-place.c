/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-place.h"

/**
 * sealwax_text_place_get:
 * @view: a text view
 * @x: where in it
 * @y: where in it
 * @place: (out): where in the text
 *
 * Finds the place in the text that is nearest to a point in the view.
 */
void
sealwax_text_place_get (GtkTextView *view,
                        double       x,
                        double       y,
                        GtkTextIter *place)
{
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, place, buffer_x, buffer_y);
}

/**
 * sealwax_text_place_cursor:
 * @view: a text view
 * @x: where in it
 * @y: where in it
 *
 * Puts the cursor there, with nothing selected.
 */
void
sealwax_text_place_cursor (GtkTextView *view,
                           double       x,
                           double       y)
{
  GtkTextIter place;

  sealwax_text_place_get (view, x, y, &place);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &place);
}
