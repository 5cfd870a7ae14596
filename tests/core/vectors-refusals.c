/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "vectors.h"

/* Every case in refusals.json has its outcome, and no other. */
static void
test_refused (gconstpointer data)
{
  JsonObject *vector = (JsonObject *)data;
  const char *pasted = test_vectors_string (vector, "message");
  g_autoptr (TestSecrets) secrets = test_vectors_secrets (vector);
  g_autoptr (TestResult) result = test_open_only (pasted, strlen (pasted), &secrets->secrets);

  g_assert_cmpstr (test_status_name (result->status), ==, test_vectors_string (vector, "outcome"));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonArray) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("refusals.json");
  test_vectors_add (vectors, "/core/vectors/refusals", NULL, test_refused);

  return g_test_run ();
}
