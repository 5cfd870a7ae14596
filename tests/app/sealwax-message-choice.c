/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "messages-fixture.h"

#include <string.h>

#include "support.h"

static void
assert_chosen (Fixture    *fixture,
               const char *text,
               guint       index,
               const char *expected)
{
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, index);
  messages_assert_stands (text, sealwax_messages_get_finding (fixture->messages), expected);
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[2]);
  heard_clear (fixture->heard);
  sealwax_messages_choose (fixture->messages, 0);
  sealwax_messages_choose (fixture->messages, 3);
  heard_assert (fixture->heard, "");
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 0);
  sealwax_messages_choose (fixture->messages, 2);
  heard_assert (fixture->heard, "chosen");
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 2);

  sealwax_messages_choose_next (fixture->messages, 1); /* after the last one comes the first */
  heard_assert (fixture->heard, "chosen");
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 0);
  sealwax_messages_choose_next (fixture->messages, 1);
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 1);
  sealwax_messages_choose_next (fixture->messages, -1);
  sealwax_messages_choose_next (fixture->messages, -1);
  heard_assert (fixture->heard, "chosen chosen chosen");
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 2);
}

static void
test_choose_among_few (Fixture      *fixture,
                       gconstpointer data)
{
  sealwax_messages_choose (fixture->messages, 0);
  sealwax_messages_choose_next (fixture->messages, 1);
  sealwax_messages_choose_next (fixture->messages, -1);
  heard_assert (fixture->heard, "");
  messages_show (fixture, messages_pasted[0]);
  heard_clear (fixture->heard);
  sealwax_messages_choose_next (fixture->messages, 1);
  sealwax_messages_choose_next (fixture->messages, -1);
  heard_assert (fixture->heard, "");
}

/* A message is chosen, not a place. The choice stays when other messages come and go. */
static void
test_choice_survives (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *first = g_strconcat ("Hello Bob,\n", messages_pasted[0], messages_pasted[1], messages_pasted[2], NULL);
  g_autofree char *second = g_strconcat ("Hello\n", messages_pasted[1], messages_pasted[2], NULL);
  g_autofree char *third = g_strconcat (messages_pasted[0], "Hello\n", messages_pasted[1], NULL);

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[2]);
  sealwax_messages_choose (fixture->messages, 1);
  heard_clear (fixture->heard);
  messages_show (fixture, first);
  assert_chosen (fixture, first, 1, messages_pasted[1]);
  messages_show (fixture, second);
  assert_chosen (fixture, second, 0, messages_pasted[1]);
  messages_show (fixture, third);
  assert_chosen (fixture, third, 1, messages_pasted[1]);
  messages_show (fixture, messages_pasted[2]);
  assert_chosen (fixture, messages_pasted[2], 0, messages_pasted[2]);
  g_assert_cmpuint (heard_count (fixture->heard, "chosen"), ==, 0);
}

/* If the same message is there twice, the one that was chosen. */
static void
test_choice_of_twice (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *text = g_strconcat ("Hello\n", messages_pasted[0], messages_pasted[0], messages_pasted[1], NULL);

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[0], messages_pasted[1]);
  for (guint i = 0; i < 2; i++)
    {
      sealwax_messages_choose (fixture->messages, i);
      messages_show (fixture, text);
      assert_chosen (fixture, text, i, messages_pasted[0]);
    }
}

/* As somebody edits it; -1 is the end. */
static void
edit (Fixture    *fixture,
      int         start,
      int         end,
      const char *typed)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->text);
  GtkTextIter    from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from, typed, -1);
  wait_until (messages_is_read, fixture->messages);
}

static void
assert_place (Fixture *fixture,
              guint    index,
              guint    count)
{
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, count);
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, index);
}

/* If the same message is there twice, the one that was chosen, wherever it moves. */
static void
test_choice_of_twice_edited (Fixture      *fixture,
                             gconstpointer data)
{
  const int size = (int)strlen (messages_pasted[0]);

  for (guint chosen = 0; chosen < 2; chosen++)
    {
      messages_show (fixture, "");
      messages_show_joined (fixture, messages_pasted[0], messages_pasted[0], "end");
      sealwax_messages_choose (fixture->messages, chosen);
      edit (fixture, 0, 0, "Grüße\n");
      assert_place (fixture, chosen, 2);
      edit (fixture, 0, 0, messages_pasted[0]); /* before both */
      assert_place (fixture, chosen + 1, 3);
      edit (fixture, 0, size, "");
      assert_place (fixture, chosen, 2);
      edit (fixture, -1, -1, "\n");
      edit (fixture, -1, -1, messages_pasted[0]); /* after both */
      assert_place (fixture, chosen, 3);
    }
}

/* Right before it, several changes at once, and undone again. */
static void
test_choice_of_twice_pasted (Fixture      *fixture,
                             gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start;

  messages_show (fixture, messages_pasted[0]);
  edit (fixture, 0, 0, messages_pasted[0]);
  assert_place (fixture, 1, 2);

  buffer = sealwax_text_model_get_buffer (fixture->text);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, messages_pasted[0], -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, messages_pasted[1], -1);
  wait_until (messages_is_read, fixture->messages);
  assert_place (fixture, 3, 4);
}

/* It stays chosen when it is changed itself. When it goes, the same message elsewhere is chosen. */
static void
test_choice_of_twice_changed (Fixture      *fixture,
                              gconstpointer data)
{
  const int size = (int)strlen (messages_pasted[0]);

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[0], messages_pasted[1]);
  sealwax_messages_choose (fixture->messages, 1);
  edit (fixture, 2 * size - 8, 2 * size - 7, ""); /* one of its last characters */
  assert_place (fixture, 1, 3);
  g_assert_cmpint (sealwax_messages_get_finding (fixture->messages)->message.status, !=, SEALWAX_STATUS_OK);

  messages_show (fixture, "");
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[0], messages_pasted[1]);
  sealwax_messages_choose (fixture->messages, 1);
  edit (fixture, size + 1, 2 * size + 2, "");
  assert_place (fixture, 0, 2);
  g_assert_cmpint (sealwax_messages_get_finding (fixture->messages)->message.status, ==, SEALWAX_STATUS_OK);
}

/* If the whole text is replaced, the text before and after it decides. */
static void
test_choice_of_twice_replaced (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *text = g_strconcat (messages_pasted[2], messages_pasted[0], messages_pasted[1], messages_pasted[0], NULL);
  g_autofree char *more = g_strconcat (messages_pasted[0], messages_pasted[0], messages_pasted[1], messages_pasted[0], NULL);

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[0]);
  sealwax_messages_choose (fixture->messages, 2);
  messages_show (fixture, text);
  assert_place (fixture, 3, 4);
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[0]);
  assert_place (fixture, 2, 3);
  messages_show (fixture, more);
  assert_place (fixture, 3, 4);
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[0]);
  assert_place (fixture, 2, 3);
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[2]);
  assert_place (fixture, 0, 3); /* all that is left of it */
  sealwax_messages_choose (fixture->messages, 1);
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[2], messages_pasted[2]);
  assert_place (fixture, 1, 3); /* nothing is left: whatever is in its place */
}

int
main (int   argc,
      char *argv[])
{
  int status;

  messages_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/app/messages/" name, Fixture, NULL, messages_set_up, function, messages_tear_down)
  ADD ("choose", test_choose);
  ADD ("choose/among-few", test_choose_among_few);
  ADD ("choice/survives", test_choice_survives);
  ADD ("choice/of-twice", test_choice_of_twice);
  ADD ("choice/of-twice/edited", test_choice_of_twice_edited);
  ADD ("choice/of-twice/pasted", test_choice_of_twice_pasted);
  ADD ("choice/of-twice/changed", test_choice_of_twice_changed);
  ADD ("choice/of-twice/replaced", test_choice_of_twice_replaced);

  status = g_test_run ();
  messages_end ();

  return status;
}
