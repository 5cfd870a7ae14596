/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-strength-private.h"

/* Offers a way to get from one place to another, which takes some bits. It is taken if it takes the fewest. */
void
sealwax_strength_offer (SealwaxStrengthWork *work,
                        gsize                from,
                        gsize                to,
                        double               bits,
                        gboolean             is_word)
{
  gboolean only_words = work->only_words[from] && (is_word || bits == 0.);
  double   sum = work->bits[from] + bits;

  if (sum > work->bits[to] || (sum == work->bits[to] && !only_words)) /* of two with the same bits, the one that says more */
    return;

  work->bits[to] = sum;
  work->only_words[to] = only_words;
  work->words[to] = work->words[from] + (is_word ? 1 : 0);
}
