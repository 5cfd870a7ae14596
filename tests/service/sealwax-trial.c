/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-trial.h"

#include <string.h>

#include "memory.h"
#include "opening.h"
#include "sealwax-inspect.h"
#include "support.h"

/* The first 31 of a key's 32 bytes. */
#define KEY_START "0123456789abcdef0123456789ABCDE"

static SealwaxTrial *
make_trial (GBytes *pasted)
{
  g_autoptr (GArray) messages = sealwax_inspect (pasted);

  g_assert_cmpuint (messages->len, ==, 1);

  return sealwax_trial_new (pasted, &g_array_index (messages, SealwaxMessage, 0));
}

static void
add (SealwaxTrial *trial,
     const char   *typed,
     const char   *bytes)
{
  g_autoptr (SealwaxSecret) passphrase = typed != NULL ? test_secret (typed) : NULL;
  g_autoptr (SealwaxSecret) key = bytes != NULL ? test_secret (bytes) : NULL;
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, key);

  sealwax_trial_add (trial, keys);
}

static void
assert_found (SealwaxTrial *trial,
              guint         expected)
{
  guint index;

  g_assert_true (sealwax_trial_run (trial, NULL, &index));
  g_assert_cmpuint (index, ==, expected);
  g_assert_cmpuint (sealwax_trial_get_done (trial), >=, 1);
}

static void
test_passphrases (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "the right one", NULL);
  SealwaxTrial *trial;

  memory_begin ();
  trial = make_trial (message);
  for (guint i = 0; i < 4; i++)
    add (trial, i == 2 ? "the right one" : "a wrong one", NULL);
  g_assert_cmpuint (sealwax_trial_get_count (trial), ==, 4);
  g_assert_cmpuint (sealwax_trial_get_done (trial), ==, 0);
  assert_found (trial, 2);
  g_assert_finalize_object (trial);
  memory_assert_all_wiped ();
}

/* What was kept is exact: nobody has typed it a moment ago. */
static void
test_none (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "it's", NULL);
  SealwaxTrial *trial;
  guint         index;

  memory_begin ();
  trial = make_trial (message);
  add (trial, "It’s ", NULL);
  add (trial, NULL, TEST_KEY);
  g_assert_false (sealwax_trial_run (trial, NULL, &index));
  g_assert_cmpuint (sealwax_trial_get_done (trial), ==, 2);
  g_assert_finalize_object (trial);
  memory_assert_all_wiped ();
}

static void
test_nothing_to_try (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "it's", NULL);
  g_autoptr (SealwaxTrial) trial = make_trial (message);
  guint index;

  g_assert_false (sealwax_trial_run (trial, NULL, &index));
}

/* With the passphrase that somebody typed, which is derived once, and then with another. */
static void
test_keys (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "it's", TEST_KEY);
  g_autoptr (SealwaxSecret) passphrase = test_secret ("it's");
  SealwaxTrial *trial;

  memory_begin ();
  trial = make_trial (message);
  add (trial, "another", TEST_KEY);
  for (char last = 'A'; last <= 'F'; last++)
    {
      g_autofree char *bytes = g_strdup_printf ("%s%c", KEY_START, last);
      g_autoptr (SealwaxSecret) key = test_secret (bytes);
      g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, key);

      sealwax_trial_add (trial, keys);
    }
  assert_found (trial, 6);
  g_assert_finalize_object (trial);
  memory_assert_all_wiped ();
}

/* 100 keys cost next to nothing: nothing is derived for a message without a passphrase. */
static void
test_many_keys (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", NULL, TEST_KEY);
  g_autoptr (SealwaxTrial) trial = make_trial (message);
  gint64 start;

  for (guint i = 0; i < 99; i++)
    {
      g_autofree char *bytes = g_strdup_printf ("%032u", i);

      add (trial, NULL, bytes);
    }
  add (trial, NULL, TEST_KEY);
  start = g_get_monotonic_time ();
  assert_found (trial, 99);
  g_test_message ("100 keys took %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
}

/* Somebody else's program made it, so nothing proves that this is the text: a wrong passphrase gives one now and then, too. */
static void
test_unproven (void)
{
  g_autoptr (GBytes) message = opening_message (opening_by_article);
  g_autoptr (SealwaxTrial) trial = make_trial (message);
  guint index;

  add (trial, "StrongPassword123", NULL);
  g_assert_false (sealwax_trial_run (trial, NULL, &index));
  g_assert_cmpuint (sealwax_trial_get_done (trial), ==, 1);
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  guint index;

  g_assert_false (sealwax_trial_run_finish (SEALWAX_TRIAL (source), result, &index));
  *(gboolean *)data = TRUE;
}

/* It is paused, so nothing is tried before it is given up. */
static void
test_cancelled (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "it's", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SealwaxTrial *trial;
  gboolean      done = FALSE;

  memory_begin ();
  trial = make_trial (message);
  add (trial, "it's", NULL);
  sealwax_trial_set_paused (trial, TRUE);
  sealwax_trial_run_async (trial, cancellable, on_run, &done);
  g_cancellable_cancel (cancellable);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (sealwax_trial_get_done (trial), ==, 0);
  g_object_unref (trial);
  memory_wait ();
  memory_assert_all_wiped ();
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_assert_true (sealwax_trial_run_finish (SEALWAX_TRIAL (source), result, data));
}

static void
test_goes_on (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", "it's", NULL);
  g_autoptr (SealwaxTrial) trial = make_trial (message);
  guint index = G_MAXUINT;

  add (trial, "it's", NULL);
  sealwax_trial_set_paused (trial, TRUE);
  sealwax_trial_run_async (trial, NULL, on_found, &index);
  sealwax_trial_set_paused (trial, FALSE);
  while (index == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (index, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/trial/passphrases", test_passphrases);
  g_test_add_func ("/service/trial/none", test_none);
  g_test_add_func ("/service/trial/nothing-to-try", test_nothing_to_try);
  g_test_add_func ("/service/trial/keys", test_keys);
  g_test_add_func ("/service/trial/many-keys", test_many_keys);
  g_test_add_func ("/service/trial/unproven", test_unproven);
  g_test_add_func ("/service/trial/cancelled", test_cancelled);
  g_test_add_func ("/service/trial/goes-on", test_goes_on);

  return g_test_run ();
}
