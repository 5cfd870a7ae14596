/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chat-fixture.h"

/* A whole chat at once: what opens along with the chosen message, and leafing through it. */

/* Each has its own result, and those that do not open do not keep the others from it. */
static void
test_opens (Fixture      *fixture,
            gconstpointer data)
{
  static const SealwaxMessageResult results[] = { SEALWAX_MESSAGE_RESULT_OPENED, SEALWAX_MESSAGE_RESULT_OPENED, SEALWAX_MESSAGE_RESULT_WRONG, SEALWAX_MESSAGE_RESULT_ALTERED, SEALWAX_MESSAGE_RESULT_OPENED };

  chat_fixture_open_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_assert_cmpint (fixture_get_result (fixture, i), ==, results[i]);
  chat_fixture_assert_count (fixture, 3, 5);
  g_assert_false (sealwax_chat_is_running (chat_fixture_get_chat (fixture)));
  fixture_assert_text (fixture->plaintext, "text 0");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);
}

/* Nothing is derived: a text is there before the main loop is run. */
static void
test_leafs (Fixture      *fixture,
            gconstpointer data)
{
  chat_fixture_open_all (fixture);
  chat_fixture_choose (fixture, 1, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);

  chat_fixture_choose (fixture, 2, "outdated");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_OTHER_MESSAGE);
  chat_fixture_choose (fixture, 1, "outdated"); /* its text is still there */
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);

  chat_fixture_choose (fixture, 3, "outdated");
  chat_fixture_choose (fixture, 4, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 3");
  chat_fixture_choose (fixture, 0, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 0");
  g_assert_false (sealwax_session_is_working (fixture->session));
}

/* What was meant with the passphrase of the first one is meant for all. */
static void
test_variant (Fixture      *fixture,
              gconstpointer data)
{
  chat_fixture_open (fixture, "Damage  test ", chat_messages[0], chat_messages[1], NULL);
  heard_wait (fixture->heard, "ended");
  chat_fixture_assert_count (fixture, 2, 2);
  heard_clear (fixture->heard);
  chat_fixture_choose (fixture, 1, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_variant (fixture->session), ==, SEALWAX_VARIANT_SMALL);
}

static void
test_single (Fixture      *fixture,
             gconstpointer data)
{
  fixture_open (fixture, chat_messages[0], CHAT_PASSPHRASE);
  fixture_settle (fixture);
  g_assert_false (sealwax_chat_was_opened (chat_fixture_get_chat (fixture)));
  g_assert_false (sealwax_chat_has_texts (chat_fixture_get_chat (fixture)));
  heard_assert (fixture->heard, "");
}

/* If the chosen one does not open, nobody knows what would open the others. */
static void
test_first_wrong (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *both = g_strconcat (chat_messages[0], chat_messages[1], NULL);

  fixture_show (fixture, both);
  fixture_decrypt (fixture, "wrong");
  heard_wait (fixture->heard, "refused(error)");
  heard_assert (fixture->heard, "refused(error)");
  g_assert_false (sealwax_chat_was_opened (chat_fixture_get_chat (fixture)));
  g_assert_cmpint (fixture_get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

static gboolean
is_done (gpointer chat)
{
  return !sealwax_chat_is_running (chat);
}

/* Those of two people: what is known stays. */
static void
test_second_passphrase (Fixture      *fixture,
                        gconstpointer data)
{
  chat_fixture_open_all (fixture);
  chat_fixture_choose (fixture, 2, "outdated");
  fixture_decrypt (fixture, CHAT_OTHER);
  heard_wait (fixture->heard, "decrypted(yes)");
  wait_until (is_done, chat_fixture_get_chat (fixture));
  chat_fixture_assert_count (fixture, 4, 5);
  g_assert_cmpint (fixture_get_result (fixture, 3), ==, SEALWAX_MESSAGE_RESULT_ALTERED);
  heard_clear (fixture->heard);
  chat_fixture_choose (fixture, 4, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 3");
  chat_fixture_choose (fixture, 2, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 2");
}

/* A message that no longer opens no longer has a text. */
static void
test_refused_again (Fixture      *fixture,
                    gconstpointer data)
{
  chat_fixture_open_all (fixture);
  chat_fixture_choose (fixture, 1, "leafed(no)");
  fixture_decrypt (fixture, "wrong");
  heard_wait (fixture->heard, "refused(error)");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_EARLIER);
  chat_fixture_assert_count (fixture, 2, 5);
  chat_fixture_choose (fixture, 0, "outdated refused(error) leafed(no)");
  chat_fixture_choose (fixture, 1, "outdated");
  fixture_assert_text (fixture->plaintext, "text 0");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_OTHER_MESSAGE);
}

/* Whoever chooses one that is not open yet sees its text as soon as it is. */
static void
test_awaited (Fixture      *fixture,
              gconstpointer data)
{
  chat_fixture_open (fixture, CHAT_PASSPHRASE, chat_messages[0], chat_messages[1], NULL);
  chat_fixture_choose (fixture, 1, "outdated");
  heard_wait (fixture->heard, "ended");
  heard_assert (fixture->heard, "leafed(yes) ended");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);
}

/* Not if they have done something else since. */
static void
test_not_awaited (Fixture      *fixture,
                  gconstpointer data)
{
  chat_fixture_open (fixture, CHAT_PASSPHRASE, chat_messages[0], chat_messages[1], NULL);
  chat_fixture_choose (fixture, 1, "outdated");
  fixture_type (fixture->plaintext, "!");
  heard_wait (fixture->heard, "ended");
  heard_assert (fixture->heard, "ended");
  fixture_assert_text (fixture->plaintext, "text 0!");
  chat_fixture_choose (fixture, 0, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 0");
}

static gboolean
go_on (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* On a busy machine a message can be opened before the text was read for the first time. That is still a chat. */
static void
test_busy (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *both = g_strconcat (chat_messages[0], chat_messages[1], NULL);
  guint            work = g_idle_add_full (G_PRIORITY_DEFAULT, go_on, NULL, NULL); /* comes before whatever is left for later */

  fixture_put (fixture, fixture->ciphertext, both);
  fixture_decrypt (fixture, CHAT_PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  g_assert_true (sealwax_messages_is_reading (fixture->messages));
  g_source_remove (work);
  heard_wait (fixture->heard, "ended");
  fixture_settle (fixture);
  g_assert_false (sealwax_messages_is_reading (fixture->messages));
  chat_fixture_assert_count (fixture, 2, 2);
  heard_clear (fixture->heard);
  chat_fixture_choose (fixture, 1, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 1");
}

/* It can be brought back, however many messages were leafed through. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  chat_fixture_open_all (fixture);
  fixture_put (fixture, fixture->plaintext, "");
  fixture_type (fixture->plaintext, "mine");
  heard_clear (fixture->heard);
  chat_fixture_choose (fixture, 1, "leafed(no)");
  g_assert_true (sealwax_session_get_replaced_draft (fixture->session));
  for (guint i = 0; i < 40; i++)
    chat_fixture_choose (fixture, i % 2, "leafed(no)");
  g_assert_true (sealwax_session_get_replaced_draft (fixture->session));
  g_assert_true (sealwax_session_bring_back_draft (fixture->session));
  fixture_assert_text (fixture->plaintext, "mine");
}

static void
assert_joined (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (SealwaxSecret) joined = sealwax_chat_join (chat_fixture_get_chat (fixture));

  g_assert_cmpstr (sealwax_secret_get_text (joined), ==, expected);
}

static void
test_joined (Fixture      *fixture,
             gconstpointer data)
{
  assert_joined (fixture, "");
  chat_fixture_open_all (fixture);
  assert_joined (fixture, "----- 1 of 5 -----\ntext 0\n\n----- 2 of 5 -----\ntext 1\n\n----- 5 of 5 -----\ntext 3\n");
}

/* No text can look like two. And a text that is not proven says so. */
static void
test_joined_imitated (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *imitation = fixture_make_message (SEALWAX_FORMAT_SEALED, "mine\n\n----- 2 of 2 -----\nnot theirs\n", CHAT_PASSPHRASE);
  SealwaxChatText  text = { 0 };

  chat_fixture_open (fixture, CHAT_PASSPHRASE, imitation, chat_messages[1], NULL);
  heard_wait (fixture->heard, "ended");
  sealwax_messages_choose (fixture->messages, 1);
  text = *sealwax_chat_get_text (chat_fixture_get_chat (fixture), sealwax_messages_get_finding (fixture->messages)->digest);
  text.proven = FALSE;
  sealwax_chat_add (chat_fixture_get_chat (fixture), sealwax_messages_get_finding (fixture->messages)->digest, &text);
  assert_joined (fixture, "------ 1 of 2 ------\nmine\n\n----- 2 of 2 -----\nnot theirs\n\n------ 2 of 2 · not verified ------\ntext 1\n");
}

int
main (int   argc,
      char *argv[])
{
  chat_fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/app/chat/" name, Fixture, NULL, chat_fixture_set_up, function, chat_fixture_tear_down)
  ADD ("opens", test_opens);
  ADD ("leafs", test_leafs);
  ADD ("variant", test_variant);
  ADD ("single", test_single);
  ADD ("first-wrong", test_first_wrong);
  ADD ("second-passphrase", test_second_passphrase);
  ADD ("refused-again", test_refused_again);
  ADD ("awaited", test_awaited);
  ADD ("not-awaited", test_not_awaited);
  ADD ("busy", test_busy);
  ADD ("draft", test_draft);
  ADD ("joined", test_joined);
  ADD ("joined-imitated", test_joined_imitated);

  return chat_fixture_run ();
}
