/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

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

/**
 * sealwax_pane_read_clipboard:
 * @self: a pane
 * @replace: whether the clipboard's text takes the place of all that is there, or goes where the cursor is
 *
 * Pastes.
 */
void
sealwax_pane_read_clipboard (SealwaxPane *self,
                             gboolean     replace)
{
  sealwax_pane_stop_reading (self);
  self->paste_cancellable = g_cancellable_new ();
  sealwax_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                self->paste_cancellable,
                                replace ? on_text_to_replace : on_text_to_insert,
                                g_object_ref (self));
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
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
