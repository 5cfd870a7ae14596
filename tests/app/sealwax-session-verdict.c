/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <string.h>

/* What the plaintext is worth: see SealwaxVerdict. */

#define PASSPHRASE "StrongPassword123"
#define TEXT "This is a secret message."

/* tests/vectors/messages.json, article-0. */
#define UNPROVEN "IpHYzcMQQR5+wnN4pmHJNRh8B+TVY26bw8QAsnJEuM1VpGjku1oGV/nu4ug+BDe5TqWdx88EvjxR"

static char *basic;   /* a message with TEXT */
static char *several; /* the first one with TEXT */

static void
assert_verdict (Fixture       *fixture,
                SealwaxVerdict expected,
                const char    *heard)
{
  guint verdict;

  g_object_get (fixture->session, "verdict", &verdict, NULL);
  g_assert_cmpuint (verdict, ==, expected);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, expected);
  heard_assert (fixture->heard, heard);
}

static void
assert_wrong (Fixture    *fixture,
              const char *heard)
{
  fixture_decrypt (fixture, "wrong");
  heard_wait (fixture->heard, "refused(error)");
  heard_assert (fixture->heard, heard);
}

static void
test_own (Fixture      *fixture,
          gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_show (fixture, several);
  sealwax_messages_choose (fixture->messages, 1);
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");
  assert_wrong (fixture, "refused(error)");
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");

  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "encrypted");
}

/* A change by the person is no news to them. */
static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  assert_verdict (fixture, SEALWAX_VERDICT_PROVEN, "");
  fixture_type (fixture->plaintext, "!");
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");
  sealwax_text_model_undo (fixture->plaintext);
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");
}

/* Not even if the text comes back: it is not what was decrypted last. */
static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_open (fixture, basic, PASSPHRASE);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");
}

/* The property announces each change. */
static void
test_told (Fixture      *fixture,
           gconstpointer data)
{
  fixture_show (fixture, basic);
  heard_follow (fixture->heard, fixture->session, "notify::verdict");
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  g_assert_cmpuint (heard_count (fixture->heard, "verdict"), >, 0);
  heard_clear (fixture->heard);
  fixture_type (fixture->plaintext, "!");
  g_assert_cmpuint (heard_count (fixture->heard, "verdict"), >, 0);
}

static void
test_another_chosen (Fixture      *fixture,
                     gconstpointer data)
{
  fixture_open (fixture, several, PASSPHRASE);
  sealwax_messages_choose (fixture->messages, 1);
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "outdated");
  sealwax_messages_choose (fixture->messages, 2);
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, ""); /* which is no news */
  sealwax_messages_choose (fixture->messages, 0);
  assert_verdict (fixture, SEALWAX_VERDICT_PROVEN, "outdated");
  fixture_assert_text (fixture->plaintext, TEXT);
}

/* What becomes of another message says nothing about this text. */
static void
test_another_wrong (Fixture      *fixture,
                    gconstpointer data)
{
  fixture_open (fixture, several, PASSPHRASE);
  sealwax_messages_choose (fixture->messages, 1);
  heard_clear (fixture->heard);
  assert_wrong (fixture, "refused(error)");
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "");
  sealwax_messages_choose (fixture->messages, 0);
  assert_verdict (fixture, SEALWAX_VERDICT_PROVEN, "outdated");
}

static void
test_earlier (Fixture      *fixture,
              gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  assert_wrong (fixture, "outdated refused(error)");
  assert_verdict (fixture, SEALWAX_VERDICT_EARLIER, "");
  assert_wrong (fixture, "refused(error)"); /* no news */
  assert_verdict (fixture, SEALWAX_VERDICT_EARLIER, "");
  fixture_assert_text (fixture->plaintext, TEXT);

  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  assert_verdict (fixture, SEALWAX_VERDICT_PROVEN, "decrypted(yes)");
}

/* A stopped attempt says nothing about the message. */
static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  fixture_decrypt (fixture, "wrong");
  sealwax_session_stop (fixture->session);
  fixture_settle (fixture);
  assert_verdict (fixture, SEALWAX_VERDICT_PROVEN, "");
}

static void
test_ciphertext_changed (Fixture      *fixture,
                         gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  fixture_put (fixture, fixture->ciphertext, UNPROVEN);
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "outdated taken(-)");
  fixture_settle (fixture);
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "");
  fixture_put (fixture, fixture->ciphertext, "");
  fixture_settle (fixture);
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "taken(-)");
}

static void
test_unproven (Fixture      *fixture,
               gconstpointer data)
{
  fixture_show (fixture, UNPROVEN);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(no)");
  assert_verdict (fixture, SEALWAX_VERDICT_UNPROVEN, "decrypted(no)");
  assert_wrong (fixture, "outdated refused(error)");
  assert_verdict (fixture, SEALWAX_VERDICT_EARLIER, "");

  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(no)");
  assert_verdict (fixture, SEALWAX_VERDICT_UNPROVEN, "decrypted(no)");
  fixture_type (fixture->ciphertext, "AAAA");
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "outdated");
}

/* From one message to the next: the last one counts. */
static void
test_proven_after_unproven (Fixture      *fixture,
                            gconstpointer data)
{
  fixture_show (fixture, UNPROVEN);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(no)");
  fixture_open (fixture, basic, PASSPHRASE);
  assert_verdict (fixture, SEALWAX_VERDICT_PROVEN, "");
  fixture_show (fixture, UNPROVEN);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(no)");
  assert_verdict (fixture, SEALWAX_VERDICT_UNPROVEN, "decrypted(no)");
}

/* By then the ciphertext is another message. */
static void
test_encrypted (Fixture      *fixture,
                gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, "another passphrase");
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  assert_verdict (fixture, SEALWAX_VERDICT_OTHER_MESSAGE, "outdated encrypted");
}

static void
test_cleared (Fixture      *fixture,
              gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_TEXT_CLEARED);
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");
  fixture_open (fixture, basic, PASSPHRASE);
  sealwax_session_clear (fixture->session);
  assert_verdict (fixture, SEALWAX_VERDICT_NONE, "");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture_init (&argc, &argv);
  basic = fixture_make_message (SEALWAX_FORMAT_BASIC, TEXT, PASSPHRASE);
  {
    g_autofree char *first = fixture_make_message (SEALWAX_FORMAT_SEALED, TEXT, PASSPHRASE);
    g_autofree char *second = fixture_make_message (SEALWAX_FORMAT_SEALED, "Another text.", PASSPHRASE);
    g_autofree char *third = fixture_make_message (SEALWAX_FORMAT_SEALED, "A third text.", PASSPHRASE);

    several = g_strconcat (first, second, third, NULL);
  }

#define ADD(name, function) g_test_add ("/app/session-verdict/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("own", test_own);
  ADD ("changed", test_changed);
  ADD ("undone", test_undone);
  ADD ("told", test_told);
  ADD ("another-chosen", test_another_chosen);
  ADD ("another-wrong", test_another_wrong);
  ADD ("earlier", test_earlier);
  ADD ("stopped", test_stopped);
  ADD ("ciphertext-changed", test_ciphertext_changed);
  ADD ("unproven", test_unproven);
  ADD ("proven-after-unproven", test_proven_after_unproven);
  ADD ("encrypted", test_encrypted);
  ADD ("cleared", test_cleared);

  status = g_test_run ();
  g_free (basic);
  g_free (several);

  return status;
}
