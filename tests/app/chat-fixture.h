/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-chat.h"
#include "session-fixture.h"

/* For tests of a whole chat: the first message is opened, along with whatever opens with it. */

#define CHAT_PASSPHRASE "damage test"
#define CHAT_OTHER "another passphrase"

extern char *chat_messages[4]; /* “text 0” and so on; the third one with CHAT_OTHER */
extern char *chat_slow;        /* opening it takes seconds */

/* In place of fixture_init () and g_test_run (). */
void         chat_fixture_init         (int          *argc,
                                        char       ***argv);

int          chat_fixture_run          (void);

void         chat_fixture_set_up       (Fixture      *fixture,
                                        gconstpointer data);

/* Nothing is left on a thread, either. */
void         chat_fixture_tear_down    (Fixture      *fixture,
                                        gconstpointer data);

SealwaxChat *chat_fixture_get_chat     (Fixture      *fixture);

void         chat_fixture_assert_count (Fixture      *fixture,
                                        guint         opened,
                                        guint         total);

/* Opens the first of these messages, which end with NULL; the others are not waited for. */
void         chat_fixture_open         (Fixture      *fixture,
                                        const char   *passphrase,
                                        ...) G_GNUC_NULL_TERMINATED;

/* Opens five: those of this fixture with an altered one before the last. */
void         chat_fixture_open_all     (Fixture      *fixture);

void         chat_fixture_choose       (Fixture      *fixture,
                                        guint         index,
                                        const char   *heard);
