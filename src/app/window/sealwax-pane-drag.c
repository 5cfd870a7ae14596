/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-drop.h"
#include "sealwax-pane-private.h"

/* Dragging to a pane and away from it. GtkTextView would put in any text at once, of any size and without a limit of time;
 * here it is read as what is pasted is. A selection of a text that is shown whole is left to GTK, which moves it. */

#define TEXT_TYPE "text/plain;charset=utf-8"

/* Something that was dropped, until the program that it comes from has been told what became of it. */
typedef struct
{
  SealwaxPane  *pane;
  GdkDrop      *drop;
  double        x, y; /* in the pane */
  GdkDragAction action;
} Dropped;

static Dropped *
dropped_new (SealwaxPane *pane,
             GdkDrop     *drop,
             double       x,
             double       y)
{
  Dropped *dropped = g_new0 (Dropped, 1);

  dropped->pane = g_object_ref (pane);
  dropped->drop = g_object_ref (drop);
  dropped->x = x;
  dropped->y = y;

  return dropped;
}

static void
dropped_free (Dropped *dropped)
{
  gdk_drop_finish (dropped->drop, dropped->action);
  g_object_unref (dropped->drop);
  g_object_unref (dropped->pane);
  g_free (dropped);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropped, dropped_free)

/* Where it was dropped, in place of nothing. */
static void
insert (Dropped       *dropped,
        SealwaxSecret *text)
{
  SealwaxPane     *self = dropped->pane;
  graphene_point_t point;

  if (gtk_widget_compute_point (GTK_WIDGET (self),
                                GTK_WIDGET (self->text_view),
                                &GRAPHENE_POINT_INIT ((float)dropped->x, (float)dropped->y),
                                &point))
    sealwax_pane_place_cursor (self, point.x, point.y);
  sealwax_text_view_insert (self->text_view, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
on_text_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Dropped) dropped = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_drop_read_finish (result, &error);

  if (text != NULL)
    {
      dropped->action = sealwax_drop_choose_action (dropped->drop);
      insert (dropped, text);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sealwax_pane_refuse (dropped->pane, error->message);
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Dropped) dropped = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sealwax_drop_read_file_finish (result, &error);

  if (file != NULL)
    {
      dropped->action = sealwax_drop_choose_action (dropped->drop);
      sealwax_pane_take_file (dropped->pane, file);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sealwax_pane_refuse (dropped->pane, error->message);
}

static gboolean
on_drop (GtkDropTargetAsync *target,
         GdkDrop            *drop,
         double              x,
         double              y,
         SealwaxPane        *self)
{
  Dropped *dropped = dropped_new (self, drop, x, y);

  sealwax_pane_stop_reading (self); /* it gives up a paste, and what was dropped before */
  self->paste_cancellable = g_cancellable_new ();
  if (sealwax_drop_has_files (drop))
    sealwax_drop_read_file_async (drop, self->paste_cancellable, on_file_read, dropped);
  else
    sealwax_drop_read_async (drop, SEALWAX_TRANSFER_TEXT, self->paste_cancellable, on_text_read, dropped);

  return TRUE;
}

/* What is moved within the program's own texts is left to GtkTextView. Whatever else it would take is taken before it. */
static GdkDragAction
on_drag_enter (GtkDropTargetAsync *target,
               GdkDrop            *drop,
               double              x,
               double              y)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);

  if ((drag == NULL || !gdk_content_formats_contain_gtype (gdk_drag_get_formats (drag), GTK_TYPE_TEXT_BUFFER))
      && (sealwax_drop_has_files (drop) || sealwax_drop_has_text (drop)))
    return sealwax_drop_choose_action (drop);

  gtk_drop_target_async_reject_drop (target, drop);

  return 0;
}

/* No string, of which GTK would leave copies behind. */
static GdkContentProvider *
provide (SealwaxSecret *text)
{
  g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (text);

  return gdk_content_provider_new_for_bytes (TEXT_TYPE, bytes);
}

static GdkContentProvider *
on_heading_prepare (GtkDragSource *source,
                    double         x,
                    double         y,
                    SealwaxPane   *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_pane_dup_text (self);

  return sealwax_secret_get_size (text) > 0 ? provide (text) : NULL;
}

static gboolean
is_on_selection (SealwaxPane *self,
                 double       x,
                 double       y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view));
  GtkTextIter    place, from, to;

  sealwax_pane_get_place (self, x, y, &place);

  return gtk_text_buffer_get_selection_bounds (buffer, &from, &to) && gtk_text_iter_in_range (&place, &from, &to);
}

/* GtkTextView would hand out a preview as it is shown, with line ends that are not the text's; so it is not told. */
static void
on_preview_pressed (GtkGesture       *source,
                    GdkEventSequence *sequence,
                    SealwaxPane      *self)
{
  double x, y;

  if (!sealwax_text_view_is_shown_whole (self->text_view)
      && gtk_gesture_get_point (source, sequence, &x, &y)
      && is_on_selection (self, x, y))
    gtk_gesture_set_state (source, GTK_EVENT_SEQUENCE_CLAIMED);
  else
    gtk_gesture_set_state (source, GTK_EVENT_SEQUENCE_DENIED);
}

static GdkContentProvider *
on_preview_prepare (GtkDragSource *source,
                    double         x,
                    double         y,
                    SealwaxPane   *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_view_dup_selection (self->text_view);

  return text != NULL ? provide (text) : NULL;
}

static void
accept_drops (SealwaxPane *self)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE); /* before the text view */
  g_signal_connect (target, "drag-enter", G_CALLBACK (on_drag_enter), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * sealwax_pane_watch_preview:
 * @self: a pane with a new text view
 *
 * Makes what is selected of a preview something that can be dragged away.
 */
void
sealwax_pane_watch_preview (SealwaxPane *self)
{
  GtkDragSource *preview = gtk_drag_source_new ();

  g_signal_connect (preview, "begin", G_CALLBACK (on_preview_pressed), self);
  g_signal_connect (preview, "prepare", G_CALLBACK (on_preview_prepare), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (preview), GTK_PHASE_CAPTURE); /* before the text view */
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), GTK_EVENT_CONTROLLER (preview));
}

/**
 * sealwax_pane_set_up_dragging:
 * @self: a pane
 *
 * Makes it take a file, or text, that is dropped on it, and its whole text one that can be dragged away by the heading.
 */
void
sealwax_pane_set_up_dragging (SealwaxPane *self)
{
  GtkDragSource *heading = gtk_drag_source_new ();

  accept_drops (self);
  g_signal_connect (heading, "prepare", G_CALLBACK (on_heading_prepare), self);
  gtk_widget_add_controller (self->title_box, GTK_EVENT_CONTROLLER (heading));
}
