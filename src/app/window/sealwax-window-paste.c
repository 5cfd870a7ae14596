/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-clipboard.h"
#include "sealwax-finding.h"
#include "sealwax-window-private.h"

/* A paste of which it is not known yet into which pane it goes. */
typedef struct
{
  SealwaxWindow *window;
  GCancellable  *cancellable;
  SealwaxSecret *text;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->window);
  g_object_unref (paste->cancellable);
  g_clear_pointer (&paste->text, sealwax_secret_unref);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static gboolean
has_message (GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, SealwaxFinding, i).likely)
      return TRUE;

  return FALSE;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);
  SealwaxWindow *self = paste->window;
  SealwaxPane   *pane;

  if (self->paste_cancellable != paste->cancellable)
    return;

  g_clear_object (&self->paste_cancellable);
  pane = has_message (findings) ? self->ciphertext_pane : self->plaintext_pane;
  sealwax_window_show_pane (self, pane);
  sealwax_text_model_replace (sealwax_pane_get_model (pane), paste->text, NULL);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GCancellable *cancellable = paste->cancellable;

  paste->text = sealwax_clipboard_read_finish (result, &error);
  if (paste->window->paste_cancellable != cancellable)
    return;

  if (paste->text == NULL)
    {
      g_clear_object (&paste->window->paste_cancellable);
      sealwax_window_say (paste->window, error->message);
      return;
    }

  bytes = sealwax_secret_get_bytes (paste->text);
  sealwax_find_async (bytes, cancellable, on_found, g_steal_pointer (&paste));
}

/**
 * sealwax_window_stop_pasting:
 * @self: a window
 *
 * Gives up the paste under way, if there is any.
 */
void
sealwax_window_stop_pasting (SealwaxWindow *self)
{
  g_cancellable_cancel (self->paste_cancellable);
  g_clear_object (&self->paste_cancellable);
}

/**
 * sealwax_window_paste:
 * @self: a window
 *
 * Pastes where the clipboard's text belongs: a message into the ciphertext, anything else into the plaintext, in place of
 * what is there. The passphrase comes next, and gets the focus. This is the person's act, so a mark of secrecy on the
 * clipboard does not matter.
 */
void
sealwax_window_paste (SealwaxWindow *self)
{
  Paste *paste;

  sealwax_window_stop_pasting (self);
  self->paste_cancellable = g_cancellable_new ();

  paste = g_new0 (Paste, 1);
  paste->window = g_object_ref (self);
  paste->cancellable = g_object_ref (self->paste_cancellable);
  sealwax_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), SEALWAX_TRANSFER_TEXT, paste->cancellable, on_read, paste);
}
