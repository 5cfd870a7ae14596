/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/* The estimates of time are for this many graphics cards of the kind below. */
#define SEALWAX_STRENGTH_CARDS 100

/* How many iterations one NVIDIA RTX 4090 does in a second: hashcat 6.2.6, mode 10900, 8 865 700 guesses of 999 iterations
 * (docs/threat-model.md). */
#define SEALWAX_STRENGTH_CARD_ITERATIONS (8865700. * 999.)

/**
 * SealwaxStrength:
 * @bits: the binary logarithm of how many guesses it takes, at least
 * @words: how many words of the generator's list it consists of, or 0 if it has anything else in it
 *
 * How hard a passphrase is to guess. For words, this holds only if they were chosen at random.
 */
typedef struct
{
  double bits;
  guint  words;
} SealwaxStrength;

void   sealwax_strength_estimate    (const SealwaxSecret *passphrase,
                                     SealwaxStrength     *strength);

double sealwax_strength_get_seconds (double               bits,
                                     guint                iterations,
                                     guint                cards);

G_END_DECLS
