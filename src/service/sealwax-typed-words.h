/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"
#include "sealwax-words.h"

G_BEGIN_DECLS

/* For sealwax_typed_words_read(), if nobody is typing. */
#define SEALWAX_TYPED_WORDS_OVER G_MAXSIZE

/**
 * SealwaxTypedWords:
 * @count: how many words there are
 * @open: the number of the one that is being typed, from 1; or 0
 * @open_start: where that begins, in bytes
 * @open_end: where it ends
 * @candidates: how many words of the list begin as it does
 * @bad: the number of the first that is not in the list and is not the beginning of just one there, from 1; or 0
 * @bad_start: where that begins, in bytes
 * @bad_end: where it ends
 * @bad_candidates: how many words of the list begin as it does
 * @slots: the words of the list that the first ones are, or begin; where there is none, zeros
 *
 * Words of the list that somebody types. They may be as secret as a key.
 */
typedef struct
{
  guint count;

  guint open;
  gsize open_start;
  gsize open_end;
  guint candidates;

  guint bad;
  gsize bad_start;
  gsize bad_end;
  guint bad_candidates;

  char slots[SEALWAX_WORDS_OF_KEY][SEALWAX_WORDS_SLOT];
} SealwaxTypedWords;

void           sealwax_typed_words_read    (SealwaxTypedWords       *self,
                                            const char              *text,
                                            gsize                    cursor);

void           sealwax_typed_words_wipe    (SealwaxTypedWords       *self);

SealwaxSecret *sealwax_typed_words_join    (const SealwaxTypedWords *self,
                                            guint                    count);

char          *sealwax_typed_words_suggest (const SealwaxTypedWords *self,
                                            const char              *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SealwaxTypedWords, sealwax_typed_words_wipe)

G_END_DECLS
