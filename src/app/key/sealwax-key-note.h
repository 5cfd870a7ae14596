/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_NOTE (sealwax_key_note_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyNote, sealwax_key_note, SEALWAX, KEY_NOTE, AdwBin)

void           sealwax_key_note_set_caps_lock       (SealwaxKeyNote *self,
                                                     gboolean        caps_lock);

void           sealwax_key_note_set_request         (SealwaxKeyNote *self,
                                                     const char     *request);

void           sealwax_key_note_set_error           (SealwaxKeyNote *self,
                                                     const char     *error);

void           sealwax_key_note_say                 (SealwaxKeyNote *self,
                                                     const char     *sentence);

void           sealwax_key_note_set_invisible       (SealwaxKeyNote *self,
                                                     const char     *sentence,
                                                     gboolean        removable);

GtkAccessible *sealwax_key_note_get_label           (SealwaxKeyNote *self);

GtkAccessible *sealwax_key_note_get_judgement_label (SealwaxKeyNote *self);

void           sealwax_key_note_set_entry           (SealwaxKeyNote *self,
                                                     GtkWidget      *entry);

void           sealwax_key_note_begin               (SealwaxKeyNote *self);

void           sealwax_key_note_judge               (SealwaxKeyNote *self,
                                                     SealwaxSecret  *passphrase,
                                                     guint           iterations);

G_END_DECLS
