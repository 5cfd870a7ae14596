/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-announce.h"
#include "sealwax-compare-dialog.h"
#include "sealwax-key-bar-private.h"
#include "sealwax-narrow-dialog.h"
#include "sealwax-spell-dialog.h"
#include "sealwax-type-dialog.h"

/* The bar's key: from a file that was chosen, dropped or made, or pasted, or typed as words. It is shown in a chip above the bar, because the
 * bar has no room for it in a low window. */

static void
show (SealwaxKeyBar *self)
{
  SealwaxKeyChipState state = SEALWAX_KEY_CHIP_NOTHING;

  if (self->chip == NULL)
    return;

  if (sealwax_loaded_key_get_kept (self->loaded_key) != NULL)
    state = SEALWAX_KEY_CHIP_KEPT_KEY;
  else if (sealwax_loaded_key_is_typed (self->loaded_key))
    state = SEALWAX_KEY_CHIP_TYPED;
  else if (sealwax_key_bar_has_key (self))
    state = SEALWAX_KEY_CHIP_LOADED;
  else if (self->needs_key)
    state = SEALWAX_KEY_CHIP_NEEDED;

  if (sealwax_key_chip_has_focus (self->chip)) /* its button may go */
    sealwax_key_bar_focus (self);
  sealwax_key_chip_show (self->chip, state, sealwax_loaded_key_get_name (self->loaded_key));
}

static void
on_changed (SealwaxKeyBar *self)
{
  show (self);
  g_signal_emit_by_name (self, "edited");
}

static void
on_file_dropped (SealwaxKeyBar *self,
                 GFile         *file)
{
  sealwax_loaded_key_load (self->loaded_key, file);
}

static GtkWindow *
get_window (SealwaxKeyBar *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

void
sealwax_key_bar_init_key (SealwaxKeyBar *self)
{
  self->loaded_key = sealwax_loaded_key_new ();
  g_signal_connect_object (self->loaded_key, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loaded_key, "told", G_CALLBACK (sealwax_key_bar_say), self, G_CONNECT_SWAPPED);

  self->intake = sealwax_intake_new (SEALWAX_TRANSFER_TEXT);
  g_signal_connect_object (self->intake, "file", G_CALLBACK (on_file_dropped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "refused", G_CALLBACK (sealwax_key_bar_say), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_file_drops (self->intake, GTK_WIDGET (self));
}

/* Whoever waits for a file may hold on to them longer than the bar. */
void
sealwax_key_bar_dispose_key (SealwaxKeyBar *self)
{
  g_clear_weak_pointer (&self->chip);
  if (self->loaded_key != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->loaded_key, self);
      sealwax_loaded_key_wipe (self->loaded_key);
    }
  g_clear_object (&self->loaded_key);
  g_clear_object (&self->intake);
}

/**
 * sealwax_key_bar_set_chip:
 * @self: a key bar
 * @chip: where the key is shown
 *
 * From now on, it is shown there, or that one is needed.
 */
void
sealwax_key_bar_set_chip (SealwaxKeyBar  *self,
                          SealwaxKeyChip *chip)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  g_set_weak_pointer (&self->chip, chip);
  show (self);
}

/**
 * sealwax_key_bar_set_needs:
 * @self: a key bar
 * @needs_passphrase: whether the message that the person may want to open needs a passphrase
 * @needs_key: whether it needs a key file
 *
 * Asks for a key file, if there is none.
 */
void
sealwax_key_bar_set_needs (SealwaxKeyBar *self,
                           gboolean       needs_passphrase,
                           gboolean       needs_key)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (self->needs_passphrase == needs_passphrase && self->needs_key == needs_key)
    return; /* this is called for each letter of a text */

  self->needs_passphrase = needs_passphrase;
  self->needs_key = needs_key;
  show (self);
}

/**
 * sealwax_key_bar_has_key:
 * @self: a key bar
 *
 * Returns: whether a key is in use
 */
gboolean
sealwax_key_bar_has_key (SealwaxKeyBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), FALSE);

  return sealwax_loaded_key_get (self->loaded_key) != NULL;
}

/**
 * sealwax_key_bar_use_key_file:
 * @self: a key bar
 *
 * Lets the person choose a key file.
 */
void
sealwax_key_bar_use_key_file (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_loaded_key_choose (self->loaded_key, get_window (self));
}

/**
 * sealwax_key_bar_make_key_file:
 * @self: a key bar
 *
 * Lets the person choose where to save a new key, which is then in use.
 */
void
sealwax_key_bar_make_key_file (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_loaded_key_make (self->loaded_key, get_window (self));
}

/* Where lines are short, words take more of them. */
static void
present (SealwaxKeyBar *self,
         AdwDialog     *dialog)
{
  if (self->narrow)
    sealwax_narrow_dialog_set_height (dialog, 600);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_typed (SealwaxKeyBar *self,
          SealwaxSecret *key)
{
  sealwax_loaded_key_set_typed (self->loaded_key, key);
  sealwax_key_bar_focus (self);
}

/**
 * sealwax_key_bar_type_words:
 * @self: a key bar
 *
 * Lets the person type the words of a key, which is then in use.
 */
void
sealwax_key_bar_type_words (SealwaxKeyBar *self)
{
  AdwDialog *dialog = sealwax_type_dialog_new ();

  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  g_signal_connect_object (dialog, "used", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

/**
 * sealwax_key_bar_show_words:
 * @self: a key bar
 *
 * Shows the words that spell the key that is in use, if there is one.
 */
void
sealwax_key_bar_show_words (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (sealwax_key_bar_has_key (self))
    present (self, sealwax_spell_dialog_new (sealwax_loaded_key_get (self->loaded_key)));
}

/**
 * sealwax_key_bar_compare_key:
 * @self: a key bar
 *
 * Shows the words by which two people see that they have the same key, if one is in use.
 */
void
sealwax_key_bar_compare_key (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (sealwax_key_bar_has_key (self))
    present (self, sealwax_compare_dialog_new (sealwax_loaded_key_get (self->loaded_key)));
}

/**
 * sealwax_key_bar_remove_key:
 * @self: a key bar
 *
 * Does not use the key any more.
 */
void
sealwax_key_bar_remove_key (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_loaded_key_wipe (self->loaded_key);
}

/**
 * sealwax_key_bar_use_key:
 * @self: a key bar
 * @key: a key of %SEALWAX_KEY_SIZE bytes that the person pasted
 *
 * Uses it from now on.
 */
void
sealwax_key_bar_use_key (SealwaxKeyBar *self,
                         SealwaxSecret *key)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_loaded_key_set (self->loaded_key, key, NULL);
}

/**
 * sealwax_key_bar_ask:
 * @self: a key bar
 * @sentence: what is missing
 *
 * Says it, and moves the focus to where the person can give it. Nothing is wrong yet.
 */
void
sealwax_key_bar_ask (SealwaxKeyBar *self,
                     const char    *sentence)
{
  gboolean lacks_passphrase, lacks_key;

  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  lacks_passphrase = self->needs_passphrase && !sealwax_key_bar_has_passphrase (self);
  lacks_key = self->asked == SEALWAX_KEY_PURPOSE_DECRYPT && self->needs_key && !sealwax_key_bar_has_key (self);
  if (self->chip != NULL && lacks_key && !lacks_passphrase)
    sealwax_key_chip_focus (self->chip);
  else
    sealwax_passphrase_entry_focus (self->passphrase_entry, TRUE);

  sealwax_key_bar_say (self, self->needs_passphrase || !lacks_key ? sentence : NULL);
  if (lacks_key && !self->needs_passphrase)
    sealwax_announce (GTK_WIDGET (self), sentence); /* for eyes, the chip says it already */
}
