/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-key-note.h"
#include "sealwax-passphrase-entry.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_REPETITION (sealwax_key_repetition_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyRepetition, sealwax_key_repetition, SEALWAX, KEY_REPETITION, GObject)

SealwaxKeyRepetition *sealwax_key_repetition_new            (SealwaxPassphraseEntry *passphrase_entry,
                                                             SealwaxPassphraseEntry *repeat_entry,
                                                             SealwaxKeyNote         *note);

void                  sealwax_key_repetition_confirm_async  (SealwaxKeyRepetition   *self,
                                                             GCancellable           *cancellable,
                                                             GAsyncReadyCallback     callback,
                                                             gpointer                user_data);

gboolean              sealwax_key_repetition_confirm_finish (SealwaxKeyRepetition   *self,
                                                             GAsyncResult           *result,
                                                             GError                **error);

void                  sealwax_key_repetition_set_confirmed  (SealwaxKeyRepetition   *self,
                                                             gboolean                confirmed);

void                  sealwax_key_repetition_set_working    (SealwaxKeyRepetition   *self,
                                                             gboolean                working);

void                  sealwax_key_repetition_stop           (SealwaxKeyRepetition   *self);

G_END_DECLS
