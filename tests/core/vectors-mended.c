/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-mend.h"

#include <string.h>

#include "vectors.h"

/* The text as it was pasted, in memory of exactly its size. */
static GBytes *
get_pasted (JsonObject *vector)
{
  const char *hex = test_vectors_string (vector, "pasted_hex");
  const char *text = test_vectors_string (vector, "pasted");
  size_t      size;
  uint8_t    *bytes;

  if (hex == NULL)
    return g_bytes_new (text, strlen (text));
  bytes = test_unhex (hex, &size);

  return g_bytes_new_take (bytes, size);
}

/* Opens a message, mended or not. */
static TestResult *
open_message (const char           *pasted,
              const SealwaxMessage *message,
              const SealwaxSecrets *secrets)
{
  g_autofree char *chars = NULL;
  SealwaxMessage   made = *message;
  unsigned         undone;

  if (!message->mending.mended)
    return test_open (pasted, message, secrets);

  chars = g_malloc (message->end - message->start);
  made.start = 0;
  made.end = sealwax_mend_read (pasted, message, chars, &undone);
  made.mending.mended = false;
  g_assert_cmpuint (made.end, ==, message->chars);
  g_assert_cmpuint (undone, ==, message->mending.undone);
  g_assert_cmpuint (undone, !=, 0);

  return test_open (chars, &made, secrets);
}

/* Every case in mended.json is found whole and opens, or keeps the name that strict reading gives it. */
static void
test_mended (gconstpointer data)
{
  JsonObject *vector = (JsonObject *)data;
  JsonNode   *expected = json_object_get_member (vector, "expect");
  g_autoptr (GBytes) pasted = get_pasted (vector);
  g_autoptr (TestSecrets) secrets = test_vectors_secrets (vector);
  g_autofree SealwaxMessage *messages = g_new (SealwaxMessage, SEALWAX_MEND_MAX);
  g_autofree char           *scratch = g_malloc (g_bytes_get_size (pasted));
  g_autoptr (TestResult) result = NULL;
  size_t      size, position = 0, count = 0;
  const char *text = g_bytes_get_data (pasted, &size);

  while (count < SEALWAX_MEND_MAX && sealwax_message_find (text, size, &position, &messages[count]))
    count++;
  g_assert_true (sealwax_mend (text, size, messages, &count, scratch, NULL));
  g_assert_cmpuint (count, ==, 1);

  result = open_message (text, &messages[0], &secrets->secrets);
  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      const char *opened = json_object_get_string_member (json_node_get_object (expected), "text");

      test_assert_text (result, opened, strlen (opened));
    }
  else
    g_assert_cmpstr (test_status_name (result->status), ==, json_node_get_string (expected));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonArray) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("mended.json");
  test_vectors_add (vectors, "/core/vectors/mended", NULL, test_mended);

  return g_test_run ();
}
