/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-keys.h"
#include "sealwax-window-private.h"

/* Key files, and texts that may be keys. A key is also a message of no characters, or a number that somebody wants to send:
 * so nobody is kept from anything, and it is only offered to use it. */

static void
set_key_text (SealwaxWindow    *self,
              SealwaxTextModel *text)
{
  if (self->key_text == text)
    return;

  self->key_text = text;
  if (sealwax_key_chip_has_focus (self->key_offer)) /* its button may go */
    sealwax_key_bar_focus (self->key_bar);
  sealwax_key_chip_show (self->key_offer, text != NULL ? SEALWAX_KEY_CHIP_PASTED : SEALWAX_KEY_CHIP_NOTHING, NULL);
  if (text != NULL)
    sealwax_banners_announce (self->banners, _ ("This may be a key"));
}

/* Something was pasted, dropped or opened there. What is typed is not looked at. */
static void
on_filled (SealwaxWindow *self)
{
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);
  g_autoptr (SealwaxSecret) bytes = NULL;

  if (sealwax_text_model_get_length (plaintext) > SEALWAX_KEY_FILE_MAX)
    return;

  bytes = sealwax_text_model_dup_text (plaintext);
  if (sealwax_may_be_key (sealwax_secret_get_text (bytes), sealwax_secret_get_size (bytes)))
    set_key_text (self, plaintext);
}

/* Finding the messages in a text has shown whether it may be a key. */
static void
on_read (SealwaxWindow *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (sealwax_session_get_messages (self->session));

  if (finding != NULL && finding->perhaps_key)
    set_key_text (self, sealwax_session_get_ciphertext (self->session));
}

static void
on_changed (SealwaxWindow    *self,
            SealwaxTextModel *text)
{
  if (text == self->key_text)
    set_key_text (self, NULL);
}

/* What can be done with a key takes one. */
static void
update_actions (SealwaxWindow *self)
{
  gboolean has_key = sealwax_key_bar_has_key (self->key_bar);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-words", has_key);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare-key", has_key);
}

/**
 * sealwax_window_watch_keys:
 * @self: a window that has its parts
 *
 * From now on, shows the key that is in use, and offers to use texts that may be keys.
 */
void
sealwax_window_watch_keys (SealwaxWindow *self)
{
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);
  SealwaxTextModel *ciphertext = sealwax_session_get_ciphertext (self->session);
  SealwaxMessages  *messages = sealwax_session_get_messages (self->session);

  sealwax_key_bar_set_chip (self->key_bar, self->key_chip);
  g_signal_connect_object (self->key_bar, "edited", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
  g_signal_connect_object (plaintext, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ciphertext, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plaintext_pane, "filled", G_CALLBACK (on_filled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plaintext, "replaced", G_CALLBACK (on_filled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_use_as_key:
 * @self: a window
 *
 * Uses the text that may be a key as one. It goes from its pane, for good, as if it had never been there.
 */
void
sealwax_window_use_as_key (SealwaxWindow *self)
{
  SealwaxTextModel *text = self->key_text;
  g_autoptr (SealwaxSecret) file = NULL;
  g_autoptr (SealwaxSecret) key = NULL;

  if (text == NULL)
    return;

  file = sealwax_text_model_dup_text (text);
  key = sealwax_key_parse_file (file, "", NULL);
  if (key == NULL)
    return;

  sealwax_text_model_take_out (text);
  sealwax_key_bar_use_key (self->key_bar, key);
  sealwax_key_bar_focus (self->key_bar);
}
