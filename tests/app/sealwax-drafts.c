/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-drafts.h"

#include "heard.h"
#include "support.h"

/* Kept texts, each of them sealed on a thread: their order, and that nothing of them stays in the clear. What a session
 * does with them is in sealwax-session-drafts.c. */

#define PASSPHRASE "six words"
#define LITTLE SEALWAX_ITERATIONS_MIN
#define MUCH (10 * SEALWAX_ITERATIONS_MIN)

static void
add (SealwaxDrafts *drafts,
     const char    *text,
     const char    *passphrase,
     guint          iterations)
{
  g_autoptr (SealwaxSecret) secret = test_secret (text);
  g_autoptr (SealwaxSecret) sealed_under = test_secret (passphrase);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (sealed_under, NULL);

  sealwax_drafts_add (drafts, secret, keys, iterations);
}

static gboolean
is_sealed (gpointer drafts)
{
  for (guint i = 0; i < sealwax_drafts_get_count (drafts); i++)
    {
      g_autoptr (SealwaxSecret) message = sealwax_drafts_dup (drafts, i);

      if (message == NULL)
        return FALSE;
    }

  return TRUE;
}

static char *
dup_text (SealwaxDrafts *drafts,
          guint          index)
{
  g_autoptr (SealwaxSecret) message = sealwax_drafts_dup (drafts, index);
  g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (message);
  g_autoptr (SealwaxOperation) operation = test_new_open (bytes, PASSPHRASE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_operation_open (operation, NULL, &error);

  g_assert_no_error (error);

  return g_strdup (sealwax_secret_get_text (text));
}

static void
assert_text (SealwaxDrafts *drafts,
             guint          index,
             const char    *expected)
{
  g_autofree char *text = dup_text (drafts, index);

  g_assert_cmpstr (text, ==, expected);
}

/* They count at once, and announce when they can be had. */
static void
test_add (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();
  Heard *heard = heard_new ();

  heard_follow (heard, drafts, "notify::count");
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 0);
  g_assert_null (sealwax_drafts_dup (drafts, 0));
  add (drafts, "text", PASSPHRASE, LITTLE);
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 1);
  g_assert_null (sealwax_drafts_dup (drafts, 0));
  heard_wait (heard, "count");
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 1);
  assert_text (drafts, 0, "text");
  g_assert_null (sealwax_drafts_dup (drafts, 1));
  wait_alone (drafts);
  heard_free (heard);
}

/* A passphrase may contain a character that Unicode does not know yet: the same program wrote it and reads it. */
static void
test_unassigned (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();

  add (drafts, "text", "\xcd\xb8", LITTLE);
  wait_until (is_sealed, drafts);
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 1);
}

/* What a key has sealed opens with that alone; a key is needed only if no passphrase brings anything back. */
static void
test_key (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();
  g_autoptr (SealwaxSecret) text = test_secret ("text");
  g_autoptr (SealwaxSecret) key = test_secret (TEST_KEY);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (NULL, key);
  g_autoptr (SealwaxSecret) message = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (SealwaxSecret) opened = NULL;

  g_assert_false (sealwax_drafts_need_key (drafts));
  sealwax_drafts_add (drafts, text, keys, LITTLE);
  g_assert_true (sealwax_drafts_need_key (drafts));
  wait_until (is_sealed, drafts);
  message = sealwax_drafts_dup (drafts, 0);
  bytes = sealwax_secret_get_bytes (message);
  operation = test_new_open (bytes, NULL, TEST_KEY);
  opened = sealwax_operation_open (operation, NULL, NULL);
  g_assert_cmpstr (sealwax_secret_get_text (opened), ==, "text");

  add (drafts, "another", PASSPHRASE, LITTLE);
  g_assert_false (sealwax_drafts_need_key (drafts));
  wait_until (is_sealed, drafts);
}

/* The oldest one comes first, although it takes longest. */
static void
test_order (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();
  Heard *heard = heard_new ();

  heard_follow (heard, drafts, "notify::count");
  add (drafts, "first", PASSPHRASE, MUCH);
  add (drafts, "second", PASSPHRASE, LITTLE);
  heard_wait (heard, "count");
  wait_until (is_sealed, drafts);
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 2);
  assert_text (drafts, 0, "first");
  assert_text (drafts, 1, "second");
  heard_free (heard);
}

static void
test_remove (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();
  g_autoptr (SealwaxSecret) first = NULL;
  Heard *heard = heard_new ();

  add (drafts, "first", PASSPHRASE, LITTLE);
  add (drafts, "second", PASSPHRASE, LITTLE);
  wait_until (is_sealed, drafts);
  first = sealwax_drafts_dup (drafts, 0);
  heard_follow (heard, drafts, "notify::count");
  sealwax_drafts_remove (drafts, first);
  heard_assert (heard, "count");
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 1);
  g_assert_null (sealwax_drafts_dup (drafts, 1));
  heard_free (heard);
}

/* Including those that are still being sealed. */
static void
test_clear (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();
  Heard *heard = heard_new ();

  add (drafts, "first", PASSPHRASE, LITTLE);
  wait_until (is_sealed, drafts);
  add (drafts, "second", PASSPHRASE, LITTLE);
  heard_follow (heard, drafts, "notify::count");
  heard_follow (heard, drafts, "lost");
  sealwax_drafts_clear (drafts);
  heard_assert (heard, "count");
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 0);

  add (drafts, "third", PASSPHRASE, LITTLE);
  wait_alone (drafts);
  heard_assert (heard, "count");
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 1);
  heard_free (heard);
}

/* One that cannot be sealed is gone, and does not affect the others. */
static void
test_lost (void)
{
  g_autoptr (SealwaxDrafts) drafts = sealwax_drafts_new ();
  Heard *heard = heard_new ();

  heard_follow (heard, drafts, "lost");
  add (drafts, "not UTF-8: \xff", PASSPHRASE, LITTLE);
  add (drafts, "text", PASSPHRASE, LITTLE);
  wait_alone (drafts);
  heard_assert (heard, "lost(This is not text: only text in UTF-8 can be encrypted.)");
  g_assert_cmpuint (sealwax_drafts_get_count (drafts), ==, 1);
  assert_text (drafts, 0, "text");
  heard_free (heard);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/app/drafts/add", test_add);
  g_test_add_func ("/app/drafts/unassigned", test_unassigned);
  g_test_add_func ("/app/drafts/key", test_key);
  g_test_add_func ("/app/drafts/order", test_order);
  g_test_add_func ("/app/drafts/remove", test_remove);
  g_test_add_func ("/app/drafts/clear", test_clear);
  g_test_add_func ("/app/drafts/lost", test_lost);

  return g_test_run ();
}
