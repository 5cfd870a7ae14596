/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "support.h"

/* Which texts would be lost, and what brings back those that were replaced. */

#define PASSPHRASE "StrongPassword123"
#define TEXT "This is a secret message."

static char *received; /* a message with TEXT */

static void
assert_lost (Fixture *fixture,
             gboolean plaintext,
             gboolean draft)
{
  gboolean replaced;

  g_object_get (fixture->session, "replaced-draft", &replaced, NULL);
  g_assert_cmpint (sealwax_session_has_unsaved (fixture->session), ==, plaintext);
  g_assert_cmpint (sealwax_session_get_replaced_draft (fixture->session), ==, draft);
  g_assert_cmpint (replaced, ==, draft);
}

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
bring_back (Fixture    *fixture,
            const char *expected)
{
  g_assert_true (sealwax_session_bring_back_draft (fixture->session));
  fixture_assert_text (fixture->plaintext, expected);
}

static void
test_copied (Fixture      *fixture,
             gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  assert_lost (fixture, TRUE, FALSE);
  heard_follow (fixture->heard, fixture->session, "kept");
  sealwax_text_model_set_copied (fixture->plaintext);
  assert_lost (fixture, FALSE, FALSE);
  sealwax_text_model_forget_copy (fixture->plaintext);
  assert_lost (fixture, TRUE, FALSE);
  heard_assert (fixture->heard, "kept kept");

  sealwax_text_model_set_copied (fixture->plaintext);
  fixture_type (fixture->plaintext, "!");
  assert_lost (fixture, TRUE, FALSE);
}

/* The copy ends even if another text has taken its place by then. */
static void
test_copied_and_replaced (Fixture      *fixture,
                          gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  sealwax_text_model_set_copied (fixture->plaintext);
  fixture_open (fixture, received, PASSPHRASE);
  assert_lost (fixture, FALSE, FALSE);
  sealwax_text_model_forget_copy (fixture->plaintext);
  assert_lost (fixture, FALSE, TRUE);
  bring_back (fixture, "mine");
  assert_lost (fixture, TRUE, FALSE);
}

/* A file stays. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  sealwax_text_model_set_kept_outside (fixture->plaintext);
  sealwax_text_model_set_copied (fixture->plaintext);
  sealwax_text_model_forget_copy (fixture->plaintext);
  assert_lost (fixture, FALSE, FALSE);
  fixture_open (fixture, received, PASSPHRASE);
  assert_lost (fixture, FALSE, FALSE);
  sealwax_text_model_undo (fixture->plaintext);
  assert_lost (fixture, FALSE, FALSE);
  fixture_type (fixture->plaintext, "!");
  assert_lost (fixture, TRUE, FALSE);
}

static void
test_decrypted_over (Fixture      *fixture,
                     gconstpointer data)
{
  heard_follow (fixture->heard, fixture->session, "notify::replaced-draft");
  g_assert_false (sealwax_session_bring_back_draft (fixture->session));
  fixture_type (fixture->plaintext, "mine");
  fixture_show (fixture, received);
  assert_lost (fixture, TRUE, FALSE);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  heard_assert (fixture->heard, "replaced-draft decrypted(yes)");
  assert_lost (fixture, FALSE, TRUE);

  bring_back (fixture, "mine");
  heard_assert (fixture->heard, "replaced-draft");
  assert_lost (fixture, TRUE, FALSE);
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->plaintext);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);
  fixture_type (fixture->plaintext, "!"); /* continues where it was */
  fixture_assert_text (fixture->plaintext, "mine!");
}

/* Back and forth: the decrypted text is not lost, nor is the draft by going back to that text. */
static void
test_bring_back_and_undo (Fixture      *fixture,
                          gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_open (fixture, received, PASSPHRASE);
  bring_back (fixture, "mine");
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, TEXT);
  assert_lost (fixture, FALSE, TRUE);
  sealwax_text_model_redo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
  assert_lost (fixture, TRUE, FALSE);
  fixture_put (fixture, fixture->plaintext, "pasted"); /* an older version of a text that lives on elsewhere is not missed */
  sealwax_text_model_undo (fixture->plaintext);
  fixture_type (fixture->plaintext, "!");
  assert_lost (fixture, TRUE, FALSE);
}

/* All the way back to the start, and on from there. */
static void
test_bring_back_and_undo_all (Fixture      *fixture,
                              gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_open (fixture, received, PASSPHRASE);
  bring_back (fixture, "mine");
  sealwax_text_model_undo (fixture->plaintext);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
  assert_lost (fixture, TRUE, FALSE);
  sealwax_text_model_undo (fixture->plaintext); /* typing */
  fixture_assert_text (fixture->plaintext, "");
  assert_lost (fixture, FALSE, TRUE);
  bring_back (fixture, "mine");
}

/* Every way in which another text can replace a draft. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SealwaxSecret) pasted = test_secret ("pasted");
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->plaintext);
  GtkTextIter    start, end;

  fixture_type (fixture->plaintext, "mine");
  fixture_put (fixture, fixture->plaintext, "pasted");
  assert_lost (fixture, TRUE, TRUE);
  bring_back (fixture, "mine");
  assert_lost (fixture, TRUE, TRUE); /* in turn */
  bring_back (fixture, "pasted");

  sealwax_session_clear (fixture->session);
  assert_lost (fixture, FALSE, FALSE);
  fixture_type (fixture->plaintext, "mine");
  sealwax_session_put (fixture->session, fixture->plaintext, pasted, "a.txt", SEALWAX_TAKEN_AS_IT_IS);
  assert_lost (fixture, FALSE, TRUE);

  sealwax_session_clear (fixture->session);
  fixture_type (fixture->plaintext, "mine");
  buffer = sealwax_text_model_get_buffer (fixture->plaintext);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  sealwax_text_model_insert (fixture->plaintext, pasted);
  fixture_assert_text (fixture->plaintext, "pasted");
  assert_lost (fixture, TRUE, TRUE);
  fixture_type (fixture->plaintext, "!");
  bring_back (fixture, "mine");
}

/* What was pasted by mistake and undone at once is not missed. */
static void
test_taken_back (Fixture      *fixture,
                 gconstpointer data)
{
  fixture_put (fixture, fixture->plaintext, "pasted");
  sealwax_text_model_undo (fixture->plaintext);
  assert_lost (fixture, FALSE, FALSE);
  fixture_type (fixture->plaintext, "mine");
  assert_lost (fixture, TRUE, FALSE);
}

/* Typing ends redo, but does not lose what redo led to. */
static void
test_redo_ended (Fixture      *fixture,
                 gconstpointer data)
{
  fixture_put (fixture, fixture->plaintext, "a draft");
  fixture_open (fixture, received, PASSPHRASE);
  bring_back (fixture, "a draft");
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, TEXT);
  assert_lost (fixture, FALSE, TRUE);
  fixture_type (fixture->plaintext, "!");
  g_assert_false (sealwax_text_model_can_redo (fixture->plaintext));
  assert_lost (fixture, TRUE, TRUE);
  bring_back (fixture, "a draft");
}

/* However much was read since. */
static void
test_many_read_since (Fixture      *fixture,
                      gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (SealwaxSecret) opened = test_secret (text);
      g_autoptr (SealwaxSecret) passphrase = test_secret (PASSPHRASE);
      g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);

      sealwax_text_model_set_text (fixture->plaintext, opened);
      sealwax_text_model_set_sealed (fixture->plaintext, keys);
    }
  assert_lost (fixture, FALSE, TRUE);
  bring_back (fixture, "mine");
}

/* The same text is still there. */
static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_put (fixture, fixture->plaintext, "mine");
  assert_lost (fixture, TRUE, FALSE);
  fixture_type (fixture->plaintext, "!");
  assert_lost (fixture, TRUE, TRUE);
}

/* If all of it is cut, the copy has it. When the copy is gone, it can be brought back. */
static void
test_cut (Fixture      *fixture,
          gconstpointer data)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->plaintext);
  GtkTextIter    start, end;

  fixture_type (fixture->plaintext, "mine");
  g_assert_false (sealwax_text_model_cut_all (fixture->plaintext));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_true (sealwax_text_model_cut_all (fixture->plaintext));
  fixture_assert_text (fixture->plaintext, "");
  assert_lost (fixture, FALSE, FALSE);
  sealwax_text_model_forget_copy (fixture->plaintext);
  assert_lost (fixture, FALSE, TRUE);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
  assert_lost (fixture, TRUE, FALSE);
}

/* A message made here holds its text as long as the message itself is there. */
static void
test_message_replaced (Fixture      *fixture,
                       gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  encrypt (fixture);
  assert_lost (fixture, FALSE, FALSE);
  fixture_type (fixture->ciphertext, "\n");
  fixture_settle (fixture);
  assert_lost (fixture, FALSE, FALSE);

  fixture_show (fixture, received);
  assert_lost (fixture, TRUE, FALSE);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  assert_lost (fixture, FALSE, TRUE);
  bring_back (fixture, "mine");
  assert_lost (fixture, TRUE, FALSE);
}

static void
test_message_sent (Fixture      *fixture,
                   gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  encrypt (fixture);
  sealwax_text_model_set_kept_outside (fixture->ciphertext);
  fixture_open (fixture, received, PASSPHRASE);
  assert_lost (fixture, FALSE, FALSE);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
  assert_lost (fixture, FALSE, FALSE);
}

/* Copying what is no longer the message sends nothing. */
static void
test_message_damaged (Fixture      *fixture,
                      gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  encrypt (fixture);
  fixture_erase (fixture->ciphertext, 30);
  fixture_settle (fixture);
  assert_lost (fixture, TRUE, FALSE);
  sealwax_text_model_set_kept_outside (fixture->ciphertext);
  assert_lost (fixture, TRUE, FALSE);
  sealwax_text_model_undo (fixture->ciphertext);
  fixture_settle (fixture);
  assert_lost (fixture, FALSE, FALSE);
}

/* Decrypting your own message does not make it one that somebody else has. */
static void
test_message_opened_again (Fixture      *fixture,
                           gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  encrypt (fixture);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  assert_lost (fixture, FALSE, FALSE);
  fixture_show (fixture, received);
  assert_lost (fixture, TRUE, FALSE);
}

/* A received text that was changed is a draft like any other. One that only somebody else wrote is not. */
static void
test_received (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *another = fixture_make_message (SEALWAX_FORMAT_BASIC, "Another text.", PASSPHRASE);

  fixture_open (fixture, received, PASSPHRASE);
  fixture_open (fixture, another, PASSPHRASE);
  assert_lost (fixture, FALSE, FALSE);
  fixture_type (fixture->plaintext, " I agree.");
  fixture_open (fixture, received, PASSPHRASE);
  assert_lost (fixture, FALSE, TRUE);
  bring_back (fixture, "Another text. I agree.");
}

/* What is brought back still belongs to the message and to the person, even if the text of the message is not at hand. */
static void
test_bring_back_restored (Fixture      *fixture,
                          gconstpointer data)
{
  fixture_open (fixture, received, PASSPHRASE);
  fixture_type (fixture->plaintext, " I agree.");
  sealwax_session_clear_secrets (fixture->session);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "restored");
  fixture_put (fixture, fixture->plaintext, "pasted");
  bring_back (fixture, TEXT " I agree.");
  g_assert_cmpint (sealwax_text_model_get_remains (fixture->plaintext), ==, SEALWAX_TEXT_REMAINS_MIXED);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  fixture_assert_text (fixture->plaintext, "");
}

/* The rules of clearing come first. */
static void
test_cleared_secrets (Fixture      *fixture,
                      gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_open (fixture, received, PASSPHRASE);
  sealwax_session_clear_secrets (fixture->session);
  fixture_assert_text (fixture->plaintext, "");
  assert_lost (fixture, FALSE, TRUE); /* words of one's own alone stay */
  bring_back (fixture, "mine");

  fixture_open (fixture, received, PASSPHRASE);
  fixture_type (fixture->plaintext, " I agree.");
  fixture_put (fixture, fixture->plaintext, "pasted");
  sealwax_session_clear_secrets (fixture->session);
  g_assert_true (sealwax_session_has_drafts (fixture->session)); /* words among a message's are sealed */
  fixture_assert_text (fixture->plaintext, "pasted");
  bring_back (fixture, "mine");
}

/* A text that redo led to and that was set aside is no exception. */
static void
test_cleared_secrets_aside (Fixture      *fixture,
                            gconstpointer data)
{
  fixture_open (fixture, received, PASSPHRASE);
  fixture_type (fixture->plaintext, " I agree.");
  fixture_put (fixture, fixture->plaintext, "pasted");
  bring_back (fixture, TEXT " I agree.");
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "pasted");
  fixture_type (fixture->plaintext, "!");
  g_assert_true (sealwax_text_model_has_sealed (fixture->plaintext));
  sealwax_session_clear_secrets (fixture->session);
  g_assert_true (sealwax_session_has_drafts (fixture->session)); /* it is sealed, and only once */
  g_assert_false (sealwax_text_model_has_sealed (fixture->plaintext));
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "restored");
  fixture_assert_text (fixture->plaintext, TEXT " I agree.");
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "pasted!");
  assert_lost (fixture, TRUE, TRUE);

  sealwax_session_clear (fixture->session);
  assert_lost (fixture, FALSE, FALSE);
  g_assert_false (sealwax_session_bring_back_draft (fixture->session));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture_init (&argc, &argv);
  received = fixture_make_message (SEALWAX_FORMAT_BASIC, TEXT, PASSPHRASE);

#define ADD(name, function) g_test_add ("/app/session-kept/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("copied", test_copied);
  ADD ("copied/and-replaced", test_copied_and_replaced);
  ADD ("saved", test_saved);
  ADD ("decrypted-over", test_decrypted_over);
  ADD ("bring-back-and-undo", test_bring_back_and_undo);
  ADD ("bring-back-and-undo/all", test_bring_back_and_undo_all);
  ADD ("bring-back-restored", test_bring_back_restored);
  ADD ("replaced", test_replaced);
  ADD ("taken-back", test_taken_back);
  ADD ("redo-ended", test_redo_ended);
  ADD ("many-read-since", test_many_read_since);
  ADD ("same", test_same);
  ADD ("cut", test_cut);
  ADD ("message/replaced", test_message_replaced);
  ADD ("message/sent", test_message_sent);
  ADD ("message/damaged", test_message_damaged);
  ADD ("message/opened-again", test_message_opened_again);
  ADD ("received", test_received);
  ADD ("cleared-secrets", test_cleared_secrets);
  ADD ("cleared-secrets/aside", test_cleared_secrets_aside);

  status = g_test_run ();
  g_free (received);

  return status;
}
