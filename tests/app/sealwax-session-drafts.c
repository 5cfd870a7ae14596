/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "sealwax-error.h"
#include "support.h"

/* Texts in which the person's words are mixed with those of a message leave the screen, and come back with the passphrase. */

#define PASSPHRASE "StrongPassword123"
#define OTHER_PASSPHRASE "another passphrase"
#define TEXT "This is a secret message."
#define DRAFT TEXT " I agree."

static char *message; /* with TEXT, sealed with PASSPHRASE */
static char *other;   /* with another text, sealed with OTHER_PASSPHRASE */

/* Decrypts a message, writes a reply beneath it, and is called away. */
static void
make_draft (Fixture    *fixture,
            const char *ciphertext,
            const char *passphrase,
            const char *answer)
{
  fixture_open (fixture, ciphertext, passphrase);
  fixture_type (fixture->plaintext, answer);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  fixture_assert_text (fixture->plaintext, "");
  g_assert_true (sealwax_session_has_drafts (fixture->session));
  heard_assert (fixture->heard, "");
}

static void
assert_restored (Fixture    *fixture,
                 const char *text)
{
  heard_wait (fixture->heard, "restored");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "restored");
  fixture_assert_text (fixture->plaintext, text);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->plaintext);
  g_assert_true (sealwax_session_has_unsaved (fixture->session));
  g_assert_false (sealwax_session_is_working (fixture->session));
}

static void
assert_wrong (Fixture *fixture)
{
  heard_wait (fixture->heard, "refused(error)");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "refused(error)");
  heard_assert_error (fixture->heard, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  g_assert_false (sealwax_session_is_working (fixture->session));
  g_assert_true (sealwax_session_has_drafts (fixture->session));
}

/* Nothing of it can be brought back without the passphrase. */
static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  g_assert_true (sealwax_session_would_restore (fixture->session));
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->ciphertext);
  g_assert_false (sealwax_session_has_unsaved (fixture->session));
  g_assert_false (sealwax_text_model_can_redo (fixture->plaintext));
  fixture_assert_text (fixture->ciphertext, message);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
  g_assert_false (sealwax_text_model_has_sealed (fixture->plaintext));
}

/* With the message still there, the person's text comes first: at once, while it is still being sealed, or later. */
static void
test_decrypt (Fixture      *fixture,
              gconstpointer data)
{
  for (guint turns = 0; turns < 2; turns++)
    {
      make_draft (fixture, message, PASSPHRASE, " I agree.");
      if (turns == 1)
        {
          fixture_decrypt (fixture, OTHER_PASSPHRASE);
          assert_wrong (fixture);
        }
      fixture_decrypt (fixture, PASSPHRASE);
      assert_restored (fixture, DRAFT);
      g_assert_false (sealwax_session_has_drafts (fixture->session));
      g_assert_cmpint (sealwax_text_model_get_remains (fixture->plaintext), ==, SEALWAX_TEXT_REMAINS_MIXED);
      sealwax_session_clear (fixture->session);
    }
}

/* Nobody means to encrypt nothing. */
static void
test_encrypt (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_false (sealwax_session_can_encrypt (fixture->session));
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  g_assert_true (sealwax_session_can_encrypt (fixture->session));
  fixture_encrypt (fixture, PASSPHRASE);
  assert_restored (fixture, DRAFT);
  fixture_assert_text (fixture->ciphertext, message);
  g_assert_false (sealwax_session_would_restore (fixture->session));
}

static void
test_encrypt_wrong (Fixture      *fixture,
                    gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  fixture_encrypt (fixture, "wrong");
  assert_wrong (fixture);
  fixture_assert_text (fixture->plaintext, "");
  fixture_assert_text (fixture->ciphertext, message);
  g_assert_true (sealwax_session_would_restore (fixture->session));
}

/* What the person has started since is encrypted, and the other text keeps waiting. */
static void
test_encrypt_another (Fixture      *fixture,
                      gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  fixture_type (fixture->plaintext, "mine");
  g_assert_false (sealwax_session_would_restore (fixture->session));
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  heard_assert (fixture->heard, "encrypted");
  fixture_assert_text (fixture->plaintext, "mine");
  g_assert_true (sealwax_session_has_drafts (fixture->session));
}

/* The passphrase of another message opens that message. */
static void
test_decrypt_another (Fixture      *fixture,
                      gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  fixture_open (fixture, other, OTHER_PASSPHRASE);
  fixture_assert_text (fixture->plaintext, "Another text.");
  g_assert_true (sealwax_session_has_drafts (fixture->session));
}

static void
test_decrypt_wrong (Fixture      *fixture,
                    gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  fixture_decrypt (fixture, "wrong");
  assert_wrong (fixture);
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_WRONG);

  /* Without a message, the complaint is that the draft did not open, not that there is no message. */
  fixture_show (fixture, "");
  fixture_decrypt (fixture, "wrong");
  assert_wrong (fixture);
  fixture_decrypt (fixture, PASSPHRASE);
  assert_restored (fixture, DRAFT);
}

/* Restoring is not decrypting: it is one step of undo, and the text is kept again when the time comes. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  fixture_decrypt (fixture, PASSPHRASE);
  assert_restored (fixture, DRAFT);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  fixture_assert_text (fixture->plaintext, "");
  fixture_decrypt (fixture, PASSPHRASE);
  assert_restored (fixture, DRAFT);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "");
}

/* Everything that a passphrase opens comes back, with the last one on top. */
static void
test_two (Fixture      *fixture,
          gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  make_draft (fixture, other, OTHER_PASSPHRASE, " Never.");
  fixture_encrypt (fixture, OTHER_PASSPHRASE);
  assert_restored (fixture, "Another text. Never.");
  g_assert_true (sealwax_session_has_drafts (fixture->session));
  sealwax_session_clear (fixture->session);

  fixture_open (fixture, message, PASSPHRASE);
  fixture_type (fixture->plaintext, " Yes.");
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  heard_clear (fixture->heard);
  fixture_type (fixture->plaintext, " No.");
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  fixture_decrypt (fixture, PASSPHRASE);
  assert_restored (fixture, TEXT " No.");
  g_assert_false (sealwax_session_has_drafts (fixture->session));
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, TEXT " Yes.");
}

/* A draft that is only being tried is not lost, whenever the attempt is stopped. */
static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  fixture_decrypt (fixture, PASSPHRASE); /* it is still being sealed */
  fixture_type (fixture->ciphertext, "!");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "stopped");
  fixture_decrypt (fixture, OTHER_PASSPHRASE);
  sealwax_session_stop (fixture->session);
  fixture_settle (fixture);
  heard_assert (fixture->heard, "");
  fixture_assert_text (fixture->plaintext, "");

  fixture_encrypt (fixture, PASSPHRASE);
  assert_restored (fixture, DRAFT);
}

static gboolean
is_back (gpointer plaintext)
{
  return sealwax_text_model_get_length (plaintext) == (gsize)g_utf8_strlen (DRAFT, -1);
}

/* While the next draft is still being tried, the one that came back does not inherit the verdict on a decrypted text. */
static void
test_stopped_between (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *third = fixture_make_message (SEALWAX_FORMAT_BASIC, "A third text.", "a third passphrase");

  make_draft (fixture, message, PASSPHRASE, " I agree.");
  make_draft (fixture, other, OTHER_PASSPHRASE, " Never.");
  fixture_open (fixture, third, "a third passphrase");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);

  fixture_decrypt (fixture, PASSPHRASE);
  wait_until (is_back, fixture->plaintext);
  g_assert_true (sealwax_session_is_working (fixture->session));
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);
  heard_clear (fixture->heard);
  sealwax_session_stop (fixture->session);
  heard_assert (fixture->heard, "restored");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "");
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->plaintext);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);
  fixture_assert_text (fixture->plaintext, DRAFT);
  g_assert_true (sealwax_session_has_drafts (fixture->session));
}

/* Whoever stops it by working on hears what is back, and then that the rest was stopped. Whoever clears everything does
 * not. */
static void
test_told_between (Fixture      *fixture,
                   gconstpointer data)
{
  make_draft (fixture, message, PASSPHRASE, " I agree.");
  make_draft (fixture, other, OTHER_PASSPHRASE, " Never.");
  fixture_decrypt (fixture, PASSPHRASE);
  wait_until (is_back, fixture->plaintext);
  fixture_type (fixture->ciphertext, "!");
  heard_assert (fixture->heard, "restored stopped");
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->ciphertext);
  fixture_settle (fixture);
  heard_assert (fixture->heard, "");

  sealwax_session_clear_secrets (fixture->session);
  g_assert_true (sealwax_session_has_drafts (fixture->session));
  fixture_encrypt (fixture, OTHER_PASSPHRASE);
  fixture_settle (fixture);
  heard_assert (fixture->heard, "restored");
  sealwax_session_clear_secrets (fixture->session);
  fixture_encrypt (fixture, PASSPHRASE);
  wait_until (is_back, fixture->plaintext);
  g_assert_true (sealwax_session_is_working (fixture->session));
  sealwax_session_clear (fixture->session);
  fixture_settle (fixture);
  heard_assert (fixture->heard, "");
}

/* What fits into no message is dropped rather than left in the clear. */
static void
test_lost (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *much = g_strnfill (SEALWAX_TEXT_MAX, 'x');
  g_autoptr (SealwaxSecret) pasted = test_secret (much);

  fixture_open (fixture, message, PASSPHRASE);
  sealwax_text_model_insert (fixture->plaintext, pasted);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  heard_wait (fixture->heard, "lost(This text is larger than 64 MiB, which is the most that a message can hold.)");
  g_assert_false (sealwax_session_has_drafts (fixture->session));
  fixture_assert_text (fixture->plaintext, "");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture_init (&argc, &argv);
  message = fixture_make_message (SEALWAX_FORMAT_BASIC, TEXT, PASSPHRASE);
  other = fixture_make_message (SEALWAX_FORMAT_BASIC, "Another text.", OTHER_PASSPHRASE);

#define ADD(name, function) g_test_add ("/app/session-drafts/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("kept", test_kept);
  ADD ("decrypt", test_decrypt);
  ADD ("encrypt", test_encrypt);
  ADD ("encrypt/wrong", test_encrypt_wrong);
  ADD ("encrypt/another", test_encrypt_another);
  ADD ("decrypt/another", test_decrypt_another);
  ADD ("decrypt/wrong", test_decrypt_wrong);
  ADD ("again", test_again);
  ADD ("two", test_two);
  ADD ("stopped", test_stopped);
  ADD ("stopped/between", test_stopped_between);
  ADD ("stopped/told-between", test_told_between);
  ADD ("lost", test_lost);

  status = g_test_run ();
  g_free (message);
  g_free (other);

  return status;
}
