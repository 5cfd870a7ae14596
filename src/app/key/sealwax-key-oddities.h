/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-key-note.h"
#include "sealwax-passphrase-entry.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_ODDITIES (sealwax_key_oddities_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyOddities, sealwax_key_oddities, SEALWAX, KEY_ODDITIES, GObject)

SealwaxKeyOddities *sealwax_key_oddities_new      (SealwaxPassphraseEntry *passphrase_entry,
                                                   SealwaxPassphraseEntry *repeat_entry,
                                                   SealwaxKeyNote         *note);

void                sealwax_key_oddities_tell     (SealwaxKeyOddities     *self);

gboolean            sealwax_key_oddities_may_seal (SealwaxKeyOddities     *self,
                                                   GError                **error);

G_END_DECLS
