/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "vectors.h"

/* Every text in pasted.json holds its messages, in order, and no others. */
static void
test_found (gconstpointer data)
{
  JsonObject *vector = (JsonObject *)data;
  const char *pasted = test_vectors_string (vector, "pasted");
  JsonArray  *expected = json_object_get_array_member (vector, "expect");
  g_autoptr (TestSecrets) secrets = test_vectors_secrets (vector);
  g_autoptr (GPtrArray) results = test_open_all (pasted, strlen (pasted), &secrets->secrets);
  size_t end = 0;

  g_assert_cmpuint (results->len, ==, json_array_get_length (expected));

  for (guint i = 0; i < results->len; i++)
    {
      JsonNode         *node = json_array_get_element (expected, i);
      const TestResult *result = results->pdata[i];

      if (JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), "strict"))
        {
          /* It is mended elsewhere. */
          g_assert_cmpstr (test_status_name (result->status), ==, json_object_get_string_member (json_node_get_object (node), "strict"));
        }
      else if (JSON_NODE_HOLDS_OBJECT (node))
        {
          const char *text = json_object_get_string_member (json_node_get_object (node), "text");

          test_assert_text (result, text, strlen (text));
        }
      else
        {
          g_assert_cmpstr (test_status_name (result->status), ==, json_node_get_string (node));
        }

      g_assert_cmpuint (result->message.start, >=, end);
      end = result->message.end;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonArray) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("pasted.json");
  test_vectors_add (vectors, "/core/vectors/pasted", NULL, test_found);

  return g_test_run ();
}
