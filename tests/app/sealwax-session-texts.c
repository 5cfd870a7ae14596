/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "support.h"

/* How texts get into a session, which one the person changed last, and how they go. */

#define PASSPHRASE "StrongPassword123"
#define TEXT "This is a secret message."

static char *message; /* with TEXT, sealed with a key file */
static char *basic;   /* with TEXT, sealed with PASSPHRASE */

static void
put_from (Fixture          *fixture,
          SealwaxTextModel *where,
          const char       *text,
          const char       *source)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_session_put (fixture->session, where, content, source, SEALWAX_TAKEN_AS_IT_IS);
}

static void
take (Fixture    *fixture,
      const char *text,
      const char *source,
      gboolean    is_message)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_session_take (fixture->session, content, source, is_message ? SEALWAX_TAKEN_AS_MESSAGE : SEALWAX_TAKEN_AS_IT_IS);
}

static void
test_put (Fixture      *fixture,
          gconstpointer data)
{
  heard_follow (fixture->heard, fixture->session, "changed");
  put_from (fixture, fixture->plaintext, "opened", "notes.txt");
  heard_assert (fixture->heard, "changed(plaintext) taken(notes.txt)");
  fixture_assert_text (fixture->plaintext, "opened");
  g_assert_cmpstr (sealwax_text_model_get_source (fixture->plaintext), ==, "notes.txt");
  g_assert_cmpint (sealwax_text_model_get_kept (fixture->plaintext), ==, SEALWAX_TEXT_KEPT_OUTSIDE);
  g_assert_false (sealwax_session_has_unsaved (fixture->session));

  put_from (fixture, fixture->plaintext, "pasted", NULL);
  heard_assert (fixture->heard, "changed(plaintext) taken(-)");
  g_assert_null (sealwax_text_model_get_source (fixture->plaintext));
  g_assert_true (sealwax_session_has_unsaved (fixture->session));

  put_from (fixture, fixture->ciphertext, "prose", NULL); /* wherever the person wants it */
  heard_assert (fixture->heard, "changed(ciphertext) taken(-)");
  fixture_assert_text (fixture->ciphertext, "prose");
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "opened");
}

static void
test_unsaved (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture->ciphertext, message);
  g_assert_false (sealwax_session_has_unsaved (fixture->session)); /* not a secret */
  fixture_type (fixture->plaintext, "mine");
  g_assert_true (sealwax_session_has_unsaved (fixture->session));
  sealwax_text_model_set_kept_outside (fixture->plaintext);
  g_assert_false (sealwax_session_has_unsaved (fixture->session));
  fixture_type (fixture->plaintext, "!");
  g_assert_true (sealwax_session_has_unsaved (fixture->session));
  fixture_erase (fixture->plaintext, 5);
  g_assert_false (sealwax_session_has_unsaved (fixture->session));
}

static void
test_take (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *quoted = g_strconcat ("Hello Bob,\n", message, "Alice", NULL);

  take (fixture, quoted, NULL, FALSE);
  heard_wait (fixture->heard, "taken(-)");
  fixture_assert_text (fixture->ciphertext, quoted);
  fixture_assert_text (fixture->plaintext, "");
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->ciphertext);

  take (fixture, "Hello Bob, lunch at noon?", "notes.txt", FALSE);
  heard_wait (fixture->heard, "taken(notes.txt)");
  fixture_assert_text (fixture->ciphertext, quoted);
  fixture_assert_text (fixture->plaintext, "Hello Bob, lunch at noon?");
  g_assert_cmpstr (sealwax_text_model_get_source (fixture->plaintext), ==, "notes.txt");
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->plaintext);
  heard_assert (fixture->heard, "taken(-) taken(notes.txt)");
}

/* Whatever it looks like. */
static void
test_take_as_message (Fixture      *fixture,
                      gconstpointer data)
{
  take (fixture, "Hello Bob, lunch at noon?", "notes.sealwax", TRUE);
  heard_wait (fixture->heard, "taken(notes.sealwax)");
  fixture_assert_text (fixture->ciphertext, "Hello Bob, lunch at noon?");
  fixture_assert_text (fixture->plaintext, "");
}

/* The last one counts. */
static void
test_take_another (Fixture      *fixture,
                   gconstpointer data)
{
  take (fixture, message, "first", FALSE);
  take (fixture, "Hello Bob", "second", FALSE);
  fixture_settle (fixture);
  heard_assert (fixture->heard, "taken(second)");
  fixture_assert_text (fixture->ciphertext, "");
  fixture_assert_text (fixture->plaintext, "Hello Bob");
}

static void
test_stop_taking (Fixture      *fixture,
                  gconstpointer data)
{
  sealwax_session_stop_taking (fixture->session);
  take (fixture, "Hello Bob", NULL, FALSE);
  sealwax_session_stop_taking (fixture->session);
  fixture_settle (fixture);
  heard_assert (fixture->heard, "");
  fixture_assert_text (fixture->plaintext, "");
}

static void
assert_edited (Fixture          *fixture,
               SealwaxTextModel *expected,
               const char       *heard)
{
  g_autoptr (SealwaxTextModel) edited = NULL;

  g_object_get (fixture->session, "edited", &edited, NULL);
  g_assert_true (edited == expected);
  g_assert_true (sealwax_session_get_edited (fixture->session) == expected);
  heard_assert (fixture->heard, heard);
}

/* The person's changes count, and so does choosing a message; results do not. */
static void
test_edited (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *twice = g_strconcat (message, message, NULL);

  heard_follow (fixture->heard, fixture->session, "changed");
  assert_edited (fixture, fixture->plaintext, "");
  fixture_type (fixture->ciphertext, twice);
  assert_edited (fixture, fixture->ciphertext, "changed(ciphertext)");
  fixture_settle (fixture);
  fixture_type (fixture->plaintext, "mine");
  assert_edited (fixture, fixture->plaintext, "changed(plaintext)");
  sealwax_messages_choose (fixture->messages, 1);
  assert_edited (fixture, fixture->ciphertext, "changed(ciphertext)");
  sealwax_text_model_undo (fixture->plaintext);
  assert_edited (fixture, fixture->plaintext, "changed(plaintext)");
  sealwax_text_model_redo (fixture->plaintext);
  heard_clear (fixture->heard);

  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  assert_edited (fixture, fixture->plaintext, "encrypted");
  fixture_type (fixture->ciphertext, "=");
  fixture_erase (fixture->ciphertext, 1);
  fixture_settle (fixture);
  heard_clear (fixture->heard);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  assert_edited (fixture, fixture->ciphertext, "decrypted(yes)");
}

/* Whoever shows which one it is follows the property. */
static void
test_edited_is_told (Fixture      *fixture,
                     gconstpointer data)
{
  heard_follow (fixture->heard, fixture->session, "notify::edited");
  fixture_type (fixture->ciphertext, "prose");
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), >, 0);
  heard_clear (fixture->heard);
  sealwax_session_clear (fixture->session);
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), >, 0);
}

/* There is no way back, and nothing arrives later. */
static void
test_clear (Fixture      *fixture,
            gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  fixture_type (fixture->plaintext, "and mine");
  sealwax_session_clear_secrets (fixture->session);
  g_assert_true (sealwax_session_has_drafts (fixture->session));
  fixture_type (fixture->plaintext, "mine");
  fixture_put (fixture, fixture->ciphertext, message);
  heard_clear (fixture->heard);
  fixture_encrypt (fixture, PASSPHRASE);
  take (fixture, "Hello Bob", NULL, FALSE);

  sealwax_session_clear (fixture->session);
  fixture_assert_text (fixture->plaintext, "");
  fixture_assert_text (fixture->ciphertext, "");
  g_assert_false (sealwax_text_model_can_undo (fixture->plaintext));
  g_assert_false (sealwax_text_model_can_undo (fixture->ciphertext));
  g_assert_false (sealwax_session_has_drafts (fixture->session));
  g_assert_false (sealwax_session_is_working (fixture->session));
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->plaintext);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);

  fixture_settle (fixture);
  heard_assert (fixture->heard, "");
  fixture_assert_text (fixture->plaintext, "");
  fixture_assert_text (fixture->ciphertext, "");
  g_assert_false (sealwax_session_has_drafts (fixture->session));
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 0);
}

static void
test_clear_secrets_of_none (Fixture      *fixture,
                            gconstpointer data)
{
  fixture_put (fixture, fixture->ciphertext, message);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_NO_TEXT);
  fixture_assert_text (fixture->ciphertext, message);
  g_assert_false (sealwax_session_has_drafts (fixture->session));
}

static void
test_clear_secrets_of_own (Fixture      *fixture,
                           gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_put (fixture, fixture->plaintext, "pasted");
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_TEXT_STAYS);
  fixture_assert_text (fixture->plaintext, "pasted");
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");
}

/* What a message holds goes, whether it was decrypted from the message or encrypted into it. What was there before stays.
 * */
static void
test_clear_secrets_of_message (Fixture      *fixture,
                               gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_open (fixture, basic, PASSPHRASE);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_TEXT_CLEARED);
  fixture_assert_text (fixture->plaintext, "");
  fixture_assert_text (fixture->ciphertext, basic);
  g_assert_false (sealwax_session_has_drafts (fixture->session));
  g_assert_false (sealwax_text_model_has_sealed (fixture->plaintext));
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");

  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_TEXT_CLEARED);
  fixture_assert_text (fixture->plaintext, "");
}

static void
test_clear_secrets_in_history (Fixture      *fixture,
                               gconstpointer data)
{
  fixture_open (fixture, basic, PASSPHRASE);
  fixture_put (fixture, fixture->plaintext, "pasted");
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_TEXT_STAYS);
  fixture_assert_text (fixture->plaintext, "pasted");
  while (sealwax_text_model_can_undo (fixture->plaintext))
    {
      sealwax_text_model_undo (fixture->plaintext);
      fixture_assert_text (fixture->plaintext, "");
    }
}

/* Silently: whoever clears announces it. */
static void
test_clear_secrets_stops (Fixture      *fixture,
                          gconstpointer data)
{
  fixture_show (fixture, basic);
  fixture_decrypt (fixture, PASSPHRASE);
  take (fixture, "Hello Bob", NULL, FALSE);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_NO_TEXT);
  g_assert_false (sealwax_session_is_working (fixture->session));
  fixture_settle (fixture);
  heard_assert (fixture->heard, "");
  fixture_assert_text (fixture->plaintext, "");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) with_key = NULL;
  gsize       size;
  const char *bytes;
  int         status;

  fixture_init (&argc, &argv);
  with_key = test_make_message (SEALWAX_FORMAT_SEALED, TEXT, NULL, TEST_KEY);
  bytes = g_bytes_get_data (with_key, &size);
  message = g_strndup (bytes, size);
  basic = fixture_make_message (SEALWAX_FORMAT_BASIC, TEXT, PASSPHRASE);

#define ADD(name, function) g_test_add ("/app/session-texts/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("put", test_put);
  ADD ("unsaved", test_unsaved);
  ADD ("take", test_take);
  ADD ("take/as-message", test_take_as_message);
  ADD ("take/another", test_take_another);
  ADD ("take/stopped", test_stop_taking);
  ADD ("edited", test_edited);
  ADD ("edited/is-told", test_edited_is_told);
  ADD ("clear", test_clear);
  ADD ("clear-secrets/of-none", test_clear_secrets_of_none);
  ADD ("clear-secrets/of-own", test_clear_secrets_of_own);
  ADD ("clear-secrets/of-message", test_clear_secrets_of_message);
  ADD ("clear-secrets/in-history", test_clear_secrets_in_history);
  ADD ("clear-secrets/stops", test_clear_secrets_stops);

  status = g_test_run ();
  g_free (message);
  g_free (basic);

  return status;
}
