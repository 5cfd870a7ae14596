/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-pane-private.h"

/* The text of a pane, and the view that shows it. */

/* Shows what can be done with the text. */
void
sealwax_pane_update_controls (SealwaxPane *self)
{
  gboolean empty = sealwax_pane_get_length (self) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label), empty);
  gtk_widget_set_sensitive (self->copy_button, !empty);

  if (self->copied_source != 0) /* that was another text */
    sealwax_pane_show_status (self);
}

static void
connect_view (SealwaxPane *self)
{
  g_signal_connect_object (self->text_view, "copy", G_CALLBACK (sealwax_pane_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "edited", G_CALLBACK (sealwax_pane_note_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "paste", G_CALLBACK (sealwax_pane_paste), self, G_CONNECT_SWAPPED);
  sealwax_pane_watch_middle_click (self);
  sealwax_pane_watch_preview (self);
}

/**
 * sealwax_pane_make_view:
 * @self: a pane
 *
 * Makes the view of the text anew: for the first time, or because GTK keeps something of the text in the one that is there,
 * as its input method does. The text and its history are taken over.
 */
void
sealwax_pane_make_view (SealwaxPane *self)
{
  g_autoptr (SealwaxTextView) old = NULL;
  GtkTextView *view;
  gboolean     had_focus;

  g_set_object (&old, self->text_view);
  had_focus = old != NULL && gtk_widget_has_focus (GTK_WIDGET (old));
  self->text_view = sealwax_text_view_new (self->secret);
  view = GTK_TEXT_VIEW (self->text_view);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_monospace (view, self->monospace);
  gtk_text_view_set_wrap_mode (view, self->monospace ? GTK_WRAP_CHAR : GTK_WRAP_WORD_CHAR); /* no words to keep together */
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  sealwax_pane_name_view (self);

  if (old != NULL)
    sealwax_text_view_take_over (self->text_view, old);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (view));
  connect_view (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

/**
 * sealwax_pane_dup_text:
 * @self: a pane
 *
 * Returns: (transfer full): all of its text
 */
SealwaxSecret *
sealwax_pane_dup_text (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), NULL);

  return sealwax_text_view_dup_text (self->text_view);
}

/**
 * sealwax_pane_get_length:
 * @self: a pane
 *
 * Returns: how many characters its text has
 */
gsize
sealwax_pane_get_length (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), 0);

  return sealwax_text_view_get_length (self->text_view);
}

/**
 * sealwax_pane_get_kept:
 * @self: a pane
 *
 * Returns: where its text is kept beside it
 */
SealwaxTextKept
sealwax_pane_get_kept (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), SEALWAX_TEXT_KEPT_NOWHERE);

  return sealwax_text_view_get_kept (self->text_view);
}

/**
 * sealwax_pane_has_sealed:
 * @self: a pane
 *
 * Returns: see sealwax_text_view_has_sealed()
 */
gboolean
sealwax_pane_has_sealed (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), FALSE);

  return sealwax_text_view_has_sealed (self->text_view);
}

/**
 * sealwax_pane_get_remains:
 * @self: a pane
 *
 * Returns: see sealwax_text_view_get_remains()
 */
SealwaxTextRemains
sealwax_pane_get_remains (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), SEALWAX_TEXT_REMAINS_NOTHING);

  return sealwax_text_view_get_remains (self->text_view);
}

/**
 * sealwax_pane_set_kept_outside:
 * @self: a pane
 *
 * Remembers that the text, as it stands there now, was copied or saved, or comes from a file, until the person changes it.
 */
void
sealwax_pane_set_kept_outside (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_text_view_set_kept_outside (self->text_view);
}

/**
 * sealwax_pane_set_sealed:
 * @self: a pane
 * @passphrase: what opens the message
 *
 * Remembers that a message holds the text as it stands there now.
 */
void
sealwax_pane_set_sealed (SealwaxPane   *self,
                         SealwaxSecret *passphrase)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_text_view_set_sealed (self->text_view, passphrase);
}

/**
 * sealwax_pane_bring_back:
 * @self: a pane
 * @text: a text that was in it
 * @passphrase: what it was sealed under
 *
 * Shows a text again that sealwax_pane_wipe_sealed() had given away.
 */
void
sealwax_pane_bring_back (SealwaxPane   *self,
                         SealwaxSecret *text,
                         SealwaxSecret *passphrase)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  g_clear_pointer (&self->source, g_free);
  sealwax_text_view_bring_back (self->text_view, text, passphrase);
  sealwax_pane_update_controls (self);
}

/**
 * sealwax_pane_wipe_sealed:
 * @self: a pane
 * @keep: called with each text in which there are words of the person's own, too
 * @data: handed to @keep
 *
 * Wipes all that came from a message, see sealwax_text_view_wipe_sealed().
 */
void
sealwax_pane_wipe_sealed (SealwaxPane    *self,
                          SealwaxTextKeep keep,
                          gpointer        data)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  if (!sealwax_pane_has_sealed (self))
    return;

  if (sealwax_pane_get_remains (self) != SEALWAX_TEXT_REMAINS_NOTHING)
    g_clear_pointer (&self->source, g_free);
  sealwax_text_view_wipe_sealed (self->text_view, keep, data);
  sealwax_pane_make_view (self);
  sealwax_pane_update_controls (self);
}

/**
 * sealwax_pane_wipe:
 * @self: a pane
 *
 * Empties the pane for good, with the history of changes, and all that GTK keeps of the text.
 */
void
sealwax_pane_wipe (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_pane_stop_reading (self); /* what comes now comes too late */
  g_clear_pointer (&self->source, g_free);
  sealwax_text_view_wipe (self->text_view);
  sealwax_pane_make_view (self);
  sealwax_pane_update_controls (self);
}

/**
 * sealwax_pane_focus_text:
 * @self: a pane
 *
 * Moves the keyboard's focus to the text.
 */
void
sealwax_pane_focus_text (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/**
 * sealwax_pane_focus_copy:
 * @self: a pane
 *
 * Moves the keyboard's focus to Copy.
 */
void
sealwax_pane_focus_copy (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  gtk_widget_grab_focus (self->copy_button);
}
