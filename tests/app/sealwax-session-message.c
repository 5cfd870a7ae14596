/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "support.h"

/* Whether the message that was made here still belongs to the plaintext. */

#define PASSPHRASE "StrongPassword123"
#define TEXT "This is a secret message."

static char *received; /* a message with another text */

/* What is copied now. As a Basic message, which is cheapest to make. */
static void
encrypt (Fixture *fixture)
{
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  heard_clear (fixture->heard);
}

static void
assert_outdated (Fixture *fixture,
                 gboolean chosen,
                 gboolean any)
{
  gboolean outdated;

  g_object_get (fixture->session, "message-outdated", &outdated, NULL);
  g_assert_cmpint (outdated, ==, chosen);
  g_assert_cmpint (sealwax_session_get_message_outdated (fixture->session), ==, chosen);
  g_assert_cmpint (sealwax_session_has_outdated (fixture->session), ==, any);
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  heard_follow (fixture->heard, fixture->session, "notify::message-outdated");
  fixture_type (fixture->plaintext, TEXT);
  assert_outdated (fixture, FALSE, FALSE);
  encrypt (fixture);
  assert_outdated (fixture, FALSE, FALSE);

  fixture_type (fixture->plaintext, "!");
  assert_outdated (fixture, TRUE, TRUE);
  heard_assert (fixture->heard, "message-outdated");
  fixture_type (fixture->plaintext, "!");
  heard_assert (fixture->heard, ""); /* no news */
  fixture_erase (fixture->plaintext, 2);
  assert_outdated (fixture, FALSE, FALSE);
  heard_assert (fixture->heard, "message-outdated");

  fixture_erase (fixture->plaintext, 1);
  fixture_type (fixture->plaintext, "!"); /* as long as before */
  assert_outdated (fixture, TRUE, TRUE);
  encrypt (fixture);
  assert_outdated (fixture, FALSE, FALSE);
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  fixture_put (fixture, fixture->plaintext, TEXT); /* a step of its own */
  encrypt (fixture);
  fixture_type (fixture->plaintext, "!");
  sealwax_text_model_undo (fixture->plaintext);
  assert_outdated (fixture, FALSE, FALSE);
  sealwax_text_model_redo (fixture->plaintext);
  assert_outdated (fixture, TRUE, TRUE);
}

/* By replacing all of it, and with the same text from elsewhere. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  fixture_type (fixture->plaintext, TEXT);
  encrypt (fixture);
  fixture_put (fixture, fixture->plaintext, "pasted");
  assert_outdated (fixture, TRUE, TRUE);
  sealwax_text_model_undo (fixture->plaintext);
  assert_outdated (fixture, FALSE, FALSE);
  fixture_put (fixture, fixture->plaintext, "pasted");
  fixture_put (fixture, fixture->plaintext, TEXT);
  assert_outdated (fixture, FALSE, FALSE);
}

/* Nobody takes a message for a text that is not there. */
static void
test_emptied (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  encrypt (fixture);
  fixture_erase (fixture->plaintext, 4);
  assert_outdated (fixture, FALSE, FALSE);
  fixture_type (fixture->plaintext, "m");
  assert_outdated (fixture, TRUE, TRUE);
}

/* What somebody else wrote was not made from what is here. */
static void
test_received (Fixture      *fixture,
               gconstpointer data)
{
  fixture_open (fixture, received, PASSPHRASE);
  fixture_type (fixture->plaintext, " I agree.");
  assert_outdated (fixture, FALSE, FALSE);

  encrypt (fixture);
  fixture_type (fixture->plaintext, "!");
  assert_outdated (fixture, TRUE, TRUE);
  sealwax_text_model_undo (fixture->ciphertext);
  fixture_assert_text (fixture->ciphertext, received);
  fixture_settle (fixture);
  assert_outdated (fixture, FALSE, FALSE);
  sealwax_text_model_redo (fixture->ciphertext);
  fixture_settle (fixture);
  assert_outdated (fixture, TRUE, TRUE);
}

/* Of two messages made one after the other, each belongs to its own text. */
static void
test_two (Fixture      *fixture,
          gconstpointer data)
{
  fixture_put (fixture, fixture->plaintext, TEXT); /* a step of its own */
  encrypt (fixture);
  fixture_type (fixture->plaintext, "!");
  encrypt (fixture);
  sealwax_text_model_undo (fixture->ciphertext);
  fixture_settle (fixture);
  assert_outdated (fixture, TRUE, TRUE);
  sealwax_text_model_undo (fixture->plaintext);
  assert_outdated (fixture, FALSE, FALSE);
  sealwax_text_model_redo (fixture->ciphertext);
  fixture_settle (fixture);
  assert_outdated (fixture, TRUE, TRUE);
}

/* The message counts, not how it is written. Another message in its place is not the one. */
static void
test_ciphertext_edited (Fixture      *fixture,
                        gconstpointer data)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->ciphertext);
  GtkTextIter    start, end;

  fixture_type (fixture->plaintext, TEXT);
  encrypt (fixture);
  fixture_type (fixture->plaintext, "!");
  fixture_type (fixture->ciphertext, "\n");
  fixture_settle (fixture);
  assert_outdated (fixture, TRUE, TRUE);

  buffer = sealwax_text_model_get_buffer (fixture->ciphertext);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
  fixture_type (fixture->ciphertext, received);
  fixture_settle (fixture);
  assert_outdated (fixture, FALSE, FALSE);
}

/* What is said about the message is about the chosen one; what is sent is all of them. */
static void
test_chosen (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *another = fixture_make_message (SEALWAX_FORMAT_SEALED, "Another text.", PASSPHRASE);

  fixture_type (fixture->plaintext, TEXT);
  fixture_encrypt (fixture, PASSPHRASE); /* Sealed, because several Basic messages are not found */
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  fixture_type (fixture->plaintext, "!");
  fixture_type (fixture->ciphertext, "\n");
  fixture_type (fixture->ciphertext, another);
  fixture_settle (fixture);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
  assert_outdated (fixture, TRUE, TRUE);
  sealwax_messages_choose (fixture->messages, 1);
  assert_outdated (fixture, FALSE, TRUE);
  sealwax_messages_choose (fixture->messages, 0);
  assert_outdated (fixture, TRUE, TRUE);
}

/* Before anything is known about it. */
static void
test_at_once (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture->plaintext, TEXT);
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  g_assert_true (sealwax_messages_is_reading (fixture->messages));
  fixture_type (fixture->plaintext, "!");
  assert_outdated (fixture, TRUE, TRUE);
  fixture_settle (fixture);
  assert_outdated (fixture, TRUE, TRUE);
}

/* It belongs to the text that it turns out to hold. */
static void
test_opened (Fixture      *fixture,
             gconstpointer data)
{
  fixture_type (fixture->plaintext, TEXT);
  encrypt (fixture);
  fixture_type (fixture->plaintext, "!");
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  fixture_assert_text (fixture->plaintext, TEXT);
  assert_outdated (fixture, FALSE, FALSE);
  sealwax_text_model_undo (fixture->plaintext);
  assert_outdated (fixture, TRUE, TRUE);
}

/* The text is forgotten, but not that there was one. */
static void
test_cleared_secrets (Fixture      *fixture,
                      gconstpointer data)
{
  fixture_type (fixture->plaintext, TEXT);
  encrypt (fixture);
  g_assert_true (sealwax_text_model_has_tied_text (fixture->ciphertext));
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_TEXT_CLEARED);
  g_assert_false (sealwax_text_model_has_tied_text (fixture->ciphertext));
  assert_outdated (fixture, FALSE, FALSE);

  fixture_type (fixture->plaintext, "mine");
  assert_outdated (fixture, TRUE, TRUE);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  assert_outdated (fixture, FALSE, FALSE);
  fixture_type (fixture->plaintext, "!");
  assert_outdated (fixture, TRUE, TRUE);
}

/* Nor is it forgotten what undo would bring back. */
static void
test_cleared_secrets_in_history (Fixture      *fixture,
                                 gconstpointer data)
{
  fixture_type (fixture->plaintext, TEXT);
  encrypt (fixture);
  fixture_put (fixture, fixture->ciphertext, received);
  fixture_settle (fixture);
  g_assert_true (sealwax_text_model_has_tied_text (fixture->ciphertext));
  sealwax_session_clear_secrets (fixture->session);
  g_assert_false (sealwax_text_model_has_tied_text (fixture->ciphertext));
  fixture_type (fixture->plaintext, "mine");
  assert_outdated (fixture, FALSE, FALSE);
  sealwax_text_model_undo (fixture->ciphertext);
  fixture_settle (fixture);
  assert_outdated (fixture, TRUE, TRUE);
}

static void
test_cleared (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture->plaintext, TEXT);
  encrypt (fixture);
  fixture_type (fixture->plaintext, "!");
  sealwax_session_clear (fixture->session);
  assert_outdated (fixture, FALSE, FALSE);
  g_assert_false (sealwax_text_model_has_tied_text (fixture->ciphertext));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture_init (&argc, &argv);
  received = fixture_make_message (SEALWAX_FORMAT_BASIC, "Meet me at noon.", PASSPHRASE);

#define ADD(name, function) g_test_add ("/app/session-message/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("changed", test_changed);
  ADD ("undone", test_undone);
  ADD ("replaced", test_replaced);
  ADD ("emptied", test_emptied);
  ADD ("received", test_received);
  ADD ("two", test_two);
  ADD ("ciphertext-edited", test_ciphertext_edited);
  ADD ("chosen", test_chosen);
  ADD ("at-once", test_at_once);
  ADD ("opened", test_opened);
  ADD ("cleared-secrets", test_cleared_secrets);
  ADD ("cleared-secrets/in-history", test_cleared_secrets_in_history);
  ADD ("cleared", test_cleared);

  status = g_test_run ();
  g_free (received);

  return status;
}
