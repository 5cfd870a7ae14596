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
  { "basic", "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 1, { SEALWAX_STATUS_OK } },
};

static GBytes *sealed;

/* The case's text, in memory of exactly its size. */
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

/* The service says exactly what the core says, with no message more or less. */
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
test_case (gconstpointer data)
{
  g_autoptr (GBytes) pasted = make_pasted (data);
  g_autoptr (GArray) messages = sealwax_inspect (pasted);

  assert_expected (data, messages);
  assert_like_core (pasted, messages);
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
      g_autofree char *path = g_strconcat ("/service/inspect/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  status = g_test_run ();
  g_bytes_unref (sealed);

  return status;
}
