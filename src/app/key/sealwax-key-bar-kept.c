/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-key-bar-private.h"
#include "sealwax-keyring-error.h"
#include "sealwax-untrusted.h"

/* A passphrase or a key out of the key ring, in the place of one that is typed or of a key file. It is shown by its name: a
 * passphrase in a chip of its own, a key in that of key files. Whatever the person types takes a kept passphrase's place. */

static void
show (SealwaxKeyBar *self)
{
  g_autofree char *name = NULL;

  if (self->passphrase_chip == NULL)
    return;

  if (self->kept_passphrase != NULL)
    name = sealwax_untrusted_dup_isolated (sealwax_kept_get_name (self->kept_passphrase), SEALWAX_KEPT_NAME_MAX);
  if (sealwax_key_chip_has_focus (self->passphrase_chip)) /* its button may go */
    sealwax_key_bar_focus (self);
  sealwax_key_chip_show (self->passphrase_chip, name != NULL ? SEALWAX_KEY_CHIP_KEPT_PASSPHRASE : SEALWAX_KEY_CHIP_NOTHING, name);
}

static void
set_kept_passphrase (SealwaxKeyBar *self,
                     SealwaxKept   *kept)
{
  if (!g_set_object (&self->kept_passphrase, kept))
    return;

  show (self);
  g_signal_emit_by_name (self, "edited");
}

void
sealwax_key_bar_dispose_kept (SealwaxKeyBar *self)
{
  g_clear_weak_pointer (&self->passphrase_chip);
  g_clear_object (&self->kept_passphrase);
}

/**
 * sealwax_key_bar_set_passphrase_chip:
 * @self: a key bar
 * @chip: where a kept passphrase is shown
 *
 * From now on, it is shown there while it is in use.
 */
void
sealwax_key_bar_set_passphrase_chip (SealwaxKeyBar  *self,
                                     SealwaxKeyChip *chip)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  g_set_weak_pointer (&self->passphrase_chip, chip);
  show (self);
}

/**
 * sealwax_key_bar_use_kept:
 * @self: a key bar
 * @kept: a kept secret
 *
 * Uses it from now on: a passphrase instead of what is typed, a key instead of the one that is in use.
 */
void
sealwax_key_bar_use_kept (SealwaxKeyBar *self,
                          SealwaxKept   *kept)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY)
    {
      sealwax_loaded_key_set_kept (self->loaded_key, kept);
      return;
    }

  sealwax_key_repetition_stop (self->repetition);
  sealwax_passphrase_entry_wipe (self->repeat_entry);
  sealwax_passphrase_entry_wipe (self->passphrase_entry);
  set_kept_passphrase (self, kept);
}

/**
 * sealwax_key_bar_get_kept:
 * @self: a key bar
 * @kind: of which kind
 *
 * Returns: (transfer none) (nullable): the kept secret of that kind that is in use
 */
SealwaxKept *
sealwax_key_bar_get_kept (SealwaxKeyBar  *self,
                          SealwaxKeptKind kind)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), NULL);

  return kind == SEALWAX_KEPT_KEY ? sealwax_loaded_key_get_kept (self->loaded_key) : self->kept_passphrase;
}

/**
 * sealwax_key_bar_remove_kept_passphrase:
 * @self: a key bar
 *
 * Does not use it any more. It stays in the key ring.
 */
void
sealwax_key_bar_remove_kept_passphrase (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  set_kept_passphrase (self, NULL);
}

/**
 * sealwax_key_bar_dup_keys:
 * @self: a key bar
 *
 * Returns: (transfer full): what is in use now, whatever the person was asked
 */
SealwaxKeys *
sealwax_key_bar_dup_keys (SealwaxKeyBar *self)
{
  g_autoptr (SealwaxSecret) passphrase = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), NULL);

  if (!sealwax_passphrase_entry_is_empty (self->passphrase_entry))
    passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);
  else if (self->kept_passphrase != NULL)
    passphrase = sealwax_secret_ref (sealwax_kept_get_secret (self->kept_passphrase));

  return sealwax_keys_new (passphrase, sealwax_loaded_key_get (self->loaded_key));
}

/**
 * sealwax_key_bar_has_passphrase:
 * @self: a key bar
 *
 * Returns: whether anything is typed, or a kept passphrase is in use
 */
gboolean
sealwax_key_bar_has_passphrase (SealwaxKeyBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), FALSE);

  return !sealwax_passphrase_entry_is_empty (self->passphrase_entry) || self->kept_passphrase != NULL;
}
