/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "messages-fixture.h"

#include <string.h>

#include "support.h"

static SealwaxMessageResult
get_result (Fixture *fixture,
            guint    index)
{
  g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (fixture->messages), index);

  return sealwax_found_message_get_result (message);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 0);
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, 0);
  g_assert_null (sealwax_messages_get_finding (fixture->messages));
  g_assert_false (sealwax_messages_is_reading (fixture->messages));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->messages)) == SEALWAX_TYPE_FOUND_MESSAGE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->messages)), ==, 0);
  g_assert_null (g_list_model_get_object (G_LIST_MODEL (fixture->messages), 0));
}

static void
test_follows (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = g_strconcat ("Hello Bob,\n", messages_pasted[0], "and\n", messages_pasted[1], "Alice", NULL);

  messages_show (fixture, text);
  heard_assert (fixture->heard, "items-changed(0,0,2) read");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->messages)), ==, 2);
  messages_assert_stands (text, messages_get_nth (fixture, 0), messages_pasted[0]);
  messages_assert_stands (text, messages_get_nth (fixture, 1), messages_pasted[1]);
  g_assert_null (g_list_model_get_object (G_LIST_MODEL (fixture->messages), 2));
  g_assert_true (sealwax_messages_get_finding (fixture->messages) == messages_get_nth (fixture, 0));
}

/* What is not a message says so itself; an empty text has none. */
static void
test_no_message (Fixture      *fixture,
                 gconstpointer data)
{
  messages_show (fixture, "Hello Bob, lunch at noon?");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
  g_assert_cmpint (sealwax_messages_get_finding (fixture->messages)->message.status, ==, SEALWAX_STATUS_NOT_A_MESSAGE);
  heard_clear (fixture->heard);

  messages_show (fixture, "");
  heard_assert (fixture->heard, "items-changed(0,1,0) read");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 0);
  g_assert_null (sealwax_messages_get_finding (fixture->messages));
}

/* Many changes in a row are read once, even if a reading is already under way, and it is the final text that is read. */
static void
test_many_changes (Fixture      *fixture,
                   gconstpointer data)
{
  GtkTextIter start;

  messages_set_text (fixture, messages_pasted[0]);
  messages_set_text (fixture, "");
  messages_set_text (fixture, messages_pasted[1]);
  g_main_context_iteration (NULL, FALSE);
  g_assert_true (sealwax_messages_is_reading (fixture->messages));
  messages_set_text (fixture, messages_pasted[2]);
  gtk_text_buffer_get_start_iter (sealwax_text_model_get_buffer (fixture->text), &start);
  gtk_text_buffer_insert (sealwax_text_model_get_buffer (fixture->text), &start, "Hello", -1);

  wait_until (messages_is_read, fixture->messages);
  wait_alone (fixture->messages);
  heard_assert (fixture->heard, "items-changed(0,0,1) read");
  g_assert_cmpuint (messages_get_nth (fixture, 0)->message.start, ==, 5);
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  messages_show (fixture, messages_pasted[0]);
  messages_show_joined (fixture, messages_pasted[1], messages_pasted[2], "");
  sealwax_text_model_undo (fixture->text);
  wait_until (messages_is_read, fixture->messages);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
}

/* A reading that was given up says nothing, whenever that happened, and the next change is read. */
static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  messages_show (fixture, messages_pasted[0]);
  heard_clear (fixture->heard);
  for (guint turns = 0; turns < 2; turns++)
    {
      messages_set_text (fixture, "");
      messages_set_text (fixture, messages_pasted[1]);
      if (turns == 1)
        g_main_context_iteration (NULL, FALSE);
      sealwax_messages_stop (fixture->messages);
      g_assert_false (sealwax_messages_is_reading (fixture->messages));

      while (g_main_context_iteration (NULL, FALSE))
        ;
      wait_alone (fixture->messages);
      heard_assert (fixture->heard, "");
      g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
    }

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], "");
  heard_assert (fixture->heard, "items-changed(0,1,2) read");
}

/* Nobody is told any more. */
static void
test_released (Fixture      *fixture,
               gconstpointer data)
{
  for (guint turns = 0; turns < 2; turns++)
    {
      gpointer released = NULL;

      g_clear_object (&fixture->messages);
      released = fixture->messages = sealwax_messages_new (fixture->text);
      g_object_add_weak_pointer (released, &released);
      messages_set_text (fixture, messages_pasted[turns]);
      if (turns == 1)
        g_main_context_iteration (NULL, FALSE);
      sealwax_messages_stop (fixture->messages);
      g_clear_object (&fixture->messages);
      while (released != NULL)
        g_main_context_iteration (NULL, TRUE);
      heard_assert (fixture->heard, "");
      messages_set_text (fixture, "");
    }
}

static void
test_contain (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *digest = NULL;

  messages_show (fixture, messages_pasted[0]);
  digest = g_strdup (messages_get_nth (fixture, 0)->digest);
  g_assert_true (sealwax_messages_contain (fixture->messages, digest));

  messages_show_joined (fixture, messages_pasted[1], "Hello", messages_pasted[0]);
  g_assert_true (sealwax_messages_contain (fixture->messages, digest));
  messages_show (fixture, messages_pasted[1]);
  g_assert_false (sealwax_messages_contain (fixture->messages, digest));
}

/* A result belongs to the message, wherever it moves, as long as it is there. */
static void
test_results (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *digest = NULL;

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], "");
  digest = g_strdup (messages_get_nth (fixture, 1)->digest);
  heard_clear (fixture->heard);
  sealwax_messages_set_result (fixture->messages, digest, SEALWAX_MESSAGE_RESULT_WRONG);
  heard_assert (fixture->heard, "items-changed(1,1,1)");
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NONE);
  g_assert_cmpint (get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_WRONG);

  messages_show_joined (fixture, messages_pasted[1], "Hello", messages_pasted[2]);
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_WRONG);
  g_assert_cmpint (get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);

  messages_show (fixture, messages_pasted[2]);
  messages_show (fixture, messages_pasted[1]);
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

/* The same message, there twice, has one result. */
static void
test_results_of_twice (Fixture      *fixture,
                       gconstpointer data)
{
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[0]);
  heard_clear (fixture->heard);
  sealwax_messages_set_result (fixture->messages, messages_get_nth (fixture, 2)->digest, SEALWAX_MESSAGE_RESULT_OPENED);
  heard_assert (fixture->heard, "items-changed(0,1,1) items-changed(2,1,1)");
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_OPENED);
  g_assert_cmpint (get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);
  g_assert_cmpint (get_result (fixture, 2), ==, SEALWAX_MESSAGE_RESULT_OPENED);
}

/* A list that only knows what it was told. */
static void
follow_items (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              GListStore *shadow)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_list_model_get_item (model, position + i));
  g_list_store_splice (shadow, position, removed, items->pdata, added);
}

static void
assert_same (Fixture    *fixture,
             GListStore *shadow,
             guint       count)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->messages)), ==, count);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shadow)), ==, count);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GObject) told = g_list_model_get_item (G_LIST_MODEL (shadow), i);
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->messages), i);

      g_assert_true (told == item);
    }
}

static void
test_items_changed (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GListStore) shadow = g_list_store_new (SEALWAX_TYPE_FOUND_MESSAGE);

  g_signal_connect (fixture->messages, "items-changed", G_CALLBACK (follow_items), shadow);
  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[0]);
  assert_same (fixture, shadow, 3);
  sealwax_messages_set_result (fixture->messages, messages_get_nth (fixture, 0)->digest, SEALWAX_MESSAGE_RESULT_ALTERED);
  assert_same (fixture, shadow, 3);
  messages_show (fixture, messages_pasted[1]);
  assert_same (fixture, shadow, 1);
  messages_show (fixture, "");
  assert_same (fixture, shadow, 0);
  g_signal_handlers_disconnect_by_data (fixture->messages, shadow);
}

/* The chosen message, if the text has changed since it was read. */
static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *now = g_strconcat ("Hello\n", messages_pasted[0], messages_pasted[1], NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult         *pending = NULL;
  const SealwaxFinding *finding;
  gsize                 size;

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[2]);
  sealwax_messages_choose (fixture->messages, 1);
  messages_set_text (fixture, now);
  sealwax_messages_find_async (fixture->messages, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  finding = sealwax_messages_find_finish (fixture->messages, result, &text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (finding);
  g_assert_cmpmem (g_bytes_get_data (text, &size), g_bytes_get_size (text), now, strlen (now));
  messages_assert_stands (now, finding, messages_pasted[1]);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
}

/* The list follows the text, and never goes back to an earlier one. */
static void
test_find_in_earlier (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  messages_show_joined (fixture, messages_pasted[0], messages_pasted[1], messages_pasted[2]);
  sealwax_messages_find_async (fixture->messages, NULL, test_on_done, &pending);
  messages_show (fixture, messages_pasted[2]);
  result = test_wait (&pending);

  g_assert_null (sealwax_messages_find_finish (fixture->messages, result, &text, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (text);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
  messages_assert_stands (messages_pasted[2], sealwax_messages_get_finding (fixture->messages), messages_pasted[2]);
}

static void
test_find_nothing (Fixture      *fixture,
                   gconstpointer data)
{
  static const char *const texts[] = { "", "Hello Bob, lunch at noon?" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) text = NULL;
      GAsyncResult         *pending = NULL;
      const SealwaxFinding *finding;

      messages_show (fixture, texts[i]);
      sealwax_messages_find_async (fixture->messages, NULL, test_on_done, &pending);
      result = test_wait (&pending);
      finding = sealwax_messages_find_finish (fixture->messages, result, &text, NULL);
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->message.status, ==, SEALWAX_STATUS_NOT_A_MESSAGE);
    }
}

static void
test_find_cancelled (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  messages_show (fixture, messages_pasted[0]);
  heard_clear (fixture->heard);
  sealwax_messages_find_async (fixture->messages, cancellable, test_on_done, &pending);
  g_cancellable_cancel (cancellable);
  result = test_wait (&pending);
  g_assert_null (sealwax_messages_find_finish (fixture->messages, result, &text, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (text);
  heard_assert (fixture->heard, "");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  messages_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/app/messages/" name, Fixture, NULL, messages_set_up, function, messages_tear_down)
  ADD ("empty", test_empty);
  ADD ("follows", test_follows);
  ADD ("no-message", test_no_message);
  ADD ("many-changes", test_many_changes);
  ADD ("undone", test_undone);
  ADD ("stop", test_stop);
  ADD ("released", test_released);
  ADD ("contain", test_contain);
  ADD ("results", test_results);
  ADD ("results/of-twice", test_results_of_twice);
  ADD ("items-changed", test_items_changed);
  ADD ("find", test_find);
  ADD ("find/in-earlier", test_find_in_earlier);
  ADD ("find/nothing", test_find_nothing);
  ADD ("find/cancelled", test_find_cancelled);

  status = g_test_run ();
  messages_end ();

  return status;
}
