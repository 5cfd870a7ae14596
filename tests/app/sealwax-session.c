/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "sealwax-error.h"
#include "sealwax-settings.h"
#include "support.h"

/* Encrypting and decrypting. */

#define PASSPHRASE "StrongPassword123"
#define TEXT "This is a secret message."

/* tests/vectors/messages.json, article-0. */
#define UNPROVEN "IpHYzcMQQR5+wnN4pmHJNRh8B+TVY26bw8QAsnJEuM1VpGjku1oGV/nu4ug+BDe5TqWdx88EvjxR"

/* tests/vectors/refusals.json: iv-altered, needs-key, cut-at-175. */
#define DAMAGE_PASSPHRASE "damage test"
#define ALTERED                                                        \
  "Sealwax1EQABlzFgFwAAAfNfi+9xgETmCd4HXXfuUehhbOTihiqPLT07Bi1TLCKC\n" \
  "g8w5QujwozNtqvqfXrYbavPlpjP9dDPNykMDHm+SKKZ6blMRU2l7JojVkuEpF4Kx\n" \
  "1WI8TQP4xUD2gfu2sd4zDbPs2E2Dbg6DTp+bHSVJn8i1XNLn\n"
#define NEEDS_KEY                                                      \
  "Sealwax1AgAAifcCdwAAAbPVKuDonUTF6XpPTfXMtNSBj4SBpp2WaE+7NX2DXe+v\n" \
  "PjqK3HN4VL02kY6TbmyM6UMsO58VhA2WJuoS6cT6Lhq+UqMSPCzL+h1WSOY80QkA\n" \
  "qwqtRDqLv95FPiuzN2Zup1AEzpq4MwcAWj5bN/ciqDyzAgjf\n"
#define INCOMPLETE                                                     \
  "Sealwax1EQABlzFgFwAAAfNfi+9xgETmCd4HXXfuUehhbOTihiqPLTw7Bi1TLCKC\n" \
  "g8w5QujwozNtqvqfXrYbavPlpjP9dDPNykMDHm+SKKZ6blMRU2l7JojVkuEpF4Kx\n" \
  "1WI8TQP4xUD2gfu2sd4zDbPs2E2Dbg6DTp+bHSVJn8gg\n"

static char *first; /* a message with TEXT */

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  fixture_assert_text (fixture->plaintext, "");
  fixture_assert_text (fixture->ciphertext, "");
  g_assert_true (sealwax_text_model_get_secret (fixture->plaintext));
  g_assert_false (sealwax_text_model_get_secret (fixture->ciphertext));
  g_assert_true (sealwax_session_get_edited (fixture->session) == fixture->plaintext);
  g_assert_cmpint (sealwax_session_get_format (fixture->session), ==, SEALWAX_FORMAT_SEALED);
  g_assert_false (sealwax_session_is_working (fixture->session));
  g_assert_null (sealwax_session_get_operation (fixture->session));
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);
  g_assert_false (sealwax_session_has_drafts (fixture->session));
  g_assert_false (sealwax_session_has_unsaved (fixture->session));
  g_assert_false (sealwax_session_would_restore (fixture->session));
}

static void
test_format (Fixture      *fixture,
             gconstpointer data)
{
  SealwaxFormat format;

  heard_follow (fixture->heard, fixture->session, "notify::format");
  g_object_set (fixture->session, "format", SEALWAX_FORMAT_BASIC, NULL);
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  heard_assert (fixture->heard, "format");
  g_object_get (fixture->session, "format", &format, NULL);
  g_assert_cmpint (format, ==, SEALWAX_FORMAT_BASIC);
  g_assert_cmpuint (sealwax_session_get_iterations (fixture->session), ==, 100000);

  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_SEALED);
  g_assert_cmpuint (sealwax_session_get_iterations (fixture->session), ==, 600000);
  g_object_set (sealwax_settings_get_default (), "iterations", 700000, NULL);
  g_assert_cmpuint (sealwax_session_get_iterations (fixture->session), ==, 700000);
  g_object_set (sealwax_settings_get_default (), "iterations", 0, NULL);
}

/* What one window encrypts, another one decrypts. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  const SealwaxFormat   format = (SealwaxFormat)GPOINTER_TO_INT (data);
  const SealwaxMessage *message;
  Fixture               other;
  g_autoptr (SealwaxSecret) ciphertext = NULL;

  sealwax_session_set_format (fixture->session, format);
  fixture_type (fixture->plaintext, TEXT);
  g_assert_true (sealwax_session_has_unsaved (fixture->session));
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "encrypted");
  fixture_assert_text (fixture->plaintext, TEXT);
  g_assert_false (sealwax_session_has_unsaved (fixture->session));
  g_assert_cmpint (sealwax_text_model_get_kept (fixture->plaintext), ==, SEALWAX_TEXT_KEPT_SEALED);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
  message = &sealwax_messages_get_finding (fixture->messages)->message;
  g_assert_cmpint (message->status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpint (message->format, ==, format);
  g_assert_cmpuint (message->iterations, ==, sealwax_session_get_iterations (fixture->session));

  ciphertext = sealwax_text_model_dup_text (fixture->ciphertext);
  fixture_set_up (&other, NULL);
  fixture_open (&other, sealwax_secret_get_text (ciphertext), PASSPHRASE);
  fixture_assert_text (other.plaintext, TEXT);
  fixture_assert_text (other.ciphertext, sealwax_secret_get_text (ciphertext));
  g_assert_cmpint (sealwax_session_get_verdict (other.session), ==, SEALWAX_VERDICT_PROVEN);
  g_assert_cmpint (sealwax_text_model_get_kept (other.plaintext), ==, SEALWAX_TEXT_KEPT_SEALED);
  g_assert_false (sealwax_session_has_unsaved (other.session));
  g_assert_cmpint (fixture_get_result (&other, 0), ==, SEALWAX_MESSAGE_RESULT_OPENED);
  fixture_tear_down (&other, NULL);
}

/* Results are steps of undo. */
static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_open (fixture, first, PASSPHRASE);
  sealwax_text_model_undo (fixture->plaintext);
  fixture_assert_text (fixture->plaintext, "mine");

  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  sealwax_text_model_undo (fixture->ciphertext);
  fixture_assert_text (fixture->ciphertext, first);
}

static void
test_working (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GSimpleAction) works = g_simple_action_new ("works", NULL);

  g_object_bind_property (fixture->session, "working", works, "enabled", G_BINDING_SYNC_CREATE);
  heard_follow (fixture->heard, fixture->session, "notify::operation");
  g_assert_false (g_action_get_enabled (G_ACTION (works)));
  fixture_put (fixture, fixture->ciphertext, first);
  heard_clear (fixture->heard);
  fixture_decrypt (fixture, PASSPHRASE);
  g_assert_true (g_action_get_enabled (G_ACTION (works)));
  heard_wait (fixture->heard, "operation");
  g_assert_true (SEALWAX_IS_OPERATION (sealwax_session_get_operation (fixture->session)));
  heard_wait (fixture->heard, "decrypted(yes)");
  heard_assert (fixture->heard, "operation operation decrypted(yes)");
  g_assert_null (sealwax_session_get_operation (fixture->session));
  g_assert_false (g_action_get_enabled (G_ACTION (works)));
}

static void
test_unproven (Fixture      *fixture,
               gconstpointer data)
{
  fixture_show (fixture, UNPROVEN);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(no)");
  heard_assert (fixture->heard, "decrypted(no)");
  fixture_assert_text (fixture->plaintext, TEXT);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_UNPROVEN);
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_UNPROVEN);
}

/* Nothing comes of it, and the person's own text stays. */
static void
assert_refused (Fixture             *fixture,
                const char          *ciphertext,
                const char          *passphrase,
                int                  code,
                SealwaxMessageResult result)
{
  fixture_show (fixture, ciphertext);
  fixture_decrypt (fixture, passphrase);
  heard_wait (fixture->heard, "refused(error)");
  heard_assert (fixture->heard, "refused(error)");
  heard_assert_error (fixture->heard, SEALWAX_ERROR, code);
  g_assert_cmpstr (heard_get_sentence (fixture->heard), !=, "");
  fixture_assert_text (fixture->plaintext, "mine");
  fixture_assert_text (fixture->ciphertext, ciphertext);
  g_assert_false (sealwax_session_is_working (fixture->session));
  g_assert_null (sealwax_session_get_operation (fixture->session));
  g_assert_true (sealwax_session_has_unsaved (fixture->session));
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, result);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  assert_refused (fixture, first, PASSPHRASE "4", SEALWAX_ERROR_WRONG, SEALWAX_MESSAGE_RESULT_WRONG);
  assert_refused (fixture, ALTERED, DAMAGE_PASSPHRASE, SEALWAX_ERROR_ALTERED, SEALWAX_MESSAGE_RESULT_ALTERED);
  assert_refused (fixture, NEEDS_KEY, DAMAGE_PASSPHRASE, SEALWAX_ERROR_MISSING, SEALWAX_MESSAGE_RESULT_NEEDS_KEY);
  /* What is known without trying is not a result. */
  assert_refused (fixture, INCOMPLETE, DAMAGE_PASSPHRASE, SEALWAX_ERROR_INCOMPLETE, SEALWAX_MESSAGE_RESULT_NONE);
  assert_refused (fixture, "Hello Bob", PASSPHRASE, SEALWAX_ERROR_NOT_A_MESSAGE, SEALWAX_MESSAGE_RESULT_NONE);
  assert_refused (fixture, "", PASSPHRASE, SEALWAX_ERROR_NOT_A_MESSAGE, SEALWAX_MESSAGE_RESULT_NONE);
  assert_refused (fixture, first, "", SEALWAX_ERROR_BAD_PASSPHRASE, SEALWAX_MESSAGE_RESULT_NONE);
}

static void
test_right_after_wrong (Fixture      *fixture,
                        gconstpointer data)
{
  fixture_show (fixture, first);
  fixture_decrypt (fixture, "wrong");
  heard_wait (fixture->heard, "refused(error)");
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  heard_assert (fixture->heard, "refused(error) decrypted(yes)");
  fixture_assert_text (fixture->plaintext, TEXT);
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_OPENED);
}

static void
test_not_encrypted (Fixture      *fixture,
                    gconstpointer data)
{
  fixture_type (fixture->plaintext, "mine");
  fixture_show (fixture, first);
  fixture_encrypt (fixture, "");
  heard_wait (fixture->heard, "refused(error)");
  heard_assert (fixture->heard, "refused(error)");
  heard_assert_error (fixture->heard, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
  fixture_assert_text (fixture->plaintext, "mine");
  fixture_assert_text (fixture->ciphertext, first);
  g_assert_true (sealwax_session_has_unsaved (fixture->session));
  g_assert_false (sealwax_session_is_working (fixture->session));
}

/* Encrypting nothing can only be a slip, and the result would replace the message that is there. */
static void
test_nothing_to_encrypt (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GSimpleAction) encrypts = g_simple_action_new ("encrypts", NULL);

  g_object_bind_property (fixture->session, "can-encrypt", encrypts, "enabled", G_BINDING_SYNC_CREATE);
  fixture_show (fixture, first);
  for (guint turns = 0; turns < 2; turns++)
    {
      g_assert_false (sealwax_session_can_encrypt (fixture->session));
      g_assert_false (g_action_get_enabled (G_ACTION (encrypts)));
      fixture_encrypt (fixture, PASSPHRASE);
      fixture_settle (fixture);
      heard_assert (fixture->heard, "refused(error)");
      g_assert_cmpstr (heard_get_sentence (fixture->heard), !=, "");
      fixture_assert_text (fixture->ciphertext, first);
      g_assert_false (sealwax_session_is_working (fixture->session));

      fixture_type (fixture->plaintext, " ");
      g_assert_true (sealwax_session_can_encrypt (fixture->session));
      g_assert_true (g_action_get_enabled (G_ACTION (encrypts)));
      fixture_erase (fixture->plaintext, 1);
    }

  fixture_put (fixture, fixture->plaintext, "pasted");
  g_assert_true (g_action_get_enabled (G_ACTION (encrypts)));
  sealwax_session_clear (fixture->session);
  g_assert_false (g_action_get_enabled (G_ACTION (encrypts)));
}

/* The chosen one of several, in the text as it is now. */
static void
test_chosen (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *one = fixture_make_message (SEALWAX_FORMAT_SEALED, "One text.", PASSPHRASE);
  g_autofree char *another = fixture_make_message (SEALWAX_FORMAT_SEALED, "Another text.", PASSPHRASE);
  g_autofree char *both = g_strconcat (one, another, NULL);
  g_autofree char *later = g_strconcat ("Hello\n", one, "and\n", another, NULL);

  fixture_show (fixture, both);
  sealwax_messages_choose (fixture->messages, 1);
  fixture_put (fixture, fixture->ciphertext, later);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  fixture_assert_text (fixture->plaintext, "Another text.");
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NONE);
  g_assert_cmpint (fixture_get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_OPENED);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture_init (&argc, &argv);
  first = fixture_make_message (SEALWAX_FORMAT_BASIC, TEXT, PASSPHRASE);

#define ADD(name, function) g_test_add ("/app/session/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("new", test_new);
  ADD ("format", test_format);
  g_test_add ("/app/session/round-trip/sealed", Fixture, GINT_TO_POINTER (SEALWAX_FORMAT_SEALED), fixture_set_up, test_round_trip, fixture_tear_down);
  g_test_add ("/app/session/round-trip/basic", Fixture, GINT_TO_POINTER (SEALWAX_FORMAT_BASIC), fixture_set_up, test_round_trip, fixture_tear_down);
  ADD ("undone", test_undone);
  ADD ("working", test_working);
  ADD ("unproven", test_unproven);
  ADD ("refused", test_refused);
  ADD ("refused/right-after-wrong", test_right_after_wrong);
  ADD ("refused/not-encrypted", test_not_encrypted);
  ADD ("nothing-to-encrypt", test_nothing_to_encrypt);
  ADD ("chosen", test_chosen);

  status = g_test_run ();
  g_free (first);

  return status;
}
