/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "vectors.h"

/* Every message in unproven.json opens to its text but proves nothing: one bit of its IV differs from the rule. */
static void
test_unproven (gconstpointer data)
{
  JsonObject *vector = (JsonObject *)data;
  const char *pasted = test_vectors_string (vector, "message");
  const char *text = test_vectors_string (vector, "text");
  g_autoptr (TestSecrets) secrets = test_vectors_secrets (vector);
  g_autoptr (TestResult) result = test_open_only (pasted, strlen (pasted), &secrets->secrets);

  g_assert_cmpstr (test_status_name (result->status), ==, "unproven");
  g_assert_cmpmem (result->text, result->size, text, strlen (text));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonArray) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("unproven.json");
  test_vectors_add (vectors, "/core/vectors/unproven", NULL, test_unproven);

  return g_test_run ();
}
