/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-clipboard.h"
#include "sealwax-drop.h"
#include "sealwax-passphrase-entry-private.h"
#include "sealwax-passphrase.h"

/* What comes into the entry from outside. GtkText would read it without any limit, make a passphrase of bytes that are no
 * text, cut it at a NUL, and keep a line end that nobody sees; so it is read as what is pasted into a pane is. */

/* A passphrase that was dropped, until the program that it comes from has been told what became of it. */
typedef struct
{
  SealwaxPassphraseEntry *entry;
  GdkDrop                *drop;
} Dropped;

/* In place of what is selected. GTK's buffer would cut what is too long, without a word. */
static gboolean
insert (SealwaxPassphraseEntry *self,
        SealwaxSecret          *passphrase,
        GError                **error)
{
  GtkEditable *text = gtk_editable_get_delegate (self->entry);
  const char  *typed = gtk_editable_get_text (text);
  gsize        size = sealwax_secret_get_size (passphrase);
  int          start = 0, end = 0, position;
  const char  *selected;
  gsize        kept;

  gtk_editable_get_selection_bounds (text, &start, &end);
  selected = g_utf8_offset_to_pointer (typed, start);
  kept = strlen (typed) - (gsize)(g_utf8_offset_to_pointer (selected, end - start) - selected);
  if (kept + size > SEALWAX_PASSPHRASE_MAX)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("The passphrase would be too long."));
      return FALSE;
    }

  gtk_editable_delete_selection (text);
  position = gtk_editable_get_position (text);
  gtk_editable_insert_text (text, sealwax_secret_get_text (passphrase), (int)size, &position);
  gtk_editable_set_position (text, position);

  return TRUE;
}

/* Takes the secret. */
static gboolean
take (SealwaxPassphraseEntry *self,
      SealwaxSecret          *pasted,
      GError                 *error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (SealwaxSecret) passphrase = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  if (pasted != NULL)
    {
      passphrase = sealwax_passphrase_trim (pasted);
      sealwax_secret_unref (pasted);
      if (insert (self, passphrase, &own_error))
        return TRUE;
      error = own_error;
    }
  sealwax_passphrase_entry_refuse (self, error->message);

  return FALSE;
}

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxPassphraseEntry) self = user_data;
  g_autoptr (GError) error = NULL;
  SealwaxSecret *pasted = sealwax_clipboard_read_finish (result, &error);

  take (self, pasted, error);
}

static void
on_dropped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Dropped *dropped = user_data;
  g_autoptr (GError) error = NULL;
  SealwaxSecret *text = sealwax_drop_read_finish (result, &error);

  gdk_drop_finish (dropped->drop, take (dropped->entry, text, error) ? sealwax_drop_choose_action (dropped->drop) : 0);
  g_object_unref (dropped->drop);
  g_object_unref (dropped->entry);
  g_free (dropped);
}

static GCancellable *
begin_reading (SealwaxPassphraseEntry *self)
{
  sealwax_passphrase_entry_stop_reading (self);
  self->intake_cancellable = g_cancellable_new ();

  return self->intake_cancellable;
}

static gboolean
on_drop (SealwaxPassphraseEntry *self,
         GdkDrop                *drop)
{
  Dropped *dropped;

  /* It is offered as a text, too: as its name, which nobody means. */
  if (sealwax_drop_has_files (drop))
    {
      gdk_drop_finish (drop, 0);
      sealwax_passphrase_entry_refuse (self, _ ("Drop the passphrase as text, not as a file."));
      return TRUE;
    }

  dropped = g_new0 (Dropped, 1);
  dropped->entry = g_object_ref (self);
  dropped->drop = g_object_ref (drop);
  sealwax_drop_read_async (drop, SEALWAX_TRANSFER_PASSPHRASE, begin_reading (self), on_dropped, dropped);

  return TRUE;
}

/* Whatever GtkText would take is taken before it. */
static GdkDragAction
on_drag_enter (GtkDropTargetAsync *target,
               GdkDrop            *drop)
{
  if (sealwax_drop_has_files (drop) || sealwax_drop_has_text (drop))
    return sealwax_drop_choose_action (drop);

  gtk_drop_target_async_reject_drop (target, drop);

  return 0;
}

static void
on_middle_click (GtkGestureClick        *gesture,
                 int                     n_press,
                 double                  x,
                 double                  y,
                 SealwaxPassphraseEntry *self)
{
  gboolean pastes;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-primary-paste", &pastes, NULL);
  if (!pastes)
    return;

  gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (self->entry)));
  sealwax_passphrase_entry_paste (self, gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

/**
 * sealwax_passphrase_entry_paste:
 * @self: an entry
 * @clipboard: a clipboard
 *
 * Pastes at the cursor, in place of what is selected.
 */
void
sealwax_passphrase_entry_paste (SealwaxPassphraseEntry *self,
                                GdkClipboard           *clipboard)
{
  sealwax_clipboard_read_async (clipboard, SEALWAX_TRANSFER_PASSPHRASE, begin_reading (self), on_pasted, g_object_ref (self));
}

/**
 * sealwax_passphrase_entry_stop_reading:
 * @self: an entry
 *
 * Gives up what is pasted or was dropped, if there is anything.
 */
void
sealwax_passphrase_entry_stop_reading (SealwaxPassphraseEntry *self)
{
  g_cancellable_cancel (self->intake_cancellable);
  g_clear_object (&self->intake_cancellable);
}

/**
 * sealwax_passphrase_entry_watch_intake:
 * @self: an entry
 *
 * Sees to what is dropped, and pasted with the middle button, before GtkText does.
 */
void
sealwax_passphrase_entry_watch_intake (SealwaxPassphraseEntry *self)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkGesture         *gesture = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drag-enter", G_CALLBACK (on_drag_enter), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_middle_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}
