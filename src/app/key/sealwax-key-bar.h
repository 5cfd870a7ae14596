/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-kept.h"
#include "sealwax-key-chip.h"
#include "sealwax-key-words.h"
#include "sealwax-keys.h"
#include "sealwax-operation.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEY_BAR (sealwax_key_bar_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyBar, sealwax_key_bar, SEALWAX, KEY_BAR, GtkBox)

/**
 * SealwaxKeyPurpose:
 * @SEALWAX_KEY_PURPOSE_ENCRYPT: to encrypt
 * @SEALWAX_KEY_PURPOSE_DECRYPT: to decrypt
 * @SEALWAX_KEY_PURPOSE_NONE: for nothing, as long as nothing changes
 *
 * What keys are wanted for.
 */
typedef enum
{
  SEALWAX_KEY_PURPOSE_ENCRYPT,
  SEALWAX_KEY_PURPOSE_DECRYPT,
  SEALWAX_KEY_PURPOSE_NONE,
} SealwaxKeyPurpose;

void           sealwax_key_bar_get_keys_async    (SealwaxKeyBar      *self,
                                                  SealwaxKeyPurpose   purpose,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);

SealwaxKeys   *sealwax_key_bar_get_keys_finish   (SealwaxKeyBar      *self,
                                                  GAsyncResult       *result,
                                                  GError            **error);

void           sealwax_key_bar_set_confirmed     (SealwaxKeyBar      *self);

void           sealwax_key_bar_wipe              (SealwaxKeyBar      *self);

/* sealwax-key-bar-key.c */
void           sealwax_key_bar_set_chip          (SealwaxKeyBar      *self,
                                                  SealwaxKeyChip     *chip);

void           sealwax_key_bar_set_needs         (SealwaxKeyBar      *self,
                                                  gboolean            needs_passphrase,
                                                  gboolean            needs_key);

gboolean       sealwax_key_bar_has_key           (SealwaxKeyBar      *self);

void           sealwax_key_bar_use_key_file      (SealwaxKeyBar      *self);

void           sealwax_key_bar_make_key_file     (SealwaxKeyBar      *self);

void           sealwax_key_bar_type_words        (SealwaxKeyBar      *self);

void           sealwax_key_bar_show_words        (SealwaxKeyBar      *self);

void           sealwax_key_bar_compare_key       (SealwaxKeyBar      *self);

void           sealwax_key_bar_remove_key        (SealwaxKeyBar      *self);

void           sealwax_key_bar_use_key           (SealwaxKeyBar      *self,
                                                  SealwaxSecret      *key);

void           sealwax_key_bar_ask               (SealwaxKeyBar      *self,
                                                  const char         *sentence);

/* sealwax-key-bar-kept.c */
void           sealwax_key_bar_set_passphrase_chip (SealwaxKeyBar   *self,
                                                  SealwaxKeyChip     *chip);

void           sealwax_key_bar_use_kept          (SealwaxKeyBar      *self,
                                                  SealwaxKept        *kept);

SealwaxKept   *sealwax_key_bar_get_kept          (SealwaxKeyBar      *self,
                                                  SealwaxKeptKind     kind);

void           sealwax_key_bar_remove_kept_passphrase (SealwaxKeyBar *self);

gboolean       sealwax_key_bar_has_passphrase    (SealwaxKeyBar      *self);

SealwaxKeys   *sealwax_key_bar_dup_keys          (SealwaxKeyBar      *self);

/* sealwax-key-bar-notes.c */
void           sealwax_key_bar_say              (SealwaxKeyBar      *self,
                                                  const char         *sentence);

void           sealwax_key_bar_refuse           (SealwaxKeyBar      *self,
                                                  const char         *sentence,
                                                  gboolean            shakes);

void           sealwax_key_bar_refuse_key       (SealwaxKeyBar      *self,
                                                  const char         *sentence);

void           sealwax_key_bar_set_used         (SealwaxKeyBar      *self);

void           sealwax_key_bar_set_words        (SealwaxKeyBar      *self,
                                                 SealwaxKeyWords    *words);

void           sealwax_key_bar_focus             (SealwaxKeyBar      *self);

void           sealwax_key_bar_suggest           (SealwaxKeyBar      *self,
                                                  SealwaxKeyPurpose   purpose);

void           sealwax_key_bar_set_quiet         (SealwaxKeyBar      *self,
                                                  gboolean            quiet);

void           sealwax_key_bar_set_can_encrypt   (SealwaxKeyBar      *self,
                                                  gboolean            can_encrypt);

void           sealwax_key_bar_set_iterations    (SealwaxKeyBar      *self,
                                                  guint               iterations);

void           sealwax_key_bar_show_format_note  (SealwaxKeyBar      *self,
                                                  gboolean            shown);

void           sealwax_key_bar_set_operation     (SealwaxKeyBar      *self,
                                                  SealwaxOperation   *operation);

G_END_DECLS
