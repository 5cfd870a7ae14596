/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <stdio.h>

#include <json-glib/json-glib.h>

#include "sealwax-keys.h"
#include "support.h"

/* Opens messages as they are pasted into a window, for test_writing.py. The argument names a file in JSON: a list of messages, each
 * with its text, its passphrase, and its key in hexadecimal digits without a zero byte; one of the secrets may be empty. Each must
 * open and be proven. Prints how many there were. */

static char *
decode_key (const char *digits)
{
  GString *key = g_string_new (NULL);

  for (; digits[0] != '\0'; digits += 2)
    g_string_append_c (key, (char)(g_ascii_xdigit_value (digits[0]) << 4 | g_ascii_xdigit_value (digits[1])));

  return g_string_free (key, FALSE);
}

static void
open_message (JsonObject *message)
{
  Fixture          fixture = { 0 };
  const char      *passphrase = json_object_get_string_member (message, "passphrase");
  g_autofree char *key = decode_key (json_object_get_string_member (message, "key"));

  fixture_set_up (&fixture, NULL);
  fixture_show (&fixture, json_object_get_string_member (message, "message"));
  g_assert_cmpuint (sealwax_messages_get_count (fixture.messages), ==, 1);

  fixture_decrypt_with (&fixture, *passphrase != '\0' ? passphrase : NULL, *key != '\0' ? key : NULL);
  heard_wait (fixture.heard, "decrypted(yes)");
  fixture_assert_text (fixture.plaintext, json_object_get_string_member (message, "text"));
  g_assert_cmpint (sealwax_session_get_verdict (fixture.session), ==, SEALWAX_VERDICT_PROVEN);
  g_assert_cmpint (fixture_get_result (&fixture, 0), ==, SEALWAX_MESSAGE_RESULT_OPENED);
  fixture_tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *messages;

  fixture_init (&argc, &argv);
  g_assert_cmpint (argc, ==, 2);
  json_parser_load_from_file (parser, argv[1], &error);
  g_assert_no_error (error);

  messages = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (messages); i++)
    open_message (json_array_get_object_element (messages, i));
  printf ("%u\n", json_array_get_length (messages)); /* not g_print (), which tests write TAP with */

  return 0;
}
