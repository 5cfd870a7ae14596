/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-keep-dialog.h"
#include "sealwax-kept-dialog.h"
#include "sealwax-ring.h"
#include "sealwax-settings.h"
#include "sealwax-untrusted.h"
#include "sealwax-window-private.h"

/* Passphrases and keys in the desktop's key ring: they are chosen by name, and kept if the person asks for it, once they have
 * shown what they are good for. */

static void
update_actions (SealwaxWindow *self)
{
  gboolean offered = sealwax_settings_get_offer_kept (sealwax_settings_get_default ());

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.kept", offered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep", offered && self->worked != NULL);
}

/**
 * sealwax_window_watch_kept:
 * @self: a window that has its parts
 *
 * From now on, shows a kept passphrase that is in use, and offers to use what is kept, if the settings say so. The key ring is not
 * asked for anything.
 */
void
sealwax_window_watch_kept (SealwaxWindow *self)
{
  sealwax_key_bar_set_passphrase_chip (self->key_bar, self->passphrase_chip);
  g_signal_connect_object (sealwax_settings_get_default (), "notify::offer-kept", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * sealwax_window_forget_worked:
 * @self: a window
 *
 * Call this when something else is in use than what has sealed or opened a message.
 */
void
sealwax_window_forget_worked (SealwaxWindow *self)
{
  if (self->worked == NULL)
    return;

  g_clear_pointer (&self->worked, sealwax_keys_unref);
  update_actions (self);
}

static void
touch (SealwaxWindow  *self,
       SealwaxKeptKind kind)
{
  SealwaxKept *kept = sealwax_key_bar_get_kept (self->key_bar, kind);

  if (kept != NULL)
    sealwax_ring_touch (kept);
}

/**
 * sealwax_window_note_worked:
 * @self: a window
 * @used_passphrase: whether the message needs the passphrase
 * @used_key: whether it needs the key
 * @variant: what was changed in the passphrase to open it
 *
 * Call this when what is in use has sealed a message, or is proven to open one: from now on, it is offered to keep it, unless it is
 * kept already.
 */
void
sealwax_window_note_worked (SealwaxWindow *self,
                            gboolean       used_passphrase,
                            gboolean       used_key,
                            SealwaxVariant variant)
{
  g_autoptr (SealwaxKeys) keys = sealwax_key_bar_dup_keys (self->key_bar);
  g_autoptr (SealwaxSecret) meant = NULL;
  SealwaxSecret *passphrase = used_passphrase ? sealwax_keys_get_passphrase (keys) : NULL;
  SealwaxSecret *key = used_key ? sealwax_keys_get_key (keys) : NULL;

  if (passphrase != NULL)
    touch (self, SEALWAX_KEPT_PASSPHRASE);
  if (key != NULL)
    touch (self, SEALWAX_KEPT_KEY);

  if (passphrase != NULL && sealwax_key_bar_get_kept (self->key_bar, SEALWAX_KEPT_PASSPHRASE) == NULL)
    meant = sealwax_variants_apply (passphrase, variant);
  if (key != NULL && sealwax_key_bar_get_kept (self->key_bar, SEALWAX_KEPT_KEY) != NULL)
    key = NULL;
  sealwax_window_forget_worked (self);
  if (meant != NULL || key != NULL)
    self->worked = sealwax_keys_new (meant, key);
  update_actions (self);
}

static void
on_kept (SealwaxWindow *self,
         SealwaxKept   *kept)
{
  g_autofree char *name = sealwax_untrusted_dup_isolated (sealwax_kept_get_name (kept), SEALWAX_KEPT_NAME_MAX);
  /* Translators: a passphrase or a key was kept; %s is the name under which it is. */
  g_autofree char *sentence = g_strdup_printf (_ ("Kept as “%s”."), name);

  sealwax_key_bar_say (self->key_bar, sentence);
}

/**
 * sealwax_window_keep:
 * @self: a window
 *
 * Lets the person keep what has just sealed or opened a message.
 */
void
sealwax_window_keep (SealwaxWindow *self)
{
  AdwDialog *dialog;

  if (self->worked == NULL)
    return;

  dialog = sealwax_keep_dialog_new (self->worked);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_used (SealwaxWindow *self,
         SealwaxKept   *kept)
{
  sealwax_key_bar_use_kept (self->key_bar, kept);
  sealwax_key_bar_focus (self->key_bar);
}

/**
 * sealwax_window_show_kept:
 * @self: a window
 *
 * Lets the person choose what is kept.
 */
void
sealwax_window_show_kept (SealwaxWindow *self)
{
  AdwDialog *dialog = sealwax_kept_dialog_new ();

  g_signal_connect_object (dialog, "used", G_CALLBACK (on_used), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
