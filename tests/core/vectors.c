/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "vectors.h"

/**
 * test_vectors_load:
 * @name: the name of a file in tests/vectors
 *
 * Returns: (transfer full): its vectors, at least one
 */
JsonArray *
test_vectors_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "vectors", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonArray *vectors;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  vectors = json_node_dup_array (json_parser_get_root (parser));
  g_assert_nonnull (vectors);
  g_assert_cmpuint (json_array_get_length (vectors), >, 0);

  return vectors;
}

/**
 * test_vectors_add:
 * @vectors: vectors, which must live as long as the tests
 * @folder: the tests' path
 * @what: (nullable): what is tested, when there is more than one thing
 * @func: the test of one vector, called with its #JsonObject
 *
 * Adds a test case for each vector, so that they count one by one.
 */
void
test_vectors_add (JsonArray    *vectors,
                  const char   *folder,
                  const char   *what,
                  GTestDataFunc func)
{
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject      *vector = json_array_get_object_element (vectors, i);
      const char      *id = test_vectors_string (vector, "id");
      g_autofree char *path = what != NULL ? g_strdup_printf ("%s/%s/%s", folder, id, what)
                                           : g_strdup_printf ("%s/%s", folder, id);

      g_assert_nonnull (id);
      g_test_add_data_func (path, vector, func);
    }
}

/**
 * test_vectors_string:
 * @vector: a vector
 * @member: a name
 *
 * Returns: (nullable): the string by that name, NULL if there is none
 */
const char *
test_vectors_string (JsonObject *vector,
                     const char *member)
{
  return json_object_get_string_member_with_default (vector, member, NULL);
}

/**
 * test_vectors_secrets:
 * @vector: a vector
 *
 * Returns: (transfer full): the secrets that it has at hand
 */
TestSecrets *
test_vectors_secrets (JsonObject *vector)
{
  return test_secrets_new (test_vectors_string (vector, "passphrase"), test_vectors_string (vector, "key"));
}
