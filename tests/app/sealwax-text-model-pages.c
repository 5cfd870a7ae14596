/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "text-fixture.h"

/* A text that is too large to be shown whole. */

#define LONG_SIZE ((gsize)50000)

static void
assert_cursor (Fixture *fixture,
               gboolean at_end)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_true (at_end ? gtk_text_iter_is_end (&cursor) : gtk_text_iter_is_start (&cursor));
}

/* Others get all of it, whatever is shown. */
static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = text_make_words (LONG_SIZE);
  g_autofree char *shown = NULL;

  text_set (fixture, text);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
  text_assert (fixture, text);
  shown = text_dup_shown (fixture);
  g_assert_cmpuint (strlen (shown), >, 0);
  g_assert_cmpuint (strlen (shown), <, LONG_SIZE);

  heard_clear (fixture->heard);
  text_insert (fixture, "short");
  heard_assert (fixture->heard, "changed edited replaced");
  text_assert (fixture, "short");
  g_assert_true (sealwax_text_model_is_shown_whole (fixture->model));
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, text);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
}

/* The pages together are the text. Turning them changes nothing. */
static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *text = text_make_words (LONG_SIZE);
  g_autoptr (GString) read = g_string_new (NULL);
  guint            count;
  GtkTextBuffer   *buffer;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  text_insert (fixture, "before");
  text_set (fixture, text);
  sealwax_text_model_set_kept_outside (fixture->model);
  count = sealwax_text_model_count_pages (fixture->model);
  g_assert_cmpuint (count, >, 2);
  g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, 0);
  first = text_dup_shown (fixture);
  buffer = sealwax_text_model_get_buffer (fixture->model);
  heard_clear (fixture->heard);
  heard_follow (fixture->heard, fixture->model, "notify::page");

  for (guint page = 0; page < count; page++)
    {
      g_autofree char *shown = NULL;

      sealwax_text_model_show_page (fixture->model, page, page % 2 == 1);
      g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, page);
      assert_cursor (fixture, page % 2 == 1);
      shown = text_dup_shown (fixture);
      g_string_append (read, shown);
    }
  g_assert_cmpstr (read->str, ==, text);
  g_assert_cmpuint (heard_count (fixture->heard, "page"), ==, count);
  g_assert_cmpuint (heard_count (fixture->heard, "changed"), ==, 0);
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), ==, 0);

  text_assert (fixture, text);
  g_assert_true (sealwax_text_model_get_buffer (fixture->model) == buffer);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  g_assert_cmpint (sealwax_text_model_get_kept (fixture->model), ==, SEALWAX_TEXT_KEPT_OUTSIDE);

  /* The way back and forward from it is what it was, and it comes back as it was. */
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "before");
  g_assert_cmpuint (sealwax_text_model_count_pages (fixture->model), ==, 1);
  g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, 0);
  sealwax_text_model_redo (fixture->model);
  text_assert (fixture, text);
  g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, count - 1);
  sealwax_text_model_show_page (fixture->model, 0, FALSE);
  again = text_dup_shown (fixture);
  g_assert_cmpstr (again, ==, first);
}

/* The bounds of the pages follow each other through the text, and each place is on the page between whose bounds it is. */
static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *text = text_make_words (LONG_SIZE);
  gsize            start, end, last = 0;

  text_set (fixture, "short");
  sealwax_text_model_get_page_bounds (fixture->model, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, G_MAXSIZE);
  g_assert_cmpuint (sealwax_text_model_find_page (fixture->model, 3), ==, 0);

  text_set (fixture, text);
  for (guint page = 0; page < sealwax_text_model_count_pages (fixture->model); page++)
    {
      g_autofree char *shown = NULL;

      sealwax_text_model_show_page (fixture->model, page, FALSE);
      sealwax_text_model_get_page_bounds (fixture->model, &start, &end);
      shown = text_dup_shown (fixture);
      g_assert_cmpuint (start, ==, last);
      g_assert_cmpmem (shown, strlen (shown), text + start, end - start);
      g_assert_cmpuint (sealwax_text_model_find_page (fixture->model, start), ==, page);
      g_assert_cmpuint (sealwax_text_model_find_page (fixture->model, end - 1), ==, page);
      last = end;
    }
  g_assert_cmpuint (last, ==, LONG_SIZE);
}

/* What was undone before stays to be redone after a page was turned. */
static void
test_pages_and_redo (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *text = text_make_words (LONG_SIZE);

  text_set (fixture, text);
  text_insert (fixture, "after");
  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_show_page (fixture->model, 1, FALSE);
  g_assert_true (sealwax_text_model_can_redo (fixture->model));
  sealwax_text_model_redo (fixture->model);
  text_assert (fixture, "after");
}

/* What is put in may be what makes it too large. */
static void
test_insert_much (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *much = g_strnfill (LONG_SIZE, 'x');
  g_autofree char *result = g_strconcat ("Meet ", much, " noon.", NULL);

  text_set (fixture, "Meet at noon.");
  text_select (fixture, 5, 7);
  heard_clear (fixture->heard);
  text_insert (fixture, much);
  heard_assert (fixture->heard, "changed edited");
  text_assert (fixture, result);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "Meet at noon.");
}

/* A part of a preview is that part of the text; only the person's wish to have everything gives all of it. */
static void
test_selection_of_preview (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *text = text_make_words (LONG_SIZE);
  g_autofree char *shown = NULL;
  gsize            start;

  text_set (fixture, text);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  sealwax_text_model_show_page (fixture->model, 1, FALSE);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  shown = text_dup_shown (fixture);
  start = (gsize)(strstr (text, shown) - text);

  text_select (fixture, 10, 30);
  text_assert_selection (fixture, text + start + 10, 20);
  text_select (fixture, 0, (int)strlen (shown));
  text_assert_selection (fixture, shown, strlen (shown));

  sealwax_text_model_select_all (fixture->model);
  text_assert_selection (fixture, text, LONG_SIZE);
  text_select (fixture, 0, (int)strlen (shown));
  text_assert_selection (fixture, shown, strlen (shown));
  sealwax_text_model_select_all (fixture->model);
  sealwax_text_model_show_page (fixture->model, 2, FALSE);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

#define ADD(name, function) g_test_add ("/app/text-model/" name, Fixture, NULL, text_set_up, function, text_tear_down)
  ADD ("preview", test_preview);
  ADD ("pages", test_pages);
  ADD ("pages/places", test_places);
  ADD ("pages-and-redo", test_pages_and_redo);
  ADD ("insert-much", test_insert_much);
  ADD ("selection/of-preview", test_selection_of_preview);

  return g_test_run ();
}
