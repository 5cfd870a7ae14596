/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <string.h>

#include <json-glib/json-glib.h>

/* tests/vectors/mended.json, as it is pasted into a window. */

static JsonArray *vectors;

static const char *
get_string (JsonObject *vector,
            const char *member)
{
  return json_object_get_string_member_with_default (vector, member, NULL);
}

/* The message opens and is the only one in its text, or it is refused. */
static void
test_vector (Fixture      *fixture,
             gconstpointer data)
{
  JsonObject           *vector = (JsonObject *)data;
  JsonNode             *expected = json_object_get_member (vector, "expect");
  const SealwaxFinding *finding;

  fixture_put (fixture, fixture->ciphertext, get_string (vector, "pasted"));
  fixture_settle (fixture);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
  finding = sealwax_messages_get_finding (fixture->messages);
  fixture_decrypt (fixture, get_string (vector, "passphrase"));

  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      heard_wait (fixture->heard, "decrypted(yes)");
      fixture_assert_text (fixture->plaintext, json_object_get_string_member (json_node_get_object (expected), "text"));
      g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);
      g_assert_cmpint (fixture_get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_OPENED);
      g_assert_true (finding->likely);
    }
  else
    {
      heard_wait (fixture->heard, "refused(error)");
      fixture_assert_text (fixture->plaintext, "");
    }
}

/* A message stays the same before and after it was mended: its result is remembered, and it stays chosen. */
static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *message = fixture_make_message (SEALWAX_FORMAT_SEALED, "the second", "passphrase");
  g_autofree char *other = fixture_make_message (SEALWAX_FORMAT_SEALED, "the first", "passphrase");
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);
  g_autofree char *tagged = g_strjoinv ("</p>\n<p>", lines);
  g_autofree char *both = g_strconcat (other, "\n", message, NULL);
  g_autofree char *mangled = g_strconcat ("Hello!\n", other, "\n<p>", tagged, "</p>", NULL);

  fixture_show (fixture, both);
  sealwax_messages_choose (fixture->messages, 1);
  fixture_decrypt (fixture, "passphrase");
  heard_wait (fixture->heard, "decrypted(yes)");
  fixture_assert_text (fixture->plaintext, "the second");

  fixture_show (fixture, mangled);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 1);
  g_assert_true (sealwax_messages_get_finding (fixture->messages)->message.mending.mended);
  g_assert_cmpint (fixture_get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_OPENED);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *file = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  fixture_init (&argc, &argv);

  file = g_test_build_filename (G_TEST_DIST, "vectors", "mended.json", NULL);
  json_parser_load_from_file (parser, file, &error);
  g_assert_no_error (error);
  vectors = json_node_get_array (json_parser_get_root (parser));

  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject      *vector = json_array_get_object_element (vectors, i);
      g_autofree char *path = g_strconcat ("/app/session/mended/", get_string (vector, "id"), NULL);

      if (get_string (vector, "pasted") != NULL) /* a file in UTF-16 is not text that can be pasted */
        g_test_add (path, Fixture, vector, fixture_set_up, test_vector, fixture_tear_down);
    }
  g_test_add ("/app/session/mended/same", Fixture, NULL, fixture_set_up, test_same, fixture_tear_down);

  return g_test_run ();
}
