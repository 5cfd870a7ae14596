/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SealwaxKeyChipState:
 * @SEALWAX_KEY_CHIP_NOTHING: there is no key, and none is needed
 * @SEALWAX_KEY_CHIP_NEEDED: there is none, and a message needs one
 * @SEALWAX_KEY_CHIP_LOADED: there is one
 * @SEALWAX_KEY_CHIP_TYPED: there is one, whose words were typed
 * @SEALWAX_KEY_CHIP_KEPT_KEY: there is one, out of the key ring
 * @SEALWAX_KEY_CHIP_KEPT_PASSPHRASE: there is a passphrase out of the key ring
 * @SEALWAX_KEY_CHIP_PASTED: a text that was pasted may be one
 *
 * What is to be said about keys.
 */
typedef enum
{
  SEALWAX_KEY_CHIP_NOTHING,
  SEALWAX_KEY_CHIP_NEEDED,
  SEALWAX_KEY_CHIP_LOADED,
  SEALWAX_KEY_CHIP_TYPED,
  SEALWAX_KEY_CHIP_KEPT_KEY,
  SEALWAX_KEY_CHIP_KEPT_PASSPHRASE,
  SEALWAX_KEY_CHIP_PASTED,
} SealwaxKeyChipState;

#define SEALWAX_TYPE_KEY_CHIP (sealwax_key_chip_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyChip, sealwax_key_chip, SEALWAX, KEY_CHIP, GtkBox)

void     sealwax_key_chip_show      (SealwaxKeyChip     *self,
                                     SealwaxKeyChipState state,
                                     const char         *name);

gboolean sealwax_key_chip_has_focus (SealwaxKeyChip     *self);

void     sealwax_key_chip_focus     (SealwaxKeyChip     *self);

G_END_DECLS
