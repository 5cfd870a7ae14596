/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-messages.h"

#include <string.h>

#include "heard.h"
#include "support.h"

#define KEY_FILE NULL, TEST_KEY /* costs nothing */

static char *pasted[3]; /* messages as they are pasted */

typedef struct
{
  SealwaxTextModel *text;
  SealwaxMessages  *messages;
  Heard            *heard;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->heard = heard_new ();
  fixture->text = sealwax_text_model_new (FALSE);
  fixture->messages = sealwax_messages_new (fixture->text);
  heard_follow (fixture->heard, fixture->messages, "chosen");
  heard_follow (fixture->heard, fixture->messages, "read");
  heard_follow (fixture->heard, fixture->messages, "items-changed");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->messages != NULL)
    sealwax_messages_stop (fixture->messages); /* what is still being read holds on to them */
  g_clear_object (&fixture->messages);
  g_clear_object (&fixture->text);
  heard_free (fixture->heard);
}

static void
set_text (Fixture    *fixture,
          const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_set_text (fixture->text, content);
}

static gboolean
is_read (gpointer messages)
{
  return !sealwax_messages_is_reading (messages);
}

/* As a person sees it a moment later. */
static void
show (Fixture    *fixture,
      const char *text)
{
  set_text (fixture, text);
  g_assert_true (sealwax_messages_is_reading (fixture->messages));
  wait_until (is_read, fixture->messages);
}

static void
show_joined (Fixture    *fixture,
             const char *first,
             const char *second,
             const char *third)
{
  g_autofree char *text = g_strconcat (first, "\n", second, "\n", third, NULL);

  show (fixture, text);
}

static const SealwaxFinding *
get_nth (Fixture *fixture,
         guint    index)
{
  g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (fixture->messages), index);

  g_assert_nonnull (message);

  return sealwax_found_message_get_finding (message); /* the list has it, too */
}

static SealwaxMessageResult
get_result (Fixture *fixture,
            guint    index)
{
  g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (fixture->messages), index);

  return sealwax_found_message_get_result (message);
}

static void
assert_stands (const char           *text,
               const SealwaxFinding *finding,
               const char           *expected)
{
  const gsize size = strcspn (expected, "\n"); /* its first line */

  g_assert_cmpint (finding->message.status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpmem (text + finding->message.start, size, expected, size);
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
  g_autofree char *text = g_strconcat ("Hello Bob,\n", pasted[0], "and\n", pasted[1], "Alice", NULL);

  show (fixture, text);
  heard_assert (fixture->heard, "items-changed(0,0,2) read");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->messages)), ==, 2);
  assert_stands (text, get_nth (fixture, 0), pasted[0]);
  assert_stands (text, get_nth (fixture, 1), pasted[1]);
  g_assert_null (g_list_model_get_object (G_LIST_MODEL (fixture->messages), 2));
  g_assert_true (sealwax_messages_get_finding (fixture->messages) == get_nth (fixture, 0));
}

/* What is no message says so itself; nothing at all is none. */
static void
test_no_message (Fixture      *fixture,
                 gconstpointer data)
{
  show (fixture, "Hello Bob, lunch at noon?");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
  g_assert_cmpint (sealwax_messages_get_finding (fixture->messages)->message.status, ==, SEALWAX_STATUS_NOT_A_MESSAGE);
  heard_clear (fixture->heard);

  show (fixture, "");
  heard_assert (fixture->heard, "items-changed(0,1,0) read");
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 0);
  g_assert_null (sealwax_messages_get_finding (fixture->messages));
}

/* One reading for many changes in a row, be it under way already: of the text as it is in the end. */
static void
test_many_changes (Fixture      *fixture,
                   gconstpointer data)
{
  GtkTextIter start;

  set_text (fixture, pasted[0]);
  set_text (fixture, "");
  set_text (fixture, pasted[1]);
  g_main_context_iteration (NULL, FALSE);
  g_assert_true (sealwax_messages_is_reading (fixture->messages));
  set_text (fixture, pasted[2]);
  gtk_text_buffer_get_start_iter (sealwax_text_model_get_buffer (fixture->text), &start);
  gtk_text_buffer_insert (sealwax_text_model_get_buffer (fixture->text), &start, "Hello", -1);

  wait_until (is_read, fixture->messages);
  wait_alone (fixture->messages);
  heard_assert (fixture->heard, "items-changed(0,0,1) read");
  g_assert_cmpuint (get_nth (fixture, 0)->message.start, ==, 5);
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  show (fixture, pasted[0]);
  show_joined (fixture, pasted[1], pasted[2], "");
  sealwax_text_model_undo (fixture->text);
  wait_until (is_read, fixture->messages);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
}

/* Reading that was given up tells nothing, whenever that was, and the next change is read. */
static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  show (fixture, pasted[0]);
  heard_clear (fixture->heard);
  for (guint turns = 0; turns < 2; turns++)
    {
      set_text (fixture, "");
      set_text (fixture, pasted[1]);
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

  show_joined (fixture, pasted[0], pasted[1], "");
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
      set_text (fixture, pasted[turns]);
      if (turns == 1)
        g_main_context_iteration (NULL, FALSE);
      sealwax_messages_stop (fixture->messages);
      g_clear_object (&fixture->messages);
      while (released != NULL)
        g_main_context_iteration (NULL, TRUE);
      heard_assert (fixture->heard, "");
      set_text (fixture, "");
    }
}

static void
test_contain (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *digest = NULL;

  show (fixture, pasted[0]);
  digest = g_strdup (get_nth (fixture, 0)->digest);
  g_assert_true (sealwax_messages_contain (fixture->messages, digest));

  show_joined (fixture, pasted[1], "Hello", pasted[0]);
  g_assert_true (sealwax_messages_contain (fixture->messages, digest));
  show (fixture, pasted[1]);
  g_assert_false (sealwax_messages_contain (fixture->messages, digest));
}

/* A result is the message's, wherever that is, as long as it is there. */
static void
test_results (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *digest = NULL;

  show_joined (fixture, pasted[0], pasted[1], "");
  digest = g_strdup (get_nth (fixture, 1)->digest);
  heard_clear (fixture->heard);
  sealwax_messages_set_result (fixture->messages, digest, SEALWAX_MESSAGE_RESULT_WRONG);
  heard_assert (fixture->heard, "items-changed(1,1,1)");
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NONE);
  g_assert_cmpint (get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_WRONG);

  show_joined (fixture, pasted[1], "Hello", pasted[2]);
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_WRONG);
  g_assert_cmpint (get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);

  show (fixture, pasted[2]);
  show (fixture, pasted[1]);
  g_assert_cmpint (get_result (fixture, 0), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

/* The same message twice has one result. */
static void
test_results_of_twice (Fixture      *fixture,
                       gconstpointer data)
{
  show_joined (fixture, pasted[0], pasted[1], pasted[0]);
  heard_clear (fixture->heard);
  sealwax_messages_set_result (fixture->messages, get_nth (fixture, 2)->digest, SEALWAX_MESSAGE_RESULT_OPENED);
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
  show_joined (fixture, pasted[0], pasted[1], pasted[0]);
  assert_same (fixture, shadow, 3);
  sealwax_messages_set_result (fixture->messages, get_nth (fixture, 0)->digest, SEALWAX_MESSAGE_RESULT_ALTERED);
  assert_same (fixture, shadow, 3);
  show (fixture, pasted[1]);
  assert_same (fixture, shadow, 1);
  show (fixture, "");
  assert_same (fixture, shadow, 0);
  g_signal_handlers_disconnect_by_data (fixture->messages, shadow);
}

static void
assert_chosen (Fixture    *fixture,
               const char *text,
               guint       index,
               const char *expected)
{
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, index);
  assert_stands (text, sealwax_messages_get_finding (fixture->messages), expected);
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  show_joined (fixture, pasted[0], pasted[1], pasted[2]);
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
  show (fixture, pasted[0]);
  heard_clear (fixture->heard);
  sealwax_messages_choose_next (fixture->messages, 1);
  sealwax_messages_choose_next (fixture->messages, -1);
  heard_assert (fixture->heard, "");
}

/* What is chosen is a message, and not a place. The person has not chosen another one when others come and go. */
static void
test_choice_survives (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *first = g_strconcat ("Hello Bob,\n", pasted[0], pasted[1], pasted[2], NULL);
  g_autofree char *second = g_strconcat ("Hello\n", pasted[1], pasted[2], NULL);
  g_autofree char *third = g_strconcat (pasted[0], "Hello\n", pasted[1], NULL);

  show_joined (fixture, pasted[0], pasted[1], pasted[2]);
  sealwax_messages_choose (fixture->messages, 1);
  heard_clear (fixture->heard);
  show (fixture, first);
  assert_chosen (fixture, first, 1, pasted[1]);
  show (fixture, second);
  assert_chosen (fixture, second, 0, pasted[1]);
  show (fixture, third);
  assert_chosen (fixture, third, 1, pasted[1]);
  show (fixture, pasted[2]);
  assert_chosen (fixture, pasted[2], 0, pasted[2]);
  g_assert_cmpuint (heard_count (fixture->heard, "chosen"), ==, 0);
}

/* Of the same message twice, the one that was chosen. */
static void
test_choice_of_twice (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *text = g_strconcat ("Hello\n", pasted[0], pasted[0], pasted[1], NULL);

  show_joined (fixture, pasted[0], pasted[0], pasted[1]);
  for (guint i = 0; i < 2; i++)
    {
      sealwax_messages_choose (fixture->messages, i);
      show (fixture, text);
      assert_chosen (fixture, text, i, pasted[0]);
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
  wait_until (is_read, fixture->messages);
}

static void
assert_place (Fixture *fixture,
              guint    index,
              guint    count)
{
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, count);
  g_assert_cmpuint (sealwax_messages_get_chosen (fixture->messages), ==, index);
}

/* Of the same message twice, the one that was chosen, wherever it goes. */
static void
test_choice_of_twice_edited (Fixture      *fixture,
                             gconstpointer data)
{
  const int size = (int)strlen (pasted[0]);

  for (guint chosen = 0; chosen < 2; chosen++)
    {
      show (fixture, "");
      show_joined (fixture, pasted[0], pasted[0], "end");
      sealwax_messages_choose (fixture->messages, chosen);
      edit (fixture, 0, 0, "Grüße\n");
      assert_place (fixture, chosen, 2);
      edit (fixture, 0, 0, pasted[0]); /* before both */
      assert_place (fixture, chosen + 1, 3);
      edit (fixture, 0, size, "");
      assert_place (fixture, chosen, 2);
      edit (fixture, -1, -1, "\n");
      edit (fixture, -1, -1, pasted[0]); /* after both */
      assert_place (fixture, chosen, 3);
    }
}

/* Right before it; several changes at once; and undone. */
static void
test_choice_of_twice_pasted (Fixture      *fixture,
                             gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start;

  show (fixture, pasted[0]);
  edit (fixture, 0, 0, pasted[0]);
  assert_place (fixture, 1, 2);

  buffer = sealwax_text_model_get_buffer (fixture->text);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, pasted[0], -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, pasted[1], -1);
  wait_until (is_read, fixture->messages);
  assert_place (fixture, 3, 4);
}

/* It stays the chosen one when it is changed itself; when it goes, the same message elsewhere is. */
static void
test_choice_of_twice_changed (Fixture      *fixture,
                              gconstpointer data)
{
  const int size = (int)strlen (pasted[0]);

  show_joined (fixture, pasted[0], pasted[0], pasted[1]);
  sealwax_messages_choose (fixture->messages, 1);
  edit (fixture, 2 * size - 8, 2 * size - 7, ""); /* one of its last characters */
  assert_place (fixture, 1, 3);
  g_assert_cmpint (sealwax_messages_get_finding (fixture->messages)->message.status, !=, SEALWAX_STATUS_OK);

  show (fixture, "");
  show_joined (fixture, pasted[0], pasted[0], pasted[1]);
  sealwax_messages_choose (fixture->messages, 1);
  edit (fixture, size + 1, 2 * size + 2, "");
  assert_place (fixture, 0, 2);
  g_assert_cmpint (sealwax_messages_get_finding (fixture->messages)->message.status, ==, SEALWAX_STATUS_OK);
}

/* Where all of the text is another one, what is before and after it tells. */
static void
test_choice_of_twice_replaced (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *text = g_strconcat (pasted[2], pasted[0], pasted[1], pasted[0], NULL);
  g_autofree char *more = g_strconcat (pasted[0], pasted[0], pasted[1], pasted[0], NULL);

  show_joined (fixture, pasted[0], pasted[1], pasted[0]);
  sealwax_messages_choose (fixture->messages, 2);
  show (fixture, text);
  assert_place (fixture, 3, 4);
  show_joined (fixture, pasted[0], pasted[1], pasted[0]);
  assert_place (fixture, 2, 3);
  show (fixture, more);
  assert_place (fixture, 3, 4);
  show_joined (fixture, pasted[0], pasted[1], pasted[0]);
  assert_place (fixture, 2, 3);
  show_joined (fixture, pasted[0], pasted[1], pasted[2]);
  assert_place (fixture, 0, 3); /* that is left of it */
  sealwax_messages_choose (fixture->messages, 1);
  show_joined (fixture, pasted[0], pasted[2], pasted[2]);
  assert_place (fixture, 1, 3); /* nothing is: what is in its place */
}

/* The chosen message, where the text has changed since it was read. */
static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *now = g_strconcat ("Hello\n", pasted[0], pasted[1], NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult         *pending = NULL;
  const SealwaxFinding *finding;
  gsize                 size;

  show_joined (fixture, pasted[0], pasted[1], pasted[2]);
  sealwax_messages_choose (fixture->messages, 1);
  set_text (fixture, now);
  sealwax_messages_find_async (fixture->messages, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  finding = sealwax_messages_find_finish (fixture->messages, result, &text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (finding);
  g_assert_cmpmem (g_bytes_get_data (text, &size), g_bytes_get_size (text), now, strlen (now));
  assert_stands (now, finding, pasted[1]);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 2);
}

/* What is listed follows the text, and never goes back to an earlier one. */
static void
test_find_in_earlier (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  show_joined (fixture, pasted[0], pasted[1], pasted[2]);
  sealwax_messages_find_async (fixture->messages, NULL, test_on_done, &pending);
  show (fixture, pasted[2]);
  result = test_wait (&pending);

  g_assert_null (sealwax_messages_find_finish (fixture->messages, result, &text, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (text);
  g_assert_cmpuint (sealwax_messages_get_count (fixture->messages), ==, 1);
  assert_stands (pasted[2], sealwax_messages_get_finding (fixture->messages), pasted[2]);
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

      show (fixture, texts[i]);
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

  show (fixture, pasted[0]);
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

  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", KEY_FILE);
      gsize       size;
      const char *bytes = g_bytes_get_data (message, &size);

      pasted[i] = g_strndup (bytes, size);
    }

#define ADD(name, function) g_test_add ("/app/messages/" name, Fixture, NULL, set_up, function, tear_down)
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
  ADD ("choose", test_choose);
  ADD ("choose/among-few", test_choose_among_few);
  ADD ("choice/survives", test_choice_survives);
  ADD ("choice/of-twice", test_choice_of_twice);
  ADD ("choice/of-twice/edited", test_choice_of_twice_edited);
  ADD ("choice/of-twice/pasted", test_choice_of_twice_pasted);
  ADD ("choice/of-twice/changed", test_choice_of_twice_changed);
  ADD ("choice/of-twice/replaced", test_choice_of_twice_replaced);
  ADD ("find", test_find);
  ADD ("find/in-earlier", test_find_in_earlier);
  ADD ("find/nothing", test_find_nothing);
  ADD ("find/cancelled", test_find_cancelled);

  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    g_free (pasted[i]);

  return status;
}
