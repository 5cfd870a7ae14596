/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-secret.h"
#include "sealwax-words.h"

G_BEGIN_DECLS

/* How many words a generated passphrase may have. */
#define SEALWAX_WORDS_MIN 4
#define SEALWAX_WORDS_DEFAULT 6
#define SEALWAX_WORDS_MAX 10

/* The exact strength of each word: the list has 2 048 words, and each is drawn from all of them. */
#define SEALWAX_BITS_PER_WORD SEALWAX_WORDS_BITS

/* The most that is read as a passphrase, in bytes: far more than anyone has, and as much as a GTK entry holds. */
#define SEALWAX_PASSPHRASE_MAX ((gsize)65534)

SealwaxSecret *sealwax_passphrase_trim           (SealwaxSecret       *pasted);

SealwaxSecret *sealwax_passphrase_strip_mark     (SealwaxSecret       *file);

gboolean       sealwax_passphrase_check          (const SealwaxSecret *passphrase,
                                                  GError             **error);

gunichar       sealwax_passphrase_get_unassigned (const SealwaxSecret *passphrase);

SealwaxSecret *sealwax_passphrase_normalize      (SealwaxSecret       *passphrase);

GBytes        *sealwax_passphrase_get_words      (void);

SealwaxSecret *sealwax_passphrase_generate       (guint                words,
                                                  GError             **error);

G_END_DECLS
