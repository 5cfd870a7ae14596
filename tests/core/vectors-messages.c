/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sealwax-basic.h"
#include "sealwax-sealed.h"

#include "vectors.h"

/* Every message in messages.json opens to its text, and is proven if the file says so. */
static void
test_opened (gconstpointer data)
{
  JsonObject *vector = (JsonObject *)data;
  const char *pasted = test_vectors_string (vector, "message");
  const char *text = test_vectors_string (vector, "text");
  gboolean    is_basic = g_str_equal (test_vectors_string (vector, "format"), "basic");
  gboolean    proven = json_object_get_boolean_member_with_default (vector, "proven", !is_basic);
  g_autoptr (TestSecrets) secrets = test_vectors_secrets (vector);
  g_autoptr (TestResult) result = test_open_only (pasted, strlen (pasted), &secrets->secrets);
  const SealwaxMessage *message = &result->message;
  gint64                iterations = json_object_get_int_member_with_default (vector, "iterations", is_basic ? 100000 : 0);

  g_assert_cmpstr (test_status_name (result->status), ==, proven ? "opened" : "unproven");
  g_assert_cmpmem (result->text, result->size, text, strlen (text));

  g_assert_cmpint (message->format, ==, is_basic ? SEALWAX_FORMAT_BASIC : SEALWAX_FORMAT_SEALED);
  g_assert_cmpint (message->needs_passphrase, ==, secrets->secrets.passphrase != NULL);
  g_assert_cmpint (message->needs_key, ==, secrets->secrets.key != NULL);
  g_assert_cmpint (message->iterations, ==, iterations);
  g_assert_cmpuint (message->start, ==, 0);
  g_assert_cmpuint (message->end, ==, strlen (pasted) - (is_basic ? 0 : 1)); /* without the last line end */
}

/* Every message made by this program's rules is made again, byte for byte. */
static void
test_made (gconstpointer data)
{
  JsonObject         *vector = (JsonObject *)data;
  const char         *expected = test_vectors_string (vector, "message");
  const char         *text = test_vectors_string (vector, "text");
  gboolean            is_basic = g_str_equal (test_vectors_string (vector, "format"), "basic");
  uint32_t            iterations = (uint32_t)json_object_get_int_member_with_default (vector, "iterations", 0);
  size_t              salt_size;
  g_autofree uint8_t *salt = test_unhex (test_vectors_string (vector, "salt"), &salt_size);
  g_autoptr (TestSecrets) secrets = test_vectors_secrets (vector);
  size_t           size = sealwax_message_size (is_basic ? SEALWAX_FORMAT_BASIC : SEALWAX_FORMAT_SEALED, strlen (text));
  g_autofree char *message = g_malloc (size);
  SealwaxStatus    status;

  g_assert_cmpuint (salt_size, ==, SEALWAX_SALT_SIZE);

  if (is_basic)
    {
      status = sealwax_basic_seal ((const uint8_t *)text, strlen (text), secrets->secrets.passphrase, secrets->secrets.passphrase_size, salt, NULL, message);
    }
  else
    {
      size_t              iv_size;
      g_autofree uint8_t *iv = test_unhex (test_vectors_string (vector, "iv"), &iv_size);

      g_assert_cmpuint (iv_size, ==, SEALWAX_IV_SIZE);
      status = sealwax_sealed_seal ((const uint8_t *)text, strlen (text), &secrets->secrets, iterations, salt, iv, NULL, message);
    }

  g_assert_cmpint (status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpmem (message, size, expected, strlen (expected));
}

/* The article draws Basic's IV at random, so our rule cannot make its messages again. */
static JsonArray *
without_random_iv (JsonArray *vectors)
{
  JsonArray *left = json_array_new ();

  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject *vector = json_array_get_object_element (vectors, i);

      if (json_object_get_boolean_member_with_default (vector, "proven", TRUE))
        json_array_add_object_element (left, json_object_ref (vector));
    }

  return left;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonArray) vectors = NULL;
  g_autoptr (JsonArray) makeable = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("messages.json");
  makeable = without_random_iv (vectors);
  g_assert_cmpuint (json_array_get_length (makeable), >, 0);

  test_vectors_add (vectors, "/core/vectors/messages", "opened", test_opened);
  test_vectors_add (makeable, "/core/vectors/messages", "made", test_made);

  return g_test_run ();
}
