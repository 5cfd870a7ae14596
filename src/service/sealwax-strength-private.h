/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whatever comes after this many characters is not looked at, and does not count. */
#define SEALWAX_STRENGTH_CHARS_MAX 128

/* The bits of what both files know. */
#define LETTER_BITS 4.7  /* the first letter of something that is not a word we know */
#define LIKELY_BITS 1.5  /* a letter that often follows the one before: as in English */
#define UNLIKELY_BITS 4. /* a letter that never does so in the list of words */
#define VARIANT_BITS 1.  /* a capital at the beginning, or digits for letters */

/* A passphrase as it is worked on. It is in a secret's memory, because it is a secret. */
typedef struct
{
  gsize    size;
  gunichar chars[SEALWAX_STRENGTH_CHARS_MAX]; /* as they are */
  gunichar lower[SEALWAX_STRENGTH_CHARS_MAX];
  double   bits[SEALWAX_STRENGTH_CHARS_MAX + 1]; /* the fewest that the first characters take, up to each place */
  guint    words[SEALWAX_STRENGTH_CHARS_MAX + 1];
  gboolean only_words[SEALWAX_STRENGTH_CHARS_MAX + 1];
} SealwaxStrengthWork;

void sealwax_strength_offer          (SealwaxStrengthWork *work,
                                      gsize                from,
                                      gsize                to,
                                      double               bits,
                                      gboolean             is_word);

void sealwax_strength_offer_keyboard (SealwaxStrengthWork *work,
                                      gsize                from);

G_END_DECLS
