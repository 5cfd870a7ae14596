/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-clipboard.h"
#include "sealwax-finding.h"
#include "sealwax-own-messages.h"
#include "sealwax-settings.h"
#include "sealwax-window-private.h"

/* A look at the clipboard. It says nothing when it fails: the person did not ask for it. */
typedef struct
{
  SealwaxWindow *window;
  GCancellable  *cancellable;
  SealwaxSecret *text;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->window);
  g_object_unref (look->cancellable);
  g_clear_pointer (&look->text, sealwax_secret_unref);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
drop_offer (SealwaxWindow *self)
{
  g_clear_pointer (&self->offered, sealwax_secret_unref);
  g_clear_pointer (&self->offered_findings, g_array_unref);
  adw_banner_set_revealed (self->offer_banner, FALSE);
}

/* How many messages of the offer are neither here nor our own. */
static guint
count_news (SealwaxWindow *self)
{
  guint count = 0;

  for (guint i = 0; i < self->offered_findings->len; i++)
    {
      const SealwaxFinding *finding = &g_array_index (self->offered_findings, SealwaxFinding, i);

      if (finding->message.status == SEALWAX_STATUS_OK
          && finding->likely
          && !sealwax_own_messages_contains (finding->digest)
          && !sealwax_message_bar_contains (self->message_bar, finding->digest))
        count++;
    }

  return count;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);
  SealwaxWindow *self = look->window;

  if (self->look_cancellable != look->cancellable)
    return;

  g_clear_object (&self->look_cancellable);
  drop_offer (self);
  self->offered = g_steal_pointer (&look->text);
  self->offered_findings = g_steal_pointer (&findings);
  sealwax_window_update_offer (self);
  sealwax_window_count_idle_time (self);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GBytes) bytes = NULL;
  GCancellable *cancellable = look->cancellable;

  look->text = sealwax_clipboard_read_finish (result, NULL);
  if (look->window->look_cancellable != cancellable)
    return;

  if (look->text == NULL)
    {
      sealwax_window_stop_looking (look->window);
      return;
    }

  bytes = sealwax_secret_get_bytes (look->text);
  sealwax_find_async (bytes, cancellable, on_found, g_steal_pointer (&look));
}

/* The old offer stays until it is known what the clipboard holds now: often it is the same, said again. */
static void
look_at_clipboard (SealwaxWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  Look         *look;

  g_cancellable_cancel (self->look_cancellable);
  g_clear_object (&self->look_cancellable);

  if (!sealwax_settings_get_offer_messages (sealwax_settings_get_default ())
      || gdk_clipboard_is_local (clipboard)
      || sealwax_clipboard_is_secret (clipboard))
    {
      drop_offer (self);
      return;
    }

  self->look_cancellable = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->window = g_object_ref (self);
  look->cancellable = g_object_ref (self->look_cancellable);
  sealwax_clipboard_read_async (clipboard, SEALWAX_TRANSFER_TEXT, look->cancellable, on_read, look);
}

/* A window that nobody uses does not read anything. */
static void
on_news (SealwaxWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    look_at_clipboard (self);
}

/**
 * sealwax_window_watch_clipboard:
 * @self: a window
 *
 * Offers from now on to open what messages the clipboard holds, when the window gets the focus, and when the clipboard
 * changes meanwhile.
 */
void
sealwax_window_watch_clipboard (SealwaxWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_news), NULL);
  g_signal_connect_object (clipboard, "changed", G_CALLBACK (on_news), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sealwax_settings_get_default (), "notify::offer-messages", G_CALLBACK (on_news), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_stop_looking:
 * @self: a window
 *
 * Forgets what the clipboard held.
 */
void
sealwax_window_stop_looking (SealwaxWindow *self)
{
  g_cancellable_cancel (self->look_cancellable);
  g_clear_object (&self->look_cancellable);
  drop_offer (self);
}

/**
 * sealwax_window_update_offer:
 * @self: a window
 *
 * Shows or withdraws the offer, after what it depends on has changed: the offered text, or the ciphertext.
 */
void
sealwax_window_update_offer (SealwaxWindow *self)
{
  g_autofree char *title = NULL;
  guint            count;

  if (self->offered == NULL || sealwax_window_is_inspecting (self))
    return;

  count = count_news (self);
  if (count == 0)
    {
      drop_offer (self);
      return;
    }

  title = g_strdup_printf (ngettext ("The clipboard holds a message", "The clipboard holds %u messages", count), count);
  if (adw_banner_get_revealed (self->offer_banner) && g_str_equal (title, adw_banner_get_title (self->offer_banner)))
    return;

  sealwax_window_show_banner (self, self->offer_banner, title);
}

/**
 * sealwax_window_open_offered:
 * @self: a window
 *
 * Puts what was offered into the ciphertext pane.
 */
void
sealwax_window_open_offered (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) text = g_steal_pointer (&self->offered);

  drop_offer (self);
  if (text == NULL)
    return;

  sealwax_window_show_pane (self, self->ciphertext_pane);
  sealwax_text_model_replace (self->ciphertext, text, NULL);
}
