/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-operation.h"

#include <string.h>

#include "memory.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "support.h"

#define SECRET_TEXT "Meet at noon, at the usual place."

/* Long enough to be seen running, and so long that only cancelling ends it soon. */
#define SOME_ITERATIONS 3000000
#define MOST_ITERATIONS SEALWAX_ITERATIONS_MAX

SealwaxStatus __real_sealwax_message_open (const char            *pasted,
                                           const SealwaxMessage  *message,
                                           const SealwaxSecrets  *secrets,
                                           const SealwaxProgress *progress,
                                           uint8_t               *buffer,
                                           size_t                *text_size);
SealwaxStatus __wrap_sealwax_message_open (const char            *pasted,
                                           const SealwaxMessage  *message,
                                           const SealwaxSecrets  *secrets,
                                           const SealwaxProgress *progress,
                                           uint8_t               *buffer,
                                           size_t                *text_size);

/* What the worker saw the moment a text had been opened, and what it should cancel then. */
static gconstpointer opened_at;
static gboolean      opened_right;
static GThread      *opened_by;
static GCancellable *cancel_when_opened;

/* How far an operation said it was, each time a passphrase had been tried. */
static SealwaxOperation *tried_by;
static double            tried_at[SEALWAX_ATTEMPTS_MAX];
static guint             n_tried;

SealwaxStatus
__wrap_sealwax_message_open (const char            *pasted,
                             const SealwaxMessage  *message,
                             const SealwaxSecrets  *secrets,
                             const SealwaxProgress *progress,
                             uint8_t               *buffer,
                             size_t                *text_size)
{
  SealwaxStatus status = __real_sealwax_message_open (pasted, message, secrets, progress, buffer, text_size);

  opened_at = buffer;
  opened_by = g_thread_self ();
  opened_right = *text_size == strlen (SECRET_TEXT) && memcmp (buffer, SECRET_TEXT, *text_size) == 0;
  if (cancel_when_opened != NULL)
    g_cancellable_cancel (cancel_when_opened);
  if (tried_by != NULL && n_tried < G_N_ELEMENTS (tried_at))
    tried_at[n_tried++] = sealwax_operation_get_fraction (tried_by);

  return status;
}

static GBytes *with_key; /* a message of SECRET_TEXT, which opens at once */

static void
begin (void)
{
  memory_begin ();
  opened_at = NULL;
  opened_by = NULL;
  opened_right = FALSE;
  cancel_when_opened = NULL;
}

/* What the main loop saw while an operation was under way. */
typedef struct
{
  SealwaxOperation *operation;
  GCancellable     *cancellable;
  double            cancel_at; /* the fraction from which to cancel; over 1: never */
  double            last;
  guint             turns;
  guint             steps; /* different fractions between 0 and 1 */
  gboolean          fell;
} Watch;

static gboolean
on_idle (gpointer data)
{
  Watch *watch = data;
  double fraction = sealwax_operation_get_fraction (watch->operation);

  watch->turns++;
  watch->fell |= fraction < watch->last;
  watch->steps += fraction > watch->last && fraction < 1;
  watch->last = fraction;
  if (fraction >= watch->cancel_at)
    g_cancellable_cancel (watch->cancellable);

  return G_SOURCE_CONTINUE;
}

/* Runs a sealing to its end, and watches it from the main loop. */
static GBytes *
seal_watched (SealwaxOperation *operation,
              double            cancel_at,
              Watch            *watch,
              GError          **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  guint         source;

  *watch = (Watch){ .operation = operation, .cancellable = cancellable, .cancel_at = cancel_at };
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 0);

  source = g_idle_add (on_idle, watch);
  sealwax_operation_seal_async (operation, cancellable, test_on_done, &pending);
  g_assert_null (pending);
  result = test_wait (&pending);
  g_source_remove (source);

  return test_take_message (sealwax_operation_seal_finish (operation, result, error));
}

static void
test_progress (void)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "text", "passphrase", NULL, SOME_ITERATIONS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = NULL;
  Watch watch;

  memory_begin ();
  message = seal_watched (operation, 2, &watch, &error);
  g_assert_no_error (error);
  g_assert_nonnull (message);

  g_assert_false (watch.fell);
  g_assert_cmpuint (watch.steps, >=, 3);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 1);
  test_release (operation);
}

/* The main loop keeps running while a thread works: a window would still answer. */
static void
test_loop_turns (void)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "text", "passphrase", NULL, SOME_ITERATIONS);
  g_autoptr (GBytes) message = NULL;
  Watch watch;

  message = seal_watched (operation, 2, &watch, NULL);
  g_assert_nonnull (message);
  g_test_message ("%u turns", watch.turns);
  g_assert_cmpuint (watch.turns, >=, 20);
  test_release (operation);
}

/* An opening reports its fraction, too. */
static void
test_progress_of_opening (void)
{
  g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, SECRET_TEXT, "passphrase", NULL);
  SealwaxOperation *operation = test_new_open (message, "passphrase", NULL);
  g_autoptr (SealwaxSecret) text = NULL;

  begin ();
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 0);
  text = test_open (operation, NULL);
  g_assert_nonnull (text);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 1);
  g_assert_nonnull (opened_by);
  g_assert_true (opened_by != g_thread_self ());
  test_release (operation);
}

/* With a passphrase that may be meant in four ways, each derivation is a quarter of the way. The last may be right. */
static void
test_progress_of_variants (void)
{
  static const char *const meant[] = { "iT'S", "another" };

  for (gsize i = 0; i < G_N_ELEMENTS (meant); i++)
    {
      g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, SECRET_TEXT, meant[i], NULL);
      SealwaxOperation *operation = test_new_open (message, "It’s  ", NULL);
      g_autoptr (SealwaxSecret) text = NULL;

      tried_by = operation;
      n_tried = 0;
      sealwax_operation_set_source (operation, SEALWAX_SOURCE_TYPED);
      text = sealwax_operation_open (operation, NULL, NULL);
      tried_by = NULL;

      g_assert_true ((text != NULL) == (i == 0));
      g_assert_cmpuint (n_tried, ==, 4);
      for (guint attempt = 0; attempt < n_tried; attempt++)
        g_assert_cmpfloat_with_epsilon (tried_at[attempt], (attempt + 1) / 4.0, 0.01);
      test_release (operation);
    }
}

/* Judged by how far it came, not by the clock. */
static void
test_cancel_midway (void)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "text", "passphrase", TEST_KEY, MOST_ITERATIONS);
  g_autoptr (GError) error = NULL;
  Watch watch;

  memory_begin ();
  g_assert_null (seal_watched (operation, 0.01, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_test_message ("cancelled at %.4f, ended at %.4f", watch.last, sealwax_operation_get_fraction (operation));
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), >=, 0.01);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), <, 0.9);
  test_release (operation);
}

static void
test_cancel_before (void)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "text", "passphrase", NULL, MOST_ITERATIONS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  g_cancellable_cancel (cancellable);
  sealwax_operation_seal_async (operation, cancellable, test_on_done, &pending);
  result = test_wait (&pending);

  g_assert_null (sealwax_operation_seal_finish (operation, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), <, 0.01);
  g_clear_object (&result);
  test_release (operation);
}

static gpointer
cancel_from_thread (gpointer data)
{
  Watch *watch = data;

  while (sealwax_operation_get_fraction (watch->operation) < watch->cancel_at)
    g_thread_yield ();
  g_cancellable_cancel (watch->cancellable);

  return NULL;
}

/* Without a main loop, on another thread. */
static void
test_cancel_sync (void)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "text", "passphrase", NULL, MOST_ITERATIONS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch    watch = { .operation = operation, .cancellable = cancellable, .cancel_at = 0.01 };
  GThread *thread = g_thread_new ("cancel", cancel_from_thread, &watch);

  g_assert_null (sealwax_operation_seal (operation, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), <, 0.9);
  test_release (operation);
}

/* The text was already there when the person cancelled. Nobody gets it, and it does not stay in memory. */
static void
test_cancelled_text_is_wiped (void)
{
  SealwaxOperation *operation = test_new_open (with_key, NULL, TEST_KEY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  begin ();
  cancel_when_opened = cancellable;
  sealwax_operation_open_async (operation, cancellable, test_on_done, &pending);
  result = test_wait (&pending);

  g_assert_true (opened_right);
  g_assert_null (sealwax_operation_open_finish (operation, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  test_release (operation);
  memory_wait ();
  g_assert_cmpint (memory_get_state (opened_at), ==, MEMORY_WIPED);
}

/* The same, cancelled after the thread is done but before the result is fetched. */
static void
test_outdated_text_is_wiped (void)
{
  SealwaxOperation *operation = test_new_open (with_key, NULL, TEST_KEY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  begin ();
  sealwax_operation_open_async (operation, cancellable, test_on_done, &pending);
  result = test_wait (&pending);
  g_cancellable_cancel (cancellable);

  g_assert_true (opened_right);
  g_assert_null (sealwax_operation_open_finish (operation, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  test_release (operation);
  memory_wait ();
  g_assert_cmpint (memory_get_state (opened_at), ==, MEMORY_WIPED);
}

/* A callback that ignores the result leaves no text behind. */
static void
test_abandoned_text_is_wiped (void)
{
  SealwaxOperation *operation = test_new_open (with_key, NULL, TEST_KEY);
  GAsyncResult     *pending = NULL;
  GAsyncResult     *result;

  begin ();
  sealwax_operation_open_async (operation, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_assert_true (opened_right);
  g_object_unref (result);
  test_release (operation);
  memory_wait ();
  g_assert_cmpint (memory_get_state (opened_at), ==, MEMORY_WIPED);
}

/* A text not yet proven by its tag never stays in memory longer than the operation. */
static void
test_refused_buffer_is_wiped (void)
{
  SealwaxOperation *operation = test_new_open (with_key, NULL, "Another key of thirty-two bytes.");
  g_autoptr (GError) error = NULL;

  begin ();
  g_assert_null (test_open (operation, &error));
  g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
  memory_wait ();
  g_assert_cmpint (memory_get_state (opened_at), ==, MEMORY_WIPED);
  test_release (operation);
}

/* Everything it was given goes with it: text, passphrase, its normal form, and key. */
static void
test_released (void)
{
  SealwaxOperation *operation;
  GBytes           *message;

  memory_begin ();
  operation = test_new_seal (SEALWAX_FORMAT_SEALED, SECRET_TEXT, "A\xcc\x8angstrom", TEST_KEY, 0);
  message = test_seal (operation, NULL);
  g_assert_nonnull (message);
  g_bytes_unref (message); /* is held among secrets, too */
  test_release (operation);
  memory_wait ();
  memory_assert_all_wiped ();
}

/* It lives as long as its thread needs it, whoever else drops it. */
static void
test_dropped_while_running (void)
{
  SealwaxOperation *operation;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *pending = NULL;
  GAsyncResult *result;
  GWeakRef      weak;

  memory_begin ();
  operation = test_new_seal (SEALWAX_FORMAT_SEALED, SECRET_TEXT, "passphrase", NULL, 0);
  g_weak_ref_init (&weak, operation);
  sealwax_operation_seal_async (operation, cancellable, test_on_done, &pending);
  g_object_unref (operation);
  g_assert_null (pending);

  result = test_wait (&pending);
  operation = g_weak_ref_get (&weak);
  g_assert_nonnull (operation);
  g_weak_ref_clear (&weak);
  g_object_unref (result);
  test_release (operation);
  memory_wait ();
  memory_assert_all_wiped ();
}

static void
expect_seal_finish_to_fail (SealwaxOperation *operation,
                            GAsyncResult     *result)
{
  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_operation_seal_finish:*failed*");
  g_assert_null (sealwax_operation_seal_finish (operation, result, NULL));
  g_test_assert_expected_messages ();
}

static void
expect_open_finish_to_fail (SealwaxOperation *operation,
                            GAsyncResult     *result)
{
  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_operation_open_finish:*failed*");
  g_assert_null (sealwax_operation_open_finish (operation, result, NULL));
  g_test_assert_expected_messages ();
}

/* A result belongs to one operation, and to what was started. */
static void
test_foreign_results (void)
{
  SealwaxOperation *opening = test_new_open (with_key, NULL, TEST_KEY);
  SealwaxOperation *sealing = test_new_seal (SEALWAX_FORMAT_SEALED, "text", NULL, TEST_KEY, 0);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) sealed = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (SealwaxSecret) text = NULL;
  GAsyncResult *pending = NULL;

  sealwax_operation_open_async (opening, NULL, test_on_done, &pending);
  opened = test_wait (&pending);
  sealwax_operation_seal_async (sealing, NULL, test_on_done, &pending);
  sealed = test_wait (&pending);

  expect_seal_finish_to_fail (opening, opened);
  expect_seal_finish_to_fail (opening, sealed);
  expect_open_finish_to_fail (sealing, sealed);
  expect_open_finish_to_fail (sealing, opened);

  message = test_take_message (sealwax_operation_seal_finish (sealing, sealed, NULL));
  g_assert_nonnull (message);
  text = sealwax_operation_open_finish (opening, opened, NULL);
  g_assert_cmpstr (sealwax_secret_get_text (text), ==, SECRET_TEXT);

  g_clear_object (&opened);
  g_clear_object (&sealed);
  test_release (opening);
  test_release (sealing);
}

/* An operation that seals cannot open, and the other way round. */
static void
test_other_direction (void)
{
  SealwaxOperation *opening = test_new_open (with_key, NULL, TEST_KEY);
  SealwaxOperation *sealing = test_new_seal (SEALWAX_FORMAT_SEALED, "text", NULL, TEST_KEY, 0);
  g_autoptr (GBytes) message = NULL;
  g_autoptr (SealwaxSecret) text = NULL;

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_operation_seal:*failed*");
  message = test_take_message (sealwax_operation_seal (opening, NULL, NULL));
  g_test_assert_expected_messages ();
  g_assert_null (message);

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_operation_open:*failed*");
  text = sealwax_operation_open (sealing, NULL, NULL);
  g_test_assert_expected_messages ();
  g_assert_null (text);

  test_release (opening);
  test_release (sealing);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  with_key = test_make_message (SEALWAX_FORMAT_SEALED, SECRET_TEXT, NULL, TEST_KEY);

  g_test_add_func ("/service/operation/progress", test_progress);
  g_test_add_func ("/service/operation/progress/of-opening", test_progress_of_opening);
  g_test_add_func ("/service/operation/progress/of-variants", test_progress_of_variants);
  g_test_add_func ("/service/operation/loop-turns", test_loop_turns);
  g_test_add_func ("/service/operation/cancel/midway", test_cancel_midway);
  g_test_add_func ("/service/operation/cancel/before", test_cancel_before);
  g_test_add_func ("/service/operation/cancel/sync", test_cancel_sync);
  g_test_add_func ("/service/operation/wiped/cancelled", test_cancelled_text_is_wiped);
  g_test_add_func ("/service/operation/wiped/outdated", test_outdated_text_is_wiped);
  g_test_add_func ("/service/operation/wiped/abandoned", test_abandoned_text_is_wiped);
  g_test_add_func ("/service/operation/wiped/refused", test_refused_buffer_is_wiped);
  g_test_add_func ("/service/operation/released", test_released);
  g_test_add_func ("/service/operation/dropped-while-running", test_dropped_while_running);
  g_test_add_func ("/service/operation/foreign-results", test_foreign_results);
  g_test_add_func ("/service/operation/other-direction", test_other_direction);

  status = g_test_run ();
  g_bytes_unref (with_key);

  return status;
}
