/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-drag.h"
#include "sealwax-text-place.h"

/* Dragging a text out. If the text is shown whole, its selection is left to GTK, which moves it. */

#define TEXT_TYPE "text/plain;charset=utf-8"

static gboolean
is_on_selection (GtkTextView *view,
                 double       x,
                 double       y)
{
  GtkTextIter place, from, to;

  sealwax_text_place_get (view, x, y, &place);

  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &from, &to)
         && gtk_text_iter_in_range (&place, &from, &to);
}

/* GtkTextView would hand out what is shown of a preview, even if the whole text is selected. So the press is kept from it. */
static void
on_preview_pressed (GtkGesture       *source,
                    GdkEventSequence *sequence,
                    SealwaxTextView  *view)
{
  double x, y;

  if (!sealwax_text_model_is_shown_whole (sealwax_text_view_get_model (view))
      && gtk_gesture_get_point (source, sequence, &x, &y)
      && is_on_selection (GTK_TEXT_VIEW (view), x, y))
    gtk_gesture_set_state (source, GTK_EVENT_SEQUENCE_CLAIMED);
  else
    gtk_gesture_set_state (source, GTK_EVENT_SEQUENCE_DENIED);
}

static GdkContentProvider *
on_preview_prepare (GtkDragSource   *source,
                    double           x,
                    double           y,
                    SealwaxTextView *view)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_selection (sealwax_text_view_get_model (view));

  return text != NULL ? sealwax_text_drag_provide (text) : NULL;
}

/**
 * sealwax_text_drag_provide:
 * @text: a text
 *
 * Returns: (transfer full): what a drag hands out: bytes, because GTK would leave copies of a string behind
 */
GdkContentProvider *
sealwax_text_drag_provide (SealwaxSecret *text)
{
  g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (text);

  return gdk_content_provider_new_for_bytes (TEXT_TYPE, bytes);
}

/**
 * sealwax_text_drag_watch_preview:
 * @view: a new text view
 *
 * Lets the person drag out what is selected in a preview.
 *
 * Returns: (transfer none): what tells when such a drag begins and ends
 */
GtkDragSource *
sealwax_text_drag_watch_preview (SealwaxTextView *view)
{
  GtkDragSource *preview = gtk_drag_source_new ();

  g_signal_connect (preview, "begin", G_CALLBACK (on_preview_pressed), view);
  g_signal_connect (preview, "prepare", G_CALLBACK (on_preview_prepare), view);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (preview), GTK_PHASE_CAPTURE); /* before the text view */
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (preview));

  return preview;
}
