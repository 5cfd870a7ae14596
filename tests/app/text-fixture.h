/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "heard.h"
#include "sealwax-text-model.h"

/* One text, and what it tells. */

typedef struct
{
  SealwaxTextModel *model;
  Heard            *heard;
  guint             told; /* how often others were told of a change, and then got the new text */
  const char       *expected;
} Fixture;

void text_set_up (Fixture      *fixture,
                  gconstpointer data);

void text_tear_down (Fixture      *fixture,
                     gconstpointer data);

void text_assert (Fixture    *fixture,
                  const char *expected);

char *text_dup_shown (Fixture *fixture);

void text_type (Fixture    *fixture,
                const char *text);

void text_select (Fixture *fixture,
                  int      from,
                  int      to);

void text_set (Fixture    *fixture,
               const char *text);

void text_replace (Fixture    *fixture,
                   const char *text,
                   const char *source);

void text_insert (Fixture    *fixture,
                  const char *text);

void text_assert_steps (Fixture *fixture,
                        gboolean can_undo,
                        gboolean can_redo);

char *text_make_words (gsize size);

void text_assert_selection (Fixture    *fixture,
                            const char *expected,
                            gsize       size);
