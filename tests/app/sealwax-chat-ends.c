/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chat-fixture.h"
#include "memory.h"
#include "sealwax-clock.h"
#include "sealwax-patience.h"

/* How the opening of a chat ends: stopped, asked about, forgotten with all its texts. */

static gint64 now; /* in microseconds */

gint64 __wrap_sealwax_clock_get_boot_time (void);

gint64
__wrap_sealwax_clock_get_boot_time (void)
{
  return now;
}

static void
type_into_ciphertext (Fixture *fixture)
{
  fixture_type (fixture->ciphertext, " ");
}

static void
paste (Fixture *fixture)
{
  fixture_put (fixture, fixture->ciphertext, chat_messages[0]);
}

static void
clear (Fixture *fixture)
{
  sealwax_session_clear (fixture->session);
}

static void
clear_secrets (Fixture *fixture)
{
  sealwax_session_clear_secrets (fixture->session);
}

static void
encrypt (Fixture *fixture)
{
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, CHAT_PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
}

typedef struct
{
  const char *name;
  void (*change) (Fixture *fixture);
} Change;

static const Change changes[] = {
  { "typed", type_into_ciphertext },
  { "pasted", paste },
  { "clear", clear },
  { "clear-secrets", clear_secrets },
  { "encrypted", encrypt },
};

static void
test_forgotten (Fixture      *fixture,
                gconstpointer data)
{
  const Change *change = data;

  chat_fixture_open_all (fixture);
  change->change (fixture);
  g_assert_false (sealwax_chat_has_texts (chat_fixture_get_chat (fixture)));
  g_assert_false (sealwax_chat_was_opened (chat_fixture_get_chat (fixture)));
  fixture_settle (fixture);
  heard_clear (fixture->heard);
  sealwax_messages_choose_next (fixture->messages, 1);
  g_assert_cmpuint (heard_count (fixture->heard, "leafed(no)"), ==, 0);
}

/* While it runs: nothing arrives later. */
static void
test_forgotten_early (Fixture      *fixture,
                      gconstpointer data)
{
  const Change *change = data;

  chat_fixture_open (fixture, CHAT_PASSPHRASE, chat_messages[0], chat_messages[1], chat_slow, NULL);
  change->change (fixture);
  g_assert_false (sealwax_chat_has_texts (chat_fixture_get_chat (fixture)));
  fixture_settle (fixture);
  g_assert_false (sealwax_chat_has_texts (chat_fixture_get_chat (fixture)));
  g_assert_cmpuint (heard_count (fixture->heard, "ended"), ==, 0);
}

static void
test_wiped (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SealwaxChat) chat = g_object_ref (chat_fixture_get_chat (fixture));

  memory_begin ();
  chat_fixture_open_all (fixture);
  chat_fixture_choose (fixture, 1, "leafed(no)");
  sealwax_session_clear (fixture->session);
  fixture_settle (fixture);
  memory_wait ();
  memory_assert_all_wiped ();
}

static gboolean
has_second (gpointer fixture)
{
  return fixture_get_result (fixture, 1) == SEALWAX_MESSAGE_RESULT_OPENED;
}

static gboolean
has_third (gpointer fixture)
{
  return fixture_get_result (fixture, 2) == SEALWAX_MESSAGE_RESULT_OPENED;
}

/* What has opened by then stays. */
static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  chat_fixture_open (fixture, CHAT_PASSPHRASE, chat_messages[0], chat_slow, chat_messages[1], NULL); /* the dear one comes last */
  g_assert_true (sealwax_chat_is_running (chat_fixture_get_chat (fixture)));
  wait_until (has_third, fixture);
  sealwax_chat_stop (chat_fixture_get_chat (fixture));
  heard_assert (fixture->heard, "ended");
  g_assert_false (sealwax_chat_is_running (chat_fixture_get_chat (fixture)));
  chat_fixture_assert_count (fixture, 2, 3);
  g_assert_cmpint (fixture_get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

static void
wait_looks (Fixture *fixture)
{
  heard_clear (fixture->heard);
  heard_wait (fixture->heard, "changed");
  heard_clear (fixture->heard);
  heard_wait (fixture->heard, "changed");
  heard_clear (fixture->heard);
}

/* Once, and nothing continues until it is answered. */
static void
test_asks (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *pasted = g_strconcat (chat_messages[0], chat_messages[1], chat_slow, NULL);
  SealwaxChat     *chat = chat_fixture_get_chat (fixture);

  now = 1000 * G_USEC_PER_SEC;
  heard_follow (fixture->heard, chat, "changed");
  fixture_show (fixture, pasted);
  fixture_decrypt (fixture, CHAT_PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  wait_until (has_second, fixture);
  now += (SEALWAX_PATIENCE_SECONDS * G_USEC_PER_SEC) - 1;
  wait_looks (fixture);
  g_assert_false (sealwax_chat_is_asking (chat));
  now += 1;
  wait_looks (fixture);
  g_assert_true (sealwax_chat_is_asking (chat));
  g_assert_true (sealwax_chat_is_running (chat));

  sealwax_chat_go_on (chat);
  g_assert_false (sealwax_chat_is_asking (chat));
  g_assert_true (sealwax_chat_is_running (chat));
  now += 10 * SEALWAX_PATIENCE_SECONDS * G_USEC_PER_SEC;
  wait_looks (fixture);
  g_assert_false (sealwax_chat_is_asking (chat));

  sealwax_chat_stop (chat);
  chat_fixture_assert_count (fixture, 2, 3);
}

static void
add_changes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/app/chat-ends/forgotten/", changes[i].name, NULL);
      g_autofree char *early = g_strconcat ("/app/chat-ends/forgotten-early/", changes[i].name, NULL);

      g_test_add (path, Fixture, &changes[i], chat_fixture_set_up, test_forgotten, chat_fixture_tear_down);
      g_test_add (early, Fixture, &changes[i], chat_fixture_set_up, test_forgotten_early, chat_fixture_tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  chat_fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/app/chat-ends/" name, Fixture, NULL, chat_fixture_set_up, function, chat_fixture_tear_down)
  ADD ("wiped", test_wiped);
  ADD ("stopped", test_stopped);
  ADD ("asks", test_asks);
  add_changes ();

  return chat_fixture_run ();
}
