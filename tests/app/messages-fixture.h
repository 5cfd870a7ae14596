/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "heard.h"
#include "sealwax-messages.h"

/* The messages in a text that a person works on. */

typedef struct
{
  SealwaxTextModel *text;
  SealwaxMessages  *messages;
  Heard            *heard;
} Fixture;

extern char *messages_pasted[3]; /* messages as they are pasted */

void messages_init (int    *argc,
                    char ***argv);

void messages_end (void);

void messages_set_up (Fixture      *fixture,
                      gconstpointer data);

void messages_tear_down (Fixture      *fixture,
                         gconstpointer data);

void messages_set_text (Fixture    *fixture,
                        const char *text);

gboolean messages_is_read (gpointer messages);

void messages_show (Fixture    *fixture,
                    const char *text);

void messages_show_joined (Fixture    *fixture,
                           const char *first,
                           const char *second,
                           const char *third);

const SealwaxFinding *messages_get_nth (Fixture *fixture,
                                        guint    index);

void messages_assert_stands (const char           *text,
                             const SealwaxFinding *finding,
                             const char           *expected);
