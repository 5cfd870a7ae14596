/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-clipboard.h"
#include "sealwax-message-copy.h"
#include "sealwax-pane-private.h"
#include "sealwax-secret-copy.h"

/* For how long a copy is confirmed. */
#define COPIED_SECONDS 3

/* NULL when there is none; whoever waits for it hears why. */
static SealwaxSecret *
finish_reading (SealwaxPane  *self,
                GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  SealwaxSecret *pasted = sealwax_clipboard_read_finish (result, &error);

  if (pasted == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sealwax_pane_refuse (self, error->message);

  return pasted;
}

static void
on_text_to_insert (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (SealwaxPane) self = user_data;
  g_autoptr (SealwaxSecret) pasted = finish_reading (self, result);

  if (pasted != NULL)
    sealwax_text_view_insert (self->text_view, pasted);
}

static void
on_text_to_replace (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SealwaxPane) self = user_data;
  g_autoptr (SealwaxSecret) pasted = finish_reading (self, result);

  if (pasted != NULL)
    sealwax_pane_paste_text (self, pasted);
}

static void
on_copied_seen (gpointer user_data)
{
  SealwaxPane *self = user_data;

  self->copied_source = 0;
  sealwax_pane_show_status (self);
}

static void
confirm_copy (SealwaxPane *self)
{
  g_clear_handle_id (&self->copied_source, g_source_remove);
  gtk_label_set_label (self->status_label, _ ("Copied"));
  self->copied_source = g_timeout_add_seconds_once (COPIED_SECONDS, on_copied_seen, self);
}

/**
 * sealwax_pane_stop_reading:
 * @self: a pane
 *
 * Gives up the paste under way, if there is any.
 */
void
sealwax_pane_stop_reading (SealwaxPane *self)
{
  g_cancellable_cancel (self->paste_cancellable);
  g_clear_object (&self->paste_cancellable);
}

static void
read_clipboard (SealwaxPane        *self,
                GdkClipboard       *clipboard,
                GAsyncReadyCallback callback)
{
  sealwax_pane_stop_reading (self);
  self->paste_cancellable = g_cancellable_new ();
  sealwax_clipboard_read_async (clipboard, SEALWAX_TRANSFER_TEXT, self->paste_cancellable, callback, g_object_ref (self));
}

/**
 * sealwax_pane_paste:
 * @self: a pane
 *
 * Pastes at the cursor: by a shortcut or from the menu.
 */
void
sealwax_pane_paste (SealwaxPane *self)
{
  read_clipboard (self, gtk_widget_get_clipboard (GTK_WIDGET (self)), on_text_to_insert);
}

/**
 * sealwax_pane_paste_over:
 * @self: a pane
 *
 * Pastes instead of all that is there: by the button.
 */
void
sealwax_pane_paste_over (SealwaxPane *self)
{
  read_clipboard (self, gtk_widget_get_clipboard (GTK_WIDGET (self)), on_text_to_replace);
}

/**
 * sealwax_pane_get_place:
 * @self: a pane
 * @x: where in the text view
 * @y: where in the text view
 * @place: (out): where in the text
 *
 * Says what is nearest there.
 */
void
sealwax_pane_get_place (SealwaxPane *self,
                        double       x,
                        double       y,
                        GtkTextIter *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text_view);
  int          buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, place, buffer_x, buffer_y);
}

/**
 * sealwax_pane_place_cursor:
 * @self: a pane
 * @x: where in the text view
 * @y: where in the text view
 *
 * Puts the cursor there, with nothing selected.
 */
void
sealwax_pane_place_cursor (SealwaxPane *self,
                           double       x,
                           double       y)
{
  GtkTextIter place;

  sealwax_pane_get_place (self, x, y, &place);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view)), &place);
}

static void
on_middle_click (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 SealwaxPane     *self)
{
  gboolean pastes;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-primary-paste", &pastes, NULL);
  if (!pastes)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  sealwax_pane_place_cursor (self, x, y);
  read_clipboard (self, gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), on_text_to_insert);
}

/**
 * sealwax_pane_watch_middle_click:
 * @self: a pane
 *
 * Pastes what is selected elsewhere, where the person clicks with the middle button. Before GtkTextView, which would put in
 * anything at once.
 */
void
sealwax_pane_watch_middle_click (SealwaxPane *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_middle_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * sealwax_pane_show_status:
 * @self: a pane
 *
 * Shows what is to be said of the text, in place of a confirmation.
 */
void
sealwax_pane_show_status (SealwaxPane *self)
{
  g_clear_handle_id (&self->copied_source, g_source_remove);
  gtk_label_set_label (self->status_label, self->status != NULL ? self->status : "");
}

/**
 * sealwax_pane_copy:
 * @self: a pane
 * @text: all or a part of its text
 *
 * Copies a text, by the button, by a shortcut or from the menu. A secret copy is confirmed by #SealwaxCopyBar.
 */
void
sealwax_pane_copy (SealwaxPane   *self,
                   SealwaxSecret *text)
{
  if (self->secret)
    {
      sealwax_secret_copy_text (GTK_WIDGET (self->text_view), text);
      return;
    }

  sealwax_message_copy_text (GTK_WIDGET (self->text_view), text);
  confirm_copy (self);
  sealwax_announce (GTK_WIDGET (self), _ ("Copied"));
}

/**
 * sealwax_pane_copy_all:
 * @self: a pane
 *
 * Copies all of its text: by the button.
 */
void
sealwax_pane_copy_all (SealwaxPane *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_pane_dup_text (self);

  sealwax_pane_copy (self, text);
  sealwax_text_view_set_kept_outside (self->text_view);
}
