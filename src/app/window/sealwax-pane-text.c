/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-pane-private.h"

/* What the window asks of a pane's text, and does with it. */

/**
 * sealwax_pane_set_text:
 * @self: a pane
 * @text: a result to be shown: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo. This is no change of the person's: there is no signal.
 */
void
sealwax_pane_set_text (SealwaxPane   *self,
                       SealwaxSecret *text)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  g_clear_pointer (&self->source, g_free);
  sealwax_text_view_set_text (self->text_view, text);
  sealwax_pane_update_controls (self);
}

/**
 * sealwax_pane_paste_text:
 * @self: a pane
 * @text: what the person pasted: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo, and sends the signals `edited` and `pasted`.
 */
void
sealwax_pane_paste_text (SealwaxPane   *self,
                         SealwaxSecret *text)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_pane_set_text (self, text);
  g_signal_emit_by_name (self, "edited");
  g_signal_emit_by_name (self, "pasted");
}

/**
 * sealwax_pane_open_text:
 * @self: a pane
 * @text: what a file holds: UTF-8 without NUL
 * @name: the file's name, by sealwax_file_dup_name(), for the status
 *
 * Replaces the text, as one step of undo, and sends the signals `edited` and `pasted`.
 */
void
sealwax_pane_open_text (SealwaxPane   *self,
                        SealwaxSecret *text,
                        const char    *name)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_pane_set_text (self, text);
  g_set_str (&self->source, name);
  g_signal_emit_by_name (self, "edited");
  g_signal_emit_by_name (self, "pasted");
}

/**
 * sealwax_pane_set_status:
 * @self: a pane
 * @status: what to say of the text, or nothing
 *
 * Sets the line below the heading, which describes the text to assistive technology. Where only the beginning of the text is
 * shown, it says that, too. The name of the file, if the text comes from one, stands behind all that, where it pushes nothing
 * out of sight, and between quotation marks: others chose it.
 */
void
sealwax_pane_set_status (SealwaxPane *self,
                         const char  *status)
{
  g_autofree char *shown = NULL;
  g_autofree char *named = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  if (*status != '\0' && !sealwax_text_view_is_shown_whole (self->text_view))
    {
      /* Translators: a status, and then a note on it. */
      shown = g_strdup_printf (_ ("%s · only the beginning is shown"), status);
      status = shown;
    }
  if (*status != '\0' && self->source != NULL)
    {
      /* Translators: a status, and then the name of the file that the text comes from. */
      named = g_strdup_printf (_ ("%s · from “%s”"), status, self->source);
      status = named;
    }

  if (*status == '\0')
    status = self->hint;

  g_set_str (&self->status, status);
  sealwax_status_line_set_text (self->status_line, status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
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

  sealwax_intake_stop (self->intake); /* what comes now comes too late */
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

/**
 * sealwax_pane_stop_reading:
 * @self: a pane
 *
 * Gives up what is being pasted or was dropped, if there is anything.
 */
void
sealwax_pane_stop_reading (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_intake_stop (self->intake);
}
