/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_PASSPHRASE_ENTRY (sealwax_passphrase_entry_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxPassphraseEntry, sealwax_passphrase_entry, SEALWAX, PASSPHRASE_ENTRY, AdwBin)

SealwaxSecret *sealwax_passphrase_entry_dup_secret        (SealwaxPassphraseEntry *self);

void           sealwax_passphrase_entry_set_secret        (SealwaxPassphraseEntry *self,
                                                           SealwaxSecret          *secret);

gboolean       sealwax_passphrase_entry_is_empty          (SealwaxPassphraseEntry *self);

gboolean       sealwax_passphrase_entry_get_revealed      (SealwaxPassphraseEntry *self);

gboolean       sealwax_passphrase_entry_get_caps_lock     (SealwaxPassphraseEntry *self);

void           sealwax_passphrase_entry_set_notes         (SealwaxPassphraseEntry *self,
                                                           GtkAccessible          *sentence,
                                                           GtkAccessible          *strength);

void           sealwax_passphrase_entry_set_wrong         (SealwaxPassphraseEntry *self,
                                                           gboolean                wrong);

void           sealwax_passphrase_entry_wipe              (SealwaxPassphraseEntry *self);

void           sealwax_passphrase_entry_focus             (SealwaxPassphraseEntry *self,
                                                           gboolean                announced);

G_END_DECLS
