/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "sealwax-error.h"
#include "support.h"

/* Messages that are sealed and opened with a key file, alone or with a passphrase, and the drafts that come of them. */

#define PASSPHRASE "StrongPassword123"
#define OTHER_KEY "fedcba9876543210FEDCBA9876543210"
#define TEXT "This is a secret message."
#define DRAFT TEXT " I agree."

typedef struct
{
  const char *name;
  const char *passphrase; /* (nullable) */
  const char *key;        /* (nullable) */
} With;

static const With withs[] = {
  { "passphrase", PASSPHRASE, NULL },
  { "key", NULL, TEST_KEY },
  { "both", PASSPHRASE, TEST_KEY },
};

static char *
make_message (const With *with)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, TEXT, with->passphrase, with->key);
  gsize       size;
  const char *bytes = g_bytes_get_data (message, &size);

  return g_strndup (bytes, size);
}

static void
assert_opens (Fixture    *fixture,
              const With *with,
              const char *text)
{
  fixture_decrypt_with (fixture, with->passphrase, with->key);
  heard_wait (fixture->heard, "decrypted(yes)");
  heard_clear (fixture->heard);
  fixture_assert_text (fixture->plaintext, text);
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_OPENED);
}

static void
assert_refused (Fixture    *fixture,
                int         code,
                const char *sentence)
{
  heard_wait (fixture->heard, "refused(error)");
  heard_assert (fixture->heard, "refused(error)");
  heard_assert_error (fixture->heard, SEALWAX_ERROR, code);
  g_assert_cmpstr (heard_get_sentence (fixture->heard), ==, sentence);
  heard_clear (fixture->heard);
  g_assert_false (sealwax_session_is_working (fixture->session));
}

/* What is sealed with some keys opens with them, and with whatever else is at hand. */
static void
test_opens (Fixture      *fixture,
            gconstpointer data)
{
  const With       all = { "all", PASSPHRASE, TEST_KEY };
  g_autofree char *message = make_message (data);

  fixture_show (fixture, message);
  assert_opens (fixture, data, TEXT);
  assert_opens (fixture, &all, TEXT);
}

static void
test_seals (Fixture      *fixture,
            gconstpointer data)
{
  const With *with = data;
  g_autoptr (SealwaxSecret) message = NULL;

  fixture_type (fixture->plaintext, TEXT);
  fixture_encrypt_with (fixture, with->passphrase, with->key);
  heard_wait (fixture->heard, "encrypted");
  message = sealwax_text_model_dup_text (fixture->ciphertext);
  sealwax_session_clear (fixture->session);
  fixture_show (fixture, sealwax_secret_get_text (message));
  assert_opens (fixture, with, TEXT);
}

/* It says what is missing, and blames nothing that is not needed. */
static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *with_key = make_message (&withs[1]);
  g_autofree char *with_both = make_message (&withs[2]);
  g_autofree char *with_passphrase = make_message (&withs[0]);

  fixture_show (fixture, with_key);
  fixture_decrypt (fixture, PASSPHRASE);
  assert_refused (fixture, SEALWAX_ERROR_MISSING, "This message needs a key file.");
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NEEDS_KEY);

  fixture_show (fixture, with_both);
  fixture_decrypt (fixture, PASSPHRASE);
  assert_refused (fixture, SEALWAX_ERROR_MISSING, "This message needs both a passphrase and a key file.");
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NEEDS_KEY);
  fixture_decrypt_with (fixture, NULL, TEST_KEY);
  assert_refused (fixture, SEALWAX_ERROR_MISSING, "This message needs both a passphrase and a key file.");

  fixture_show (fixture, with_passphrase);
  fixture_decrypt_with (fixture, NULL, TEST_KEY);
  assert_refused (fixture, SEALWAX_ERROR_MISSING, "This message needs a passphrase.");
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *with_key = make_message (&withs[1]);
  g_autofree char *with_both = make_message (&withs[2]);

  fixture_show (fixture, with_key);
  fixture_decrypt_with (fixture, PASSPHRASE, OTHER_KEY);
  assert_refused (fixture, SEALWAX_ERROR_WRONG, "This key doesn’t open this message.");
  g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_WRONG);

  fixture_show (fixture, with_both);
  fixture_decrypt_with (fixture, PASSPHRASE, OTHER_KEY);
  assert_refused (fixture, SEALWAX_ERROR_WRONG, "This passphrase and key don’t open this message.");
}

/* Whoever has loaded a key file believes that it protects the message. */
static void
test_basic (Fixture      *fixture,
            gconstpointer data)
{
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_type (fixture->plaintext, TEXT);
  for (guint turns = 0; turns < 2; turns++)
    {
      fixture_encrypt_with (fixture, turns == 0 ? PASSPHRASE : NULL, TEST_KEY);
      heard_wait (fixture->heard, "refused(error)");
      g_assert_cmpstr (heard_get_sentence (fixture->heard), ==, "Basic messages take no key file. Remove it, or choose Sealed.");
      fixture_assert_text (fixture->ciphertext, "");
      heard_clear (fixture->heard);
    }
}

/* Decrypts a message, writes an answer beneath it, and is called away. */
static void
make_draft (Fixture    *fixture,
            const char *message,
            const With *with)
{
  fixture_show (fixture, message);
  assert_opens (fixture, with, TEXT);
  fixture_type (fixture->plaintext, " I agree.");
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  fixture_assert_text (fixture->plaintext, "");
  heard_clear (fixture->heard);
}

static void
assert_restored (Fixture    *fixture,
                 const With *with)
{
  fixture_decrypt_with (fixture, with->passphrase, with->key);
  heard_wait (fixture->heard, "restored");
  heard_clear (fixture->heard);
  fixture_assert_text (fixture->plaintext, DRAFT);
  g_assert_false (sealwax_session_has_drafts (fixture->session));
}

/* It comes back with what its message needed, twice, although everything was at hand when it was opened. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  const With       all = { "all", PASSPHRASE, TEST_KEY };
  g_autofree char *message = make_message (data);

  make_draft (fixture, message, &all);
  assert_restored (fixture, &all);
  g_assert_cmpint (sealwax_session_clear_secrets (fixture->session), ==, SEALWAX_OUTCOME_DRAFT_KEPT);
  assert_restored (fixture, data);
}

static void
refuse_draft (Fixture    *fixture,
              const char *passphrase,
              const char *key,
              int         code,
              const char *sentence)
{
  fixture_encrypt_with (fixture, passphrase, key);
  assert_refused (fixture, code, sentence);
  g_assert_true (sealwax_session_has_drafts (fixture->session));
}

static void
test_draft_refused (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *with_key = make_message (&withs[1]);
  g_autofree char *with_both = make_message (&withs[2]);
  g_autofree char *with_passphrase = make_message (&withs[0]);

  make_draft (fixture, with_key, &withs[1]);
  refuse_draft (fixture, PASSPHRASE, NULL, SEALWAX_ERROR_MISSING, "Your text, which is kept encrypted, needs the key file that opened it.");
  refuse_draft (fixture, PASSPHRASE, OTHER_KEY, SEALWAX_ERROR_WRONG, "This key file doesn’t open your text, which is kept encrypted.");
  sealwax_session_clear (fixture->session);

  make_draft (fixture, with_both, &withs[2]);
  refuse_draft (fixture, PASSPHRASE, NULL, SEALWAX_ERROR_MISSING, "Your text, which is kept encrypted, needs the key file that opened it.");
  refuse_draft (fixture, NULL, TEST_KEY, SEALWAX_ERROR_MISSING, "Your text, which is kept encrypted, needs the passphrase that opened it.");
  refuse_draft (fixture, PASSPHRASE, OTHER_KEY, SEALWAX_ERROR_WRONG, "This passphrase and key file don’t open your text, which is kept encrypted.");
  sealwax_session_clear (fixture->session);

  make_draft (fixture, with_passphrase, &withs[0]);
  refuse_draft (fixture, NULL, TEST_KEY, SEALWAX_ERROR_MISSING, "Your text, which is kept encrypted, needs the passphrase that opened it.");
  refuse_draft (fixture, "wrong", TEST_KEY, SEALWAX_ERROR_WRONG, "This passphrase doesn’t open your text, which is kept encrypted.");
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/app/session-keys/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (withs); i++)
    {
      g_autofree char *opens = g_strdup_printf ("/app/session-keys/opens/%s", withs[i].name);
      g_autofree char *seals = g_strdup_printf ("/app/session-keys/seals/%s", withs[i].name);
      g_autofree char *draft = g_strdup_printf ("/app/session-keys/draft/%s", withs[i].name);

      g_test_add (opens, Fixture, &withs[i], fixture_set_up, test_opens, fixture_tear_down);
      g_test_add (seals, Fixture, &withs[i], fixture_set_up, test_seals, fixture_tear_down);
      g_test_add (draft, Fixture, &withs[i], fixture_set_up, test_draft, fixture_tear_down);
    }
  ADD ("missing", test_missing);
  ADD ("wrong", test_wrong);
  ADD ("basic", test_basic);
  ADD ("draft/refused", test_draft_refused);

  return g_test_run ();
}
