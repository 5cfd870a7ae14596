/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-loss-dialog.h"
#include "sealwax-secret-copy.h"
#include "sealwax-settings.h"
#include "sealwax-window-private.h"

/* Offers the message that is on the clipboard: where a message would be, if there is none, and otherwise as a banner. */

static char *
describe (SealwaxWindow *self)
{
  guint count = sealwax_offer_get_count (self->offer);

  /* One question at a time; and it may well be the same message. */
  if (count == 0 || sealwax_stray_is_there (self->stray))
    return NULL;

  return g_strdup_printf (ngettext ("There’s a message on the clipboard", "There are %u messages on the clipboard", count), count);
}

static gboolean
is_empty (SealwaxTextModel *text)
{
  return sealwax_text_model_get_length (text) == 0;
}

/**
 * sealwax_window_show_offer:
 * @self: a window
 *
 * Call this when the offer has changed, or where it is to be seen.
 */
void
sealwax_window_show_offer (SealwaxWindow *self)
{
  gboolean         in_place = is_empty (sealwax_session_get_ciphertext (self->session)) && gtk_widget_get_visible (GTK_WIDGET (self->ciphertext_pane));
  g_autofree char *sentence = describe (self);
  /* Otherwise, the text that was begun comes first. */
  gboolean suggested = in_place && sentence != NULL && is_empty (sealwax_session_get_edited (self->session));

  sealwax_empty_state_set_offer (self->empty_state, sentence, suggested);
  sealwax_key_bar_set_quiet (self->key_bar, suggested || sealwax_stray_is_there (self->stray));
  sealwax_banners_offer (self->banners, in_place ? NULL : sentence);
}

static void
on_offer_changed (SealwaxWindow *self)
{
  g_autofree char *sentence = describe (self);

  sealwax_window_show_offer (self);
  if (sentence != NULL)
    sealwax_banners_announce (self->banners, sentence);
  sealwax_window_count_idle_time (self);
}

/* A window that is not active does not read anything. */
static void
look_at_clipboard (SealwaxWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    sealwax_offer_look (self->offer, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

static void
on_clipboard_changed (SealwaxWindow *self)
{
  look_at_clipboard (self);
  sealwax_loss_dialog_look_again (); /* a message that would go with the program may be gone */
}

static void
on_active_changed (SealwaxWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    sealwax_secret_copy_settle (FALSE);
  look_at_clipboard (self);
}

/**
 * sealwax_window_watch_offer:
 * @self: a window
 *
 * From now on, looks at the clipboard whenever it may hold something new, and shows what is offered.
 */
void
sealwax_window_watch_offer (SealwaxWindow *self)
{
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);
  SealwaxTextModel *ciphertext = sealwax_session_get_ciphertext (self->session);
  GdkClipboard     *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
  g_signal_connect_object (clipboard, "changed", G_CALLBACK (on_clipboard_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sealwax_settings_get_default (), "notify::offer-messages", G_CALLBACK (look_at_clipboard), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offer, "notify::count", G_CALLBACK (on_offer_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plaintext, "changed", G_CALLBACK (sealwax_window_show_offer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ciphertext, "changed", G_CALLBACK (sealwax_window_show_offer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::edited", G_CALLBACK (sealwax_window_show_offer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ciphertext_pane, "notify::visible", G_CALLBACK (sealwax_window_show_offer), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_paste_message:
 * @self: a window
 *
 * Puts what is offered, or else whatever is on the clipboard, in place of the ciphertext.
 */
void
sealwax_window_paste_message (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_offer_take (self->offer);

  if (text != NULL)
    sealwax_session_put (self->session, sealwax_session_get_ciphertext (self->session), text, NULL, SEALWAX_TAKEN_AS_IT_IS);
  else
    sealwax_pane_paste (self->ciphertext_pane);
}
