/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

/* Stopping: once something was changed or given up, no result arrives later. */

#define PASSPHRASE "StrongPassword123"

#define END "Yours, Bob"

static char *both; /* two messages */

/* When something is changed. A result never arrives before the main loop runs. */
typedef enum
{
  AT_ONCE,
  UNDER_WAY,
  DONE, /* the thread has the result */
  N_MOMENTS,
} Moment;

typedef struct
{
  const char *name;
  void (*change) (Fixture *fixture);
  const char *heard;
  const char *plaintext;  /* afterwards */
  const char *ciphertext; /* at its end, afterwards */
} Change;

static void
type_into_plaintext (Fixture *fixture)
{
  fixture_type (fixture->plaintext, "!");
}

static void
type_into_ciphertext (Fixture *fixture)
{
  fixture_type (fixture->ciphertext, " and Alice");
}

static void
undo_in_plaintext (Fixture *fixture)
{
  sealwax_text_model_undo (fixture->plaintext);
}

static void
paste (Fixture *fixture)
{
  fixture_put (fixture, fixture->plaintext, "pasted");
}

static void
choose (Fixture *fixture)
{
  sealwax_messages_choose_next (fixture->messages, 1);
}

static void
change_format (Fixture *fixture)
{
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_SEALED);
}

static void
interrupt (Fixture *fixture)
{
  sealwax_session_interrupt (fixture->session);
}

static void
stop (Fixture *fixture)
{
  sealwax_session_stop (fixture->session);
}

static void
clear_secrets (Fixture *fixture)
{
  sealwax_session_clear_secrets (fixture->session);
}

static const Change changes[] = {
  { "plaintext-typed", type_into_plaintext, "stopped", "mine!", END },
  { "plaintext-undone", undo_in_plaintext, "stopped", "", END },
  { "plaintext-pasted", paste, "stopped taken(-)", "pasted", END },
  { "ciphertext-typed", type_into_ciphertext, "stopped", "mine", "Alice" },
  { "chosen", choose, "stopped", "mine", END },
  { "format", change_format, "stopped", "mine", END },
  { "interrupt", interrupt, "stopped", "mine", END },
  { "stop", stop, "", "mine", END },
  { "clear-secrets", clear_secrets, "", "mine", END },
};

static gboolean
has_operation (gpointer session)
{
  return sealwax_session_get_operation (session) != NULL;
}

/* Without running the main loop, so that nothing can arrive. */
static void
wait_for_thread (SealwaxOperation *operation)
{
  while (sealwax_operation_get_fraction (operation) < 1)
    g_thread_yield ();
}

static void
begin (Fixture *fixture,
       gboolean encrypts,
       Moment   moment)
{
  fixture_show (fixture, both);
  fixture_type (fixture->plaintext, "mine");
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  (encrypts ? fixture_encrypt : fixture_decrypt) (fixture, PASSPHRASE);
  if (moment >= UNDER_WAY)
    wait_until (has_operation, fixture->session);
  if (moment == DONE)
    wait_for_thread (sealwax_session_get_operation (fixture->session));
  heard_assert (fixture->heard, "");
}

static void
assert_nothing_arrives (Fixture      *fixture,
                        const Change *change)
{
  g_autoptr (SealwaxSecret) ciphertext = NULL;

  g_assert_false (sealwax_session_is_working (fixture->session));
  g_assert_null (sealwax_session_get_operation (fixture->session));
  fixture_settle (fixture);
  heard_assert (fixture->heard, change->heard);
  fixture_assert_text (fixture->plaintext, change->plaintext);
  ciphertext = sealwax_text_model_dup_text (fixture->ciphertext);
  g_assert_true (g_str_has_suffix (sealwax_secret_get_text (ciphertext), change->ciphertext));
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (fixture_get_result (fixture, i), ==, SEALWAX_MESSAGE_RESULT_NONE);
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_NONE);
  g_assert_cmpint (sealwax_text_model_get_kept (fixture->plaintext), ==, SEALWAX_TEXT_KEPT_NOWHERE);
}

static void
test_change (gconstpointer data)
{
  const Change *change = data;

  for (Moment moment = AT_ONCE; moment < N_MOMENTS; moment++)
    for (guint encrypts = 0; encrypts < 2; encrypts++)
      {
        Fixture fixture;

        fixture_set_up (&fixture, NULL);
        begin (&fixture, encrypts, moment);
        change->change (&fixture);
        assert_nothing_arrives (&fixture, change);
        fixture_tear_down (&fixture, NULL);
      }
}

/* What changes nothing stops nothing. */
static void
test_no_change (Fixture      *fixture,
                gconstpointer data)
{
  begin (fixture, TRUE, UNDER_WAY);
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  sealwax_messages_choose (fixture->messages, 0);
  g_assert_true (sealwax_session_is_working (fixture->session));
  heard_wait (fixture->heard, "encrypted");
  heard_assert (fixture->heard, "encrypted");
}

static void
test_no_work (Fixture      *fixture,
              gconstpointer data)
{
  sealwax_session_stop (fixture->session);
  sealwax_session_interrupt (fixture->session);
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_type (fixture->plaintext, "mine");
  heard_assert (fixture->heard, "");
}

/* It is announced after others have seen the change. */
static void
test_told_last (Fixture      *fixture,
                gconstpointer data)
{
  begin (fixture, TRUE, AT_ONCE);
  heard_follow (fixture->heard, fixture->session, "changed");
  heard_follow (fixture->heard, fixture->session, "notify::format");
  fixture_type (fixture->plaintext, "!");
  heard_assert (fixture->heard, "changed(plaintext) stopped");

  fixture_encrypt (fixture, PASSPHRASE);
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_SEALED);
  heard_assert (fixture->heard, "format stopped");
}

/* One thing at a time: the first. */
static void
test_while_working (Fixture      *fixture,
                    gconstpointer data)
{
  begin (fixture, TRUE, AT_ONCE);
  fixture_encrypt (fixture, "another passphrase");
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "encrypted");
  fixture_assert_text (fixture->plaintext, "mine");

  fixture_decrypt (fixture, PASSPHRASE);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "decrypted(yes)");
  fixture_assert_text (fixture->plaintext, "mine");
}

/* What was stopped does not get in the way of what is started next. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  begin (fixture, FALSE, UNDER_WAY);
  sealwax_session_stop (fixture->session);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  fixture_settle (fixture);
  heard_assert (fixture->heard, "decrypted(yes)");
  fixture_assert_text (fixture->plaintext, "The first text.");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  int              status;

  fixture_init (&argc, &argv);
  first = fixture_make_message (SEALWAX_FORMAT_SEALED, "The first text.", PASSPHRASE);
  second = fixture_make_message (SEALWAX_FORMAT_SEALED, "The second text.", PASSPHRASE);
  both = g_strconcat (first, second, END, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/app/session-stopping/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
#define ADD(name, function) g_test_add ("/app/session-stopping/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("no-change", test_no_change);
  ADD ("no-work", test_no_work);
  ADD ("told-last", test_told_last);
  ADD ("while-working", test_while_working);
  ADD ("again", test_again);

  status = g_test_run ();
  g_free (both);

  return status;
}
