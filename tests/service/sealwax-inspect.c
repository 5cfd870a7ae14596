/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-inspect.h"

#include <string.h>

#include "support.h"

/* A text, and what must be found in it. %s stands for a whole message with a key. */
typedef struct
{
  const char   *name;
  const char   *format;
  guint         count;
  SealwaxStatus statuses[3];
} Case;

static const Case cases[] = {
  { "empty", "", 1, { SEALWAX_STATUS_NOT_A_MESSAGE } },
  { "prose", "Lunch at noon?", 1, { SEALWAX_STATUS_NOT_A_MESSAGE } },
  { "not-utf-8", "\xff\xfe", 1, { SEALWAX_STATUS_NOT_A_MESSAGE } },
  { "one", "%s", 1, { SEALWAX_STATUS_OK } },
  { "one-in-prose", "Hi Ana,\n%s\n-- \nBob", 1, { SEALWAX_STATUS_OK } },
  { "two", "%s%s", 2, { SEALWAX_STATUS_OK, SEALWAX_STATUS_OK } },
  { "three", "a: %s b: %s c: %s", 3, { SEALWAX_STATUS_OK, SEALWAX_STATUS_OK, SEALWAX_STATUS_OK } },
  { "cut", "Sealwax1AgAA", 1, { SEALWAX_STATUS_INCOMPLETE } },
  { "newer", "Sealwax2AgAA", 1, { SEALWAX_STATUS_NEWER } },
  { "basic", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 1, { SEALWAX_STATUS_OK } },
};

static GBytes *sealed;

/* The case's text, of exactly its size. */
static GBytes *
make_pasted (const Case *test)
{
  const char      *message = g_bytes_get_data (sealed, NULL);
  g_autofree char *copy = g_strndup (message, g_bytes_get_size (sealed));
  g_auto (GStrv) parts = g_strsplit (test->format, "%s", -1);
  char *pasted = g_strjoinv (copy, parts);

  return g_bytes_new_take (pasted, strlen (pasted));
}

static void
assert_message_equal (const SealwaxMessage *a,
                      const SealwaxMessage *b)
{
  g_assert_cmpint (a->format, ==, b->format);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpuint (a->start, ==, b->start);
  g_assert_cmpuint (a->end, ==, b->end);
  g_assert_cmpuint (a->chars, ==, b->chars);
  g_assert_cmpuint (a->chars_wanted, ==, b->chars_wanted);
  g_assert_cmpint (a->needs_passphrase, ==, b->needs_passphrase);
  g_assert_cmpint (a->needs_key, ==, b->needs_key);
  g_assert_cmpuint (a->iterations, ==, b->iterations);
  g_assert_cmpuint (a->size, ==, b->size);
}

/* What the service says is what the core says, no message more or less. */
static void
assert_like_core (GBytes *pasted,
                  GArray *messages)
{
  gsize          size;
  const char    *text = g_bytes_get_data (pasted, &size);
  gsize          position = 0;
  guint          count = 0;
  SealwaxMessage message;

  while (sealwax_message_find (text, size, &position, &message))
    {
      g_assert_cmpuint (count, <, messages->len);
      assert_message_equal (&g_array_index (messages, SealwaxMessage, count), &message);
      count++;
    }
  g_assert_cmpuint (count, ==, messages->len);
}

static void
assert_expected (const Case *test,
                 GArray     *messages)
{
  g_assert_cmpuint (messages->len, ==, test->count);
  for (guint i = 0; i < test->count; i++)
    g_assert_cmpint (g_array_index (messages, SealwaxMessage, i).status, ==, test->statuses[i]);
}

static void
test_sync (gconstpointer data)
{
  g_autoptr (GBytes) pasted = make_pasted (data);
  g_autoptr (GArray) messages = sealwax_inspect (pasted);

  assert_expected (data, messages);
  assert_like_core (pasted, messages);
}

static void
test_async (gconstpointer data)
{
  g_autoptr (GBytes) pasted = make_pasted (data);
  g_autoptr (GArray) messages = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  sealwax_inspect_async (pasted, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  messages = sealwax_inspect_finish (result, &error);

  g_assert_no_error (error);
  assert_expected (data, messages);
  assert_like_core (pasted, messages);
}

static void
on_gone (gpointer data)
{
  g_atomic_int_set ((gint *)data, 1);
}

/* The caller may let go of the text at once, and nobody keeps it. */
static void
test_async_owns_text (void)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  gint             gone = 0;
  GAsyncResult    *pending = NULL;
  GAsyncResult    *result;
  g_autoptr (GArray) messages = NULL;
  GBytes *pasted = g_bytes_new_with_free_func (text, strlen (text), on_gone, &gone);

  sealwax_inspect_async (pasted, NULL, test_on_done, &pending);
  g_bytes_unref (pasted);
  result = test_wait (&pending);
  g_assert_cmpint (g_atomic_int_get (&gone), ==, 0);

  messages = sealwax_inspect_finish (result, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  g_object_unref (result);

  /* The thread may hold it for a moment longer; one that is never dropped ends the test by its time limit. */
  while (g_atomic_int_get (&gone) == 0)
    g_thread_yield ();
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  g_cancellable_cancel (cancellable);
  sealwax_inspect_async (sealed, cancellable, test_on_done, &pending);
  result = test_wait (&pending);

  g_assert_null (sealwax_inspect_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whoever cancels gets no result, even where it was there already. */
static void
test_cancelled_after (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  sealwax_inspect_async (sealed, cancellable, test_on_done, &pending);
  result = test_wait (&pending);
  g_cancellable_cancel (cancellable);

  g_assert_null (sealwax_inspect_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_foreign_result (void)
{
  SealwaxOperation *operation = test_new_open (sealed, NULL, TEST_KEY);
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (GAsyncResult) other = G_ASYNC_RESULT (g_task_new (NULL, NULL, NULL, NULL));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_inspect_finish:*failed*");
  g_assert_null (sealwax_inspect_finish (other, NULL));
  g_test_assert_expected_messages ();

  sealwax_operation_open_async (operation, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_inspect_finish:*failed*");
  g_assert_null (sealwax_inspect_finish (result, NULL));
  g_test_assert_expected_messages ();

  text = sealwax_operation_open_finish (operation, result, NULL);
  g_assert_cmpstr (sealwax_secret_get_text (text), ==, "Meet at noon.");
  g_clear_object (&result);
  test_release (operation);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  sealed = test_make_message (SEALWAX_FORMAT_SEALED, "Meet at noon.", NULL, TEST_KEY);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sync = g_strconcat ("/service/inspect/sync/", cases[i].name, NULL);
      g_autofree char *async = g_strconcat ("/service/inspect/async/", cases[i].name, NULL);

      g_test_add_data_func (sync, &cases[i], test_sync);
      g_test_add_data_func (async, &cases[i], test_async);
    }
  g_test_add_func ("/service/inspect/async/owns-text", test_async_owns_text);
  g_test_add_func ("/service/inspect/cancelled/before", test_cancelled_before);
  g_test_add_func ("/service/inspect/cancelled/after", test_cancelled_after);
  g_test_add_func ("/service/inspect/foreign-result", test_foreign_result);

  status = g_test_run ();
  g_bytes_unref (sealed);

  return status;
}
