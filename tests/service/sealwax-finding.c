/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-finding.h"

#include <string.h>

#include "support.h"

#define MOST 1000
#define BASIC "6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRxPqBzFhY5DkMu"

/* A text, and whether what is found in it is meant as a message. %s stands for a whole message with a key. */
typedef struct
{
  const char *name;
  const char *format;
  gboolean    likely;
} Case;

static const Case cases[] = {
  { "empty", "", FALSE },
  { "prose", "Lunch at noon?", FALSE },
  { "sealed", "%s", TRUE },
  { "sealed-in-prose", "Hi Ana,\n%s\nBob", TRUE },
  { "named", "I use Sealwax1 every day", FALSE },
  { "cut", "Sealwax1AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", TRUE },
  { "newer", "Sealwax2AgAA", TRUE },
  { "basic", BASIC, TRUE },
  { "basic-wrapped", "> 6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUa\n> SiRxPqBzFhY5DkMu", TRUE },
  { "words", "one Two three Four five Six seven Eight nine", FALSE },
  { "digest", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", FALSE },
  { "upper-case-digest", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF", FALSE },
};

static GBytes *sealed;

static GBytes *
make_bytes (const char *format)
{
  g_autofree char *message = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  g_auto (GStrv) parts = g_strsplit (format, "%s", -1);
  char *pasted = g_strjoinv (message, parts);

  return g_bytes_new_take (pasted, strlen (pasted));
}

static GArray *
find (const char *format)
{
  g_autoptr (GBytes) pasted = make_bytes (format);

  return sealwax_find (pasted);
}

static void
test_likely (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GArray) findings = find (test->format);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (g_array_index (findings, SealwaxFinding, 0).likely, ==, test->likely);
}

/* What a key file can hold, except 32 bytes: then nothing in the text is likely. */
static void
test_perhaps_key (void)
{
  static const struct
  {
    const char *text;
    gboolean    perhaps_key;
  } texts[] = {
    { "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=", TRUE },
    { " q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=\r\n", TRUE },
    { "aBcDeF0123456789aBcDeF0123456789aBcDeF0123456789aBcDeF0123456789", TRUE },
    { "aBcDeF0123456789aBcDeF0123456789aBcDeF0123456789aBcDeF012345678", FALSE },
    { "aBcDeF0123456789aBcDeF0123456789aBcDeF0123456789aBcDeF012345678g", FALSE },
    { "aBcDeF0123456789aBcDeF0123456789", FALSE }, /* 32 bytes */
    { "key: aBcDeF0123456789aBcDeF0123456789aBcDeF0123456789aBcDeF0123456789", FALSE },
    { BASIC, FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) findings = find (texts[i].text);

      g_assert_cmpint (g_array_index (findings, SealwaxFinding, 0).perhaps_key, ==, texts[i].perhaps_key);
      if (texts[i].perhaps_key)
        g_assert_false (sealwax_findings_hold_message (findings));
    }
}

/* The same for one message, whatever happened to it on its way, and different for another message. */
static void
test_digest (void)
{
  g_autoptr (GBytes) other = test_make_message (SEALWAX_FORMAT_SEALED, "Meet at noon.", NULL, TEST_KEY);
  g_autofree char *line_by_line = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  g_auto (GStrv) lines = g_strsplit (line_by_line, "\n", -1);
  g_autofree char *quoted = g_strjoinv ("\r\n> ", lines);
  g_autofree char *around = g_strconcat ("Bob wrote: ", quoted, " bye", NULL);
  g_autoptr (GArray) plain = find ("%s");
  g_autoptr (GArray) repaired = find (around);
  g_autoptr (GArray) second = sealwax_find (other);
  g_autoptr (GArray) basic = find (BASIC);
  g_autoptr (GArray) wrapped = find ("> 6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUa\n> SiRxPqBzFhY5DkMu");
  const char *digest = g_array_index (plain, SealwaxFinding, 0).digest;

  g_assert_cmpuint (strlen (digest), ==, SEALWAX_DIGEST_CHARS);
  g_assert_cmpstr (g_array_index (repaired, SealwaxFinding, 0).digest, ==, digest);
  g_assert_cmpstr (g_array_index (second, SealwaxFinding, 0).digest, !=, digest);
  g_assert_cmpstr (g_array_index (basic, SealwaxFinding, 0).digest, !=, digest);
  g_assert_cmpstr (g_array_index (basic, SealwaxFinding, 0).digest, ==, g_array_index (wrapped, SealwaxFinding, 0).digest);
}

static void
test_repairs (void)
{
  g_autoptr (GArray) findings = find ("> %s %s");

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (g_array_index (findings, SealwaxFinding, 0).repairs.quoted_lines, ==, 1);
  g_assert_cmpuint (g_array_index (findings, SealwaxFinding, 1).repairs.quoted_lines, ==, 0);
}

static void
test_most (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) findings = NULL;

  for (guint i = 0; i < MOST + 1; i++)
    g_string_append (text, "%s");
  findings = find (text->str);

  g_assert_cmpuint (findings->len, ==, MOST);
}

static void
on_gone (gpointer data)
{
  g_atomic_int_set ((gint *)data, 1);
}

/* The caller may drop the text at once, and nobody keeps it. */
static void
test_async_owns_text (void)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  gint             gone = 0;
  GAsyncResult    *pending = NULL;
  GAsyncResult    *result;
  g_autoptr (GArray) messages = NULL;
  GBytes *pasted = g_bytes_new_with_free_func (text, strlen (text), on_gone, &gone);

  sealwax_find_async (pasted, NULL, test_on_done, &pending);
  g_bytes_unref (pasted);
  result = test_wait (&pending);
  g_assert_cmpint (g_atomic_int_get (&gone), ==, 0);

  messages = sealwax_find_finish (result, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  g_object_unref (result);

  /* The thread may hold it for a moment longer. If it is never dropped, the test runs into its time limit. */
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
  sealwax_find_async (sealed, cancellable, test_on_done, &pending);
  result = test_wait (&pending);

  g_assert_null (sealwax_find_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whoever cancels gets no result, even if it was already there. */
static void
test_cancelled_after (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  sealwax_find_async (sealed, cancellable, test_on_done, &pending);
  result = test_wait (&pending);
  g_cancellable_cancel (cancellable);

  g_assert_null (sealwax_find_finish (result, &error));
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

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_find_finish:*failed*");
  g_assert_null (sealwax_find_finish (other, NULL));
  g_test_assert_expected_messages ();

  sealwax_operation_open_async (operation, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_find_finish:*failed*");
  g_assert_null (sealwax_find_finish (result, NULL));
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
      g_autofree char *path = g_strconcat ("/service/finding/likely/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_likely);
    }
  g_test_add_func ("/service/finding/perhaps-key", test_perhaps_key);
  g_test_add_func ("/service/finding/digest", test_digest);
  g_test_add_func ("/service/finding/repairs", test_repairs);
  g_test_add_func ("/service/finding/most", test_most);
  g_test_add_func ("/service/finding/async/owns-text", test_async_owns_text);
  g_test_add_func ("/service/finding/cancelled/before", test_cancelled_before);
  g_test_add_func ("/service/finding/cancelled/after", test_cancelled_after);
  g_test_add_func ("/service/finding/foreign-result", test_foreign_result);

  status = g_test_run ();
  g_bytes_unref (sealed);

  return status;
}
