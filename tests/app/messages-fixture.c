/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "messages-fixture.h"

#include <string.h>

#include "support.h"

#define KEY_FILE NULL, TEST_KEY /* costs nothing */

char *messages_pasted[3];

void
messages_init (int    *argc,
               char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (messages_pasted); i++)
    {
      g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", KEY_FILE);
      gsize       size;
      const char *bytes = g_bytes_get_data (message, &size);

      messages_pasted[i] = g_strndup (bytes, size);
    }
}

void
messages_end (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages_pasted); i++)
    g_free (messages_pasted[i]);
}

void
messages_set_up (Fixture      *fixture,
                 gconstpointer data)
{
  fixture->heard = heard_new ();
  fixture->text = sealwax_text_model_new (FALSE);
  fixture->messages = sealwax_messages_new (fixture->text);
  heard_follow (fixture->heard, fixture->messages, "chosen");
  heard_follow (fixture->heard, fixture->messages, "read");
  heard_follow (fixture->heard, fixture->messages, "items-changed");
}

void
messages_tear_down (Fixture      *fixture,
                    gconstpointer data)
{
  if (fixture->messages != NULL)
    sealwax_messages_stop (fixture->messages); /* a reading still under way holds a reference */
  g_clear_object (&fixture->messages);
  g_clear_object (&fixture->text);
  heard_free (fixture->heard);
}

void
messages_set_text (Fixture    *fixture,
                   const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_set_text (fixture->text, content);
}

gboolean
messages_is_read (gpointer messages)
{
  return !sealwax_messages_is_reading (messages);
}

/* As a person sees it a moment later. */
void
messages_show (Fixture    *fixture,
               const char *text)
{
  messages_set_text (fixture, text);
  g_assert_true (sealwax_messages_is_reading (fixture->messages));
  wait_until (messages_is_read, fixture->messages);
}

void
messages_show_joined (Fixture    *fixture,
                      const char *first,
                      const char *second,
                      const char *third)
{
  g_autofree char *text = g_strconcat (first, "\n", second, "\n", third, NULL);

  messages_show (fixture, text);
}

const SealwaxFinding *
messages_get_nth (Fixture *fixture,
                  guint    index)
{
  g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (fixture->messages), index);

  g_assert_nonnull (message);

  return sealwax_found_message_get_finding (message); /* the list has it, too */
}

void
messages_assert_stands (const char           *text,
                        const SealwaxFinding *finding,
                        const char           *expected)
{
  const gsize size = strcspn (expected, "\n"); /* its first line */

  g_assert_cmpint (finding->message.status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpmem (text + finding->message.start, size, expected, size);
}
