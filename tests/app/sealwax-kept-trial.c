/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "sealwax-clock.h"
#include "sealwax-kept-trial.h"
#include "sealwax-patience.h"
#include "sealwax-settings.h"
#include "support.h"

/* What is kept and can open a message is found, and nothing else is tried. */

#define OTHER_KEY "another key, of thirty-two bytes"

static gint64 now; /* in microseconds */

gint64 __wrap_sealwax_clock_get_boot_time (void);

gint64
__wrap_sealwax_clock_get_boot_time (void)
{
  return now;
}

typedef struct
{
  Fixture           session;
  GListStore       *all;
  SealwaxKeptTrial *trial;
  SealwaxKeys      *at_hand;
  SealwaxKept      *found;
  guint             ended;
} KeptFixture;

static void
on_ended (SealwaxKeptTrial *trial,
          SealwaxKept      *kept,
          KeptFixture      *fixture)
{
  g_set_object (&fixture->found, kept);
  fixture->ended++;
}

static void
set_up (KeptFixture  *fixture,
        gconstpointer data)
{
  fixture_set_up (&fixture->session, NULL);
  fixture->all = g_list_store_new (SEALWAX_TYPE_KEPT);
  fixture->trial = sealwax_kept_trial_new (fixture->session.messages, G_LIST_MODEL (fixture->all));
  fixture->at_hand = sealwax_keys_new (NULL, NULL);
  fixture->ended = 0;
  g_signal_connect (fixture->trial, "ended", G_CALLBACK (on_ended), fixture);
}

static void
tear_down (KeptFixture  *fixture,
           gconstpointer data)
{
  sealwax_kept_trial_stop (fixture->trial);
  wait_alone (fixture->trial);
  g_clear_object (&fixture->trial);
  g_clear_object (&fixture->found);
  g_clear_object (&fixture->all);
  sealwax_keys_unref (fixture->at_hand);
  fixture_tear_down (&fixture->session, NULL);
}

static void
keep (KeptFixture    *fixture,
      const char     *name_text,
      SealwaxKeptKind kind,
      const char     *bytes)
{
  g_autoptr (SealwaxSecret) name = test_secret (name_text);
  g_autoptr (SealwaxSecret) secret = test_secret (bytes);
  g_autoptr (SealwaxKept) kept = sealwax_kept_new (name_text, name, kind, secret, 0, 0);

  g_list_store_append (fixture->all, kept);
}

static void
have_at_hand (KeptFixture *fixture,
              const char  *typed,
              const char  *bytes)
{
  g_autoptr (SealwaxSecret) passphrase = typed != NULL ? test_secret (typed) : NULL;
  g_autoptr (SealwaxSecret) key = bytes != NULL ? test_secret (bytes) : NULL;

  sealwax_keys_unref (fixture->at_hand);
  fixture->at_hand = sealwax_keys_new (passphrase, key);
}

static void
show (KeptFixture  *fixture,
      SealwaxFormat format,
      const char   *passphrase,
      const char   *key)
{
  g_autoptr (GBytes) message = test_make_message (format, "text", passphrase, key);
  g_autofree char *pasted = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));

  fixture_show (&fixture->session, pasted);
}

static guint
count (KeptFixture    *fixture,
       SealwaxKeptKind kind)
{
  return sealwax_kept_trial_count (fixture->trial, kind, fixture->at_hand);
}

static gboolean
has_ended (gpointer fixture)
{
  return ((KeptFixture *)fixture)->ended > 0;
}

/* With NULL, nothing opens it. */
static void
assert_found (KeptFixture    *fixture,
              SealwaxKeptKind kind,
              const char     *name)
{
  fixture->ended = 0;
  g_assert_true (sealwax_kept_trial_begin (fixture->trial, kind, fixture->at_hand));
  g_assert_true (sealwax_kept_trial_is_running (fixture->trial));
  wait_until (has_ended, fixture);
  g_assert_cmpuint (fixture->ended, ==, 1);
  g_assert_false (sealwax_kept_trial_is_running (fixture->trial));
  g_assert_cmpstr (fixture->found != NULL ? sealwax_kept_get_name (fixture->found) : NULL, ==, name);
}

static void
keep_some (KeptFixture *fixture)
{
  keep (fixture, "Ana", SEALWAX_KEPT_PASSPHRASE, "of Ana");
  keep (fixture, "Accounting", SEALWAX_KEPT_KEY, TEST_KEY);
  keep (fixture, "Bert", SEALWAX_KEPT_PASSPHRASE, "of Bert");
  keep (fixture, "Archive", SEALWAX_KEPT_KEY, OTHER_KEY);
}

/* Nothing is tried where there is no message, or nothing of that kind. */
static void
test_nothing (KeptFixture  *fixture,
              gconstpointer data)
{
  keep_some (fixture);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 0);
  g_assert_false (sealwax_kept_trial_begin (fixture->trial, SEALWAX_KEPT_PASSPHRASE, fixture->at_hand));
  fixture_show (&fixture->session, "Lunch at noon?");
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 0);
  show (fixture, SEALWAX_FORMAT_SEALED, "of Bert", NULL);
  g_list_store_remove_all (fixture->all);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 0);
  g_assert_false (sealwax_kept_trial_begin (fixture->trial, SEALWAX_KEPT_PASSPHRASE, fixture->at_hand));
  g_assert_cmpuint (fixture->ended, ==, 0);
}

static void
test_passphrase (KeptFixture  *fixture,
                 gconstpointer data)
{
  keep_some (fixture);
  show (fixture, SEALWAX_FORMAT_SEALED, "of Bert", NULL);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 2);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_KEY), ==, 0);
  assert_found (fixture, SEALWAX_KEPT_PASSPHRASE, "Bert");
  show (fixture, SEALWAX_FORMAT_SEALED, "of nobody", NULL);
  assert_found (fixture, SEALWAX_KEPT_PASSPHRASE, NULL);
}

static void
test_key (KeptFixture  *fixture,
          gconstpointer data)
{
  keep_some (fixture);
  show (fixture, SEALWAX_FORMAT_SEALED, NULL, OTHER_KEY);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_KEY), ==, 2);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 0);
  assert_found (fixture, SEALWAX_KEPT_KEY, "Archive");
}

/* Where a message needs both, one is tried together with the other one that is at hand, never without it. */
static void
test_both (KeptFixture  *fixture,
           gconstpointer data)
{
  keep_some (fixture);
  show (fixture, SEALWAX_FORMAT_SEALED, "of Bert", TEST_KEY);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_KEY), ==, 0);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 0);

  have_at_hand (fixture, "of Bert", NULL);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_KEY), ==, 2);
  assert_found (fixture, SEALWAX_KEPT_KEY, "Accounting");
  have_at_hand (fixture, NULL, TEST_KEY);
  g_assert_cmpuint (count (fixture, SEALWAX_KEPT_PASSPHRASE), ==, 2);
  assert_found (fixture, SEALWAX_KEPT_PASSPHRASE, "Bert");
  have_at_hand (fixture, NULL, OTHER_KEY);
  assert_found (fixture, SEALWAX_KEPT_PASSPHRASE, NULL);
}

/* The estimate made beforehand: all processors work, and each derivation takes as long as was measured. */
static void
test_estimate (KeptFixture  *fixture,
               gconstpointer data)
{
  guint processors = g_get_num_processors ();

  show (fixture, SEALWAX_FORMAT_BASIC, "of Bert", NULL);
  g_object_set (sealwax_settings_get_default (), "calibrated-iterations", 1000000, NULL);
  g_assert_cmpuint (sealwax_kept_trial_estimate (fixture->trial, 1), ==, 25);
  g_assert_cmpuint (sealwax_kept_trial_estimate (fixture->trial, processors), ==, 25);
  g_assert_cmpuint (sealwax_kept_trial_estimate (fixture->trial, processors + 1), ==, 50);
}

/* What was stopped says nothing later, not even what it has found. */
static void
test_stopped (KeptFixture  *fixture,
              gconstpointer data)
{
  keep_some (fixture);
  show (fixture, SEALWAX_FORMAT_SEALED, "of Bert", NULL);
  g_assert_true (sealwax_kept_trial_begin (fixture->trial, SEALWAX_KEPT_PASSPHRASE, fixture->at_hand));
  sealwax_kept_trial_stop (fixture->trial);
  g_assert_false (sealwax_kept_trial_is_running (fixture->trial));
  wait_alone (fixture->trial);
  g_assert_cmpuint (fixture->ended, ==, 0);
}

static gboolean
is_asking (gpointer trial)
{
  return sealwax_kept_trial_is_asking (trial);
}

static void
count_look (guint *looks)
{
  (*looks)++;
}

static gboolean
has_looked_twice (gpointer looks)
{
  return *(guint *)looks >= 2;
}

/* After a minute, it waits for an answer, and for one only. */
static void
test_asks (KeptFixture  *fixture,
           gconstpointer data)
{
  g_autofree char *slow = fixture_make_slow_message ("of nobody");
  guint            looks = 0;

  keep (fixture, "Ana", SEALWAX_KEPT_PASSPHRASE, "of Ana");
  fixture_show (&fixture->session, slow);
  now = 0;
  g_assert_true (sealwax_kept_trial_begin (fixture->trial, SEALWAX_KEPT_PASSPHRASE, fixture->at_hand));
  g_signal_connect_swapped (fixture->trial, "changed", G_CALLBACK (count_look), &looks);
  wait_until (has_looked_twice, &looks); /* so it has begun */
  g_assert_false (sealwax_kept_trial_is_asking (fixture->trial));
  now = (gint64)SEALWAX_PATIENCE_SECONDS * G_USEC_PER_SEC;
  wait_until (is_asking, fixture->trial);
  sealwax_kept_trial_go_on (fixture->trial);
  g_assert_false (sealwax_kept_trial_is_asking (fixture->trial));
  now *= 10;
  looks = 0;
  wait_until (has_looked_twice, &looks);
  g_assert_false (sealwax_kept_trial_is_asking (fixture->trial));
  g_assert_true (sealwax_kept_trial_is_running (fixture->trial));
  g_assert_cmpuint (fixture->ended, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->trial, &looks);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(name, test) g_test_add ("/app/kept-trial/" name, KeptFixture, NULL, set_up, test, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("passphrase", test_passphrase);
  ADD ("key", test_key);
  ADD ("both", test_both);
  ADD ("estimate", test_estimate);
  ADD ("stopped", test_stopped);
  ADD ("asks", test_asks);
#undef ADD

  return g_test_run ();
}
