/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chat-fixture.h"

#include "support.h"

/* tests/vectors/refusals.json: iv-altered. */
#define CHAT_ALTERED                                                   \
  "Sealwax1EQABlzFgFwAAAfNfi+9xgETmCd4HXXfuUehhbOTihiqPLT07Bi1TLCKC\n" \
  "g8w5QujwozNtqvqfXrYbavPlpjP9dDPNykMDHm+SKKZ6blMRU2l7JojVkuEpF4Kx\n" \
  "1WI8TQP4xUD2gfu2sd4zDbPs2E2Dbg6DTp+bHSVJn8i1XNLn\n"

char *chat_messages[4];
char *chat_slow;

SealwaxChat *
chat_fixture_get_chat (Fixture *fixture)
{
  return sealwax_session_get_chat (fixture->session);
}

void
chat_fixture_assert_count (Fixture *fixture,
                           guint    opened,
                           guint    total)
{
  guint opened_now, total_now;

  sealwax_chat_count (chat_fixture_get_chat (fixture), &opened_now, &total_now);
  g_assert_cmpuint (opened_now, ==, opened);
  g_assert_cmpuint (total_now, ==, total);
}

void
chat_fixture_set_up (Fixture      *fixture,
                     gconstpointer data)
{
  fixture_set_up (fixture, data);
  heard_follow (fixture->heard, fixture->session, "leafed");
  heard_follow (fixture->heard, chat_fixture_get_chat (fixture), "ended");
}

/* Nothing is left on a thread, either. */
void
chat_fixture_tear_down (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (SealwaxChat) chat = g_object_ref (chat_fixture_get_chat (fixture));

  fixture_tear_down (fixture, data);
  g_assert_false (sealwax_chat_has_texts (chat));
  wait_alone (chat);
}

/* Opens the first message; the others are not waited for. */
void
chat_fixture_open (Fixture    *fixture,
                   const char *passphrase,
                   ...)
{
  g_autoptr (GString) pasted = g_string_new (NULL);
  const char *message;
  va_list     list;

  va_start (list, passphrase);
  while ((message = va_arg (list, const char *)) != NULL)
    g_string_append_printf (pasted, "Ana: %s\n", message);
  va_end (list);

  fixture_open (fixture, pasted->str, passphrase);
}

void
chat_fixture_open_all (Fixture *fixture)
{
  chat_fixture_open (fixture, CHAT_PASSPHRASE, chat_messages[0], chat_messages[1], chat_messages[2], CHAT_ALTERED, chat_messages[3], NULL);
  heard_wait (fixture->heard, "ended");
  heard_assert (fixture->heard, "ended");
}

void
chat_fixture_choose (Fixture    *fixture,
                     guint       index,
                     const char *heard)
{
  sealwax_messages_choose (fixture->messages, index);
  heard_assert (fixture->heard, heard);
}

void
chat_fixture_init (int    *argc,
                   char ***argv)
{
  fixture_init (argc, argv);
  for (guint i = 0; i < G_N_ELEMENTS (chat_messages); i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      chat_messages[i] = fixture_make_message (SEALWAX_FORMAT_SEALED, text, i == 2 ? CHAT_OTHER : CHAT_PASSPHRASE);
    }
  chat_slow = fixture_make_slow_message (CHAT_PASSPHRASE);
}

int
chat_fixture_run (void)
{
  int status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (chat_messages); i++)
    g_free (chat_messages[i]);
  g_free (chat_slow);

  return status;
}
